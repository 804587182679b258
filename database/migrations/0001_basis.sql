-- Types and functions that every feature uses. They know no table.

create extension if not exists unaccent;
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- A name as the Klantinteracties standard groups it; an absent part is ''.
create type contactnaam as (
  voorletters text,
  voornaam text,
  voorvoegsel_achternaam text,
  achternaam text
);

-- An address as the standard groups it; an absent part is '' (huisnummer: null).
create type adres as (
  nummeraanduiding_id text,
  straatnaam text,
  huisnummer integer,
  huisnummertoevoeging text,
  postcode text,
  stad text,
  adresregel1 text,
  adresregel2 text,
  adresregel3 text,
  land text
);

-- A reference to an object in another register; an absent part is ''.
create type objectidentificator as (
  object_id text,
  code_objecttype text,
  code_register text,
  code_soort_object_id text
);

-- The instant in UTC with `Z`; a fraction (6 digits) only when there is one.
create function iso(moment timestamptz) returns text
  language sql stable parallel safe
  return to_char(moment at time zone 'UTC',
    case when date_trunc('second', moment) = moment then 'YYYY-MM-DD"T"HH24:MI:SS"Z"' else 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"' end);

-- The week of a moment, counted from 1970: what long lists are divided by.
create function week(moment timestamptz) returns integer
  language sql immutable parallel safe
  return floor(extract(epoch from moment) / 604800)::integer;

create function volledige_naam(naam contactnaam) returns text
  language sql immutable parallel safe
  return rtrim(coalesce(nullif((naam).voornaam, '') || ' ', '')
    || coalesce(nullif((naam).voorvoegsel_achternaam, '') || ' ', '') || coalesce((naam).achternaam, ''));

-- The form in which names are compared: without diacritics, in lower case, ij as y.
create function zoekvorm(tekst text) returns text
  language sql immutable parallel safe
  return replace(lower(public.unaccent('public.unaccent', coalesce(tekst, ''))), 'ij', 'y');

create function json_van(naam contactnaam) returns json
  language sql stable parallel safe
  return json_build_object(
    'voorletters', coalesce((naam).voorletters, ''),
    'voornaam', coalesce((naam).voornaam, ''),
    'voorvoegselAchternaam', coalesce((naam).voorvoegsel_achternaam, ''),
    'achternaam', coalesce((naam).achternaam, ''));

create function json_van(plek adres) returns json
  language sql stable parallel safe
  return json_build_object(
    'nummeraanduidingId', coalesce((plek).nummeraanduiding_id, ''),
    'straatnaam', coalesce((plek).straatnaam, ''),
    'huisnummer', (plek).huisnummer,
    'huisnummertoevoeging', coalesce((plek).huisnummertoevoeging, ''),
    'postcode', coalesce((plek).postcode, ''),
    'stad', coalesce((plek).stad, ''),
    'adresregel1', coalesce((plek).adresregel1, ''),
    'adresregel2', coalesce((plek).adresregel2, ''),
    'adresregel3', coalesce((plek).adresregel3, ''),
    'land', coalesce((plek).land, ''));

create function json_van(verwijzing objectidentificator) returns json
  language sql stable parallel safe
  return json_build_object(
    'objectId', coalesce((verwijzing).object_id, ''),
    'codeObjecttype', coalesce((verwijzing).code_objecttype, ''),
    'codeRegister', coalesce((verwijzing).code_register, ''),
    'codeSoortObjectId', coalesce((verwijzing).code_soort_object_id, ''));

create function contactnaam_van(groep jsonb) returns contactnaam
  language sql immutable parallel safe
  return row(
    coalesce(groep ->> 'voorletters', ''), coalesce(groep ->> 'voornaam', ''),
    coalesce(groep ->> 'voorvoegselAchternaam', ''), coalesce(groep ->> 'achternaam', ''))::contactnaam;

create function adres_van(groep jsonb) returns adres
  language sql immutable parallel safe
  return row(
    coalesce(groep ->> 'nummeraanduidingId', ''), coalesce(groep ->> 'straatnaam', ''), (groep ->> 'huisnummer')::integer,
    coalesce(groep ->> 'huisnummertoevoeging', ''), coalesce(groep ->> 'postcode', ''), coalesce(groep ->> 'stad', ''),
    coalesce(groep ->> 'adresregel1', ''), coalesce(groep ->> 'adresregel2', ''), coalesce(groep ->> 'adresregel3', ''),
    coalesce(groep ->> 'land', ''))::adres;

create function objectidentificator_van(groep jsonb) returns objectidentificator
  language sql immutable parallel safe
  return row(
    coalesce(groep ->> 'objectId', ''), coalesce(groep ->> 'codeObjecttype', ''),
    coalesce(groep ->> 'codeRegister', ''), coalesce(groep ->> 'codeSoortObjectId', ''))::objectidentificator;

-- Dutch stemming, and found with or without diacritics.
create text search configuration nederlands (copy = dutch);
alter text search configuration nederlands alter mapping for hword, hword_part, word with unaccent, dutch_stem;

-- A trigger for tables to which rows are only added. The named setting lets `balie` destroy what is past its bewaartermijn (R30).
create function weiger_wijziging() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('balie.vernietiging', true) = 'ja' then
    return old;
  end if;
  raise exception 'Een regel van % kan niet worden gewijzigd of verwijderd.', tg_table_name
    using errcode = 'restrict_violation', constraint = tg_table_name || '_niet_muteerbaar';
end $$;

-- Finds the uuid in a reference: in capitals, without dashes, in braces, in a URN or in a URL. Null when there is none.
create function uuid_van(tekst text) returns uuid language sql immutable parallel safe
  return substring(regexp_replace(lower(tekst), '[{}-]', '', 'g') from '(?:^|[^0-9a-f])([0-9a-f]{32})(?:[^0-9a-f]|$)')::uuid;

-- The numbers of rows of the large tables have one row for each table and place (decision 0012). A transaction that adds or removes rows
-- takes a place that no other one has at that moment, so that nobody waits.
create table telling (
  tabel text not null,
  plaats smallint not null,
  aantal bigint not null,
  primary key (tabel, plaats)
) with (fillfactor = 50);

create function vrije_plaats() returns smallint language plpgsql as $$
begin
  for poging in 0..63 loop
    if pg_try_advisory_xact_lock(20230420, (pg_backend_pid() + poging) % 64) then
      return (pg_backend_pid() + poging) % 64;
    end if;
  end loop;
  return pg_backend_pid() % 64;
end $$;

-- Adds to a count, unless there is nothing to add.
create function tel(naam text, verschil bigint) returns void language sql set search_path = public, pg_temp
begin atomic
  insert into telling as t (tabel, plaats, aantal) select naam, vrije_plaats(), verschil where verschil <> 0
  on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
end;

-- Counts the rows of a table as they come and go.
create function tel_mee() returns trigger language plpgsql as $$
declare verschil bigint;
begin
  select count(*) * case tg_op when 'INSERT' then 1 else -1 end into verschil from rijen;
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values (tg_table_name, vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
  return null;
end $$;

-- Gives the number of rows of a table that is counted.
create function aantal_in(naam text) returns bigint language sql stable parallel safe
  return (select coalesce(sum(t.aantal), 0)::bigint from telling t where t.tabel = naam);
