-- Which onderwerpobjecten there were: whoever removes one a second time is told that it is gone, not that it never was.

create table onderwerpobject_verwijderd (
  uuid uuid primary key,
  op timestamptz not null default now()
);

create function onderwerpobject_onthoud_verwijderd() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into onderwerpobject_verwijderd (uuid) values (old.uuid) on conflict do nothing;
  return null;
end $$;

create trigger onderwerpobject_is_verwijderd after delete on onderwerpobject
  for each row execute function onderwerpobject_onthoud_verwijderd();
