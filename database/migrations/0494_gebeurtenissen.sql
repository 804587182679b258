-- What tells of changes costs less, and tells no more than happened.
--
-- A part that came with its object is told by that object. After a savepoint, as when a form is taken in, the rows of an object have another
-- xmin than their transaction, so each form was told as registered and as added to. The moment of the transaction tells them too.
--
-- A list is compared by way of a subquery: PostgreSQL sees the length of a bare array, and plans the statement again each time.

create or replace function meld(wat text, over uuid[], is_deel boolean default false) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  soort text := 'nl.overheid.klantcontacten.' || wat;
  verteld uuid[];
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  verteld := array(select e.subject from gebeurtenis e where e.subject = any (array(select unnest(over)))
    and e.transactie = pg_current_xact_id() and e.op = now() and e.type = soort);
  -- An insert has its triggers run, also of no rows.
  if over <@ verteld then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), soort, g.subject, g.gegevens from gegevens_van(split_part(wat, '-', 1), over) g
  where not (is_deel and g.vers) and g.subject <> all (verteld) order by g.subject;
end $$;

create or replace function gegevens_van(soort text, over uuid[]) returns table (subject uuid, gegevens jsonb, vers boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare nu xid := pg_current_xact_id()::xid;
begin
  if soort = 'klantcontact' then
    return query select k.uuid, jsonb_build_object('hoofdOnderwerpType', k.hoofd_onderwerp_type, 'indicatieContactGelukt',
      k.indicatie_contact_gelukt, 'verdereActieOndernomen', k.verdere_actie_ondernomen), k.xmin = nu or k.geregistreerd_op = now()
    from klantcontact k where k.uuid = any (array(select unnest(over)));
  elsif soort = 'internetaak' then
    return query select t.uuid, jsonb_build_object('nummer', t.nummer, 'status', t.status), t.xmin = nu
    from interne_taak t where t.uuid = any (array(select unnest(over)));
  else
    return query select p.uuid, jsonb_build_object('nummer', p.nummer, 'soortPartij', p.soort_partij), p.xmin = nu or p.aangemaakt_op = now()
    from partij p where p.uuid = any (array(select unnest(over)));
  end if;
end $$;

create or replace function meld_deel() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  nu xid := pg_current_xact_id()::xid;
  over uuid[];
begin
  if meldt_niets() then return null; end if;
  case tg_argv[1]
    when 'klantcontact' then
      over := array(select distinct k.uuid from rijen r join klantcontact k on k.uuid = r.klantcontact
        where k.xmin <> nu and k.geregistreerd_op <> now() or tg_table_name = 'klantcontact_correctie');
    when 'partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.partij
        where p.xmin <> nu and p.aangemaakt_op <> now());
    when 'vertegenwoordigde_partij' then
      over := array(select distinct p.uuid from rijen r join partij p on p.uuid = r.vertegenwoordigde_partij
        where p.xmin <> nu and p.aangemaakt_op <> now());
  end case;
  perform meld(tg_argv[0], over);
  return null;
end $$;

create or replace function onderwerpobject_meldt() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
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
  select array_agg(distinct k.uuid) filter (where r.is_zaak),
    array_agg(distinct k.uuid) filter (where not r.is_zaak and k.xmin <> nu and k.geregistreerd_op <> now())
  into zaken, delen from rijen r join klantcontact k on k.uuid = r.klantcontact;
  if zaken is not null then
    perform meld(case tg_op when 'INSERT' then 'klantcontact-zaak-gekoppeld' else 'klantcontact-zaak-ontkoppeld' end, zaken);
  end if;
  if delen is not null then perform meld('klantcontact-aangevuld', delen); end if;
  return null;
end $$;
