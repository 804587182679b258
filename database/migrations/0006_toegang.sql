-- These tables decide who may use Balie, and for what (R28): applications and their secrets, roles of medewerkers, sessions.

create type authenticatiemiddel as enum
  ('digid', 'eherkenning', 'eidas', 'identiteitsdocument', 'controlevragen', 'ondertekende_brief', 'machtiging');

create type betrouwbaarheidsniveau as enum ('laag', 'substantieel', 'hoog', 'onbepaald');

create table applicatie (
  uuid uuid primary key,
  naam text not null check (naam <> ''),
  -- The application presents itself under this name in a JWT or to the OAuth server.
  client_id text,
  rechten text[] not null,
  -- The way in which it establishes the identity of a partij before it registers one (R1); null means that it does not.
  authenticatie_middel authenticatiemiddel,
  authenticatie_niveau betrouwbaarheidsniveau,
  actief boolean not null default true,
  geldig_tot timestamptz,
  -- Null means no limit.
  limiet_per_minuut integer,
  demo boolean not null default false,
  aangemaakt_op timestamptz not null default now(),
  constraint applicatie_client_id_uniek unique (client_id),
  constraint applicatie_authenticatie_volledig check ((authenticatie_middel is null) = (authenticatie_niveau is null)),
  constraint applicatie_limiet_positief check (limiet_per_minuut > 0)
);

create type soort_geheim as enum ('token', 'jwt');

-- An application has several secrets while it changes from one to the next.
create table applicatie_geheim (
  uuid uuid primary key,
  applicatie uuid not null references applicatie on delete cascade deferrable,
  soort soort_geheim not null,
  -- The hash of a token, because a token is only ever compared.
  hash bytea,
  -- A JWT secret is needed to check signatures, so it is kept encrypted.
  versleuteld bytea,
  aangemaakt_op timestamptz not null default now(),
  geldig_tot timestamptz,
  laatst_gebruikt_op timestamptz,
  constraint applicatie_geheim_hash_uniek unique (hash),
  constraint applicatie_geheim_vorm check ((hash is not null) = (soort = 'token') and (versleuteld is not null) = (soort = 'jwt'))
);

create index applicatie_geheim_applicatie on applicatie_geheim (applicatie, soort);

-- A role is a set of rights, changed by beheer. `claimwaarden` are the names that the OpenID provider gives it.
create table rol (
  naam text primary key,
  omschrijving text not null default '',
  rechten text[] not null,
  claimwaarden text[] not null default '{}',
  constraint rol_naam_vorm check (naam ~ '^[a-z]+(-[a-z]+)*$')
);

insert into rol (naam, omschrijving, rechten) values
  ('kcc-medewerker', 'Beantwoordt vragen aan balie en telefoon en zet uit wat er moet gebeuren.', array[
    'actoren.lezen', 'basisregistraties.brp', 'basisregistraties.kvk', 'basisregistraties.lezen', 'concepten.bewaren',
    'documenten.lezen', 'documenten.toevoegen', 'instellingen.lezen', 'internetaken.afronden', 'internetaken.lezen',
    'internetaken.toewijzen', 'kanalen.lezen', 'klantcontacten.corrigeren', 'klantcontacten.lezen', 'klantcontacten.registreren',
    'meldingen.instellen', 'normen.lezen', 'partijen.lezen', 'partijen.registreren', 'register.alles', 'toegang.ik', 'vragensets.lezen',
    'weergaven.bewaren', 'zaken.koppelen', 'zaken.lezen', 'zaken.starten']),
  ('behandelaar', 'Doet de interne taken van de eigen afdelingen en groepen.', array[
    'actoren.lezen', 'concepten.bewaren', 'documenten.lezen', 'documenten.toevoegen', 'instellingen.lezen', 'internetaken.afronden',
    'internetaken.lezen', 'internetaken.toewijzen', 'kanalen.lezen', 'klantcontacten.corrigeren', 'klantcontacten.lezen',
    'klantcontacten.registreren', 'meldingen.instellen', 'normen.lezen', 'partijen.lezen', 'partijen.registreren', 'toegang.ik',
    'vragensets.lezen', 'weergaven.bewaren', 'zaakregister.catalogus.lezen', 'zaakregister.documenten.lezen',
    'zaakregister.statussen.toevoegen', 'zaakregister.zaken.bijwerken', 'zaakregister.zaken.lezen', 'zaken.koppelen', 'zaken.lezen',
    'zaken.starten']),
  ('coordinator', 'Verdeelt het werk en ziet ook wat vertrouwelijk of geheim is.', array[
    'actoren.lezen', 'basisregistraties.brp', 'basisregistraties.kvk', 'basisregistraties.lezen', 'concepten.bewaren',
    'documenten.lezen', 'documenten.toevoegen', 'instellingen.lezen', 'internetaken.afronden', 'internetaken.lezen',
    'internetaken.toewijzen', 'kanalen.lezen', 'klantcontacten.corrigeren', 'klantcontacten.lezen', 'klantcontacten.registreren',
    'klantcontacten.vertrouwelijk', 'meldingen.instellen', 'normen.lezen', 'partijen.geheimhouding', 'partijen.lezen',
    'partijen.registreren', 'register.alles', 'toegang.ik', 'vragensets.lezen', 'weergaven.bewaren', 'zaakregister.catalogus.lezen',
    'zaakregister.documenten.lezen', 'zaakregister.statussen.toevoegen', 'zaakregister.vertrouwelijk', 'zaakregister.zaken.bijwerken',
    'zaakregister.zaken.heropenen', 'zaakregister.zaken.lezen', 'zaken.koppelen', 'zaken.lezen', 'zaken.starten']),
  ('beheerder', 'Beheert applicaties, rollen, sessies en actoren; ziet geen klantcontacten.', array[
    'abonnementen.beheren', 'actoren.beheren', 'actoren.lezen', 'gebeurtenissen.lezen', 'instellingen.beheren', 'instellingen.lezen',
    'kanalen.beheren', 'kanalen.lezen', 'logboek.beheren', 'meldingen.beheren', 'meldingen.instellen', 'normen.beheren', 'normen.lezen',
    'toegang.beheren', 'toegang.ik', 'vragensets.beheren', 'vragensets.lezen', 'wijzigingen.lezen', 'zaakregister.catalogus.beheren',
    'zaakregister.catalogus.lezen', 'zaaksystemen.beheren']),
  ('privacy-officer', 'Ziet toe op het gebruik van persoonsgegevens.', array[
    'actoren.lezen', 'documenten.lezen', 'instellingen.lezen', 'kanalen.lezen', 'klantcontacten.lezen', 'klantcontacten.vertrouwelijk',
    'logboek.beheren', 'logboek.exporteren', 'logboek.lezen', 'meldingen.instellen', 'normen.lezen', 'partijen.geheimhouding',
    'partijen.lezen', 'register.alles', 'toegang.ik', 'vragensets.lezen', 'wijzigingen.lezen']),
  ('rapportage', 'Ziet aantallen, geen persoonsgegevens.', array[
    'actoren.lezen', 'gebeurtenissen.lezen', 'instellingen.lezen', 'kanalen.lezen', 'meldingen.instellen', 'normen.lezen', 'toegang.ik',
    'vragensets.lezen']);

-- A row ties somebody whom an OpenID provider knows to a medewerker.
create table medewerker_identiteit (
  issuer text not null,
  subject text not null,
  actor uuid not null references actor on delete cascade deferrable,
  primary key (issuer, subject)
);

create index medewerker_identiteit_actor on medewerker_identiteit (actor);

-- Somebody is logging in, from the redirect to the provider until they come back, once.
create table aanmelding (
  state_hash bytea primary key,
  -- It belongs to the cookie of the browser that began, so that another browser cannot end it.
  browser_hash bytea not null,
  nonce text not null,
  code_verifier text not null,
  terug text not null,
  verloopt_op timestamptz not null
);

create table sessie (
  uuid uuid primary key,
  token_hash bytea not null,
  actor uuid not null references actor on delete cascade deferrable,
  rollen text[] not null,
  issuer text not null,
  subject text not null,
  -- The session at the provider, for logging out there and here together.
  sid text,
  id_token text not null,
  -- The tokens of the provider, sealed with the token in the cookie: the database alone cannot use them.
  tokens bytea,
  aangemaakt_op timestamptz not null,
  laatst_gebruikt_op timestamptz not null,
  verloopt_op timestamptz not null,
  -- The provider must be asked again at this moment; null means never.
  controle_op timestamptz,
  -- The provider last said at this moment that they may go on.
  gecontroleerd_op timestamptz not null default now(),
  constraint sessie_token_hash_uniek unique (token_hash)
);

create index sessie_actor on sessie (actor);
create index sessie_subject on sessie (issuer, subject);
create index sessie_sid on sessie (issuer, sid);
create index sessie_verloopt on sessie (verloopt_op);

-- A logout token of a provider is used once.
create table logout_token (
  jti text primary key,
  verloopt_op timestamptz not null
);

-- The provider let this person in under the id of a medewerker who is not certain to be the same person.
create table koppelverzoek (
  uuid uuid primary key,
  issuer text not null,
  subject text not null,
  medewerker_id text not null,
  naam text not null,
  emailadres text not null default '',
  -- The medewerker with that id.
  actor uuid not null references actor on delete cascade,
  reden text not null,
  gevraagd_op timestamptz not null,
  laatst_op timestamptz not null,
  constraint koppelverzoek_identiteit_uniek unique (issuer, subject),
  constraint koppelverzoek_reden check (reden in ('al-gekoppeld', 'niet-actief', 'ander-emailadres', 'beheer-beslist'))
);

create index koppelverzoek_actor on koppelverzoek (actor);

-- A user who may not see everything works as a role that cannot read the tables, on the views of beperkt.sql (decision 0030), which are made
-- after the migrations. The functions below are what that role finds there in another form, or asks past its views.

-- An address of this partij as it is shown; a user who may see everything sees all of it.
create function getoond_adres(plek adres, van uuid) returns adres language sql immutable parallel safe return plek;

-- Tells whether geheimhouding hides this partij from the user. It never does for a user who may see everything.
create function is_geheim(van uuid) returns boolean language sql immutable parallel safe return false;

-- A user who may not see what geheimhouding hides does not lift it either, and does not erase what they could not see (R28).
create function zonder_recht_op_geheim() returns boolean language sql stable
  return current_setting('balie.geheimhouding', true) = 'nee';

-- A unique value is unique among all rows, also those that the user may not see (R28). Whether it is taken is asked past their views, so
-- that the answer is equal for what they see and what they do not.
create function is_bezet(kolom text, waarde text, eigen uuid) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
  return case kolom
    when 'klantcontact.nummer' then exists (select from klantcontact x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'klantcontact.referentienummer' then
      exists (select from klantcontact x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.nummer' then exists (select from interne_taak x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.referentienummer' then
      exists (select from interne_taak x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'partij.nummer' then exists (select from partij x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'partij.contactpersoon_uuid' then exists (select from partij x where x.contactpersoon_uuid = waarde::uuid and x.uuid is distinct from eigen)
  end;
end $$;
