-- Telling what happened costs little beside what happened, however much was told before. New rows are told from the rows themselves, and of
-- parts only those are looked at whose object was there before.

-- It is part of the statement that asks, so it cannot have settings of its own.
create or replace function meldt_niets() returns boolean language sql stable parallel safe
  return current_setting('balie.gebeurtenissen', true) is not distinct from 'nee';

-- Tells that something happened to these objects, each once in a transaction. A part that came or went with a change of the object itself is
-- told by that change. What was told in this transaction is read by itself: in one statement with the objects PostgreSQL reads all that was ever
-- told.
create or replace function meld(wat text, over uuid[], is_deel boolean default false) returns void language plpgsql as $$
declare
  soort text := 'nl.overheid.klantcontacten.' || wat;
  verteld uuid[];
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  verteld := array(select e.subject from gebeurtenis e
    where e.subject = any (over) and e.transactie = pg_current_xact_id() and e.op = now() and e.type = soort);
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), soort, g.subject, g.gegevens from gegevens_van(split_part(wat, '-', 1), over) g
  where not (is_deel and g.vers) and g.subject <> all (verteld) order by g.subject;
end $$;

-- Rows came: `soort` is registered. They are new in this transaction, so nobody was told of them before.
create or replace function meld_komst() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  case tg_argv[0]
    when 'klantcontact' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.klantcontact-geregistreerd', k.uuid, jsonb_build_object('hoofdOnderwerpType',
        k.hoofd_onderwerp_type, 'indicatieContactGelukt', k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen)
      from rijen k order by k.uuid;
    when 'internetaak' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.internetaak-geregistreerd', t.uuid, jsonb_build_object('nummer', t.nummer,
        'status', t.status)
      from rijen t order by t.uuid;
    when 'partij' then
      insert into gebeurtenis (id, type, subject, gegevens)
      select gen_random_uuid(), 'nl.overheid.klantcontacten.partij-geregistreerd', p.uuid, jsonb_build_object('nummer', p.nummer,
        'soortPartij', p.soort_partij)
      from rijen p order by p.uuid;
  end case;
  return null;
end $$;

-- Rows came or went that are part of an object: which one is in the column `tg_argv[1]`. With the object itself its parts come and go without a
-- word, but a correction never does.
create or replace function meld_deel() returns trigger language plpgsql as $$
declare
  nu xid := pg_current_xact_id()::xid;
  over uuid[];
begin
  if meldt_niets() then return null; end if;
  case tg_argv[1]
    when 'klantcontact' then
      over := array(select distinct k.uuid from rijen r join klantcontact k on k.uuid = r.klantcontact
        where k.xmin <> nu or tg_table_name = 'klantcontact_correctie');
    when 'partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.partij where p.xmin <> nu);
    when 'vertegenwoordigde_partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.vertegenwoordigde_partij where p.xmin <> nu);
  end case;
  perform meld(tg_argv[0], over);
  return null;
end $$;

-- A zaak that is linked or unlinked is told by itself; another onderwerp is part of the klantcontact.
create or replace function onderwerpobject_meldt() returns trigger language plpgsql as $$
declare
  nu xid := pg_current_xact_id()::xid;
  zaken uuid[];
  delen uuid[];
begin
  if meldt_niets() then return null; end if;
  if tg_op = 'UPDATE' then
    perform meld('klantcontact-zaak-ontkoppeld', array(select distinct o.klantcontact from nieuw n join oud o using (uuid)
      where o.is_zaak and o.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-zaak-gekoppeld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where n.is_zaak and n.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-aangevuld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where not n.is_zaak and not o.is_zaak and n.klantcontact is not null and n is distinct from o), true);
    return null;
  end if;
  select array_agg(distinct k.uuid) filter (where r.is_zaak), array_agg(distinct k.uuid) filter (where not r.is_zaak and k.xmin <> nu)
  into zaken, delen from rijen r join klantcontact k on k.uuid = r.klantcontact;
  if zaken is not null then
    perform meld(case tg_op when 'INSERT' then 'klantcontact-zaak-gekoppeld' else 'klantcontact-zaak-ontkoppeld' end, zaken);
  end if;
  if delen is not null then perform meld('klantcontact-aangevuld', delen); end if;
  return null;
end $$;
