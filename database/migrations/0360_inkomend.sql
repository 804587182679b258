-- Channels by which other systems deliver contacts (forms), and what they delivered.

create table inkomend_kanaal (
  uuid uuid primary key,
  soort text not null,
  -- Stands in the address to which is delivered.
  sleutel text not null,
  naam text not null,
  actief boolean not null default true,
  -- What a delivery becomes; see `Regel` in the contract.
  regel jsonb not null,
  -- Who gets the interne taken; null: the afdeling of the settings.
  afdeling uuid references actor,
  constraint inkomend_kanaal_uniek unique (soort, sleutel),
  constraint inkomend_kanaal_soort check (soort in ('formulier')),
  constraint inkomend_kanaal_sleutel check (sleutel ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$')
);
create index inkomend_kanaal_afdeling on inkomend_kanaal (afdeling) where afdeling is not null;

-- A delivery counts once for its sender. What it said is in its klantcontact.
create table inkomende_levering (
  uuid uuid primary key,
  soort text not null,
  -- The sleutel in the address, also when no kanaal has it, and what the sender calls it.
  adres text not null,
  naam text not null,
  -- The application that delivered it.
  bron uuid not null,
  sleutel text not null,
  vingerafdruk bytea not null,
  -- The reference that the customer knows.
  kenmerk text not null default '',
  ontvangen_op timestamptz not null default now(),
  omvang integer not null,
  -- afwijkend: registered, but not all of it as a rule says.
  stand text not null,
  reden text not null default '',
  klantcontact uuid references klantcontact on delete cascade deferrable,
  -- The document with its data.
  gegevens uuid references informatieobject on delete set null,
  constraint inkomende_levering_soort check (soort in ('formulier')),
  constraint inkomende_levering_stand check (stand in ('geregistreerd', 'afwijkend', 'geweigerd')),
  constraint inkomende_levering_klantcontact check ((stand = 'geweigerd') = (klantcontact is null))
);
create unique index inkomende_levering_uniek on inkomende_levering (bron, soort, sleutel) where stand <> 'geweigerd';
create index inkomende_levering_lijst on inkomende_levering (soort, adres, uuid desc);
create index inkomende_levering_stand on inkomende_levering (stand, uuid desc) where stand <> 'geregistreerd';
create index inkomende_levering_kenmerk on inkomende_levering (kenmerk) where kenmerk <> '' and klantcontact is not null;
create index inkomende_levering_klantcontact on inkomende_levering (klantcontact) where klantcontact is not null;
create index inkomende_levering_gegevens on inkomende_levering (gegevens) where gegevens is not null;

update rol set rechten = array(select distinct r from unnest(rechten || array['inkomend.beheren']) r order by r)
where naam = 'beheerder';
