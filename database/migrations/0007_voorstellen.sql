-- Changes of rights that wait for a second medewerker, and what became of them.

create table voorstel (
  uuid uuid primary key,
  -- The operation that was asked for, with what was sent; it is validated again when it is approved.
  operatie text not null,
  samenvatting text not null,
  recht text not null,
  invoer jsonb not null,
  -- What it would change, as the trail would have it: [{soort, naam, actie, velden}].
  wijzigingen jsonb not null,
  door_soort text not null,
  door uuid not null,
  door_naam text not null,
  op timestamptz not null,
  geldig_tot timestamptz not null,
  -- Null: it waits, or it has expired.
  besluit text,
  besluit_door uuid,
  besluit_door_naam text,
  besluit_op timestamptz,
  reden text not null default '',
  constraint voorstel_door_soort check (door_soort in ('medewerker', 'applicatie')),
  constraint voorstel_besluit check (besluit in ('goedgekeurd', 'afgewezen', 'ingetrokken')),
  constraint voorstel_besluit_heel check (num_nonnulls(besluit, besluit_door, besluit_door_naam, besluit_op) in (0, 4)),
  -- Who proposes something does not approve it; only they withdraw it.
  constraint voorstel_vier_ogen check (besluit is null or (besluit = 'ingetrokken') = (besluit_door = door)),
  constraint voorstel_op_tijd check (besluit <> 'goedgekeurd' or besluit_op <= geldig_tot),
  constraint voorstel_reden_lengte check (char_length(reden) <= 1000)
);

create index voorstel_wacht on voorstel (geldig_tot) where besluit is null;
create index voorstel_op on voorstel (op desc);

-- What was proposed and decided stays as it was.
create function weiger_wijziging_voorstel() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.besluit is not null
    or (old.operatie, old.recht, old.invoer, old.wijzigingen, old.door, old.op, old.geldig_tot)
      is distinct from (new.operatie, new.recht, new.invoer, new.wijzigingen, new.door, new.op, new.geldig_tot) then
    raise exception 'Een voorstel kan niet worden gewijzigd.' using errcode = '23514', constraint = 'voorstel_niet_muteerbaar';
  end if;
  return new;
end $$;

create trigger voorstel_niet_muteerbaar before update or delete on voorstel
  for each row execute function weiger_wijziging_voorstel();
