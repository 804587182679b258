-- Applications that may use the APIs, and what they may do (R28).

create type authenticatiemiddel as enum
  ('digid', 'eherkenning', 'eidas', 'identiteitsdocument', 'controlevragen', 'ondertekende_brief', 'machtiging');

create type betrouwbaarheidsniveau as enum ('laag', 'substantieel', 'hoog', 'onbepaald');

create table applicatie (
  uuid uuid primary key,
  naam text not null check (naam <> ''),
  token_hash bytea not null unique,
  rechten text[] not null,
  -- The way in which it establishes the identity of a partij before it registers one (R1); null means that it does not.
  authenticatie_middel authenticatiemiddel,
  authenticatie_niveau betrouwbaarheidsniveau,
  actief boolean not null default true,
  demo boolean not null default false,
  aangemaakt_op timestamptz not null default now(),
  constraint applicatie_authenticatie_volledig check ((authenticatie_middel is null) = (authenticatie_niveau is null))
);
