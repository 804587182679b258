-- Messages to klanten by e-mail or SMS: the code that proves an address, receipts (Awb 2:13), and notices of what is new. They wait here,
-- written in the transaction of what they tell, until they are sent. A row has no address and no text: those are looked up when it is sent.

create type soort_klantbericht as enum ('adrescode', 'ontvangstbevestiging', 'antwoord', 'status', 'taak');
create type weg_klantbericht as enum ('email', 'sms', 'mijn');

-- An address that its owner has not confirmed yet. Nothing is sent to it but a code, which follows from `sleutel` and the key of the server.
create table adresbevestiging (
  adres uuid primary key references digitaal_adres on delete cascade deferrable,
  sleutel uuid not null default gen_random_uuid() unique,
  pogingen smallint not null default 0,
  verloopt_op timestamptz not null
);

create table klantbericht (
  uuid uuid primary key default gen_random_uuid(),
  soort soort_klantbericht not null,
  -- The klantcontact, the klanttaak, the status of a zaak, or the key of the code that it tells of.
  over uuid not null,
  klantcontact uuid references klantcontact on delete cascade deferrable,
  klanttaak uuid references klanttaak on delete cascade deferrable,
  -- To whom: a partij, or the betrokkene of a klantcontact.
  partij uuid references partij on delete cascade deferrable,
  betrokkene uuid references betrokkene on delete cascade deferrable,
  -- By which way and to which address it went; `mijn`: there was none, so it is only read in Mijn.
  weg weg_klantbericht,
  adres uuid references digitaal_adres on delete set null deferrable,
  -- Of a code: a pseudonym of the address, by which is counted how many went there.
  bestemming text,
  status status_melding not null default 'wacht',
  op timestamptz not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null default now(),
  fout text,
  verzonden_op timestamptz,
  bezorgd_op timestamptz,
  -- When somebody was asked to reach the klant in another way.
  gesignaleerd_op timestamptz,
  constraint klantbericht_een_keer unique nulls not distinct (soort, over, partij, betrokkene),
  constraint klantbericht_fout check (status <> 'mislukt' or fout is not null),
  constraint klantbericht_verzonden check (status <> 'verzonden' or verzonden_op is not null)
);

create index klantbericht_wacht on klantbericht (volgende_poging) where status = 'wacht';
create index klantbericht_mislukt on klantbericht (op) where status = 'mislukt' and gesignaleerd_op is null;
create index klantbericht_klantcontact on klantbericht (klantcontact);
create index klantbericht_klanttaak on klantbericht (klanttaak);
create index klantbericht_partij on klantbericht (partij);
create index klantbericht_betrokkene on klantbericht (betrokkene);
create index klantbericht_adres on klantbericht (adres);
create index klantbericht_bestemming on klantbericht (bestemming, op) where bestemming is not null;
-- What is new is looked for by the moment that it was registered, which rises with the table.
create index klantcontact_geregistreerd_op on klantcontact using brin (geregistreerd_op);
create index klanttaak_aangemaakt_op on klanttaak using brin (aangemaakt_op);
create index zaakregister_status_gezet on zaakregister_status using brin (datum_status_gezet);

insert into verwerkingsactiviteit (operatie, naam) values ('klantberichten', 'Berichten aan klanten over hun vragen en zaken')
on conflict (operatie) do nothing;
