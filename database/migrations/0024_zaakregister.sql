-- Zaken of a municipality that has no zaaksysteem: what may be started (the catalogus), and what was started.

create type vertrouwelijkheidaanduiding as enum ('openbaar', 'beperkt_openbaar', 'intern', 'zaakvertrouwelijk', 'vertrouwelijk', 'confidentieel',
  'geheim', 'zeer_geheim');
create type generieke_rol as enum ('adviseur', 'behandelaar', 'belanghebbende', 'beslisser', 'initiator', 'klantcontacter', 'zaakcoordinator',
  'mede_initiator');
create type archiefnominatie as enum ('blijvend_bewaren', 'vernietigen');
create type eigenschapformaat as enum ('tekst', 'getal', 'datum', 'datum_tijd');
create type richting_informatieobject as enum ('inkomend', 'intern', 'uitgaand');
create type soort_zaakbetrokkene as enum ('natuurlijk_persoon', 'niet_natuurlijk_persoon', 'vestiging', 'organisatorische_eenheid', 'medewerker');

-- An ISO 8601 period that is longer than nothing: P8W, P5Y, P1Y6M.
create function is_periode(waarde text) returns boolean language sql immutable parallel safe
  return waarde ~ '^P(?=\d)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,5}D)?$' and waarde !~ '^P(0+[YMWD])+$';

create table zaakregister_catalogus (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  naam text not null,
  domein text not null,
  rsin text not null,
  contactpersoon text not null,
  constraint zaakregister_catalogus_domein check (domein ~ '^[A-Z]{1,5}$'),
  constraint zaakregister_catalogus_rsin check (rsin ~ '^\d{9}$'),
  constraint zaakregister_catalogus_uniek unique (domein, rsin)
);

-- A version of a zaaktype. As a concept it changes; once published it only ends.
create table zaakregister_zaaktype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  catalogus uuid not null references zaakregister_catalogus,
  identificatie text not null check (identificatie <> ''),
  omschrijving text not null check (omschrijving <> ''),
  doel text not null,
  aanleiding text not null,
  toelichting text not null default '',
  onderwerp text not null,
  handeling_initiator text not null default 'aanvragen',
  handeling_behandelaar text not null default 'behandelen',
  intern boolean not null default false,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null default 'zaakvertrouwelijk',
  doorlooptijd text not null check (is_periode(doorlooptijd)),
  servicenorm text check (is_periode(servicenorm)),
  trefwoorden text[] not null default '{}',
  begin_geldigheid date not null,
  einde_geldigheid date,
  concept boolean not null default true,
  constraint zaakregister_zaaktype_geldigheid check (einde_geldigheid >= begin_geldigheid),
  constraint zaakregister_zaaktype_versie_uniek unique (catalogus, identificatie, begin_geldigheid)
);
-- Of the published versions one at most goes on without end.
create unique index zaakregister_zaaktype_lopend on zaakregister_zaaktype (catalogus, identificatie) where einde_geldigheid is null and not concept;

create table zaakregister_statustype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaaktype uuid not null references zaakregister_zaaktype on delete cascade,
  plaats smallint not null check (plaats between 1 and 9999),
  omschrijving text not null,
  statustekst text not null default '',
  informeren boolean not null default false,
  constraint zaakregister_statustype_plaats_uniek unique (zaaktype, plaats) deferrable initially deferred
);

create table zaakregister_roltype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaaktype uuid not null references zaakregister_zaaktype on delete cascade,
  omschrijving text not null,
  omschrijving_generiek generieke_rol not null
);
create index zaakregister_roltype_zaaktype on zaakregister_roltype (zaaktype);

create table zaakregister_resultaattype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaaktype uuid not null references zaakregister_zaaktype on delete cascade,
  omschrijving text not null,
  -- Addresses in the selectielijst of the VNG.
  resultaattypeomschrijving text not null,
  selectielijstklasse text not null,
  toelichting text not null default '',
  archiefnominatie archiefnominatie not null,
  -- Null: not known.
  archiefactietermijn text check (is_periode(archiefactietermijn)),
  constraint zaakregister_resultaattype_termijn check (archiefnominatie = 'blijvend_bewaren' or archiefactietermijn is not null)
);
create index zaakregister_resultaattype_zaaktype on zaakregister_resultaattype (zaaktype);

create table zaakregister_eigenschap (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaaktype uuid not null references zaakregister_zaaktype on delete cascade,
  naam text not null,
  definitie text not null,
  formaat eigenschapformaat not null,
  lengte integer not null default 255 check (lengte between 1 and 10000),
  waarden text[] not null default '{}',
  constraint zaakregister_eigenschap_naam_uniek unique (zaaktype, naam)
);

create table zaakregister_informatieobjecttype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  catalogus uuid not null references zaakregister_catalogus,
  omschrijving text not null,
  categorie text not null,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null default 'zaakvertrouwelijk',
  begin_geldigheid date not null,
  constraint zaakregister_informatieobjecttype_uniek unique (catalogus, omschrijving)
);

-- Which documents belong to zaken of a type.
create table zaakregister_zaaktype_informatieobjecttype (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaaktype uuid not null references zaakregister_zaaktype on delete cascade,
  informatieobjecttype uuid not null references zaakregister_informatieobjecttype,
  richting richting_informatieobject not null default 'inkomend',
  constraint zaakregister_zaaktype_informatieobjecttype_uniek unique (zaaktype, informatieobjecttype)
);

create sequence zaakregister_zaaknummer start 1;

create table zaakregister_zaak (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  identificatie text not null
    default 'ZAAK-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('zaakregister_zaaknummer')::text, 10, '0') check (identificatie <> ''),
  bronorganisatie text not null check (bronorganisatie ~ '^\d{9}$'),
  verantwoordelijke_organisatie text not null check (verantwoordelijke_organisatie ~ '^\d{9}$'),
  zaaktype uuid not null references zaakregister_zaaktype,
  omschrijving text not null default '',
  toelichting text not null default '',
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null,
  registratiedatum date not null,
  startdatum date not null,
  einddatum date,
  einddatum_gepland date,
  uiterlijke_einddatum_afdoening date,
  publicatiedatum date,
  communicatiekanaal text not null default '',
  betalingsindicatie text not null default '' check (betalingsindicatie in ('', 'nvt', 'nog_niet', 'gedeeltelijk', 'geheel')),
  laatste_betaaldatum timestamptz,
  zaakgeometrie jsonb,
  -- {indicatie, reden} and {reden, duur}.
  opschorting jsonb,
  verlenging jsonb,
  kenmerken jsonb not null default '[]',
  hoofdzaak uuid constraint zaakregister_zaak_deelzaken references zaakregister_zaak,
  archiefnominatie archiefnominatie,
  archiefactiedatum date,
  archiefstatus text not null default 'nog_te_archiveren'
    check (archiefstatus in ('nog_te_archiveren', 'gearchiveerd', 'gearchiveerd_procestermijn_onbekend', 'overgedragen')),
  constraint zaakregister_zaak_identificatie_uniek unique (identificatie, bronorganisatie),
  constraint zaakregister_zaak_einddatum check (einddatum >= startdatum),
  constraint zaakregister_zaak_hoofdzaak check (hoofdzaak <> uuid)
);
create index zaakregister_zaak_zaaktype on zaakregister_zaak (zaaktype);
create index zaakregister_zaak_hoofdzaak on zaakregister_zaak (hoofdzaak) where hoofdzaak is not null;
create index zaakregister_zaak_kenmerken on zaakregister_zaak using gin (kenmerken jsonb_path_ops);
create index zaakregister_zaak_open on zaakregister_zaak (uiterlijke_einddatum_afdoening) where einddatum is null;

create table zaakregister_rol (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  roltype uuid not null references zaakregister_roltype,
  betrokkene text not null default '',
  betrokkene_type soort_zaakbetrokkene not null,
  afwijkende_naam text not null default '',
  roltoelichting text not null default '',
  registratiedatum timestamptz not null default now(),
  indicatie_machtiging text not null default '' check (indicatie_machtiging in ('', 'gemachtigde', 'machtiginggever')),
  contactpersoon jsonb,
  betrokkene_identificatie jsonb,
  -- The medewerker, afdeling or groep of Balie, when it is one.
  actor uuid references actor on delete set null
);
create index zaakregister_rol_zaak on zaakregister_rol (zaak);
create index zaakregister_rol_actor on zaakregister_rol (actor) where actor is not null;
create index zaakregister_rol_bsn on zaakregister_rol ((betrokkene_identificatie ->> 'inpBsn'));
create index zaakregister_rol_nnp on zaakregister_rol ((betrokkene_identificatie ->> 'innNnpId'));
create index zaakregister_rol_kvk on zaakregister_rol ((betrokkene_identificatie ->> 'kvkNummer'));
create index zaakregister_rol_vestiging on zaakregister_rol ((betrokkene_identificatie ->> 'vestigingsNummer'));

-- A medewerker, afdeling or groep is known by its number at others.
create function zaakregister_rol_van_actor() returns trigger language plpgsql as $$
begin
  new.actor := (select a.uuid from actor a
    where new.betrokkene_type in ('medewerker', 'organisatorische_eenheid')
      and (a.actoridentificator).object_id = nullif(new.betrokkene_identificatie ->> 'identificatie', '')
    order by a.volgnummer limit 1);
  return new;
end $$;

create trigger zaakregister_rol_actor before insert or update of betrokkene_identificatie on zaakregister_rol
  for each row execute function zaakregister_rol_van_actor();

create table zaakregister_status (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  statustype uuid not null references zaakregister_statustype,
  datum_status_gezet timestamptz not null,
  statustoelichting text not null default '',
  constraint zaakregister_status_uniek unique (zaak, datum_status_gezet)
);

create table zaakregister_resultaat (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  resultaattype uuid not null references zaakregister_resultaattype,
  toelichting text not null default '',
  constraint zaakregister_resultaat_uniek unique (zaak)
);

create table zaakregister_zaakeigenschap (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  eigenschap uuid not null references zaakregister_eigenschap,
  waarde text not null,
  constraint zaakregister_zaakeigenschap_uniek unique (zaak, eigenschap)
);

create table zaakregister_zaakobject (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  object text not null default '',
  object_type text not null,
  object_type_overige text not null default '',
  relatieomschrijving text not null default '',
  object_identificatie jsonb
);
create index zaakregister_zaakobject_zaak on zaakregister_zaakobject (zaak);
create index zaakregister_zaakobject_object on zaakregister_zaakobject (object) where object <> '';

create sequence zaakregister_documentnummer start 1;

create table zaakregister_document (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  identificatie text not null
    default 'DOCUMENT-' || to_char(now(), 'YYYY') || '-' || lpad(nextval('zaakregister_documentnummer')::text, 10, '0') check (identificatie <> ''),
  bronorganisatie text not null check (bronorganisatie ~ '^\d{9}$'),
  informatieobjecttype uuid not null references zaakregister_informatieobjecttype,
  vertrouwelijkheidaanduiding vertrouwelijkheidaanduiding not null,
  creatiedatum date not null,
  titel text not null,
  auteur text not null,
  status text not null default '' check (status in ('', 'in_bewerking', 'ter_vaststelling', 'definitief', 'gearchiveerd')),
  formaat text not null default '',
  taal text not null check (taal ~ '^[a-z]{3}$'),
  bestandsnaam text not null default '',
  beschrijving text not null default '',
  link text not null default '',
  verschijningsvorm text not null default '',
  ontvangstdatum date,
  verzenddatum date,
  indicatie_gebruiksrecht boolean,
  trefwoorden text[] not null default '{}',
  integriteit jsonb,
  ondertekening jsonb,
  versie integer not null default 1,
  begin_registratie timestamptz not null default now(),
  -- Who changes it has this; null: it is not locked.
  lock text,
  constraint zaakregister_document_identificatie_uniek unique (identificatie, bronorganisatie)
);

-- What is in a document, of each version.
create table zaakregister_inhoud (
  document uuid not null references zaakregister_document on delete cascade,
  versie integer not null,
  inhoud bytea not null,
  omvang bigint not null generated always as (length(inhoud)) stored,
  primary key (document, versie)
);

create table zaakregister_zaakinformatieobject (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  zaak uuid not null references zaakregister_zaak on delete cascade,
  document uuid not null constraint zaakregister_zaakinformatieobject_document references zaakregister_document,
  titel text not null default '',
  beschrijving text not null default '',
  registratiedatum timestamptz not null default now(),
  constraint zaakregister_zaakinformatieobject_uniek unique (zaak, document)
);
create index zaakregister_zaakinformatieobject_document on zaakregister_zaakinformatieobject (document);

insert into verwerkingsactiviteit (operatie, naam) values
  ('documenten', 'Starten en volgen van zaken'),
  ('catalogi', 'Starten en volgen van zaken'),
  ('zaakregister', 'Starten en volgen van zaken');
