-- A term that ends in a storing ends later. The term as it was before stays beside it, so that people see why, and so that a storing that is
-- corrected gives it back.
alter table interne_taak
  add column verlengd_van timestamptz,
  add column verlengd_door uuid references storing on delete set null,
  add constraint interne_taak_verlengd check (uiterlijk_op > verlengd_van and (verlengd_door is null or verlengd_van is not null));

create index interne_taak_verlengd_door on interne_taak (verlengd_door) where verlengd_door is not null;

-- The end of a term as storingen move it, and the last storing that did. A moved term can end in another storing.
create function termijn_met_storing(uiterlijk timestamptz, soort_kanaal text, out tot timestamptz, out door uuid)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  gevonden record;
begin
  tot := uiterlijk;
  loop
    select s.uuid, s.verlengd_tot into gevonden from storing s
    where s.begin_op <= tot and tot < s.verlengd_tot
      and (s.kanalen = '{}' or exists (select from unnest(s.kanalen) k (naam) where lower(k.naam) = lower(soort_kanaal)))
    order by s.verlengd_tot desc, s.uuid limit 1;
    exit when not found;
    tot := gevonden.verlengd_tot;
    door := gevonden.uuid;
  end loop;
end $$;

-- Whoever gives a task its term need not know of storingen. What is done stays as it was.
create function interne_taak_verleng() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- A term that is written again as it stands is the moved one, so what counts is what it was before.
  blijft boolean := case when tg_op = 'UPDATE' then new.uiterlijk_op = old.uiterlijk_op else true end;
  basis timestamptz := case when blijft then coalesce(new.verlengd_van, new.uiterlijk_op) else new.uiterlijk_op end;
begin
  if new.status = 'verwerkt' and blijft then
    return new;
  end if;
  new.uiterlijk_op := basis;
  new.verlengd_van := null;
  new.verlengd_door := null;
  if new.status = 'te_verwerken' and exists (select from storing s where s.begin_op <= basis and basis < s.verlengd_tot) then
    select v.tot, v.door into new.uiterlijk_op, new.verlengd_door
    from termijn_met_storing(basis, (select k.kanaal from klantcontact k where k.uuid = new.klantcontact)) v;
    new.verlengd_van := case when new.verlengd_door is not null then basis end;
  end if;
  return new;
end $$;
create trigger interne_taak_verleng before insert or update of uiterlijk_op on interne_taak
  for each row execute function interne_taak_verleng();

-- Gives the open tasks whose terms end between two moments, and those that a storing moved, the terms that they have now: how many changed.
create function herbereken_termijnen(vanaf timestamptz, tot_en_met timestamptz) returns integer
language sql security definer set search_path = public, pg_temp as $$
  with anders as (
    select t.uuid, coalesce(t.verlengd_van, t.uiterlijk_op) as basis from interne_taak t join klantcontact k on k.uuid = t.klantcontact
    cross join lateral termijn_met_storing(coalesce(t.verlengd_van, t.uiterlijk_op), k.kanaal) v
    where t.status = 'te_verwerken' and t.uiterlijk_op >= vanaf and (t.uiterlijk_op <= tot_en_met or t.verlengd_van is not null)
      and (v.tot, v.door) is distinct from (t.uiterlijk_op, t.verlengd_door)
    order by t.uuid for update of t),
  gewijzigd as (
    update interne_taak t set uiterlijk_op = a.basis from anders a where a.uuid = t.uuid returning t.uuid)
  select count(*)::int from gewijzigd
$$;

-- How many open tasks have more time by a storing, also of who may not see those tasks.
create function verlengde_taken(welke uuid) returns integer language sql stable security definer set search_path = public, pg_temp
return (select count(*)::int from interne_taak t where t.verlengd_door = welke and t.status = 'te_verwerken');
