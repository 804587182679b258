-- Until which day a klanttaak is in time when a storing of a kanaal hits its last day (Awb 2:21); null: no storing does.
create function uitstel_door_storing(laatste_dag date, kanaal text) returns date
language sql stable security definer set search_path = public, pg_temp
return (
  select (v.tot at time zone 'Europe/Amsterdam')::date
  from termijn_met_storing(((laatste_dag + 1)::timestamp at time zone 'Europe/Amsterdam') - interval '1 second', kanaal) v
  where v.door is not null);
