-- An interne taak is what the organisation does about a klantcontact (R19-R24). It ends that the klantcontact is zonder opvolging (R12).

create type status_interne_taak as enum ('te_verwerken', 'verwerkt');
create type soort_verloop as enum ('aangemaakt', 'toegewezen', 'doorgestuurd', 'afgerond', 'heropend', 'gewijzigd',
  'notitie', 'contactpoging', 'zaak_gekoppeld', 'zaak_ontkoppeld');

create sequence interne_taak_nummer start 10000001;

create table interne_taak (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  nummer text not null,
  referentienummer text,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  gevraagde_handeling text not null,
  toelichting text not null default '',
  status status_interne_taak not null,
  toegewezen_op timestamptz not null default now(),
  afgehandeld_op timestamptz,
  -- The source of a takeover does not know when this task was done. Its `afgehandeld_op` only gives it a place in a list, and is shown to
  -- nobody.
  afgehandeld_onbekend boolean not null default false,
  uiterlijk_op timestamptz not null,
  -- A client that registers a task may give its term; a norm then changes nothing, not even when the task is sent on.
  uiterlijk_gegeven boolean not null default false,
  -- How often the customer was not reached, and when the next attempt is due; that is empty when nothing was agreed or the task is done.
  contactpogingen smallint not null default 0,
  opnieuw_op timestamptz,
  -- A customer's answers to a vragenset are kept with the questions that they answered: { vragenset, titel, antwoorden }.
  vragen jsonb,
  constraint interne_taak_nummer_uniek unique (nummer),
  constraint interne_taak_referentienummer_uniek unique (referentienummer),
  -- R19: a task is te doen or gedaan, and nothing in between.
  constraint interne_taak_afgehandeld check ((status = 'verwerkt') = (afgehandeld_op is not null)),
  constraint interne_taak_afgehandeld_onbekend check (not afgehandeld_onbekend or status = 'verwerkt'),
  constraint interne_taak_opnieuw_op check (opnieuw_op is null or status = 'te_verwerken')
);

comment on column interne_taak.vragen is 'Structured answers of the customer; for colleagues only (R16).';

create index interne_taak_klantcontact on interne_taak (klantcontact, volgnummer) include (uuid);
create index interne_taak_status on interne_taak (status, volgnummer desc);
create index interne_taak_open on interne_taak (uiterlijk_op, uuid) where status = 'te_verwerken';
create index interne_taak_gedaan on interne_taak (afgehandeld_op desc, uuid) where status = 'verwerkt';
create index interne_taak_opnieuw on interne_taak (opnieuw_op, uuid) where opnieuw_op is not null;
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

-- When it becomes known when the task was done, it is no longer unknown.
create function interne_taak_afgehandeld_bekend() returns trigger language plpgsql as $$
begin
  new.afgehandeld_onbekend := false;
  return new;
end $$;

create trigger interne_taak_afgehandeld_bekend before update of afgehandeld_op on interne_taak for each row
  when (old.afgehandeld_onbekend and new.afgehandeld_onbekend and new.afgehandeld_op is distinct from old.afgehandeld_op)
  execute function interne_taak_afgehandeld_bekend();

-- A task is assigned to these actoren (R21), in the order of assignment.
create table interne_taak_actor (
  interne_taak uuid not null references interne_taak on delete cascade deferrable,
  actor uuid not null,
  volgorde smallint not null,
  -- Of the task: the index alone tells its place among the tasks of an actor.
  volgnummer bigint not null,
  -- It is uiterlijk_op of a task that is still to do, and null when it is done: the open tasks of an actor are found without looking at
  -- done ones.
  open_tot timestamptz,
  primary key (interne_taak, actor),
  constraint interne_taak_actor_actor foreign key (actor) references actor deferrable
);

create index interne_taak_toegewezen on interne_taak_actor (actor, interne_taak) include (open_tot);
create index interne_taak_actor_open on interne_taak_actor (actor, open_tot, interne_taak) where open_tot is not null;
-- The index is unique: a task is in it once, whatever else is asked of it.
create unique index interne_taak_actor_open_nieuwste on interne_taak_actor (actor, volgnummer desc) where open_tot is not null;

create function interne_taak_actor_zet_volgnummer() returns trigger language plpgsql as $$
begin
  new.volgnummer := (select t.volgnummer from interne_taak t where t.uuid = new.interne_taak);
  return new;
end $$;

create trigger interne_taak_actor_volgnummer before insert on interne_taak_actor
  for each row when (new.volgnummer is null) execute function interne_taak_actor_zet_volgnummer();

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
  interne_taak uuid not null references interne_taak on delete cascade deferrable,
  soort soort_verloop not null,
  op timestamptz not null default now(),
  door uuid not null,
  door_naam text not null,
  reden text not null default '',
  -- It was assigned to these actoren after this step: [{uuid, naam}].
  toegewezen jsonb not null default '[]',
  -- An attempt to reach the customer has a kanaal and the moment of the next one.
  kanaal text,
  opnieuw_op timestamptz,
  constraint interne_taak_verloop_kanaal check ((soort::text = 'contactpoging') = (kanaal is not null))
);

create index interne_taak_verloop_taak on interne_taak_verloop (interne_taak, op);

create trigger interne_taak_verloop_niet_muteerbaar before update on interne_taak_verloop
  for each row execute function weiger_wijziging();

-- The number of open tasks is kept as the counts of tables are (decision 0012), under a name of its own.
create function tel_open_taken() returns trigger language plpgsql as $$
declare verschil bigint := 0;
begin
  if tg_op <> 'DELETE' then
    verschil := (select count(*) from nieuw where status = 'te_verwerken');
  end if;
  if tg_op <> 'INSERT' then
    verschil := verschil - (select count(*) from oud where status = 'te_verwerken');
  end if;
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values ('interne_taak te_verwerken', vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
  return null;
end $$;

create trigger interne_taak_open_anders after update on interne_taak
  referencing old table as oud new table as nieuw for each statement execute function tel_open_taken();
create trigger interne_taak_open_eraf after delete on interne_taak
  referencing old table as oud for each statement execute function tel_open_taken();

-- The number of open tasks of an actor is kept as well.
create function tel_open_van_actor() returns trigger language plpgsql as $$
declare
  erbij uuid[] := '{}';
  eraf uuid[] := '{}';
begin
  if tg_op <> 'DELETE' then
    erbij := array(select actor from nieuw where open_tot is not null);
  end if;
  if tg_op <> 'INSERT' then
    eraf := array(select actor from oud where open_tot is not null);
  end if;
  -- Sorted: two who change tasks of the same actoren do so in the same order.
  insert into telling as t (tabel, plaats, aantal)
  select 'open van ' || x.actor, vrije_plaats(), sum(x.verschil)
  from (select unnest(erbij) as actor, 1 as verschil union all select unnest(eraf), -1) x
  group by x.actor having sum(x.verschil) <> 0 order by x.actor
  on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  return null;
end $$;

create function aantal_open_van(actor uuid) returns bigint language sql stable parallel safe
  return aantal_in('open van ' || actor);

create trigger interne_taak_actor_open_erbij after insert on interne_taak_actor
  referencing new table as nieuw for each statement execute function tel_open_van_actor();
create trigger interne_taak_actor_open_anders after update on interne_taak_actor
  referencing old table as oud new table as nieuw for each statement execute function tel_open_van_actor();
create trigger interne_taak_actor_open_eraf after delete on interne_taak_actor
  referencing old table as oud for each statement execute function tel_open_van_actor();

-- An interne taak is counted, also among the open ones; the kept text is removed, and the klantcontact has opvolging (R12).
create function internetaken_komen_erbij() returns trigger language plpgsql as $$
begin
  delete from klantcontact_zonder_opvolging where klantcontact in (select klantcontact from rijen);
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel('interne_taak', (select count(*) from rijen));
  perform tel('interne_taak te_verwerken', (select count(*) from rijen where status = 'te_verwerken'));
  return null;
end $$;

create trigger interne_taak_komt_erbij after insert on interne_taak referencing new table as rijen
  for each statement execute function internetaken_komen_erbij();
create trigger interne_taak_gaat_weg after delete on interne_taak referencing old table as rijen
  for each statement execute function delen_gaan_weg();

-- Tells whether this interne taak was already with this actor after the last step of its trail. It only decides that a mail is not needed.
create function had_taak_al(taak uuid, wie uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((
    select v.toegewezen @> jsonb_build_array(jsonb_build_object('uuid', wie))
    from interne_taak_verloop v where v.interne_taak = taak order by v.op desc, v.uuid desc limit 1), false);
end $$;
