-- A line of the logboek also says for which purpose, from where, and in which chain of calls (R29).

alter table logboek
  add column verwerkingsactiviteit text not null default '',
  add column trace_id text not null default '',
  add column herkomst text not null default '',
  add column wie_naam text not null default '';

-- An operation works with personal data for a purpose: a reference to the register van verwerkingsactiviteiten. `operatie` is the name of
-- an operation, its beginning up to a point (`partijen`), or `*` for the rest; the longest that fits holds.
create table verwerkingsactiviteit (
  operatie text primary key,
  naam text not null,
  verwijzing text not null default '',
  constraint verwerkingsactiviteit_naam_niet_leeg check (naam <> '')
);

insert into verwerkingsactiviteit (operatie, naam) values
  ('*', 'Bijhouden en opvolgen van klantcontacten'),
  ('toegang', 'Beheren van toegang'),
  ('logboek', 'Toezien op het gebruik van persoonsgegevens');
