-- These are the persons and organisations of the Contactgegevens API. They are tied to nothing: partijen are what Balie knows (R1).

create table contactgegevens_persoon (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  geboortedatum date not null,
  overlijdensdatum date,
  geslachtsnaam text not null,
  geslacht text not null default '' check (geslacht in ('', 'm', 'v', 'o')),
  voorvoegsel text not null default '',
  voornamen text not null default '',
  adres adres not null default row('', '', null, '', '', '', '', '', '', '')
);

create table contactgegevens_organisatie (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  handelsnaam text not null,
  oprichtingsdatum date,
  opheffingsdatum date,
  adres adres not null default row('', '', null, '', '', '', '', '', '', '')
);
