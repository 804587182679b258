-- Klanttaken: what the klant has to do in the treatment of a zaak (R25), and that it was done (R26).

create type soort_klanttaak as enum ('betaaltaak', 'urltaak', 'formuliertaak', 'aanleveren', 'ondertekenen');
create type status_klanttaak as enum ('open', 'uitgevoerd', 'verwerkt', 'ingetrokken', 'verlopen');
create type soort_klanttaakverloop as enum ('uitgezet', 'gewijzigd', 'verlengd', 'uitgevoerd', 'verwerkt', 'ingetrokken', 'verlopen',
  'niet_verwerkt');

create table klanttaak (
  uuid uuid primary key,
  volgnummer bigint not null unique generated always as identity,
  -- The zaak from which it comes: of a zaaksysteem that Balie follows, or of the register inside.
  zaak uuid constraint klanttaak_zaak references zaak,
  registerzaak uuid constraint klanttaak_registerzaak references zaakregister_zaak on delete cascade,
  partij uuid not null constraint klanttaak_partij references partij,
  soort soort_klanttaak not null,
  titel text not null check (titel <> ''),
  toelichting text not null default '',
  status status_klanttaak not null default 'open',
  startdatum date not null,
  -- The last day on which it can be done, by the calendar of Amsterdam.
  laatste_dag date not null,
  herinneren_op date,
  te_laat_toegestaan boolean not null default false,
  -- The level at which whoever does it must be authenticated.
  niveau betrouwbaarheidsniveau not null default 'laag',
  -- Of its kind. An amount is in cents.
  details jsonb not null,
  -- Which version of the details this is: what is handed in names it.
  versie integer not null default 1,
  handelings_perspectief text not null default '',
  verwerker_taak_id text not null default '',
  -- What it is about as others call it; the first is the zaak.
  urns text[] not null,
  -- Who sees that it is done: the zaaksysteem that listens, or a behandelaar who gets an interne taak (R12).
  verwerker text not null,
  behandelaar uuid constraint klanttaak_behandelaar references actor,
  aangemaakt_op timestamptz not null default now(),
  door uuid not null,
  door_naam text not null,
  -- Doing it: the klantcontact about it, who did it (R4), at which level, and what was handed in.
  klantcontact uuid constraint klanttaak_klantcontact references klantcontact on delete set null,
  uitgevoerd_op timestamptz,
  uitgevoerd_door uuid constraint klanttaak_uitgevoerd_door references partij,
  uitgevoerd_niveau betrouwbaarheidsniveau,
  te_laat boolean not null default false,
  ontvangen jsonb,
  verwerkt_op timestamptz,
  gesignaleerd_op timestamptz,
  -- Why it was withdrawn.
  reden text,
  constraint klanttaak_zonder_zaak check (num_nonnulls(zaak, registerzaak) = 1),
  constraint klanttaak_termijn check (laatste_dag >= startdatum),
  constraint klanttaak_herinnering check (herinneren_op <= laatste_dag),
  constraint klanttaak_verwerker check (verwerker in ('zaaksysteem', 'behandelaar')),
  constraint klanttaak_met_behandelaar check (verwerker = 'zaaksysteem' or behandelaar is not null),
  constraint klanttaak_uitgevoerd check ((status in ('uitgevoerd', 'verwerkt')) = (uitgevoerd_op is not null)),
  constraint klanttaak_verwerkt check ((status = 'verwerkt') = (verwerkt_op is not null)),
  constraint klanttaak_ingetrokken check ((status = 'ingetrokken') = (coalesce(reden, '') <> '')),
  constraint klanttaak_bedrag check (soort <> 'betaaltaak' or jsonb_typeof(details -> 'bedrag') = 'number' and (details ->> 'bedrag')::numeric >= 1
    and (details ->> 'bedrag')::numeric % 1 = 0)
);

create index klanttaak_van_partij on klanttaak (partij, volgnummer desc);
create index klanttaak_open_van_partij on klanttaak (partij, volgnummer desc) where status = 'open';
create index klanttaak_van_zaak on klanttaak (zaak) where zaak is not null;
create index klanttaak_van_registerzaak on klanttaak (registerzaak) where registerzaak is not null;
create index klanttaak_loopt_af on klanttaak (laatste_dag) where status = 'open';
create index klanttaak_wacht_op_verwerking on klanttaak (uitgevoerd_op) where status = 'uitgevoerd';
create index klanttaak_verwerker_taak on klanttaak (verwerker_taak_id) where verwerker_taak_id <> '';
create index klanttaak_klantcontact on klanttaak (klantcontact) where klantcontact is not null;
create index klanttaak_uitgevoerd_door on klanttaak (uitgevoerd_door) where uitgevoerd_door is not null;
create index klanttaak_behandelaar on klanttaak (behandelaar) where behandelaar is not null;

-- A klanttaak goes on, and never back; one whose term passed can be extended, or be done late where that is allowed. Its zaak, partij and kind
-- stay as they were.
create function klanttaak_bewaakt_overgang() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if (new.zaak, new.registerzaak, new.partij, new.soort) is distinct from (old.zaak, old.registerzaak, old.partij, old.soort) then
    raise exception 'De zaak, de partij en de soort van een klanttaak blijven wat zij zijn.'
      using errcode = 'check_violation', constraint = 'klanttaak_blijft';
  end if;
  if new.status is distinct from old.status and not (
    old.status = 'open' and new.status in ('uitgevoerd', 'ingetrokken', 'verlopen')
    or old.status = 'verlopen' and (new.status in ('open', 'ingetrokken') or new.status = 'uitgevoerd' and old.te_laat_toegestaan)
    or old.status = 'uitgevoerd' and new.status = 'verwerkt') then
    raise exception 'Een klanttaak die % is wordt niet %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'klanttaak_overgang';
  end if;
  return new;
end $$;

create trigger klanttaak_overgang before update on klanttaak for each row execute function klanttaak_bewaakt_overgang();

-- What happened to it: rows are only added.
create table klanttaak_verloop (
  uuid uuid primary key,
  klanttaak uuid not null references klanttaak on delete cascade,
  soort soort_klanttaakverloop not null,
  op timestamptz not null default now(),
  -- Null: by itself.
  door uuid,
  door_naam text not null default '',
  reden text not null default ''
);

create index klanttaak_verloop_klanttaak on klanttaak_verloop (klanttaak, op);

create trigger klanttaak_verloop_niet_muteerbaar before update on klanttaak_verloop
  for each row execute function weiger_wijziging();

-- Documents that go with it: what must be read, filled in or signed.
create table klanttaak_bijlage (
  klanttaak uuid not null references klanttaak on delete cascade,
  informatieobject uuid not null constraint klanttaak_bijlage_informatieobject references informatieobject,
  volgorde smallint not null,
  primary key (klanttaak, informatieobject)
);

create index klanttaak_bijlage_informatieobject on klanttaak_bijlage (informatieobject);

-- As the Taken API names kinds and states.
create function taaksoort_van(soort soort_klanttaak) returns text language sql immutable parallel safe
  return case soort when 'betaaltaak' then 'betaaltaak' when 'urltaak' then 'urltaak' when 'ondertekenen' then 'urltaak' else 'formuliertaak' end;

create function taakstatus_van(status status_klanttaak) returns text language sql immutable parallel safe
  return case status when 'ingetrokken' then 'afgebroken' when 'verlopen' then 'niet_uitgevoerd' else status::text end;

-- What is told of a klanttaak beside the type. No titel: that is free text.
create function gegevens_van_klanttaak(soort soort_klanttaak, status status_klanttaak, laatste_dag date) returns jsonb language sql immutable parallel safe
  return jsonb_build_object('taakSoort', taaksoort_van(soort), 'status', taakstatus_van(status), 'einddatumHandelingsTermijn', laatste_dag);

-- Tells that something happened to these klanttaken, each once in a transaction. What came with another change is told by that.
create function meld_klanttaak(wat text, over uuid[]) returns void language plpgsql set search_path to public, pg_temp as $$
begin
  if cardinality(over) = 0 or meldt_niets() then return; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.taken.externetaak-' || wat, k.uuid, gegevens_van_klanttaak(k.soort, k.status, k.laatste_dag)
  from klanttaak k where k.uuid = any (over) and not exists (select from gebeurtenis e where e.subject = k.uuid
    and e.transactie = pg_current_xact_id() and e.op = now() and (e.type = 'nl.overheid.taken.externetaak-' || wat or wat = 'gewijzigd'))
  order by k.uuid;
end $$;

create function klanttaak_meldt_komst() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  perform meld_klanttaak('geregistreerd', array(select uuid from rijen));
  return null;
end $$;

create function klanttaak_meldt_wijziging() returns trigger language plpgsql set search_path to public, pg_temp as $$
declare gebeurd record;
begin
  for gebeurd in
    select case when n.gesignaleerd_op is distinct from o.gesignaleerd_op then 'niet-verwerkt'
        when n.status = o.status or n.status = 'open' then 'gewijzigd'
        when n.status = 'ingetrokken' then 'afgebroken' else n.status::text end as wat, array_agg(n.uuid) as taken
    from nieuw n join oud o using (uuid) where n is distinct from o group by 1 order by 1
  loop
    perform meld_klanttaak(gebeurd.wat, gebeurd.taken);
  end loop;
  return null;
end $$;

create function klanttaak_meldt_vertrek() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if meldt_niets() then return null; end if;
  insert into gebeurtenis (id, type, subject, gegevens)
  select gen_random_uuid(), 'nl.overheid.taken.externetaak-vernietigd', r.uuid, gegevens_van_klanttaak(r.soort, r.status, r.laatste_dag)
  from rijen r order by r.uuid;
  return null;
end $$;

create trigger klanttaak_meldt_komst after insert on klanttaak
  referencing new table as rijen for each statement execute function klanttaak_meldt_komst();
create trigger klanttaak_meldt_wijziging after update on klanttaak
  referencing old table as oud new table as nieuw for each statement execute function klanttaak_meldt_wijziging();
create trigger klanttaak_meldt_vertrek after delete on klanttaak
  referencing old table as rijen for each statement execute function klanttaak_meldt_vertrek();

update rol set rechten = array(select distinct r from unnest(rechten || array['klanttaken.lezen', 'klanttaken.uitvoeren']) r order by r)
where naam in ('kcc-medewerker', 'behandelaar', 'coordinator');
update rol set rechten = array(select distinct r from unnest(rechten || array['klanttaken.uitzetten', 'klanttaken.verwerken']) r order by r)
where naam in ('behandelaar', 'coordinator');

insert into verwerkingsactiviteit (operatie, naam) values ('klanttaken', 'Uitzetten en volgen van klanttaken'), ('taken', 'Uitzetten en volgen van klanttaken')
  on conflict (operatie) do nothing;
