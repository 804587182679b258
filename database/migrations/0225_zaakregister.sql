-- Who treats the zaken of a zaaktype of the register inside, and what others are told of zaken and their documents.

-- The afdeling or groep that gets each new zaak; null: whoever makes the zaak says who treats it.
alter table zaakregister_zaaktype add column afdeling uuid references actor;

-- A medewerker, afdeling or groep is known by its number at others or, without one, by its uuid.
create or replace function zaakregister_rol_van_actor() returns trigger language plpgsql as $$
begin
  new.actor := (select a.uuid from actor a
    where new.betrokkene_type in ('medewerker', 'organisatorische_eenheid')
      and nullif(new.betrokkene_identificatie ->> 'identificatie', '') in ((a.actoridentificator).object_id, a.uuid::text)
    order by a.volgnummer limit 1);
  return new;
end $$;

alter function zaakregister_rol_van_actor() set search_path to public, pg_temp;

-- Tells that something of these zaken changed: which resource of the Zaken API it was, and what was done with it. In a transaction each resource of
-- a zaak is told once, and a change of the zaak itself only when nothing else of it is: a status that ends the zaak is told as a status. `delen` are the
-- uuids of what changed, in the order of the zaken.
create function meld_zaken(van text, gedaan text, over uuid[], delen uuid[]) returns void language plpgsql
  set search_path to public, pg_temp as $$
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.zaken.zaak-gemuteerd', z.uuid, jsonb_build_object('resource', van, 'actie', gedaan, 'deel', min(d.deel::text),
    'bronorganisatie', z.bronorganisatie, 'zaaktype', z.zaaktype, 'vertrouwelijkheidaanduiding', z.vertrouwelijkheidaanduiding)
  from unnest(over, delen) d (zaak, deel) join zaakregister_zaak z on z.uuid = d.zaak
  where not exists (select from gebeurtenis e where e.subject = z.uuid and e.transactie = pg_current_xact_id() and e.op = now()
    and e.type = 'nl.overheid.zaken.zaak-gemuteerd' and (van = 'zaak' or e.gegevens ->> 'resource' = van))
  group by z.uuid order by z.uuid;
end $$;

-- Rows of a part of zaken came or went; with the zaak itself its parts go without a word.
create function zaakdeel_meldt() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  perform meld_zaken(tg_argv[0], case tg_op when 'INSERT' then 'create' else 'destroy' end,
    array(select r.zaak from rijen r order by r.uuid), array(select r.uuid from rijen r order by r.uuid));
  return null;
end $$;

create function zaakdeel_meldt_wijziging() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  perform meld_zaken(tg_argv[0], 'partial_update',
    array(select n.zaak from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid),
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid));
  return null;
end $$;

create function zaak_meldt_komst() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  perform meld_zaken('zaak', 'create', array(select uuid from rijen order by uuid), array(select uuid from rijen order by uuid));
  return null;
end $$;

create function zaak_meldt_wijziging() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  perform meld_zaken('zaak', 'partial_update',
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid),
    array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o order by n.uuid));
  return null;
end $$;

create function zaak_meldt_vertrek() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.zaken.zaak-verwijderd', z.uuid, jsonb_build_object('resource', 'zaak', 'actie', 'destroy', 'deel', z.uuid,
    'bronorganisatie', z.bronorganisatie, 'zaaktype', z.zaaktype, 'vertrouwelijkheidaanduiding', z.vertrouwelijkheidaanduiding)
  from rijen z order by z.uuid;
  return null;
end $$;

create trigger zaakregister_zaak_meldt_komst after insert on zaakregister_zaak
  referencing new table as rijen for each statement execute function zaak_meldt_komst();
create trigger zaakregister_zaak_meldt_wijziging after update on zaakregister_zaak
  referencing old table as oud new table as nieuw for each statement execute function zaak_meldt_wijziging();
create trigger zaakregister_zaak_meldt_vertrek after delete on zaakregister_zaak
  referencing old table as rijen for each statement execute function zaak_meldt_vertrek();

do $$
declare deel text;
begin
  foreach deel in array array['rol', 'status', 'resultaat', 'zaakeigenschap', 'zaakobject', 'zaakinformatieobject'] loop
    execute format('create trigger zaakregister_%1$s_meldt_komst after insert on zaakregister_%1$s
      referencing new table as rijen for each statement execute function zaakdeel_meldt(%1$L)', deel);
    execute format('create trigger zaakregister_%1$s_meldt_wijziging after update on zaakregister_%1$s
      referencing old table as oud new table as nieuw for each statement execute function zaakdeel_meldt_wijziging(%1$L)', deel);
    execute format('create trigger zaakregister_%1$s_meldt_vertrek after delete on zaakregister_%1$s
      referencing old table as rijen for each statement execute function zaakdeel_meldt(%1$L)', deel);
  end loop;
end $$;

-- What a document is, without who is busy with it: that it was locked is nobody's concern.
create function document_meldt() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.documenten.document-' || case tg_op when 'INSERT' then 'gemuteerd' else 'verwijderd' end, d.uuid,
    jsonb_build_object('resource', 'enkelvoudiginformatieobject', 'actie', case tg_op when 'INSERT' then 'create' else 'destroy' end, 'deel', d.uuid,
      'bronorganisatie', d.bronorganisatie, 'informatieobjecttype', d.informatieobjecttype, 'vertrouwelijkheidaanduiding', d.vertrouwelijkheidaanduiding)
  from rijen d order by d.uuid;
  return null;
end $$;

create function document_meldt_wijziging() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.documenten.document-gemuteerd', n.uuid,
    jsonb_build_object('resource', 'enkelvoudiginformatieobject', 'actie', 'partial_update', 'deel', n.uuid,
      'bronorganisatie', n.bronorganisatie, 'informatieobjecttype', n.informatieobjecttype, 'vertrouwelijkheidaanduiding', n.vertrouwelijkheidaanduiding)
  from nieuw n join oud o using (uuid)
  where to_jsonb(n) - 'lock' is distinct from to_jsonb(o) - 'lock' and not exists (select from gebeurtenis e where e.subject = n.uuid
    and e.transactie = pg_current_xact_id() and e.op = now() and e.type = 'nl.overheid.documenten.document-gemuteerd')
  order by n.uuid;
  return null;
end $$;

create trigger zaakregister_document_meldt_komst after insert on zaakregister_document
  referencing new table as rijen for each statement execute function document_meldt();
create trigger zaakregister_document_meldt_wijziging after update on zaakregister_document
  referencing old table as oud new table as nieuw for each statement execute function document_meldt_wijziging();
create trigger zaakregister_document_meldt_vertrek after delete on zaakregister_document
  referencing old table as rijen for each statement execute function document_meldt();
