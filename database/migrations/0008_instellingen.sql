-- Beheer sets these while Balie runs: name, languages, texts, and how it looks. The settings of the operator are in the environment.

create table instelling (
  naam text primary key,
  waarde jsonb not null
);

create table huisstijlbestand (
  soort text primary key,
  inhoud bytea not null,
  mediatype text not null,
  sha256 text not null,
  gewijzigd_op timestamptz not null default now(),
  constraint huisstijlbestand_soort check (soort in ('logo', 'favicon', 'thema')),
  constraint huisstijlbestand_omvang check (octet_length(inhoud) between 1 and 524288)
);
