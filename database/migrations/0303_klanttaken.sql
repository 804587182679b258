-- Klanttaken are counted as they come and go, as the other large tables are: all of them, and by the kind of the Taken API. A klanttaak
-- stays of its kind, so a change counts nothing.

create function klanttaak_telt() returns trigger language plpgsql as $$
declare
  deel record;
begin
  for deel in select taaksoort_van(soort) as soort, count(*) * case tg_op when 'INSERT' then 1 else -1 end as aantal from rijen group by 1 loop
    perform tel('klanttaak', deel.aantal);
    perform tel('klanttaak ' || deel.soort, deel.aantal);
  end loop;
  return null;
end $$;

create trigger klanttaak_telt_erbij after insert on klanttaak referencing new table as rijen
  for each statement execute function klanttaak_telt();
create trigger klanttaak_telt_eraf after delete on klanttaak referencing old table as rijen
  for each statement execute function klanttaak_telt();

-- Those that are there already. The triggers keep others out until this is done.
select tel('klanttaak', count(*)) from klanttaak;
select tel('klanttaak ' || taaksoort_van(soort), count(*)) from klanttaak group by taaksoort_van(soort);
