-- Users see what they may see (R28). The views for users who may not see everything are in beperkt.sql, made after the migrations.

-- Triggers and counters look at the tables themselves, on whoever's behalf the change is.
do $$
declare functie record;
begin
  for functie in
    select p.oid::regprocedure as naam from pg_proc p join pg_language l on l.oid = p.prolang
    where p.pronamespace = 'public'::regnamespace and l.lanname = 'plpgsql'
  loop
    execute format('alter function %s set search_path = public, pg_temp', functie.naam);
  end loop;
end $$;

-- An address of this partij as it is shown; a user who may see everything sees all of it.
create function getoond_adres(plek adres, van uuid) returns adres language sql immutable parallel safe return plek;
