-- A klantcontact that is registered here did not take place before 1900: a client that sends 0001-01-01 for no date at all is refused. One
-- that was taken over stays as it was at its source (decision 0015), and has the moment at which it took place as the moment of its
-- registration.
create function klantcontact_weiger_moment() returns trigger language plpgsql as $$
begin
  raise exception 'Een klantcontact is niet van voor 1900.'
    using errcode = 'check_violation', constraint = 'klantcontact_te_lang_geleden', table = tg_table_name;
end $$;

-- It is no check constraint, because a correction of an existing row writes that row again (R10).
create trigger klantcontact_te_lang_geleden before insert on klantcontact for each row
  when (new.plaatsgevonden_op < timestamptz '1900-01-01T00:00:00Z' and new.geregistreerd_op >= timestamptz '1900-01-01T00:00:00Z')
  execute function klantcontact_weiger_moment();

-- The answer that a repeated request gets again shows people as well, and they belong in the logboek each time (R29).
alter table idempotentie add column partijen uuid[] not null default '{}';
update idempotentie i set partijen = array(
  select distinct b.partij from betrokkene b where b.klantcontact = i.klantcontact and b.partij is not null);
