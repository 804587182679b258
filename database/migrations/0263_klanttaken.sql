-- Attempts to pay a klanttaak. No data of cards or accounts: only which attempt it was, and what became of it.

create type status_betaling as enum ('begonnen', 'wacht', 'geannuleerd', 'mislukt', 'afwijkend', 'betaald', 'terugbetaald', 'teruggeboekt');

create table betaling (
  -- The reference at the payment provider: one for each attempt.
  uuid uuid primary key,
  klanttaak uuid not null references klanttaak on delete cascade,
  -- In cents of euros, as the klanttaak had it when it began.
  bedrag bigint not null,
  dienst text not null,
  -- By which the provider knows the attempt, and what proves that a browser came from there.
  kenmerk text not null,
  controle text not null,
  methode text not null default '',
  status status_betaling not null default 'begonnen',
  door uuid not null constraint betaling_door references partij,
  middel text not null,
  niveau betrouwbaarheidsniveau not null,
  versie integer not null,
  begonnen_op timestamptz not null default now(),
  status_op timestamptz not null default now(),
  -- When the provider is asked, for what it does not tell by itself.
  volgende_keer timestamptz not null,
  constraint betaling_bedrag check (bedrag >= 1)
);

create index betaling_klanttaak on betaling (klanttaak);
create index betaling_loopt on betaling (volgende_keer) where status in ('begonnen', 'wacht');
create index betaling_door on betaling (door);

-- It goes on and never back: a late word of an earlier state changes nothing.
create function betaling_bewaakt_overgang() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if new.status < old.status or (new.klanttaak, new.bedrag, new.kenmerk, new.door) is distinct from (old.klanttaak, old.bedrag, old.kenmerk, old.door) then
    raise exception 'Een betaling die % is wordt niet %.', old.status, new.status using errcode = 'check_violation', constraint = 'betaling_overgang';
  end if;
  return new;
end $$;

create trigger betaling_overgang before update on betaling for each row execute function betaling_bewaakt_overgang();

insert into verwerkingsactiviteit (operatie, naam) values ('betalen', 'Uitzetten en volgen van klanttaken') on conflict (operatie) do nothing;

-- A payment that began in time counts, however late the provider tells of it.
create or replace function klanttaak_bewaakt_overgang() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  if (new.zaak, new.registerzaak, new.partij, new.soort) is distinct from (old.zaak, old.registerzaak, old.partij, old.soort) then
    raise exception 'De zaak, de partij en de soort van een klanttaak blijven wat zij zijn.'
      using errcode = 'check_violation', constraint = 'klanttaak_blijft';
  end if;
  if new.status is distinct from old.status and not (
    old.status = 'open' and new.status in ('uitgevoerd', 'ingetrokken', 'verlopen')
    or old.status = 'verlopen' and (new.status in ('open', 'ingetrokken') or new.status = 'uitgevoerd' and (old.te_laat_toegestaan
      or exists (select from betaling b where b.klanttaak = new.uuid and b.status = 'betaald')))
    or old.status = 'uitgevoerd' and new.status = 'verwerkt') then
    raise exception 'Een klanttaak die % is wordt niet %.', old.status, new.status
      using errcode = 'check_violation', constraint = 'klanttaak_overgang';
  end if;
  return new;
end $$;
