-- The number of open tasks of an actor is kept (decision 0012), and the newest of them are found along one index, however many there are.

-- The index is unique: a task is in it once, whatever else is asked of it.
drop index interne_taak_actor_open_nieuwste;
create unique index interne_taak_actor_open_nieuwste on interne_taak_actor (actor, volgnummer desc) where open_tot is not null;

create function tel_open_van_actor() returns trigger language plpgsql set search_path = public, pg_temp as $$
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

insert into telling select 'open van ' || actor, 0, count(*) from interne_taak_actor where open_tot is not null group by actor;
create trigger interne_taak_actor_open_erbij after insert on interne_taak_actor
  referencing new table as nieuw for each statement execute function tel_open_van_actor();
create trigger interne_taak_actor_open_anders after update on interne_taak_actor
  referencing old table as oud new table as nieuw for each statement execute function tel_open_van_actor();
create trigger interne_taak_actor_open_eraf after delete on interne_taak_actor
  referencing old table as oud for each statement execute function tel_open_van_actor();
