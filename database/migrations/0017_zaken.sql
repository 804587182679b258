-- Zaken as far as Balie keeps them: what must be started, and a copy of how far zaken are that klantcontacten are linked to.

create type status_zaakstart as enum ('wacht', 'gestart', 'opgegeven');

create sequence zaakstart_nummer start 1;

-- The intention to start a zaak, written with the klantcontact that leads to it (R12); the zaak follows.
create table zaakstart (
  uuid uuid primary key,
  klantcontact uuid not null references klantcontact on delete cascade,
  interne_taak uuid references interne_taak on delete set null,
  zaaksysteem uuid not null references zaaksysteem,
  zaaktype text not null,
  omschrijving text not null,
  toelichting text not null default '',
  status status_zaakstart not null default 'wacht',
  gemaakt_op timestamptz not null default now(),
  door uuid not null,
  door_naam text not null,
  -- What has been done in the zaaksysteem: {zaak, statusGezetOp, rollen: {…}, documenten: {…}, …}.
  stappen jsonb not null default '{}',
  -- Our number, or the one that was reserved.
  identificatie text,
  pogingen integer not null default 0,
  volgende_poging timestamptz not null default now(),
  -- Who is at work on it, until `volgende_poging`.
  beurt uuid,
  fout_code text,
  fout text,
  fout_op timestamptz,
  reden text,
  klaar_op timestamptz,
  constraint zaakstart_zaaktype foreign key (zaaksysteem, zaaktype) references zaaktype,
  constraint zaakstart_klaar check ((status = 'wacht') = (klaar_op is null)),
  constraint zaakstart_reden check ((status = 'opgegeven') = (reden is not null)),
  constraint zaakstart_identificatie_uniek unique (zaaksysteem, identificatie)
);

create index zaakstart_wacht on zaakstart (volgende_poging) where status = 'wacht';
create index zaakstart_klantcontact on zaakstart (klantcontact);
create index zaakstart_interne_taak on zaakstart (interne_taak);

-- A zaak as its zaaksysteem last told it. Its text is what others wrote.
create table zaak (
  uuid uuid primary key,
  zaaksysteem uuid not null references zaaksysteem on delete cascade,
  url text not null,
  -- How links refer to it: the uuid at the end of its address, and its number.
  zaak_uuid text not null,
  identificatie text not null default '',
  -- bekend; afgeschermd: too vertrouwelijk for Balie; vernietigd; geen_toegang: Balie may no longer see it.
  toestand text not null default 'bekend',
  -- Null: there is nothing to show of it, or it was not asked yet.
  gegevens jsonb,
  open boolean not null default true,
  etag text,
  -- When it was last seen to be right, and when it was last read whole: what belongs to a zaak can change without the zaak.
  opgehaald_op timestamptz not null,
  gelezen_op timestamptz not null,
  volgende_keer timestamptz not null,
  -- How often it was told that it may have changed.
  meldingen integer not null default 0,
  fout text,
  fout_op timestamptz,
  constraint zaak_url_uniek unique (zaaksysteem, url),
  constraint zaak_toestand check (toestand in ('bekend', 'afgeschermd', 'vernietigd', 'geen_toegang'))
);

create index zaak_zaak_uuid on zaak (zaak_uuid);
create index zaak_identificatie on zaak (identificatie) where identificatie <> '';
create index zaak_volgende_keer on zaak (zaaksysteem, volgende_keer);

-- A link to a zaak of which nothing is known yet: it is looked for in every zaaksysteem.
create table zaak_onbekend (
  object_id text not null,
  soort_object_id text not null,
  sinds timestamptz not null default now(),
  pogingen integer not null default 0,
  volgende_poging timestamptz not null default now(),
  primary key (object_id, soort_object_id)
);

create index zaak_onbekend_volgende_poging on zaak_onbekend (volgende_poging);

-- What a link says of which zaak it is: a uuid in small letters, or a number as it is.
create function vergelijkbaar_zaak_id(verwijzing objectidentificator) returns text language sql immutable parallel safe
  return case when lower((verwijzing).code_soort_object_id) = 'uuid' then lower((verwijzing).object_id) else (verwijzing).object_id end;

create function zaak_wordt_gevolgd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into zaak_onbekend (object_id, soort_object_id)
  select vergelijkbaar_zaak_id(new.identificator), lower((new.identificator).code_soort_object_id)
  where (new.identificator).object_id <> '' and not exists (
    select from zaak z where z.zaak_uuid = vergelijkbaar_zaak_id(new.identificator) or z.identificatie = vergelijkbaar_zaak_id(new.identificator))
  on conflict do nothing;
  return null;
end $$;

create trigger onderwerpobject_volgt_zaak after insert or update of identificator on onderwerpobject
  for each row when (new.is_zaak) execute function zaak_wordt_gevolgd();

-- Which zaken were linked to a klantcontact by hand and taken away again: by whom, when and why. Rows are only added.
create table zaakverloop (
  uuid uuid primary key,
  klantcontact uuid not null references klantcontact on delete cascade,
  soort text not null check (soort in ('gekoppeld', 'ontkoppeld')),
  zaak text not null,
  reden text not null default '',
  door uuid not null,
  door_naam text not null,
  op timestamptz not null default now()
);

create index zaakverloop_klantcontact on zaakverloop (klantcontact, op);

create trigger zaakverloop_niet_muteerbaar before update on zaakverloop
  for each row execute function weiger_wijziging();

insert into verwerkingsactiviteit (operatie, naam) values
  ('zaken', 'Starten en volgen van zaken'),
  ('zaaksysteem', 'Starten en volgen van zaken');
