-- The trigger looks at a klantcontact once, and takes its uuid from the row itself: to_jsonb made text of the whole row, with its words for
-- searching.
create or replace function klantcontact_is_volledig() returns trigger language plpgsql as $$
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
alter function klantcontact_is_volledig() set search_path to public, pg_temp;
