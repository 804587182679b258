-- An interne taak is what the organisation does about a klantcontact (R19-R24). It ends that the klantcontact is zonder opvolging (R12).

create type status_interne_taak as enum ('te_verwerken', 'verwerkt');
create type soort_verloop as enum ('aangemaakt', 'toegewezen', 'doorgestuurd', 'afgerond', 'heropend', 'gewijzigd');

create sequence interne_taak_nummer start 10000001;

create table interne_taak (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  nummer text not null,
  referentienummer text,
  klantcontact uuid not null references klantcontact on delete cascade,
  gevraagde_handeling text not null,
  toelichting text not null default '',
  status status_interne_taak not null,
  toegewezen_op timestamptz not null default now(),
  afgehandeld_op timestamptz,
  uiterlijk_op timestamptz not null,
  constraint interne_taak_nummer_uniek unique (nummer),
  constraint interne_taak_referentienummer_uniek unique (referentienummer),
  -- R19: a task is te doen or gedaan, and nothing in between.
  constraint interne_taak_afgehandeld check ((status = 'verwerkt') = (afgehandeld_op is not null))
);

create index interne_taak_klantcontact on interne_taak (klantcontact);
create index interne_taak_status on interne_taak (status, volgnummer desc);
create index interne_taak_open on interne_taak (uiterlijk_op, uuid) where status = 'te_verwerken';
create index interne_taak_gedaan on interne_taak (afgehandeld_op desc, uuid) where status = 'verwerkt';
create index interne_taak_toegewezen_op on interne_taak (toegewezen_op);
create index interne_taak_zoek on interne_taak using gin ((gevraagde_handeling || ' ' || toelichting) gin_trgm_ops);

create function volgend_interne_taak_nummer() returns text language plpgsql as $$
declare kandidaat text;
begin
  loop
    kandidaat := nextval('interne_taak_nummer')::text;
    exit when not exists (select from interne_taak where nummer = kandidaat);
  end loop;
  return kandidaat;
end $$;

alter table interne_taak alter column nummer set default volgend_interne_taak_nummer();

-- A task is assigned to these actoren (R21), in the order of assignment.
create table interne_taak_actor (
  interne_taak uuid not null references interne_taak on delete cascade,
  actor uuid not null,
  volgorde smallint not null,
  -- It is uiterlijk_op of a task that is still to do, and null when it is done: the open tasks of an actor are found without looking at
  -- done ones.
  open_tot timestamptz,
  primary key (interne_taak, actor),
  constraint interne_taak_actor_actor foreign key (actor) references actor
);

create index interne_taak_actor_actor on interne_taak_actor (actor, interne_taak);
create index interne_taak_actor_open on interne_taak_actor (actor, open_tot, interne_taak) where open_tot is not null;

create function interne_taak_zet_open_tot() returns trigger language plpgsql as $$
begin
  update interne_taak_actor set open_tot = case when new.status = 'te_verwerken' then new.uiterlijk_op end
  where interne_taak = new.uuid;
  return null;
end $$;

create trigger interne_taak_open_tot after update of status, uiterlijk_op on interne_taak
  for each row execute function interne_taak_zet_open_tot();

-- The trail records who had a task, and who changed what, when and why (R21). Rows are only added.
create table interne_taak_verloop (
  uuid uuid primary key,
  interne_taak uuid not null references interne_taak on delete cascade,
  soort soort_verloop not null,
  op timestamptz not null default now(),
  door uuid not null,
  door_naam text not null,
  reden text not null default '',
  -- It was assigned to these actoren after this step: [{uuid, naam}].
  toegewezen jsonb not null default '[]'
);

create index interne_taak_verloop_taak on interne_taak_verloop (interne_taak, op);

create trigger interne_taak_verloop_niet_muteerbaar before update on interne_taak_verloop
  for each row execute function weiger_wijziging();

create function heeft_opvolging(kc uuid) returns boolean language sql stable
  return exists (select from interne_taak t where t.klantcontact = kc)
      or exists (select from onderwerpobject o where o.klantcontact = kc and o.is_zaak);

create function klantcontact_begint_zonder_opvolging() returns trigger language plpgsql as $$
begin
  insert into klantcontact_zonder_opvolging (klantcontact, sinds) values (new.uuid, new.geregistreerd_op);
  return null;
end $$;

create trigger klantcontact_zonder_opvolging after insert on klantcontact
  for each row when (new.in_delen) execute function klantcontact_begint_zonder_opvolging();

create function opvolging_komt_erbij() returns trigger language plpgsql as $$
begin
  delete from klantcontact_zonder_opvolging where klantcontact = new.klantcontact;
  return null;
end $$;

create function opvolging_gaat_weg() returns trigger language plpgsql as $$
begin
  perform from klantcontact where uuid = old.klantcontact for update;
  if found and not heeft_opvolging(old.klantcontact) then
    insert into klantcontact_zonder_opvolging (klantcontact, sinds) values (old.klantcontact, now()) on conflict do nothing;
  end if;
  return null;
end $$;

create trigger interne_taak_is_opvolging after insert or update of klantcontact on interne_taak
  for each row execute function opvolging_komt_erbij();
create trigger interne_taak_was_opvolging after delete or update of klantcontact on interne_taak
  for each row execute function opvolging_gaat_weg();
create trigger onderwerpobject_is_opvolging after insert or update on onderwerpobject
  for each row when (new.is_zaak and new.klantcontact is not null) execute function opvolging_komt_erbij();
create trigger onderwerpobject_was_opvolging after update or delete on onderwerpobject
  for each row when (old.is_zaak and old.klantcontact is not null) execute function opvolging_gaat_weg();

-- A klantcontact that is registered whole stays whole: it has opvolging (R12), a betrokkene from outside and an actor of the municipality
-- (R14). This is checked when the transaction ends.
create function klantcontact_is_volledig() returns trigger language plpgsql as $$
declare kc uuid := case tg_table_name when 'klantcontact' then (to_jsonb(new) ->> 'uuid')::uuid else (to_jsonb(old) ->> 'klantcontact')::uuid end;
begin
  if not exists (select from klantcontact where uuid = kc and not in_delen) then
    return null;
  end if;
  if not heeft_opvolging(kc) then
    raise exception 'Een klantcontact heeft ten minste een interne taak of een zaak.'
      using errcode = 'check_violation', constraint = 'klantcontact_zonder_opvolging';
  end if;
  if not exists (select from betrokkene where klantcontact = kc) then
    raise exception 'Een klantcontact heeft ten minste een betrokkene van buiten de gemeente.'
      using errcode = 'check_violation', constraint = 'klantcontact_zonder_betrokkene';
  end if;
  if not exists (select from actor_klantcontact where klantcontact = kc) then
    raise exception 'Een klantcontact heeft ten minste een actor van de gemeente.'
      using errcode = 'check_violation', constraint = 'klantcontact_zonder_actor';
  end if;
  return null;
end $$;

create constraint trigger klantcontact_volledig after insert on klantcontact
  deferrable initially deferred for each row when (not new.in_delen) execute function klantcontact_is_volledig();
create constraint trigger interne_taak_volledig after delete or update of klantcontact on interne_taak
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
create constraint trigger onderwerpobject_volledig after delete or update on onderwerpobject
  deferrable initially deferred for each row when (old.is_zaak) execute function klantcontact_is_volledig();
create constraint trigger betrokkene_volledig after delete or update of klantcontact on betrokkene
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
create constraint trigger actor_klantcontact_volledig after delete or update of klantcontact on actor_klantcontact
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
