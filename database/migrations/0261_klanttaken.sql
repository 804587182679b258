-- Reminders of klanttaken: before the term ends, and once when it has passed. They wait here until they are sent.

create type soort_herinnering as enum ('voor_termijn', 'na_termijn');

-- It has no address and no text: those are looked up when it is sent (R8).
create table klanttaak_herinnering (
  uuid uuid primary key default gen_random_uuid(),
  klanttaak uuid not null references klanttaak on delete cascade,
  soort soort_herinnering not null,
  status status_melding not null default 'wacht',
  op timestamptz not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null default now(),
  fout text,
  constraint klanttaak_herinnering_een_keer unique (klanttaak, soort),
  constraint klanttaak_herinnering_fout check (status <> 'mislukt' or fout is not null)
);

create index klanttaak_herinnering_wacht on klanttaak_herinnering (volgende_poging) where status = 'wacht';
create index klanttaak_herinnering_mislukt on klanttaak_herinnering (klanttaak) where status = 'mislukt';
create index klanttaak_te_herinneren on klanttaak (herinneren_op) where status = 'open' and herinneren_op is not null;
create index klanttaak_verlopen on klanttaak (laatste_dag) where status = 'verlopen';

alter type soort_klanttaakverloop add value 'herinnerd';
alter type soort_klanttaakverloop add value 'niet_herinnerd';
