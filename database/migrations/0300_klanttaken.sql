-- What a klant handed in goes to the zaak in its zaaksysteem: each klanttaak that was done waits here until it is there.

create type status_bezorging as enum ('wacht', 'bezorgd', 'opgegeven');

create table klanttaak_bezorging (
  klanttaak uuid primary key references klanttaak on delete cascade,
  status status_bezorging not null default 'wacht',
  gemaakt_op timestamptz not null default now(),
  -- What was done over there, by its address: an attempt goes on where the one before it stopped.
  stappen jsonb not null default '{}',
  pogingen integer not null default 0,
  volgende_poging timestamptz not null default now(),
  -- Whoever has the turn; it ends by itself.
  beurt uuid,
  fout text,
  fout_op timestamptz,
  klaar_op timestamptz,
  constraint klanttaak_bezorging_klaar check ((status = 'wacht') = (klaar_op is null)),
  constraint klanttaak_bezorging_opgegeven check (status <> 'opgegeven' or fout is not null)
);

create index klanttaak_bezorging_wacht on klanttaak_bezorging (volgende_poging) where status = 'wacht';
create index klanttaak_bezorging_opgegeven on klanttaak_bezorging (klanttaak) where status = 'opgegeven';

alter type soort_klanttaakverloop add value 'bezorgd';
alter type soort_klanttaakverloop add value 'niet_bezorgd';
