-- The Klantinteracties face needs an index for each of its filters, and keeps what it shows of a klantcontact.

create index klantcontact_gelukt on klantcontact (indicatie_contact_gelukt, plaatsgevonden_op desc, volgnummer desc);
create index klantcontact_vertrouwelijk on klantcontact (vertrouwelijk, plaatsgevonden_op desc, volgnummer desc);

-- The filters on a part of a text ignore capitals: only those of a to z are folded, which takes a third of the time of folding all letters.
create index klantcontact_onderwerp on klantcontact using gin (lower(onderwerp collate "C") gin_trgm_ops);
create index klantcontact_inhoud on klantcontact using gin (lower(inhoud collate "C") gin_trgm_ops);
create index klantcontact_reactie on klantcontact using gin (lower(reactie collate "C") gin_trgm_ops) where reactie <> '';
create index digitaal_adres_adres_deel on digitaal_adres using gin (lower(adres collate "C") gin_trgm_ops);
create index digitaal_adres_omschrijving on digitaal_adres using gin (lower(omschrijving collate "C") gin_trgm_ops)
  where omschrijving <> '';
create index actor_naam_deel on actor using gin (lower(naam collate "C") gin_trgm_ops);

-- The index covers all rows: for a part of the rows PostgreSQL does not know how often a value occurs, and then reads the list from its
-- beginning.
create index betrokkene_voorletters on betrokkene (((contactnaam).voorletters), volgnummer desc);
create index betrokkene_voornaam on betrokkene (((contactnaam).voornaam), volgnummer desc);
create index betrokkene_voorvoegsel on betrokkene (((contactnaam).voorvoegsel_achternaam), volgnummer desc);
create index betrokkene_achternaam on betrokkene (((contactnaam).achternaam), volgnummer desc);
create index onderwerpobject_objecttype on onderwerpobject (((identificator).code_objecttype), volgnummer desc);
create index onderwerpobject_register on onderwerpobject (((identificator).code_register), volgnummer desc);
create index onderwerpobject_soort_object_id on onderwerpobject (((identificator).code_soort_object_id), volgnummer desc);
create index bijlage_objecttype on bijlage (((identificator).code_objecttype), volgnummer desc);
create index bijlage_register on bijlage (((identificator).code_register), volgnummer desc);
create index bijlage_soort_object_id on bijlage (((identificator).code_soort_object_id), volgnummer desc);

create index actor_naam_gelijk on actor (naam);
create index actor_objecttype on actor (((actoridentificator).code_objecttype), volgnummer desc);
create index actor_register on actor (((actoridentificator).code_register), volgnummer desc);
create index actor_soort_object_id on actor (((actoridentificator).code_soort_object_id), volgnummer desc);

create index partij_bezoekadres_land on partij (((bezoekadres).land)) where (bezoekadres).land <> '';
create index partij_bezoekadres_bag on partij (((bezoekadres).nummeraanduiding_id)) where (bezoekadres).nummeraanduiding_id <> '';
create index partij_bezoekadres_regel1 on partij (((bezoekadres).adresregel1)) where (bezoekadres).adresregel1 <> '';
create index partij_bezoekadres_regel2 on partij (((bezoekadres).adresregel2)) where (bezoekadres).adresregel2 <> '';
create index partij_bezoekadres_regel3 on partij (((bezoekadres).adresregel3)) where (bezoekadres).adresregel3 <> '';
create index partij_correspondentieadres_land on partij (((correspondentieadres).land)) where (correspondentieadres).land <> '';
create index partij_correspondentieadres_bag on partij (((correspondentieadres).nummeraanduiding_id)) where (correspondentieadres).nummeraanduiding_id <> '';
create index partij_correspondentieadres_regel1 on partij (((correspondentieadres).adresregel1)) where (correspondentieadres).adresregel1 <> '';
create index partij_correspondentieadres_regel2 on partij (((correspondentieadres).adresregel2)) where (correspondentieadres).adresregel2 <> '';
create index partij_correspondentieadres_regel3 on partij (((correspondentieadres).adresregel3)) where (correspondentieadres).adresregel3 <> '';
create index partij_geheimhouding on partij (indicatie_geheimhouding, volgnummer desc);
create index partij_actief on partij (indicatie_actief, volgnummer desc);

create index partij_identificator_codes on partij_identificator (code_register, code_objecttype, code_soort_object_id);
create index partij_identificator_andere on partij_identificator (andere_partij_identificator) where andere_partij_identificator <> '';
create index digitaal_adres_verificatie on digitaal_adres (verificatie_datum) where verificatie_datum is not null;
create index digitaal_adres_soort on digitaal_adres (soort_digitaal_adres, volgnummer desc);
create index rekeningnummer_bic on rekeningnummer (bic) where bic <> '';
create index categorie_naam on categorie (naam);
create index categorie_relatie_begin on categorie_relatie (begin_datum);
create index categorie_relatie_eind on categorie_relatie (eind_datum);

-- The text of a klantcontact on the Klantinteracties face seldom changes (R10), so it is kept once it was made (decision 0016). A missing
-- row is made afresh, so a change only has to remove the row.
create table klantcontact_weergave (
  klantcontact uuid primary key references klantcontact on delete cascade,
  tekst text not null,
  -- New each time that the text is made, so that a process that read it before need not read it again (decision 0029).
  versie uuid not null default gen_random_uuid()
);
-- It is read often and mostly short, so packing it would cost more than it saves.
alter table klantcontact_weergave alter column tekst set storage external;

-- A transaction that keeps a row locks its klantcontact and its actoren meanwhile, and takes only those that no other one has locked. A
-- change of a part locks them as well: a new reference and an update do so, and a removal does it here. So the change comes before, or it
-- waits and then removes what was kept.
create function klantcontact_vergeet_weergave() returns trigger language plpgsql as $$
declare gewijzigd uuid[] := array(select distinct r.klantcontact from rijen r where r.klantcontact is not null);
begin
  if tg_op = 'DELETE' then
    perform from klantcontact where uuid = any (gewijzigd) order by uuid for key share;
  end if;
  delete from klantcontact_weergave where klantcontact = any (gewijzigd);
  return null;
end $$;

create function klantcontact_vergeet_verplaatst() returns trigger language plpgsql as $$
begin
  perform from klantcontact where uuid in (old.klantcontact, new.klantcontact) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact in (old.klantcontact, new.klantcontact);
  return null;
end $$;

-- What comes to or goes from betrokkenen, onderwerpobjecten and interne taken is looked at by their own triggers.
do $$
declare tabel text;
begin
  foreach tabel in array array['actor_klantcontact', 'bijlage'] loop
    execute format('create trigger %I after insert on %I referencing new table as rijen for each statement
      execute function klantcontact_vergeet_weergave()', tabel || '_vernieuwt_bij_komst', tabel);
    execute format('create trigger %I after delete on %I referencing old table as rijen for each statement
      execute function klantcontact_vergeet_weergave()', tabel || '_vernieuwt_bij_vertrek', tabel);
  end loop;
  foreach tabel in array array['betrokkene', 'actor_klantcontact', 'onderwerpobject', 'bijlage', 'interne_taak'] loop
    execute format('create trigger %I after update of klantcontact on %I for each row when (old.klantcontact is distinct from new.klantcontact)
      execute function klantcontact_vergeet_verplaatst()', tabel || '_vernieuwt_bij_verplaatsing', tabel);
  end loop;
end $$;

create trigger klantcontact_correctie_vernieuwt after insert on klantcontact_correctie referencing new table as rijen for each statement
  execute function klantcontact_vergeet_weergave();

-- A klantcontact shows its actoren.
create function actor_vernieuwt_weergaven() returns trigger language plpgsql as $$
begin
  delete from klantcontact_weergave w using actor_klantcontact ak where ak.actor = new.uuid and w.klantcontact = ak.klantcontact;
  return null;
end $$;

create trigger actor_vernieuwt_weergaven after update on actor for each row when (old.* is distinct from new.*)
  execute function actor_vernieuwt_weergaven();
