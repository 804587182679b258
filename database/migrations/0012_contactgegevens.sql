-- These are the persons and organisations of the Contactgegevens API. They are tied to nothing: partijen are what Balie knows (R1).

create table contactgegevens_persoon (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  geboortedatum date not null,
  overlijdensdatum date,
  geslachtsnaam text not null,
  geslacht text not null default '' check (geslacht in ('', 'm', 'v', 'o')),
  voorvoegsel text not null default '',
  voornamen text not null default '',
  adres adres not null default row('', '', null, '', '', '', '', '', '', '')
);

create table contactgegevens_organisatie (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  handelsnaam text not null,
  oprichtingsdatum date,
  opheffingsdatum date,
  adres adres not null default row('', '', null, '', '', '', '', '', '', '')
);

-- The filters of the Klantinteracties face on partijen, actoren and their parts need these besides the existing ones.
create index actor_naam_deel on actor using gin (upper(naam) gin_trgm_ops);
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
create index digitaal_adres_omschrijving on digitaal_adres using gin (upper(omschrijving) gin_trgm_ops) where omschrijving <> '';
create index digitaal_adres_verificatie on digitaal_adres (verificatie_datum) where verificatie_datum is not null;
create index digitaal_adres_soort on digitaal_adres (soort_digitaal_adres, volgnummer desc);
create index rekeningnummer_bic on rekeningnummer (bic) where bic <> '';
create index categorie_naam on categorie (naam);
create index categorie_relatie_begin on categorie_relatie (begin_datum);
create index categorie_relatie_eind on categorie_relatie (eind_datum);
