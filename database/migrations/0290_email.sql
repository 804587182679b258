-- Mailboxes that Balie reads (IMAP), and the messages that it fetched from them.

create table email_postvak (
  uuid uuid primary key,
  naam text not null,
  actief boolean not null default true,
  host text not null check (host <> ''),
  poort integer not null check (poort between 1 and 65535),
  beveiliging text not null,
  gebruiker text not null,
  aanmelden text not null,
  -- The password, the secret of the client or its private key; encrypted with SECRET_KEY.
  geheim bytea not null,
  client_id text,
  token_url text check (token_url ~ '^https?://'),
  scope text,
  map text not null default 'INBOX',
  -- What arrived before stays where it is.
  innemen_vanaf timestamptz not null default now(),
  -- What becomes of a message.
  afdeling uuid not null references actor,
  kanaal text not null default 'e-mail',
  onderwerp text not null default '',
  handeling text not null,
  -- Up to where it was read. UIDs mean nothing in another mailbox or folder (another plaats), or when the server has another UIDVALIDITY.
  plaats uuid not null default gen_random_uuid(),
  uidvalidity bigint,
  laatste_uid bigint not null default 0,
  -- Which process reads it, and until when without a sign of life.
  beurt uuid,
  beurt_tot timestamptz,
  gelezen_op timestamptz,
  fout text not null default '',
  fout_op timestamptz,
  gewijzigd_op timestamptz not null default now(),
  constraint email_postvak_naam_uniek unique (naam),
  constraint email_postvak_beveiliging check (beveiliging in ('tls', 'starttls', 'geen')),
  constraint email_postvak_aanmelden check (
    aanmelden = 'wachtwoord' or aanmelden in ('client', 'dienstaccount') and client_id is not null and token_url is not null)
);

-- It is kept as it came before anything is done with it, so that nothing is lost and nothing counts twice.
create table email_bericht (
  uuid uuid primary key,
  postvak uuid not null references email_postvak on delete cascade,
  plaats uuid not null,
  uidvalidity bigint not null,
  uid bigint not null,
  -- When the mailbox got it, and when Balie fetched it.
  aangekomen_op timestamptz not null,
  opgehaald_op timestamptz not null default now(),
  omvang bigint not null,
  -- Null: it was too large to fetch, or is no longer kept.
  inhoud uuid references inhoud on delete set null,
  -- ophalen: it is on its way; wacht: it is whole; apart: it could not be registered.
  stand text not null,
  reden text not null default '',
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null default now(),
  klantcontact uuid references klantcontact on delete cascade deferrable,
  constraint email_bericht_uniek unique (plaats, uidvalidity, uid),
  constraint email_bericht_stand check (stand in ('ophalen', 'wacht', 'geregistreerd', 'bekend', 'overgeslagen', 'apart')),
  constraint email_bericht_geregistreerd check (stand <> 'geregistreerd' or klantcontact is not null)
);
create index email_bericht_wacht on email_bericht (volgende_poging) where stand = 'wacht';
create index email_bericht_apart on email_bericht (postvak, uuid desc) where stand = 'apart';
create index email_bericht_lijst on email_bericht (postvak, uuid desc);
create index email_bericht_klantcontact on email_bericht (klantcontact) where klantcontact is not null;
create index email_bericht_inhoud on email_bericht (inhoud) where inhoud is not null;

update rol set rechten = array(select distinct r from unnest(rechten || array['postvakken.beheren']) r order by r)
where naam = 'beheerder';
