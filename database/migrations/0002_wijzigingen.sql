-- A row records a change by beheer: who, when, what, and what it was before. Rows are only added.

create table wijziging (
  volgnummer bigint generated always as identity primary key,
  op timestamptz not null default now(),
  door_soort text not null,
  -- Null stands for the command line.
  door uuid,
  door_naam text not null,
  -- The noun: kanaal, rol, actor.
  soort text not null,
  -- The key of what was changed, and its name at that moment.
  object text not null,
  naam text not null,
  actie text not null,
  -- [{veld, van, naar}]; van is null for what is new, naar for what is gone.
  velden jsonb not null,
  -- The medewerker who approved a change of rights; null: nobody had to.
  akkoord uuid,
  akkoord_naam text,
  constraint wijziging_door_soort check (door_soort in ('medewerker', 'applicatie', 'opdrachtregel')),
  constraint wijziging_actie check (actie in ('gemaakt', 'gewijzigd', 'verwijderd')),
  constraint wijziging_akkoord check ((akkoord is null) = (akkoord_naam is null)),
  -- Nobody is their own second person.
  constraint wijziging_vier_ogen check (akkoord <> door)
);

create index wijziging_soort on wijziging (soort, object, volgnummer desc);
create index wijziging_door on wijziging (door, volgnummer desc);
create index wijziging_op on wijziging using brin (op);

create trigger wijziging_niet_muteerbaar before update or delete on wijziging
  for each row execute function weiger_wijziging();
create trigger wijziging_niet_leeg_te_maken before truncate on wijziging
  for each statement execute function weiger_wijziging();

-- Until which change somebody, a medewerker or an application, has seen those of rights.
create table wijziging_gezien (
  wie uuid primary key,
  volgnummer bigint not null
);
