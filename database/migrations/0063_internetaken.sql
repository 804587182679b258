-- The worklists of a zaaksysteem or of ITA at any size: the open tasks of an actor, newest first, along one index, and how many tasks are open.

-- The volgnummer of the task lets the index alone tell its place among the tasks of an actor.
alter table interne_taak_actor add column volgnummer bigint;
update interne_taak_actor a set volgnummer = t.volgnummer from interne_taak t where t.uuid = a.interne_taak;
alter table interne_taak_actor alter column volgnummer set not null;

create function interne_taak_actor_zet_volgnummer() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.volgnummer := (select t.volgnummer from interne_taak t where t.uuid = new.interne_taak);
  return new;
end $$;

create trigger interne_taak_actor_volgnummer before insert on interne_taak_actor
  for each row when (new.volgnummer is null) execute function interne_taak_actor_zet_volgnummer();

create index interne_taak_actor_open_nieuwste on interne_taak_actor (actor, volgnummer desc) where open_tot is not null;

-- The number of open tasks is kept as the counts of tables are (decision 0012), under a name of its own.
create function tel_open_taken() returns trigger language plpgsql set search_path = public, pg_temp as $$
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

insert into telling select 'interne_taak te_verwerken', 0, count(*) from interne_taak where status = 'te_verwerken';
create trigger interne_taak_open_erbij after insert on interne_taak
  referencing new table as nieuw for each statement execute function tel_open_taken();
create trigger interne_taak_open_anders after update on interne_taak
  referencing old table as oud new table as nieuw for each statement execute function tel_open_taken();
create trigger interne_taak_open_eraf after delete on interne_taak
  referencing old table as oud for each statement execute function tel_open_taken();
