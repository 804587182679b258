-- The text of a klantcontact on the Klantinteracties face seldom changes (R10), so it is kept once it was made (decision 0016). A missing
-- row is made afresh, so a change only has to remove the row.
create table klantcontact_weergave (
  klantcontact uuid primary key references klantcontact on delete cascade,
  tekst text not null
);
-- It is read often and mostly short, so packing it would cost more than it saves.
alter table klantcontact_weergave alter column tekst set storage external;

-- A transaction that keeps a row locks its klantcontact and its actoren meanwhile, and takes only those that no other one has locked. A
-- change of a part locks them as well: a new reference and an update do so, and a removal does it here. So the change comes before, or it
-- waits and then removes what was kept.
create function klantcontact_vergeet_weergave() returns trigger language plpgsql as $$
declare gewijzigd uuid[] := array(select distinct r.klantcontact from rijen r where r.klantcontact is not null);
begin
  if tg_op = 'DELETE' then
    perform from klantcontact where uuid = any (gewijzigd) order by uuid for key share;
  end if;
  delete from klantcontact_weergave where klantcontact = any (gewijzigd);
  return null;
end $$;

create function klantcontact_vergeet_verplaatst() returns trigger language plpgsql as $$
begin
  perform from klantcontact where uuid in (old.klantcontact, new.klantcontact) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact in (old.klantcontact, new.klantcontact);
  return null;
end $$;

do $$
declare tabel text;
begin
  foreach tabel in array array['betrokkene', 'actor_klantcontact', 'onderwerpobject', 'bijlage', 'interne_taak'] loop
    execute format('create trigger %I after insert on %I referencing new table as rijen for each statement
      execute function klantcontact_vergeet_weergave()', tabel || '_vernieuwt_bij_komst', tabel);
    execute format('create trigger %I after delete on %I referencing old table as rijen for each statement
      execute function klantcontact_vergeet_weergave()', tabel || '_vernieuwt_bij_vertrek', tabel);
    execute format('create trigger %I after update of klantcontact on %I for each row when (old.klantcontact is distinct from new.klantcontact)
      execute function klantcontact_vergeet_verplaatst()', tabel || '_vernieuwt_bij_verplaatsing', tabel);
  end loop;
end $$;

create trigger klantcontact_correctie_vernieuwt after insert on klantcontact_correctie referencing new table as rijen for each statement
  execute function klantcontact_vergeet_weergave();

-- A klantcontact shows its actoren.
create function actor_vernieuwt_weergaven() returns trigger language plpgsql as $$
begin
  delete from klantcontact_weergave w using actor_klantcontact ak where ak.actor = new.uuid and w.klantcontact = ak.klantcontact;
  return null;
end $$;

create trigger actor_vernieuwt_weergaven after update on actor for each row when (old.* is distinct from new.*)
  execute function actor_vernieuwt_weergaven();
