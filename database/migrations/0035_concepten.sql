-- A draft of a contact belongs to one medewerker; what was typed survives a reload, a crash, and another desk.

create table concept (
  uuid uuid primary key,
  medewerker uuid not null references actor on delete cascade,
  -- It counts the times that it was kept, so that a user who keeps an older version is told.
  versie integer not null default 1,
  inhoud jsonb not null,
  gemaakt_op timestamptz not null default now(),
  bijgewerkt_op timestamptz not null default now(),
  constraint concept_versie_positief check (versie > 0)
);

create index concept_medewerker on concept (medewerker, bijgewerkt_op desc);
create index concept_bijgewerkt on concept (bijgewerkt_op);

update rol set rechten = array(select distinct r from unnest(rechten || array['concepten.bewaren']) r order by r)
where 'klantcontacten.registreren' = any (rechten);
