-- A klanttaak that gets more time has another last day, and the klant is reminded of that one: each of its kind once for a last day.

alter table klanttaak_herinnering add column laatste_dag date;
update klanttaak_herinnering h set laatste_dag = k.laatste_dag from klanttaak k where k.uuid = h.klanttaak;
alter table klanttaak_herinnering alter column laatste_dag set not null;
alter table klanttaak_herinnering drop constraint klanttaak_herinnering_een_keer,
  add constraint klanttaak_herinnering_een_keer unique (klanttaak, soort, laatste_dag);
