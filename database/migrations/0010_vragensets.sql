-- A customer is asked these questions for an afdeling or groep. Answers travel with the text of their question, so a set can change at any
-- time.

create table vragenset (
  uuid uuid primary key,
  -- Null means every afdeling and groep.
  actor uuid references actor on delete cascade,
  titel text not null,
  -- [{sleutel, label, soort, verplicht, opties}]
  vragen jsonb not null,
  actief boolean not null default true,
  volgorde integer not null,
  constraint vragenset_titel_lengte check (char_length(titel) between 1 and 100),
  constraint vragenset_vragen_lijst check (jsonb_typeof(vragen) = 'array')
);

create index vragenset_actor on vragenset (actor);
