-- What a klantcontact leads to: an interne taak, a zaak, or a zaak that will be started (R12). It ends that the klantcontact is zonder
-- opvolging, and one that is registered whole keeps it.

create function heeft_opvolging(kc uuid) returns boolean language sql stable
  return exists (select from interne_taak t where t.klantcontact = kc)
      or exists (select from onderwerpobject o where o.klantcontact = kc and o.is_zaak)
      or exists (select from zaakstart s where s.klantcontact = kc and s.status = 'wacht');

create function opvolging_komt_erbij() returns trigger language plpgsql as $$
begin
  delete from klantcontact_zonder_opvolging where klantcontact = new.klantcontact;
  return null;
end $$;

create function opvolging_gaat_weg() returns trigger language plpgsql as $$
begin
  perform from klantcontact where uuid = old.klantcontact for update;
  if found and not heeft_opvolging(old.klantcontact) then
    insert into klantcontact_zonder_opvolging (klantcontact, sinds) values (old.klantcontact, now()) on conflict do nothing;
  end if;
  return null;
end $$;

create trigger interne_taak_is_opvolging after update of klantcontact on interne_taak
  for each row when (old.klantcontact <> new.klantcontact) execute function opvolging_komt_erbij();
create trigger interne_taak_was_opvolging after delete or update of klantcontact on interne_taak
  for each row execute function opvolging_gaat_weg();
create trigger onderwerpobject_is_opvolging after insert or update on onderwerpobject
  for each row when (new.is_zaak and new.klantcontact is not null) execute function opvolging_komt_erbij();
create trigger onderwerpobject_was_opvolging after update or delete on onderwerpobject
  for each row when (old.is_zaak and old.klantcontact is not null) execute function opvolging_gaat_weg();
create trigger zaakstart_is_opvolging after insert on zaakstart
  for each row execute function opvolging_komt_erbij();
create trigger zaakstart_was_opvolging after update of status or delete on zaakstart
  for each row when (old.status = 'wacht') execute function opvolging_gaat_weg();

-- A klantcontact that is registered whole stays whole: it has opvolging (R12), a betrokkene from outside and an actor of the municipality
-- (R14). This is checked when the transaction ends. The trigger looks at a klantcontact once, and takes its uuid from the row itself.
create function klantcontact_is_volledig() returns trigger language plpgsql as $$
declare
  kc uuid;
  mist text;
begin
  if tg_table_name = 'klantcontact' then
    kc := new.uuid;
  else
    kc := old.klantcontact;
  end if;
  select case
    when not heeft_opvolging(k.uuid) then 'opvolging'
    when not exists (select from betrokkene b where b.klantcontact = k.uuid) then 'betrokkene'
    when not exists (select from actor_klantcontact a where a.klantcontact = k.uuid) then 'actor'
  end into mist from klantcontact k where k.uuid = kc and not k.in_delen;
  case mist
    when 'opvolging' then
      raise exception 'Een klantcontact heeft ten minste een interne taak of een zaak.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_opvolging';
    when 'betrokkene' then
      raise exception 'Een klantcontact heeft ten minste een betrokkene van buiten de gemeente.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_betrokkene';
    when 'actor' then
      raise exception 'Een klantcontact heeft ten minste een actor van de gemeente.'
        using errcode = 'check_violation', constraint = 'klantcontact_zonder_actor';
    else
      return null;
  end case;
end $$;

create constraint trigger klantcontact_volledig after insert on klantcontact
  deferrable initially deferred for each row when (not new.in_delen) execute function klantcontact_is_volledig();
create constraint trigger interne_taak_volledig after delete or update of klantcontact on interne_taak
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
create constraint trigger onderwerpobject_volledig after delete or update on onderwerpobject
  deferrable initially deferred for each row when (old.is_zaak) execute function klantcontact_is_volledig();
create constraint trigger betrokkene_volledig after delete or update of klantcontact on betrokkene
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
create constraint trigger actor_klantcontact_volledig after delete or update of klantcontact on actor_klantcontact
  deferrable initially deferred for each row execute function klantcontact_is_volledig();
create constraint trigger zaakstart_volledig after update of status or delete on zaakstart
  deferrable initially deferred for each row when (old.status = 'wacht') execute function klantcontact_is_volledig();
