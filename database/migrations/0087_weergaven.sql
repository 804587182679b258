-- Views of the worklists that medewerkers keep under a name: which list, filters, sort and search. Never tasks: what a view shows is what the
-- one who looks may see.

create table weergave (
  uuid uuid primary key,
  medewerker uuid not null references actor on delete cascade,
  naam text not null,
  -- Counts the times that it was changed: who changes an older one is told.
  versie integer not null default 1,
  -- As the worklist had it when it was kept; what it no longer knows is left out when it is read.
  inhoud jsonb not null,
  -- The afdeling or groep whose people see it too. Its name stays when it is gone, to say so.
  gedeeld_met uuid references actor on delete set null,
  gedeeld_met_naam text,
  bijgewerkt_op timestamptz not null default now(),
  constraint weergave_naam_lengte check (char_length(naam) between 1 and 100),
  constraint weergave_versie_positief check (versie > 0),
  constraint weergave_gedeeld check (gedeeld_met is null or gedeeld_met_naam is not null)
);

create unique index weergave_naam_uniek on weergave (medewerker, lower(naam));
create index weergave_gedeeld_met on weergave (gedeeld_met) where gedeeld_met is not null;

-- The view with which the worklist of a medewerker opens; no row: with his own tasks.
create table weergave_standaard (
  medewerker uuid primary key references actor on delete cascade,
  weergave uuid not null references weergave on delete cascade
);

create index weergave_standaard_weergave on weergave_standaard (weergave);

update rol set rechten = rechten || array['weergaven.bewaren'] where 'internetaken.lezen' = any (rechten);
