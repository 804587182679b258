-- What a partij allows, per purpose, as it was given and withdrawn (R8; Awb 2:8). Rows are only added: the last one of a purpose counts.

create type doel_toestemming as enum ('hergebruik', 'antwoord', 'status', 'formeel');

create table toestemming (
  volgnummer bigint primary key generated always as identity,
  partij uuid not null references partij on delete cascade deferrable,
  doel doel_toestemming not null,
  -- Of hergebruik: the address that may be used for other contacts. It may be gone.
  adres uuid,
  gegeven boolean not null,
  op timestamptz not null default now(),
  -- Who wrote it down: the klant in Mijn, or the municipality.
  bron text not null,
  constraint toestemming_adres check ((doel = 'hergebruik') = (adres is not null)),
  constraint toestemming_bron check (bron in ('mijn', 'gemeente'))
);

create index toestemming_partij on toestemming (partij, doel, volgnummer desc);

create trigger toestemming_niet_muteerbaar before update on toestemming for each row execute function weiger_wijziging();

-- Whoever changes whether an address may be used again leaves that here.
create function digitaal_adres_bewaart_toestemming() returns trigger language plpgsql set search_path to public, pg_temp as $$
declare
  voor digitaal_adres := case when tg_op = 'INSERT' then null else old end;
  na digitaal_adres := case when tg_op = 'DELETE' then null else new end;
  bron text := case current_setting('balie.bron', true) when 'mijn' then 'mijn' else 'gemeente' end;
begin
  -- An import brings these rows itself.
  if current_setting('balie.terugzetten', true) = 'ja' then
    return null;
  end if;
  if voor.toestemming_hergebruik and voor.partij is not null
    and (na.partij is distinct from voor.partij or not na.toestemming_hergebruik) and exists (select from partij where uuid = voor.partij) then
    insert into toestemming (partij, doel, adres, gegeven, bron) values (voor.partij, 'hergebruik', voor.uuid, false, bron);
  end if;
  if na.toestemming_hergebruik and na.partij is not null
    and (voor.partij is distinct from na.partij or not voor.toestemming_hergebruik) then
    insert into toestemming (partij, doel, adres, gegeven, bron) values (na.partij, 'hergebruik', na.uuid, true, bron);
  end if;
  return null;
end $$;

create trigger digitaal_adres_toestemming after insert or delete or update of toestemming_hergebruik, partij on digitaal_adres
  for each row execute function digitaal_adres_bewaart_toestemming();
