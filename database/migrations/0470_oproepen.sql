-- Calls, as a switchboard tells of them while they last. A call is no klantcontact (R9): whoever spoke registers that.

create table oproep (
  uuid uuid primary key,
  -- The application that tells of it, and its name there.
  bron uuid not null,
  gesprek_id text not null,
  richting text not null,
  -- The number outside, as +31612345678; null: hidden.
  nummer text,
  -- The number of the municipality that was called, or from which was called.
  gemeentenummer text not null default '',
  wachtrij text not null default '',
  -- Who it rings at, or who speaks; null: nobody, or somebody whom Balie does not know.
  medewerker uuid references actor on delete set null,
  medewerker_onbekend boolean not null default false,
  toestand text not null,
  -- When that was so, by the clock of the switchboard.
  toestand_op timestamptz not null,
  begonnen_op timestamptz not null,
  opgenomen_op timestamptz,
  geeindigd_op timestamptz,
  -- The klantcontact with the task to call back.
  terugbellen uuid references klantcontact on delete set null,
  constraint oproep_uniek unique (bron, gesprek_id),
  constraint oproep_richting check (richting in ('inkomend', 'uitgaand')),
  constraint oproep_toestand check (toestand in ('wachten', 'rinkelt', 'opgenomen', 'doorverbonden', 'beeindigd', 'gemist', 'opgegeven')),
  constraint oproep_einde check ((geeindigd_op is not null) = (toestand in ('beeindigd', 'gemist', 'opgegeven')))
);
create index oproep_medewerker on oproep (medewerker, toestand_op desc) where medewerker is not null;
create index oproep_begonnen on oproep (begonnen_op desc);
create index oproep_lopend on oproep (toestand_op) where geeindigd_op is null;
create index oproep_terugbellen_nummer on oproep (nummer) where terugbellen is not null;
create index oproep_terugbellen on oproep (terugbellen) where terugbellen is not null;

-- The conversation in which somebody registers what was said in a call. A call that was put through can be in two.
create table oproep_gesprek (
  oproep uuid not null references oproep on delete cascade,
  gesprek uuid not null,
  medewerker uuid not null references actor on delete cascade,
  primary key (oproep, gesprek)
);
create index oproep_gesprek_gesprek on oproep_gesprek (gesprek);
create index oproep_gesprek_medewerker on oproep_gesprek (medewerker);

update rol set rechten = array(select distinct r from unnest(rechten || array['oproepen.aannemen']) r order by r)
where naam in ('kcc-medewerker', 'behandelaar');
update rol set rechten = array(select distinct r from unnest(rechten || array['oproepen.overzicht']) r order by r)
where naam in ('beheerder', 'coordinator');
