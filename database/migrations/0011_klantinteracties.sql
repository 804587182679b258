-- The Klantinteracties face needs an index for each of its filters, and counts that cost the same at any size.

-- References of a klantcontact are read in their order, from the index alone.
drop index betrokkene_klantcontact;
create index betrokkene_klantcontact on betrokkene (klantcontact, volgnummer) include (uuid);
drop index actor_klantcontact_klantcontact;
create index actor_klantcontact_klantcontact on actor_klantcontact (klantcontact, volgnummer) include (actor);
drop index interne_taak_klantcontact;
create index interne_taak_klantcontact on interne_taak (klantcontact, volgnummer) include (uuid);
drop index onderwerpobject_klantcontact;
create index onderwerpobject_klantcontact on onderwerpobject (klantcontact, volgnummer) include (uuid);
drop index bijlage_klantcontact;
create index bijlage_klantcontact on bijlage (klantcontact, volgnummer) include (uuid);
drop index digitaal_adres_betrokkene;
create index digitaal_adres_betrokkene on digitaal_adres (betrokkene, volgnummer) include (uuid);

create index klantcontact_onderwerp on klantcontact using gin (upper(onderwerp) gin_trgm_ops);
create index klantcontact_inhoud on klantcontact using gin (upper(inhoud) gin_trgm_ops);
create index klantcontact_reactie on klantcontact using gin (upper(reactie) gin_trgm_ops) where reactie <> '';
create index klantcontact_gelukt on klantcontact (indicatie_contact_gelukt, plaatsgevonden_op desc, volgnummer desc);
create index klantcontact_vertrouwelijk on klantcontact (vertrouwelijk, plaatsgevonden_op desc, volgnummer desc);

-- The index covers all rows: for a part of the rows PostgreSQL does not know how often a value occurs, and then reads the list from its
-- beginning.
drop index betrokkene_achternaam;
drop index betrokkene_voornaam;
create index betrokkene_voorletters on betrokkene (((contactnaam).voorletters), volgnummer desc);
create index betrokkene_voornaam on betrokkene (((contactnaam).voornaam), volgnummer desc);
create index betrokkene_voorvoegsel on betrokkene (((contactnaam).voorvoegsel_achternaam), volgnummer desc);
create index betrokkene_achternaam on betrokkene (((contactnaam).achternaam), volgnummer desc);

drop index onderwerpobject_object_id;
create index onderwerpobject_object_id on onderwerpobject (((identificator).object_id), volgnummer desc);
create index onderwerpobject_objecttype on onderwerpobject (((identificator).code_objecttype), volgnummer desc);
create index onderwerpobject_register on onderwerpobject (((identificator).code_register), volgnummer desc);
create index onderwerpobject_soort_object_id on onderwerpobject (((identificator).code_soort_object_id), volgnummer desc);
drop index bijlage_object_id;
create index bijlage_object_id on bijlage (((identificator).object_id), volgnummer desc);
create index bijlage_objecttype on bijlage (((identificator).code_objecttype), volgnummer desc);
create index bijlage_register on bijlage (((identificator).code_register), volgnummer desc);
create index bijlage_soort_object_id on bijlage (((identificator).code_soort_object_id), volgnummer desc);

create index actor_klantcontact_actor on actor_klantcontact (actor, volgnummer desc);
create index actor_naam_gelijk on actor (naam);
create index interne_taak_toegewezen on interne_taak_actor (actor, interne_taak) include (open_tot);
drop index interne_taak_actor_actor;

-- The numbers of rows of the large tables have one row for each table and place. A transaction that adds or removes rows takes a place that
-- no other one has at that moment, so that nobody waits.
create table telling (
  tabel text not null,
  plaats smallint not null,
  aantal bigint not null,
  primary key (tabel, plaats)
) with (fillfactor = 50);

create function vrije_plaats() returns smallint language plpgsql as $$
begin
  for poging in 0..63 loop
    if pg_try_advisory_xact_lock(20230420, (pg_backend_pid() + poging) % 64) then
      return (pg_backend_pid() + poging) % 64;
    end if;
  end loop;
  return pg_backend_pid() % 64;
end $$;

create function tel_mee() returns trigger language plpgsql as $$
declare verschil bigint;
begin
  select count(*) * case tg_op when 'INSERT' then 1 else -1 end into verschil from rijen;
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values (tg_table_name, vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
  return null;
end $$;

-- Gives the number of rows of a table that is counted.
create function aantal_in(naam text) returns bigint language sql stable parallel safe
  return (select coalesce(sum(t.aantal), 0)::bigint from telling t where t.tabel = naam);

do $$
declare naam text;
begin
  foreach naam in array array['klantcontact', 'betrokkene', 'onderwerpobject', 'interne_taak', 'partij', 'digitaal_adres'] loop
    execute format('insert into telling select %L, 0, count(*) from %I', naam, naam);
    execute format('create trigger %I after insert on %I referencing new table as rijen for each statement execute function tel_mee()',
      naam || '_telt_erbij', naam);
    execute format('create trigger %I after delete on %I referencing old table as rijen for each statement execute function tel_mee()',
      naam || '_telt_eraf', naam);
  end loop;
end $$;
