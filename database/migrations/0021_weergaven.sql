-- Medewerkers keep views of the worklists under a name: which list, filters, sort and search, and never tasks. A view shows each user what
-- they may see.

create table weergave (
  uuid uuid primary key,
  medewerker uuid not null references actor on delete cascade,
  naam text not null,
  -- It counts the times that it was changed, so that a user who changes an older version is told.
  versie integer not null default 1,
  -- It is as the worklist had it when it was kept; filters that the worklist no longer knows are left out when it is read.
  inhoud jsonb not null,
  -- The members of this afdeling or groep see it too. Its name stays after it is gone, to say so.
  gedeeld_met uuid references actor on delete set null,
  gedeeld_met_naam text,
  bijgewerkt_op timestamptz not null default now(),
  constraint weergave_naam_lengte check (char_length(naam) between 1 and 100),
  constraint weergave_versie_positief check (versie > 0),
  constraint weergave_gedeeld check (gedeeld_met is null or gedeeld_met_naam is not null)
);

create unique index weergave_naam_uniek on weergave (medewerker, lower(naam));
create index weergave_gedeeld_met on weergave (gedeeld_met) where gedeeld_met is not null;

-- The worklist of a medewerker opens with this view; without a row it opens with their own tasks.
create table weergave_standaard (
  medewerker uuid primary key references actor on delete cascade,
  weergave uuid not null references weergave on delete cascade
);

create index weergave_standaard_weergave on weergave_standaard (weergave);
