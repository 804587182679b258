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

create trigger klantcontact_doorzoekbaar before insert on klantcontact
  for each row execute function klantcontact_maak_doorzoekbaar();

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
  klantcontact uuid not null references klantcontact on delete cascade,
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
  klantcontact uuid not null references klantcontact on delete cascade,
  partij uuid,
  rol rol_betrokkene not null,
  initiator boolean not null,
  organisatienaam text not null default '',
  contactnaam contactnaam not null default row('', '', '', ''),
  bezoekadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  correspondentieadres adres not null default row('', '', null, '', '', '', '', '', '', ''),
  -- The history of contacts outlives a wish to delete the partij.
  constraint betrokkene_partij foreign key (partij) references partij
);

create index betrokkene_klantcontact on betrokkene (klantcontact);
create index betrokkene_partij on betrokkene (partij, klantcontact);
create index betrokkene_achternaam on betrokkene (((contactnaam).achternaam)) where (contactnaam).achternaam <> '';
create index betrokkene_voornaam on betrokkene (((contactnaam).voornaam)) where (contactnaam).voornaam <> '';
create index betrokkene_organisatienaam on betrokkene (organisatienaam) where organisatienaam <> '';

alter table digitaal_adres
  add constraint digitaal_adres_betrokkene foreign key (betrokkene) references betrokkene on delete set null;

create table actor_klantcontact (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  actor uuid not null,
  klantcontact uuid not null references klantcontact on delete cascade,
  constraint actor_klantcontact_uniek unique (actor, klantcontact),
  constraint actor_klantcontact_actor foreign key (actor) references actor
);

create index actor_klantcontact_klantcontact on actor_klantcontact (klantcontact);

-- A klantcontact was about an onderwerpobject: a zaak, an earlier klantcontact (R23), or another object.
create table onderwerpobject (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  klantcontact uuid references klantcontact on delete cascade,
  was_klantcontact uuid references klantcontact on delete cascade,
  identificator objectidentificator not null default row('', '', '', ''),
  -- KISS, ITA and Open Inwoner write `zgw-Zaak`.
  is_zaak boolean not null generated always as (lower((identificator).code_objecttype) in ('zaak', 'zgw-zaak')) stored
);

create index onderwerpobject_klantcontact on onderwerpobject (klantcontact);
create index onderwerpobject_was_klantcontact on onderwerpobject (was_klantcontact);
create index onderwerpobject_object_id on onderwerpobject (((identificator).object_id)) where (identificator).object_id <> '';

-- A bijlage holds the content in another form, as a reference to an informatieobject (R15).
create table bijlage (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  klantcontact uuid references klantcontact on delete cascade,
  identificator objectidentificator not null default row('', '', '', '')
);

create index bijlage_klantcontact on bijlage (klantcontact);
create index bijlage_object_id on bijlage (((identificator).object_id)) where (identificator).object_id <> '';

-- These klantcontacten have no interne taak and no zaak (R12). The table is derived; triggers that come with the interne taken keep it, so
-- that the worklist and its count cost the same at any size of the register.
create table klantcontact_zonder_opvolging (
  klantcontact uuid primary key references klantcontact on delete cascade,
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
  op timestamptz not null default now(),
  primary key (wie, sleutel, operatie)
);

create index idempotentie_op on idempotentie (op);
