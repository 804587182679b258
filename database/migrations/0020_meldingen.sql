-- E-mail to medewerkers and groepen about their interne taken. It waits here, written in the transaction of what it tells, until it is sent.

create type soort_melding as enum ('nieuw', 'doorgestuurd', 'heropend', 'over_tijd', 'dagoverzicht');
create type wijze_melding as enum ('direct', 'dagoverzicht', 'niet');
create type status_melding as enum ('wacht', 'verzonden', 'mislukt');

-- The choices of a medewerker; without a row the defaults hold.
create table melding_instelling (
  actor uuid primary key references actor on delete cascade,
  nieuw wijze_melding not null default 'direct',
  doorgestuurd wijze_melding not null default 'direct',
  heropend wijze_melding not null default 'direct',
  over_tijd wijze_melding not null default 'dagoverzicht',
  -- A task that was over tijd before they asked for this is in the dagoverzicht, and gets no mail of its own.
  gewijzigd_op timestamptz not null default now()
);

-- It has no address and no text, because those are looked up when it is sent.
create table melding (
  uuid uuid primary key default gen_random_uuid(),
  actor uuid not null references actor on delete cascade,
  interne_taak uuid references interne_taak on delete cascade,
  soort soort_melding not null,
  status status_melding not null default 'wacht',
  op timestamptz not null default now(),
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null default now(),
  fout text,
  constraint melding_taak check ((soort = 'dagoverzicht') = (interne_taak is null)),
  constraint melding_fout check (status <> 'mislukt' or fout is not null)
);

create index melding_wacht on melding (volgende_poging) where status = 'wacht';
create index melding_mislukt on melding (op desc, uuid desc) where status = 'mislukt';
create index melding_interne_taak on melding (interne_taak);
create index melding_actor on melding (actor, soort, op);
-- It is told once that a task is over tijd.
create unique index melding_over_tijd on melding (interne_taak, actor) where soort = 'over_tijd';

-- The mailbox of a demonstration: mail that in another installation goes to a mail server.
create table postvakbericht (
  uuid uuid primary key default gen_random_uuid(),
  aan text not null,
  onderwerp text not null,
  tekst text not null,
  op timestamptz not null default now()
);

create index postvakbericht_op on postvakbericht (op desc, uuid desc);
