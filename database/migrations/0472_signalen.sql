-- Meldingen openbare ruimte that go on to Signalen, which treats them. Each belongs to the klantcontact in which it was reported.

create table signaal (
  uuid uuid primary key,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  -- The category of Signalen, as `afval/sub_categories/veeg-zwerfvuil`, with its name.
  categorie text not null,
  categorie_naam text not null,
  tekst text not null,
  adres text not null default '',
  -- In degrees (WGS 84); null: it is looked up by the address.
  lengtegraad double precision,
  breedtegraad double precision,
  -- Who reported may be called or mailed about it by Signalen.
  melder_delen boolean not null default false,
  -- The open tasks of the klantcontact are done once Signalen has it.
  afronden boolean not null default false,
  -- wacht: to be sent; bezig: being sent; onzeker: sent, and no answer was heard; geweigerd: Signalen does not take it as it is;
  -- ingetrokken: it goes no more.
  status text not null default 'wacht',
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null,
  fout text not null default '',
  gemaakt_op timestamptz not null,
  gemaakt_door uuid not null,
  gemeld_op timestamptz,
  -- How Signalen calls it: the id by which it is asked, and the number that people use.
  signaal_id text,
  nummer text not null default '',
  -- How far it is, as Signalen told it last.
  open boolean,
  toestand text not null default '',
  gevolgd_op timestamptz,
  volgend_op timestamptz,
  -- When what comes after it is done: the link to it, the tasks, the photos; null: nothing is left.
  afmaken_op timestamptz,
  -- The photos that were dealt with, by uuid: Signalen has them, or does not take them.
  fotos uuid[] not null default '{}',
  constraint signaal_status check (status in ('wacht', 'bezig', 'onzeker', 'geweigerd', 'gemeld', 'ingetrokken')),
  constraint signaal_gemeld check ((status = 'gemeld') = (gemeld_op is not null)),
  constraint signaal_plaats check ((lengtegraad is null) = (breedtegraad is null) and (adres <> '' or lengtegraad is not null))
);
create index signaal_klantcontact on signaal (klantcontact);
create index signaal_te_melden on signaal (volgende_poging) where status in ('wacht', 'bezig');
create index signaal_te_volgen on signaal (volgend_op) where volgend_op is not null;
create index signaal_af_te_maken on signaal (afmaken_op) where afmaken_op is not null;
create index signaal_aandacht on signaal (gemaakt_op) where status in ('onzeker', 'geweigerd');

update rol set rechten = array(select distinct r from unnest(rechten || array['signalen.melden']) r order by r)
where naam in ('kcc-medewerker', 'behandelaar', 'coordinator', 'beheerder');
update rol set rechten = array(select distinct r from unnest(rechten || array['signalen.beheren']) r order by r)
where naam = 'coordinator';
