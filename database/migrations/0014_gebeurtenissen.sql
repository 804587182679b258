-- Events are told to others as CloudEvents (NL GOV profile), without personal data.

create table gebeurtenis (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  type text not null check (type ~ '^nl(\.[a-z0-9-]+)+$'),
  subject uuid not null,
  op timestamptz not null default now()
);

create trigger gebeurtenis_niet_muteerbaar before update or delete on gebeurtenis
  for each row execute function weiger_wijziging();
