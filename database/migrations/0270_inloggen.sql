-- Mijn: who is on the way to logging in, and who is logged in. A cookie holds a random token; here is its hash.

create table mijn_aanmelding (
  state_hash bytea primary key,
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  -- The means that was chosen, and the level that was asked for.
  inlogmiddel text not null,
  niveau betrouwbaarheidsniveau,
  terug text not null,
  verloopt_op timestamptz not null
);
create index mijn_aanmelding_verloopt on mijn_aanmelding (verloopt_op);

create table mijn_sessie (
  uuid uuid primary key,
  token_hash bytea not null unique,
  inlogmiddel text not null,
  issuer text not null,
  -- Of the subject of the login service, which may be a BSN.
  subject_hash bytea not null,
  sid text,
  -- The capacities that the login service established, the one of this login first.
  aanmelding jsonb not null,
  -- The capacity in which they are now: its key, and the klant in it.
  als text not null,
  klant_soort text not null,
  klant_waarde text not null,
  kvk_nummer text,
  -- Who logged in before, as this klant, and when.
  vorige_op timestamptz,
  aangemaakt_op timestamptz not null,
  laatst_gebruikt_op timestamptz not null,
  verloopt_op timestamptz not null,
  constraint mijn_sessie_aanmelding check (jsonb_typeof(aanmelding) = 'array' and jsonb_array_length(aanmelding) >= 1),
  constraint mijn_sessie_klant_soort check (klant_soort in ('bsn', 'kvk_nummer', 'rsin', 'vestigingsnummer', 'eidas'))
);
create index mijn_sessie_verloopt on mijn_sessie (verloopt_op);
create index mijn_sessie_subject on mijn_sessie (issuer, subject_hash);
create index mijn_sessie_sid on mijn_sessie (issuer, sid) where sid is not null;

create table mijn_logout_token (
  jti text primary key,
  verloopt_op timestamptz not null
);
