-- Which links between klantcontacten and zaken there are, or were, and which of them the zaaksystemen know of. A row for each, whatever its
-- spelling and whoever made it; what must still be told follows from the row itself.

create table zaakkoppeling (
  -- The onderwerpobject, which can be gone.
  onderwerpobject uuid not null,
  object_id text not null,
  klantcontact uuid not null,
  klantcontact_nummer text not null,
  -- Is it linked?
  gekoppeld boolean not null,
  -- What the zaaksysteem was told last: linked or not. Null: it is being told, or that was cut off.
  gemeld boolean default false,
  -- The id of the event with which it is told; another one for each change.
  event uuid not null default gen_random_uuid(),
  sinds timestamptz not null default now(),
  -- Null: the zaak was not found yet.
  zaaksysteem uuid references zaaksysteem on delete cascade,
  zaak_url text,
  -- Where the onderwerpobject is, as the zaaksysteem was told.
  adres text,
  pogingen integer not null default 0,
  volgende_poging timestamptz not null default now(),
  opgegeven boolean not null default false,
  fout text,
  fout_op timestamptz,
  gemeld_op timestamptz,
  primary key (onderwerpobject, object_id)
);

create index zaakkoppeling_wacht on zaakkoppeling (zaaksysteem, volgende_poging) where gemeld is distinct from gekoppeld and not opgegeven;
create index zaakkoppeling_zonder_zaak on zaakkoppeling (object_id) where zaaksysteem is null;
create index zaakkoppeling_van_zaaksysteem on zaakkoppeling (zaaksysteem, sinds, event);

-- Keeps that a link is there.
create function onthoud_zaakkoppeling(koppeling onderwerpobject) returns void language sql
  set search_path to public, pg_temp as $$
  insert into zaakkoppeling as b (onderwerpobject, object_id, klantcontact, klantcontact_nummer, gekoppeld, zaaksysteem, zaak_url)
  select koppeling.uuid, vergelijkbaar_zaak_id(koppeling.identificator), k.uuid, k.nummer, true, z.zaaksysteem, z.url
  from klantcontact k left join lateral (
    select z.zaaksysteem, z.url from zaak z
    where z.zaak_uuid = vergelijkbaar_zaak_id(koppeling.identificator) or z.identificatie = vergelijkbaar_zaak_id(koppeling.identificator)
    order by z.uuid limit 1) z on true
  where k.uuid = koppeling.klantcontact
  on conflict (onderwerpobject, object_id) do update set gekoppeld = true, klantcontact = excluded.klantcontact,
    klantcontact_nummer = excluded.klantcontact_nummer, event = gen_random_uuid(), sinds = now(), pogingen = 0, volgende_poging = now(),
    opgegeven = false, fout = null, fout_op = null
  where not b.gekoppeld;
$$;

create function onderwerpobject_koppelt_zaak() returns trigger language plpgsql set search_path to public, pg_temp as $$
declare
  was text := case when tg_op <> 'INSERT' and old.is_zaak and old.klantcontact is not null then vergelijkbaar_zaak_id(old.identificator) end;
  is_nu text := case when tg_op <> 'DELETE' and new.is_zaak and new.klantcontact is not null then vergelijkbaar_zaak_id(new.identificator) end;
begin
  if was is distinct from is_nu and was <> '' then
    -- What nobody was told needs no word.
    delete from zaakkoppeling where onderwerpobject = old.uuid and object_id = was and gemeld is false;
    update zaakkoppeling set gekoppeld = false, event = gen_random_uuid(), sinds = now(), pogingen = 0, volgende_poging = now(),
      opgegeven = false, fout = null, fout_op = null
    where onderwerpobject = old.uuid and object_id = was and gekoppeld;
  end if;
  if was is distinct from is_nu and is_nu <> '' and meldt_niets() is not true then
    perform onthoud_zaakkoppeling(new);
  end if;
  return null;
end $$;

create trigger onderwerpobject_koppelt_zaak after insert or update of identificator, klantcontact or delete on onderwerpobject
  for each row execute function onderwerpobject_koppelt_zaak();

-- A zaak is known now: links that waited for it can be told.
create function zaak_is_gevonden() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  update zaakkoppeling set zaaksysteem = new.zaaksysteem, zaak_url = new.url, volgende_poging = now()
  where zaaksysteem is null and object_id in (new.zaak_uuid, nullif(new.identificatie, ''));
  return null;
end $$;

create trigger zaak_is_gevonden after insert or update of identificatie on zaak
  for each row execute function zaak_is_gevonden();

-- Puts the links to zaken of a zaaksysteem in their place that were loaded without a word; gives how many.
create function vul_zaakkoppelingen_aan(systeem uuid) returns integer language plpgsql set search_path to public, pg_temp as $$
declare
  koppeling onderwerpobject;
  aantal integer := 0;
begin
  for koppeling in
    select o.* from onderwerpobject o
    where o.is_zaak and o.klantcontact is not null and (o.identificator).object_id <> ''
      and vergelijkbaar_zaak_id(o.identificator) in (
        select z.zaak_uuid from zaak z where z.zaaksysteem = systeem union all select z.identificatie from zaak z where z.zaaksysteem = systeem)
      and not exists (
        select from zaakkoppeling k where k.onderwerpobject = o.uuid and k.object_id = vergelijkbaar_zaak_id(o.identificator))
  loop
    perform onthoud_zaakkoppeling(koppeling);
    aantal := aantal + 1;
  end loop;
  return aantal;
end $$;
