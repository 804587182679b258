-- A klantcontact is recorded once, unchangeable, together with its opvolging (R9-R18).

create type initiatiefnemer as enum ('gemeente', 'klant', 'vertegenwoordiger');
create type rol_betrokkene as enum ('klant', 'vertegenwoordiger');

create sequence klantcontact_nummer start 10000001;

create table klantcontact (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  nummer text not null,
  referentienummer text,
  kanaal text not null,
  onderwerp text not null,
  inhoud text not null default '',
  reactie text not null default '',
  indicatie_contact_gelukt boolean,
  hoofd_onderwerp_type text not null default '',
  verdere_actie_ondernomen boolean not null default false,
  taal text not null,
  vertrouwelijk boolean not null,
  plaatsgevonden_op timestamptz not null,
  -- Kenmerken for statistics, apart from what the klant reads (R18).
  metadata jsonb not null default '{}',
  initiatiefnemer initiatiefnemer,
  -- Klantcontacten about several subjects in one conversation share a gesprek (R13).
  gesprek uuid,
  -- It arrived through an interface that sends the parts one by one, so it may be zonder opvolging for a while (R12).
  in_delen boolean not null,
  geregistreerd_op timestamptz not null default now(),
  geregistreerd_door uuid,
  -- The text as it reads now, with corrections: the only column that may change.
  zoek tsvector not null,
  constraint klantcontact_nummer_uniek unique (nummer),
  constraint klantcontact_referentienummer_uniek unique (referentienummer),
  -- R9, with a tolerance for clocks that differ.
  constraint klantcontact_in_de_toekomst check (plaatsgevonden_op <= geregistreerd_op + interval '5 minutes'),
  constraint klantcontact_gelukt_zonder_verdere_actie check (not (verdere_actie_ondernomen and coalesce(indicatie_contact_gelukt, false)))
);

create index klantcontact_plaatsgevonden on klantcontact (plaatsgevonden_op desc, volgnummer desc);
create index klantcontact_kanaal on klantcontact (kanaal, plaatsgevonden_op desc, volgnummer desc);
-- The week comes first, so that the newest hits of a word are found without a look at all others.
create index klantcontact_zoek on klantcontact using gin (week(plaatsgevonden_op), zoek);
create index klantcontact_gesprek on klantcontact (gesprek) where gesprek is not null;
-- The views for users who may not see everything (beperkt.sql) find vertrouwelijke klantcontacten in this index without a look at the
-- table, and count them by the actor who registered them.
create index klantcontact_vertrouwelijk_uuid on klantcontact (uuid) include (geregistreerd_door) where vertrouwelijk;
create index klantcontact_vertrouwelijk_door on klantcontact (geregistreerd_door) where vertrouwelijk;

create function volgend_klantcontact_nummer() returns text language plpgsql as $$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('klantcontact_nummer')::text;
    exit when not exists (select from klantcontact where nummer = kandidaat);
  end loop;
  return kandidaat;
end $$;

alter table klantcontact alter column nummer set default volgend_klantcontact_nummer();

create function klantcontact_zoektekst(onderwerp text, inhoud text) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('public.nederlands', onderwerp || ' ' || inhoud);

create function klantcontact_maak_doorzoekbaar() returns trigger language plpgsql as $$
begin
  new.zoek := klantcontact_zoektekst(new.onderwerp, new.inhoud);
  return new;
end $$;

-- The insert itself puts the words together; for an insert that does not, it is done here.
create trigger klantcontact_doorzoekbaar before insert on klantcontact
  for each row when (new.zoek is null) execute function klantcontact_maak_doorzoekbaar();

-- A klantcontact that is registered here did not take place before 1900: a client that sends 0001-01-01 for no date at all is refused. One
-- that was taken over stays as it was at its source (decision 0015), and has the moment at which it took place as the moment of its
-- registration.
create function klantcontact_weiger_moment() returns trigger language plpgsql as $$
begin
  raise exception 'Een klantcontact is niet van voor 1900.'
    using errcode = 'check_violation', constraint = 'klantcontact_te_lang_geleden', table = tg_table_name;
end $$;

-- It is no check constraint, because a correction of an existing row writes that row again (R10).
create trigger klantcontact_te_lang_geleden before insert on klantcontact for each row
  when (new.plaatsgevonden_op < timestamptz '1900-01-01T00:00:00Z' and new.geregistreerd_op >= timestamptz '1900-01-01T00:00:00Z')
  execute function klantcontact_weiger_moment();

-- R10: a klantcontact does not change, and disappears only by vernietiging.
create function klantcontact_weiger_wijziging() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - 'zoek' = to_jsonb(old) - 'zoek' then
    return new;
  end if;
  if tg_op = 'DELETE' and current_setting('balie.vernietiging', true) = 'ja' then
    return old;
  end if;
  raise exception 'Een klantcontact kan niet worden gewijzigd of verwijderd.'
    using errcode = 'restrict_violation', constraint = 'klantcontact_niet_muteerbaar';
end $$;

create trigger klantcontact_niet_muteerbaar before update or delete on klantcontact
  for each row execute function klantcontact_weiger_wijziging();

-- A mistake is mended beside the original (R10).
create table klantcontact_correctie (
  uuid uuid primary key,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  onderwerp text,
  inhoud text,
  reden text not null check (reden <> ''),
  door uuid not null,
  door_naam text not null,
  op timestamptz not null default now(),
  constraint klantcontact_correctie_niet_leeg check (onderwerp is not null or inhoud is not null)
);

create index klantcontact_correctie_klantcontact on klantcontact_correctie (klantcontact, op);

create trigger klantcontact_correctie_niet_muteerbaar before update or delete on klantcontact_correctie
  for each row execute function weiger_wijziging();

create function klantcontact_zoek_na_correctie() returns trigger language plpgsql as $$
begin
  update klantcontact k set zoek = klantcontact_zoektekst(
    coalesce((select c.onderwerp from klantcontact_correctie c
              where c.klantcontact = k.uuid and c.onderwerp is not null order by c.op desc, c.uuid desc limit 1), k.onderwerp),
    coalesce((select c.inhoud from klantcontact_correctie c
              where c.klantcontact = k.uuid and c.inhoud is not null order by c.op desc, c.uuid desc limit 1), k.inhoud))
  where k.uuid = new.klantcontact;
  return null;
end $$;

create trigger klantcontact_correctie_doorzoekbaar after insert on klantcontact_correctie
  for each row execute function klantcontact_zoek_na_correctie();

-- The part that a person or organisation, known or not, had in one klantcontact.
create table betrokkene (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  partij uuid,
  rol rol_betrokkene not null,
  initiator boolean not null,
  organisatienaam text not null default '',
  contactnaam contactnaam not null default row('', '', '', ''),
  bezoekadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  correspondentieadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  -- The history of contacts outlives a wish to delete the partij.
  constraint betrokkene_partij foreign key (partij) references partij deferrable
);

-- Read in their order, from the index alone, which also tells who of them is a known partij.
create index betrokkene_klantcontact on betrokkene (klantcontact, volgnummer) include (uuid, partij);
create index betrokkene_partij on betrokkene (partij, volgnummer) include (uuid, klantcontact);
create index betrokkene_organisatienaam on betrokkene (organisatienaam) where organisatienaam <> '';

-- The rol of the betrokkene who gave an address stands with it, so that addresses are counted by it without a look at all betrokkenen.
alter table digitaal_adres
  add column betrokkene_rol rol_betrokkene,
  add constraint digitaal_adres_betrokkene foreign key (betrokkene) references betrokkene on delete set null deferrable;

create function digitaal_adres_zet_betrokkene_rol() returns trigger language plpgsql as $$
begin
  new.betrokkene_rol := (select b.rol from betrokkene b where b.uuid = new.betrokkene);
  return new;
end $$;

create trigger digitaal_adres_betrokkene_rol before insert or update of betrokkene on digitaal_adres
  for each row execute function digitaal_adres_zet_betrokkene_rol();

create function betrokkene_zet_rol_bij_adressen() returns trigger language plpgsql as $$
begin
  update digitaal_adres set betrokkene_rol = new.rol where betrokkene = new.uuid;
  return null;
end $$;

create trigger betrokkene_rol_bij_adressen after update of rol on betrokkene
  for each row when (new.rol <> old.rol) execute function betrokkene_zet_rol_bij_adressen();

create index digitaal_adres_betrokkene_rol on digitaal_adres (betrokkene_rol, volgnummer desc) where betrokkene_rol is not null;

create function betrokkene_bewaak_geheimhouding() returns trigger language plpgsql as $$
begin
  if exists (select from partij p where p.uuid = old.partij and p.indicatie_geheimhouding) then
    if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
    if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  end if;
  return new;
end $$;

create trigger betrokkene_geheimhouding before update on betrokkene
  for each row when (old.partij is not null and zonder_recht_op_geheim()) execute function betrokkene_bewaak_geheimhouding();

create table actor_klantcontact (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  actor uuid not null,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  constraint actor_klantcontact_uniek unique (actor, klantcontact),
  constraint actor_klantcontact_actor foreign key (actor) references actor deferrable
);

create index actor_klantcontact_klantcontact on actor_klantcontact (klantcontact, volgnummer) include (actor);
create index actor_klantcontact_actor on actor_klantcontact (actor, volgnummer desc);

-- A klantcontact was about an onderwerpobject: a zaak, an earlier klantcontact (R23), or another object.
create table onderwerpobject (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  klantcontact uuid references klantcontact on delete cascade deferrable,
  was_klantcontact uuid references klantcontact on delete cascade deferrable,
  identificator objectidentificator not null default row('', '', '', ''),
  informatieobject uuid,
  -- KISS, ITA and Open Inwoner write `zgw-Zaak`.
  is_zaak boolean not null generated always as (lower((identificator).code_objecttype) in ('zaak', 'zgw-zaak')) stored,
  constraint onderwerpobject_informatieobject foreign key (informatieobject) references informatieobject deferrable
);

create index onderwerpobject_klantcontact on onderwerpobject (klantcontact, volgnummer) include (uuid);
create index onderwerpobject_was_klantcontact on onderwerpobject (was_klantcontact);
create index onderwerpobject_object_id on onderwerpobject (((identificator).object_id), volgnummer desc);
create index onderwerpobject_informatieobject on onderwerpobject (informatieobject) where informatieobject is not null;

-- Which onderwerpobjecten there were: whoever removes one a second time is told that it is gone, not that it never was.
create table onderwerpobject_verwijderd (
  uuid uuid primary key,
  op timestamptz not null default now()
);

create function onderwerpobject_onthoud_verwijderd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into onderwerpobject_verwijderd (uuid) values (old.uuid) on conflict do nothing;
  return null;
end $$;

create trigger onderwerpobject_is_verwijderd after delete on onderwerpobject
  for each row execute function onderwerpobject_onthoud_verwijderd();

-- A bijlage holds the content in another form, as a reference to an informatieobject (R15).
create table bijlage (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  klantcontact uuid references klantcontact on delete cascade deferrable,
  identificator objectidentificator not null default row('', '', '', ''),
  informatieobject uuid,
  constraint bijlage_informatieobject foreign key (informatieobject) references informatieobject deferrable
);

create index bijlage_klantcontact on bijlage (klantcontact, volgnummer) include (uuid);
create index bijlage_object_id on bijlage (((identificator).object_id), volgnummer desc);
create index bijlage_informatieobject on bijlage (informatieobject) where informatieobject is not null;

-- A document of ours belongs to whatever refers to it, however its uuid is written there and whatever register is named beside it. This
-- decides who may see it (R28) and whether it is still needed (R30).
--
-- A user who does not see a document does not come to see it by referring to it: the reference stays words.
create function zet_informatieobject() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare document uuid;
begin
  if current_setting('balie.terugzetten', true) = 'ja' then return new; end if;
  select i.uuid into document from informatieobject i where i.uuid = uuid_van((new.identificator).object_id);
  if document is not null and current_setting('role') = session_user || '_beperkt' then
    if not beperkt.ziet_informatieobject(document) then document := null; end if;
  end if;
  new.informatieobject := document;
  return new;
end $$;

create trigger bijlage_informatieobject before insert or update of identificator on bijlage
  for each row when ((new.identificator).object_id <> '') execute function zet_informatieobject();
create trigger onderwerpobject_informatieobject before insert or update of identificator on onderwerpobject
  for each row when ((new.identificator).object_id <> '' and (new.identificator).code_objecttype is distinct from 'zaak')
  execute function zet_informatieobject();

-- These klantcontacten have no interne taak and no zaak (R12). The table is derived; triggers that come with the opvolging keep it, so that
-- the worklist and its count cost the same at any size of the register.
create table klantcontact_zonder_opvolging (
  klantcontact uuid primary key references klantcontact on delete cascade deferrable,
  sinds timestamptz not null,
  gesignaleerd_op timestamptz
);

create index klantcontact_zonder_opvolging_sinds on klantcontact_zonder_opvolging (sinds);

-- A repeated registration gets the first answer again, because it is kept here.
create table idempotentie (
  wie uuid not null,
  sleutel text not null,
  operatie text not null,
  vingerafdruk bytea not null,
  klantcontact uuid,
  antwoord text,
  -- The answer shows people as well, and they belong in the logboek each time (R29).
  partijen uuid[] not null default '{}',
  op timestamptz not null default now(),
  primary key (wie, sleutel, operatie)
);

create index idempotentie_op on idempotentie (op);

-- A registration must cost little beside the rows that it adds: each table has one trigger that looks at the new rows of a statement at
-- once.

-- A klantcontact is counted, and one that came in parts is zonder opvolging from its beginning (R12).
create function klantcontacten_komen_erbij() returns trigger language plpgsql as $$
begin
  insert into klantcontact_zonder_opvolging (klantcontact, sinds) select uuid, geregistreerd_op from rijen where in_delen;
  perform tel('klantcontact', (select count(*) from rijen));
  return null;
end $$;

create trigger klantcontact_komt_erbij after insert on klantcontact referencing new table as rijen
  for each statement execute function klantcontacten_komen_erbij();
create trigger klantcontact_telt_eraf after delete on klantcontact referencing old table as rijen
  for each statement execute function tel_mee();

-- A part is counted, and the kept text of its klantcontact is removed (decision 0016).
create function delen_komen_erbij() returns trigger language plpgsql as $$
begin
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel(tg_table_name, (select count(*) from rijen));
  return null;
end $$;

create trigger betrokkene_komt_erbij after insert on betrokkene referencing new table as rijen
  for each statement execute function delen_komen_erbij();
create trigger onderwerpobject_komt_erbij after insert on onderwerpobject referencing new table as rijen
  for each statement execute function delen_komen_erbij();

-- A removal does the reverse, and waits for a transaction that is keeping the shown text.
create function delen_gaan_weg() returns trigger language plpgsql as $$
declare contacten uuid[] := array(select distinct klantcontact from rijen where klantcontact is not null);
begin
  perform from klantcontact where uuid = any (contacten) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact = any (contacten);
  perform tel(tg_table_name, - (select count(*) from rijen));
  return null;
end $$;

create trigger betrokkene_gaat_weg after delete on betrokkene referencing old table as rijen
  for each statement execute function delen_gaan_weg();
create trigger onderwerpobject_gaat_weg after delete on onderwerpobject referencing old table as rijen
  for each statement execute function delen_gaan_weg();
