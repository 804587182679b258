-- Rules that beheer keeps for what comes in by e-mail, a budget for each sender, and receipts per mailbox.

create table email_regel (
  uuid uuid primary key,
  naam text not null,
  volgorde integer not null,
  -- Null: every mailbox, and what is taken in from files.
  postvak uuid references email_postvak on delete cascade,
  -- A message that has all of these fits; of a list it has at least one.
  van text[] not null default '{}',
  naar text[] not null default '{}',
  woorden text[] not null default '{}',
  kop_naam text not null default '',
  kop_waarde text not null default '',
  -- What becomes of a message that fits. Null and empty: as its mailbox says.
  afdeling uuid references actor,
  onderwerp text not null default '',
  label text not null default '',
  -- Why such a message asks nothing of the municipality. Empty: it gets a task.
  geen_taak text not null default '',
  actief boolean not null default false,
  -- When it was tried as it is now. Null: not since it was changed.
  beproefd_op timestamptz,
  constraint email_regel_naam_uniek unique (naam),
  constraint email_regel_voorwaarde check (van <> '{}' or naar <> '{}' or woorden <> '{}' or kop_naam <> ''),
  constraint email_regel_kop check (kop_naam <> '' or kop_waarde = ''),
  constraint email_regel_gevolg check (
    case when geen_taak <> '' then afdeling is null and onderwerp = '' and label = ''
      else afdeling is not null or onderwerp <> '' or label <> '' end),
  constraint email_regel_beproefd check (not actief or beproefd_op is not null)
);

-- Which rule it met.
alter table email_bericht add column regel uuid references email_regel on delete set null;
create index email_bericht_regel on email_bericht (regel) where regel is not null;
-- Somebody decided that it asks something, whatever a rule, its kind or the budget says.
alter table email_bericht add column toch boolean not null default false;
create index email_bericht_overgeslagen on email_bericht (postvak, uuid desc) where stand = 'overgeslagen';
create index email_bericht_in_te_nemen on email_bericht (postvak) where stand = 'overgeslagen' and inhoud is not null;

-- Pseudonyms of the address and the domain of the sender, and when the message reached us, to count how much somebody sends.
alter table email_ontvangen add column afzender bytea;
alter table email_ontvangen add column domein bytea;
alter table email_ontvangen add column aangekomen_op timestamptz;
create index email_ontvangen_afzender on email_ontvangen (afzender, aangekomen_op) where afzender is not null;
create index email_ontvangen_domein on email_ontvangen (domein, aangekomen_op) where domein is not null;
create index email_ontvangen_klantcontact on email_ontvangen (klantcontact);

-- A colleague or a program of ours sent it on for the klant, so that not all in it is theirs.
alter table email_ontvangen add column doorgestuurd boolean not null default false;

-- Whoever writes to this mailbox hears that it arrived (Awb 2:13).
alter table email_postvak add column ontvangstbevestiging boolean not null default false;
