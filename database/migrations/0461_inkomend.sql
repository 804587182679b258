-- Objects of an Objects API that were told of: each waits here until it was fetched and taken in, once.

create table inkomend_object (
  object uuid primary key,
  gemeld_op timestamptz not null default now(),
  -- Whoever fetches it has it until then; another goes on when a process was killed.
  volgende_poging timestamptz not null default now(),
  pogingen integer not null default 0
);
create index inkomend_object_volgende on inkomend_object (volgende_poging);
