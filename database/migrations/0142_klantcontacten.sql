-- Which onderwerpobjecten there were: whoever removes one a second time is told that it is gone, not that it never was.

create table onderwerpobject_verwijderd (
  uuid uuid primary key,
  op timestamptz not null default now()
);

create function onderwerpobject_onthoud_verwijderd() returns trigger language plpgsql as $$
begin
  insert into onderwerpobject_verwijderd (uuid) values (old.uuid) on conflict do nothing;
  return null;
end $$;

alter function onderwerpobject_onthoud_verwijderd() set search_path to public, pg_temp;

create trigger onderwerpobject_is_verwijderd after delete on onderwerpobject
  for each row execute function onderwerpobject_onthoud_verwijderd();
