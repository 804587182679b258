-- Counting costs little beside the row that is counted: PostgreSQL keeps the plan of a statement in plpgsql, and makes that of an SQL function
-- each time.
create or replace function tel(naam text, verschil bigint) returns void language plpgsql as $$
begin
  if verschil <> 0 then
    insert into telling as t (tabel, plaats, aantal) values (naam, vrije_plaats(), verschil)
    on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
  end if;
end $$;
