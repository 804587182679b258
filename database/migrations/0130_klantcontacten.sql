-- A registration must cost little beside the rows that it adds: each table has one trigger that looks at the new rows of a statement at
-- once.

-- The insert itself puts the words together; for an insert that does not, it is done here.
drop trigger klantcontact_doorzoekbaar on klantcontact;
create trigger klantcontact_doorzoekbaar before insert on klantcontact
  for each row when (new.zoek is null) execute function klantcontact_maak_doorzoekbaar();

-- Adds to a count (decision 0012), unless there is nothing to add.
create function tel(naam text, verschil bigint) returns void language sql set search_path = public, pg_temp
begin atomic
  insert into telling as t (tabel, plaats, aantal) select naam, vrije_plaats(), verschil where verschil <> 0
  on conflict (tabel, plaats) do update set aantal = t.aantal + excluded.aantal;
end;

-- A klantcontact is counted, and one that came in parts is zonder opvolging from its beginning (R12).
create function klantcontacten_komen_erbij() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  insert into klantcontact_zonder_opvolging (klantcontact, sinds) select uuid, geregistreerd_op from rijen where in_delen;
  perform tel('klantcontact', (select count(*) from rijen));
  return null;
end $$;

drop trigger klantcontact_zonder_opvolging on klantcontact;
drop function klantcontact_begint_zonder_opvolging;
drop trigger klantcontact_telt_erbij on klantcontact;
create trigger klantcontact_komt_erbij after insert on klantcontact referencing new table as rijen
  for each statement execute function klantcontacten_komen_erbij();

-- A part is counted, and the kept text of its klantcontact is removed (decision 0016).
create function delen_komen_erbij() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel(tg_table_name, (select count(*) from rijen));
  return null;
end $$;

drop trigger betrokkene_telt_erbij on betrokkene;
drop trigger betrokkene_vernieuwt_bij_komst on betrokkene;
create trigger betrokkene_komt_erbij after insert on betrokkene referencing new table as rijen
  for each statement execute function delen_komen_erbij();
drop trigger onderwerpobject_telt_erbij on onderwerpobject;
drop trigger onderwerpobject_vernieuwt_bij_komst on onderwerpobject;
create trigger onderwerpobject_komt_erbij after insert on onderwerpobject referencing new table as rijen
  for each statement execute function delen_komen_erbij();

-- An interne taak is counted, also among the open ones; the kept text is removed, and the klantcontact has opvolging (R12).
create function internetaken_komen_erbij() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  delete from klantcontact_zonder_opvolging where klantcontact in (select klantcontact from rijen);
  delete from klantcontact_weergave where klantcontact in (select klantcontact from rijen);
  perform tel('interne_taak', (select count(*) from rijen));
  perform tel('interne_taak te_verwerken', (select count(*) from rijen where status = 'te_verwerken'));
  return null;
end $$;

drop trigger interne_taak_telt_erbij on interne_taak;
drop trigger interne_taak_open_erbij on interne_taak;
drop trigger interne_taak_vernieuwt_bij_komst on interne_taak;
drop trigger interne_taak_is_opvolging on interne_taak;
create trigger interne_taak_komt_erbij after insert on interne_taak referencing new table as rijen
  for each statement execute function internetaken_komen_erbij();
create trigger interne_taak_is_opvolging after update of klantcontact on interne_taak
  for each row when (old.klantcontact <> new.klantcontact) execute function opvolging_komt_erbij();

-- A removal does the reverse, and waits for a transaction that is keeping the shown text.
create function delen_gaan_weg() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare contacten uuid[] := array(select distinct klantcontact from rijen where klantcontact is not null);
begin
  perform from klantcontact where uuid = any (contacten) order by uuid for key share;
  delete from klantcontact_weergave where klantcontact = any (contacten);
  perform tel(tg_table_name, - (select count(*) from rijen));
  return null;
end $$;

drop trigger betrokkene_telt_eraf on betrokkene;
drop trigger betrokkene_vernieuwt_bij_vertrek on betrokkene;
create trigger betrokkene_gaat_weg after delete on betrokkene referencing old table as rijen
  for each statement execute function delen_gaan_weg();
drop trigger onderwerpobject_telt_eraf on onderwerpobject;
drop trigger onderwerpobject_vernieuwt_bij_vertrek on onderwerpobject;
create trigger onderwerpobject_gaat_weg after delete on onderwerpobject referencing old table as rijen
  for each statement execute function delen_gaan_weg();
drop trigger interne_taak_telt_eraf on interne_taak;
drop trigger interne_taak_vernieuwt_bij_vertrek on interne_taak;
create trigger interne_taak_gaat_weg after delete on interne_taak referencing old table as rijen
  for each statement execute function delen_gaan_weg();
