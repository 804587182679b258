-- The zaaksystemen in which the municipality treats its zaken, and what may be started there.

create table zaaksysteem (
  uuid uuid primary key,
  naam text not null,
  actief boolean not null default true,
  zaken_url text not null check (zaken_url ~ '^https?://'),
  catalogi_url text not null check (catalogi_url ~ '^https?://'),
  -- Null: documents do not go along.
  documenten_url text check (documenten_url ~ '^https?://'),
  client_id text not null,
  -- Encrypted with SECRET_KEY.
  geheim bytea not null,
  -- RSIN of the municipality.
  bronorganisatie text not null check (bronorganisatie ~ '^\d{9}$'),
  nummering text not null default 'eigen',
  organisatie_als text not null default 'niet_natuurlijk_persoon',
  kent_kvk boolean not null default true,
  -- Whether it tells by notifications that a zaak changed; otherwise it is asked.
  notificaties boolean not null default false,
  max_vertrouwelijkheid text not null default 'zaakvertrouwelijk',
  gelijktijdig smallint not null default 4 check (gelijktijdig between 1 and 50),
  -- What was found out about it when it was last tested or used.
  stand jsonb not null default '{}',
  constraint zaaksysteem_naam_uniek unique (naam),
  constraint zaaksysteem_zaken_url_uniek unique (zaken_url),
  constraint zaaksysteem_nummering check (nummering in ('eigen', 'gereserveerd')),
  constraint zaaksysteem_organisatie_als check (organisatie_als in ('niet_natuurlijk_persoon', 'vestiging')),
  constraint zaaksysteem_max_vertrouwelijkheid check (max_vertrouwelijkheid in ('openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk',
    'vertrouwelijk', 'confidentieel', 'geheim', 'zeer_geheim'))
);

-- A copy of what the catalogus says of a zaaktype, and what beheer decided about it.
create table zaaktype (
  zaaksysteem uuid not null references zaaksysteem on delete cascade,
  identificatie text not null,
  omschrijving text not null,
  trefwoorden text[] not null default '{}',
  -- [{url, begin, einde, concept}], as the catalogus has them. None: it is no longer there.
  versies jsonb not null default '[]',
  startbaar boolean not null default false,
  synoniemen text[] not null default '{}',
  -- Which roles and afdelingen or groepen may start it; none of both: whoever may start zaken.
  rollen text[] not null default '{}',
  eenheden uuid[] not null default '{}',
  -- The omschrijving of the informatieobjecttype of documents that go along; null: the first one.
  informatieobjecttype text,
  primary key (zaaksysteem, identificatie)
);
