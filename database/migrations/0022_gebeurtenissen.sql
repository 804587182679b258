-- Every change that others need has a gebeurtenis, written by the database: whichever face or job makes the change, none is forgotten, and
-- what is rolled back was never told. Others are told of them as CloudEvents (NL GOV profile). No personal data: what they may filter on
-- stands in `gegevens`, and is no free text.

create table gebeurtenis (
  id uuid primary key,
  volgnummer bigint generated always as identity unique,
  type text not null check (type ~ '^nl(\.[a-z0-9-]+)+$'),
  subject uuid not null,
  -- What the Notificaties API calls kenmerken, as it was when it happened.
  gegevens jsonb not null default '{}',
  op timestamptz not null default now(),
  -- With `op`: within one transaction the same is told once.
  transactie xid8 not null default pg_current_xact_id()
);

create index gebeurtenis_subject on gebeurtenis (subject, transactie);

create trigger gebeurtenis_niet_muteerbaar before update or delete on gebeurtenis
  for each row execute function weiger_wijziging();

-- Nothing is told while rows are loaded that were made elsewhere: an import, a takeover, a demonstration.
create function meldt_niets() returns boolean language sql stable parallel safe
  set search_path to public, pg_temp
  return current_setting('balie.gebeurtenissen', true) = 'nee';

-- What is told beside the type, of partijen, internetaken or klantcontacten that are there; `vers`: this transaction wrote the row itself.
create function gegevens_van(soort text, over uuid[]) returns table (subject uuid, gegevens jsonb, vers boolean) language plpgsql stable as $$
declare nu xid := pg_current_xact_id()::xid;
begin
  if soort = 'klantcontact' then
    return query select k.uuid, jsonb_build_object('hoofdOnderwerpType', k.hoofd_onderwerp_type, 'indicatieContactGelukt',
      k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen), k.xmin = nu
    from klantcontact k where k.uuid = any (over);
  elsif soort = 'internetaak' then
    return query select t.uuid, jsonb_build_object('nummer', t.nummer, 'status', t.status), t.xmin = nu
    from interne_taak t where t.uuid = any (over);
  else
    return query select p.uuid, jsonb_build_object('nummer', p.nummer, 'soortPartij', p.soort_partij), p.xmin = nu
    from partij p where p.uuid = any (over);
  end if;
end $$;

-- Tells that something happened to these objects, each once in a transaction. A part that came or went with a change of the object itself is
-- told by that change.
create function meld(wat text, over uuid[], is_deel boolean default false) returns void language plpgsql as $$
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.' || wat, g.subject, g.gegevens
  from gegevens_van(split_part(wat, '-', 1), over) g
  where not (is_deel and g.vers) and not exists (select from gebeurtenis e where e.subject = g.subject
    and e.transactie = pg_current_xact_id() and e.op = now() and e.type = 'nl.overheid.klantcontacten.' || wat)
  order by g.subject;
end $$;

-- Rows came: `soort` is registered.
create function meld_komst() returns trigger language plpgsql as $$
begin
  perform meld(tg_argv[0] || '-geregistreerd', array(select uuid from rijen));
  return null;
end $$;

-- Rows changed that are an object themselves.
create function meld_wijziging() returns trigger language plpgsql as $$
begin
  perform meld(tg_argv[0] || '-gewijzigd', array(select n.uuid from nieuw n join oud o using (uuid) where n is distinct from o));
  return null;
end $$;

-- Rows changed that are part of an object: which one is in the column `tg_argv[1]`. With the object itself its parts go without a word.
create function meld_deel() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  perform meld(tg_argv[0], array(select distinct (to_jsonb(r) ->> tg_argv[1])::uuid from rijen r where to_jsonb(r) ->> tg_argv[1] is not null),
    tg_table_name <> 'klantcontact_correctie');
  return null;
end $$;

create function meld_deel_wijziging() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  perform meld(tg_argv[0], array(
    select distinct x.subject from nieuw n join oud o using (uuid)
      cross join lateral (values ((to_jsonb(n) ->> tg_argv[1])::uuid), ((to_jsonb(o) ->> tg_argv[1])::uuid)) x (subject)
    where n is distinct from o and x.subject is not null), true);
  return null;
end $$;

-- A zaak that is linked or unlinked is told by itself; another onderwerp is part of the klantcontact.
create function onderwerpobject_meldt() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    perform meld('klantcontact-zaak-gekoppeld', array(select distinct klantcontact from rijen where is_zaak and klantcontact is not null));
    perform meld('klantcontact-aangevuld', array(select distinct klantcontact from rijen where not is_zaak and klantcontact is not null), true);
  elsif tg_op = 'DELETE' then
    perform meld('klantcontact-zaak-ontkoppeld', array(select distinct klantcontact from rijen where is_zaak and klantcontact is not null));
    perform meld('klantcontact-aangevuld', array(select distinct klantcontact from rijen where not is_zaak and klantcontact is not null), true);
  else
    perform meld('klantcontact-zaak-ontkoppeld', array(select distinct o.klantcontact from nieuw n join oud o using (uuid)
      where o.is_zaak and o.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-zaak-gekoppeld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where n.is_zaak and n.klantcontact is not null and n is distinct from o));
    perform meld('klantcontact-aangevuld', array(select distinct n.klantcontact from nieuw n join oud o using (uuid)
      where not n.is_zaak and not o.is_zaak and n.klantcontact is not null and n is distinct from o), true);
  end if;
  return null;
end $$;

-- Rows are gone: what was known of them is told a last time.
create function klantcontact_meldt_vertrek() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.klantcontact-vernietigd', k.uuid, jsonb_build_object('hoofdOnderwerpType',
    k.hoofd_onderwerp_type, 'indicatieContactGelukt', k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen)
  from rijen k order by k.uuid;
  return null;
end $$;

create function interne_taak_meldt_vertrek() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.internetaak-vernietigd', t.uuid, jsonb_build_object('nummer', t.nummer, 'status', t.status)
  from rijen t order by t.uuid;
  return null;
end $$;

create function partij_meldt_vertrek() returns trigger language plpgsql as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.klantcontacten.partij-vernietigd', p.uuid, jsonb_build_object('nummer', p.nummer, 'soortPartij', p.soort_partij)
  from rijen p order by p.uuid;
  return null;
end $$;

create trigger klantcontact_meldt_komst after insert on klantcontact
  referencing new table as rijen for each statement execute function meld_komst('klantcontact');
create trigger klantcontact_meldt_vertrek after delete on klantcontact
  referencing old table as rijen for each statement execute function klantcontact_meldt_vertrek();
create trigger klantcontact_correctie_meldt after insert on klantcontact_correctie
  referencing new table as rijen for each statement execute function meld_deel('klantcontact-gecorrigeerd', 'klantcontact');

create trigger interne_taak_meldt_komst after insert on interne_taak
  referencing new table as rijen for each statement execute function meld_komst('internetaak');
create trigger interne_taak_meldt_vertrek after delete on interne_taak
  referencing old table as rijen for each statement execute function interne_taak_meldt_vertrek();
create trigger partij_meldt_komst after insert on partij
  referencing new table as rijen for each statement execute function meld_komst('partij');
create trigger partij_meldt_wijziging after update on partij
  referencing old table as oud new table as nieuw for each statement execute function meld_wijziging('partij');
create trigger partij_meldt_vertrek after delete on partij
  referencing old table as rijen for each statement execute function partij_meldt_vertrek();

create trigger onderwerpobject_meldt_komst after insert on onderwerpobject
  referencing new table as rijen for each statement execute function onderwerpobject_meldt();
create trigger onderwerpobject_meldt_wijziging after update on onderwerpobject
  referencing old table as oud new table as nieuw for each statement execute function onderwerpobject_meldt();
create trigger onderwerpobject_meldt_vertrek after delete on onderwerpobject
  referencing old table as rijen for each statement execute function onderwerpobject_meldt();

do $$
declare deel record;
begin
  for deel in select * from (values
    ('betrokkene', 'klantcontact-aangevuld', 'klantcontact'),
    ('bijlage', 'klantcontact-aangevuld', 'klantcontact'),
    ('actor_klantcontact', 'klantcontact-aangevuld', 'klantcontact'),
    ('digitaal_adres', 'partij-gewijzigd', 'partij'),
    ('partij_identificator', 'partij-gewijzigd', 'partij'),
    ('rekeningnummer', 'partij-gewijzigd', 'partij'),
    ('categorie_relatie', 'partij-gewijzigd', 'partij'),
    ('vertegenwoordiging', 'partij-gewijzigd', 'vertegenwoordigde_partij')) d (tabel, wat, kolom)
  loop
    execute format('create trigger %I after insert on %I referencing new table as rijen for each statement execute function meld_deel(%L, %L)',
      deel.tabel || '_meldt_komst', deel.tabel, deel.wat, deel.kolom);
    execute format('create trigger %I after delete on %I referencing old table as rijen for each statement execute function meld_deel(%L, %L)',
      deel.tabel || '_meldt_vertrek', deel.tabel, deel.wat, deel.kolom);
    execute format('create trigger %I after update on %I referencing old table as oud new table as nieuw for each statement execute function meld_deel_wijziging(%L, %L)',
      deel.tabel || '_meldt_wijziging', deel.tabel, deel.wat, deel.kolom);
  end loop;
end $$;

-- Whatever happens to a task is a step in its trail (R21). What came with its making is told by that.
create function interne_taak_verloop_meldt() returns trigger language plpgsql as $$
declare gebeurd record;
begin
  for gebeurd in
    select case when r.soort in ('toegewezen', 'doorgestuurd') then 'toegewezen' when r.soort in ('afgerond', 'heropend') then r.soort::text
      else 'gewijzigd' end as wat, array_agg(distinct r.interne_taak) as taken
    from rijen r
    -- A zaak is told with the klantcontact.
    where r.soort not in ('zaak_gekoppeld', 'zaak_ontkoppeld')
      and not exists (select from rijen a where a.interne_taak = r.interne_taak and a.soort = 'aangemaakt')
    group by 1 order by 1
  loop
    perform meld('internetaak-' || gebeurd.wat, gebeurd.taken);
  end loop;
  return null;
end $$;

create trigger interne_taak_verloop_meldt after insert on interne_taak_verloop
  referencing new table as rijen for each statement execute function interne_taak_verloop_meldt();
