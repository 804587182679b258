-- These tables decide who may use Balie, and for what (R28): secrets of applications, roles of medewerkers, sessions.

alter table applicatie
  -- The application presents itself under this name in a JWT or to the OAuth server.
  add column client_id text,
  add column geldig_tot timestamptz,
  -- Null means no limit.
  add column limiet_per_minuut integer,
  add constraint applicatie_client_id_uniek unique (client_id),
  add constraint applicatie_limiet_positief check (limiet_per_minuut > 0);

create type soort_geheim as enum ('token', 'jwt');

-- An application has several secrets while it changes from one to the next.
create table applicatie_geheim (
  uuid uuid primary key,
  applicatie uuid not null references applicatie on delete cascade,
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

insert into applicatie_geheim (uuid, applicatie, soort, hash, aangemaakt_op)
select gen_random_uuid(), uuid, 'token', token_hash, aangemaakt_op from applicatie;

alter table applicatie drop column token_hash;

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
    'actoren.lezen', 'documenten.lezen', 'internetaken.afronden', 'internetaken.lezen', 'internetaken.toewijzen', 'klantcontacten.corrigeren',
    'klantcontacten.lezen', 'klantcontacten.registreren', 'partijen.lezen', 'partijen.registreren', 'register.alles', 'toegang.ik']),
  ('behandelaar', 'Doet de interne taken van de eigen afdelingen en groepen.', array[
    'actoren.lezen', 'documenten.lezen', 'internetaken.afronden', 'internetaken.lezen', 'internetaken.toewijzen', 'klantcontacten.corrigeren',
    'klantcontacten.lezen', 'klantcontacten.registreren', 'partijen.lezen', 'partijen.registreren', 'toegang.ik']),
  ('coordinator', 'Verdeelt het werk en ziet ook wat vertrouwelijk of geheim is.', array[
    'actoren.lezen', 'documenten.lezen', 'internetaken.afronden', 'internetaken.lezen', 'internetaken.toewijzen', 'klantcontacten.corrigeren',
    'klantcontacten.lezen', 'klantcontacten.registreren', 'klantcontacten.vertrouwelijk', 'partijen.geheimhouding', 'partijen.lezen',
    'partijen.registreren', 'register.alles', 'toegang.ik']),
  ('beheerder', 'Beheert applicaties, rollen, sessies en actoren; ziet geen klantcontacten.', array[
    'actoren.beheren', 'actoren.lezen', 'gebeurtenissen.lezen', 'toegang.beheren', 'toegang.ik']),
  ('privacy-officer', 'Ziet toe op het gebruik van persoonsgegevens.', array[
    'actoren.lezen', 'documenten.lezen', 'klantcontacten.lezen', 'klantcontacten.vertrouwelijk', 'logboek.exporteren', 'logboek.lezen',
    'partijen.geheimhouding', 'partijen.lezen', 'register.alles', 'toegang.ik']),
  ('rapportage', 'Ziet aantallen, geen persoonsgegevens.', array['actoren.lezen', 'gebeurtenissen.lezen', 'toegang.ik']);

-- A row ties somebody whom an OpenID provider knows to a medewerker.
create table medewerker_identiteit (
  issuer text not null,
  subject text not null,
  actor uuid not null references actor on delete cascade,
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
  actor uuid not null references actor on delete cascade,
  rollen text[] not null,
  issuer text not null,
  subject text not null,
  -- The session at the provider, for logging out there and here together.
  sid text,
  id_token text not null,
  aangemaakt_op timestamptz not null,
  laatst_gebruikt_op timestamptz not null,
  verloopt_op timestamptz not null,
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
