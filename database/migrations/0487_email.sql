-- Of a message that became no klantcontact: who wrote and about what, so that beheer can decide about it. It goes with the content (R30).
alter table email_bericht
  add column van text not null default '',
  add column onderwerp text not null default '';

create function email_bericht_vergeet() returns trigger language plpgsql as $$
begin
  new.van := '';
  new.onderwerp := '';
  return new;
end $$;
create trigger email_bericht_vergeet before update of inhoud, stand on email_bericht
  for each row when (new.inhoud is null or new.stand = 'geregistreerd') execute function email_bericht_vergeet();

-- Looking at a message that became no klantcontact is more than keeping a mailbox.
update rol set rechten = array(select distinct r from unnest(rechten || array['postvakken.inzien']) r order by r)
where 'postvakken.beheren' = any (rechten);
