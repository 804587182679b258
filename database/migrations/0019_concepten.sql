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

-- A medewerker has one unfinished text at an interne taak for each way to follow it up.

create table taakconcept (
  medewerker uuid not null references actor on delete cascade,
  interne_taak uuid not null references interne_taak on delete cascade,
  soort text not null,
  -- It counts the times that it was kept, so that a user who keeps an older version is told.
  versie integer not null,
  inhoud jsonb not null,
  gemaakt_op timestamptz not null default now(),
  bijgewerkt_op timestamptz not null default now(),
  primary key (medewerker, interne_taak, soort),
  constraint taakconcept_soort check (
    soort in ('antwoord', 'contactpoging', 'notitie', 'afronding', 'toewijzing', 'doorsturing', 'heropening', 'zaak')),
  constraint taakconcept_versie_positief check (versie > 0)
);

create index taakconcept_taak on taakconcept (interne_taak);
create index taakconcept_bijgewerkt on taakconcept (bijgewerkt_op);
