-- Texts with which medewerkers begin an answer to a klant, and how an afdeling signs it.

create table standaardantwoord (
  uuid uuid primary key,
  -- Null means every afdeling and groep.
  afdeling uuid references actor on delete cascade,
  soort text not null,
  naam text not null,
  tekst text not null,
  constraint standaardantwoord_soort check (soort in ('antwoord', 'ondertekening')),
  constraint standaardantwoord_naam_lengte check (char_length(naam) between 1 and 100),
  constraint standaardantwoord_tekst_lengte check (char_length(tekst) between 1 and 10000)
);

create unique index standaardantwoord_uniek on standaardantwoord (afdeling, lower(naam)) nulls not distinct where soort = 'antwoord';
create unique index standaardantwoord_ondertekening on standaardantwoord (afdeling) nulls not distinct where soort = 'ondertekening';

update rol set rechten = array(select distinct r from unnest(rechten || array['standaardantwoorden.beheren']) r order by r)
where naam = 'beheerder';
