-- The identity of every partij was established (R1-R8).

create type soort_partij as enum ('persoon', 'organisatie', 'contactpersoon');
create type ingezetenschap as enum ('ingezetene', 'niet_ingezetene', 'onbekend');
create type soort_digitaal_adres as enum ('email', 'telefoonnummer', 'overig');

create sequence partij_nummer start 10000001;

create table partij (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  nummer text not null,
  soort_partij soort_partij not null,
  interne_notitie text not null default '',
  indicatie_geheimhouding boolean,
  indicatie_actief boolean not null default true,
  voorkeurstaal text not null default '',
  voorkeurskanaal text not null default '',
  voorkeurs_digitaal_adres uuid,
  voorkeurs_rekeningnummer uuid,
  bezoekadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  correspondentieadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  -- The details per kind. Null means none; a partij that changes kind and back again finds its old data.
  persoon contactnaam,
  ingezetenschap ingezetenschap not null default 'onbekend',
  organisatie text,
  contactpersoon contactnaam,
  contactpersoon_uuid uuid,
  werkte_voor_partij uuid references partij on delete set null deferrable,
  aangemaakt_op timestamptz not null default now(),
  naam text not null generated always as (
    coalesce(case soort_partij
      when 'persoon' then volledige_naam(persoon)
      when 'organisatie' then organisatie
      else volledige_naam(contactpersoon) end, '')) stored,
  zoeknaam text not null generated always as (
    zoekvorm(case soort_partij
      when 'persoon' then volledige_naam(persoon)
      when 'organisatie' then organisatie
      else volledige_naam(contactpersoon) end)) stored,
  constraint partij_nummer_uniek unique (nummer),
  constraint partij_contactpersoon_uuid_uniek unique (contactpersoon_uuid)
);

create index partij_zoeknaam on partij using gin (zoeknaam gin_trgm_ops);
create index partij_soort on partij (soort_partij, volgnummer desc);
create index partij_werkte_voor on partij (werkte_voor_partij);
create index partij_bezoekadres on partij (((bezoekadres).postcode), ((bezoekadres).huisnummer));
create index partij_correspondentieadres on partij (((correspondentieadres).postcode), ((correspondentieadres).huisnummer));

-- The next free number. A number that a client chose itself is skipped.
create function volgend_partij_nummer() returns text language plpgsql as $$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('partij_nummer')::text;
    exit when not exists (select from partij where nummer = kandidaat);
  end loop;
  return kandidaat;
end $$;

alter table partij alter column nummer set default volgend_partij_nummer();

-- A row records each time that the identity of a partij was established (R1). Rows are only added.
create table partij_authenticatie (
  uuid uuid primary key,
  partij uuid not null references partij on delete cascade deferrable,
  middel authenticatiemiddel not null,
  niveau betrouwbaarheidsniveau not null,
  op timestamptz not null,
  door_soort text not null check (door_soort in ('medewerker', 'applicatie')),
  door uuid not null,
  door_naam text not null,
  constraint partij_authenticatie_niet_in_de_toekomst check (op <= now() + interval '5 minutes')
);

create index partij_authenticatie_partij on partij_authenticatie (partij, op desc);

create trigger partij_authenticatie_niet_muteerbaar before update on partij_authenticatie
  for each row execute function weiger_wijziging();

create table partij_identificator (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  partij uuid references partij on delete cascade deferrable,
  andere_partij_identificator text not null default '',
  code_register text not null,
  code_objecttype text not null,
  code_soort_object_id text not null,
  object_id text not null,
  sub_identificator_van uuid,
  -- An earlier Open Klant let in kinds of numbers that the standard does not have, and a vestigingsnummer without KVK-nummer; a takeover
  -- brings them as they are (decision 0015).
  buiten_regels boolean not null default false,
  constraint partij_identificator_sub foreign key (sub_identificator_van) references partij_identificator deferrable,
  constraint partij_identificator_uniek unique nulls not distinct
    (code_register, code_objecttype, code_soort_object_id, object_id, sub_identificator_van),
  constraint partij_identificator_soort_uniek unique (partij, code_soort_object_id),
  constraint partij_identificator_hierarchie check (
    buiten_regels or (code_register, code_objecttype, code_soort_object_id) in (
      ('brp', 'natuurlijk_persoon', 'bsn'),
      ('hr', 'niet_natuurlijk_persoon', 'rsin'),
      ('hr', 'niet_natuurlijk_persoon', 'kvk_nummer'),
      ('hr', 'vestiging', 'vestigingsnummer'))),
  constraint partij_identificator_vestiging check (
    buiten_regels or code_soort_object_id <> 'vestigingsnummer' or sub_identificator_van is not null)
);

create index partij_identificator_object on partij_identificator (object_id, code_soort_object_id);
create index partij_identificator_sub_van on partij_identificator (sub_identificator_van);

create table digitaal_adres (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  partij uuid references partij on delete cascade deferrable,
  betrokkene uuid,
  adres text not null,
  soort_digitaal_adres soort_digitaal_adres not null,
  is_standaard_adres boolean not null default false,
  omschrijving text not null default '',
  referentie text not null default '',
  verificatie_datum date,
  -- The address may be used again for another contact (R8).
  toestemming_hergebruik boolean not null default false,
  -- The form in which it is searched: an e-mail address in lower case, a telephone number as +31….
  zoekwaarde text not null default '',
  constraint digitaal_adres_standaard_van_partij check (not is_standaard_adres or partij is not null)
);

create unique index digitaal_adres_een_standaard on digitaal_adres (partij, soort_digitaal_adres) where is_standaard_adres;
create unique index digitaal_adres_referentie_uniek on digitaal_adres (partij, soort_digitaal_adres, referentie) where referentie <> '';
create index digitaal_adres_partij on digitaal_adres (partij);
-- Read in their order, from the index alone.
create index digitaal_adres_betrokkene on digitaal_adres (betrokkene, volgnummer) include (uuid);
create index digitaal_adres_zoekwaarde on digitaal_adres (zoekwaarde);
create index digitaal_adres_adres on digitaal_adres (adres);
create index digitaal_adres_referentie on digitaal_adres (referentie) where referentie <> '';

create table rekeningnummer (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  partij uuid references partij on delete cascade deferrable,
  iban text not null,
  bic text not null default ''
);

create index rekeningnummer_partij on rekeningnummer (partij);
create index rekeningnummer_iban on rekeningnummer (iban);

alter table partij
  add constraint partij_voorkeurs_digitaal_adres foreign key (voorkeurs_digitaal_adres) references digitaal_adres on delete set null deferrable,
  add constraint partij_voorkeurs_rekeningnummer foreign key (voorkeurs_rekeningnummer) references rekeningnummer on delete set null deferrable;

create index partij_voorkeur_adres on partij (voorkeurs_digitaal_adres) where voorkeurs_digitaal_adres is not null;
create index partij_voorkeur_rekening on partij (voorkeurs_rekeningnummer) where voorkeurs_rekeningnummer is not null;

create table categorie (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  naam text not null default ''
);

create table categorie_relatie (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  partij uuid references partij on delete cascade deferrable,
  categorie uuid references categorie on delete cascade deferrable,
  begin_datum date,
  eind_datum date
);

create index categorie_relatie_partij on categorie_relatie (partij);
create index categorie_relatie_categorie on categorie_relatie (categorie);

-- A vertegenwoordiging says who acts for whom (R4).
create table vertegenwoordiging (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  vertegenwoordigende_partij uuid not null references partij on delete cascade deferrable,
  vertegenwoordigde_partij uuid not null references partij on delete cascade deferrable,
  constraint vertegenwoordiging_uniek unique (vertegenwoordigende_partij, vertegenwoordigde_partij),
  constraint vertegenwoordiging_niet_zichzelf check (vertegenwoordigende_partij <> vertegenwoordigde_partij)
);

create index vertegenwoordiging_vertegenwoordigde on vertegenwoordiging (vertegenwoordigde_partij);

-- The geheimhouding of a partij is not lifted by a user who may not see what it hides, and they erase no address that they read as empty.
create function partij_bewaak_geheimhouding() returns trigger language plpgsql as $$
begin
  if not coalesce(new.indicatie_geheimhouding, false) then
    raise exception 'De geheimhouding van deze partij wordt niet opgeheven.'
      using errcode = 'insufficient_privilege', constraint = 'partij_geheimhouding';
  end if;
  -- They read an empty address, and send it back.
  if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
  if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  return new;
end $$;

create trigger partij_geheimhouding before update on partij
  for each row when (old.indicatie_geheimhouding and zonder_recht_op_geheim()) execute function partij_bewaak_geheimhouding();

create trigger partij_telt_erbij after insert on partij referencing new table as rijen
  for each statement execute function tel_mee();
create trigger partij_telt_eraf after delete on partij referencing old table as rijen
  for each statement execute function tel_mee();
create trigger digitaal_adres_telt_erbij after insert on digitaal_adres referencing new table as rijen
  for each statement execute function tel_mee();
create trigger digitaal_adres_telt_eraf after delete on digitaal_adres referencing old table as rijen
  for each statement execute function tel_mee();
