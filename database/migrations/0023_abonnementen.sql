-- Who is told what happens, and how far that is.

create table abonnement (
  uuid uuid primary key,
  naam text not null,
  soort text not null,
  url text not null,
  -- Empty: all.
  typen text[] not null default '{}',
  actief boolean not null default true,
  -- Encrypted: with which is signed. A Notificaties API asks for none.
  geheim bytea,
  vorig_geheim bytea,
  vorig_geheim_tot timestamptz,
  -- With which Balie makes itself known: of an OAuth server, or of a Notificaties API.
  client_id text,
  token_url text,
  scope text,
  client_geheim bytea,
  aangemaakt_op timestamptz not null default now(),
  gewijzigd_op timestamptz not null default now(),
  -- How it goes: failures since the last that was taken, until when the receiver is left alone, and which process is at it.
  fouten integer not null default 0,
  fout text not null default '',
  wacht_tot timestamptz,
  bezig_tot timestamptz,
  laatst_bezorgd_op timestamptz,
  constraint abonnement_soort check (soort in ('cloudevents', 'notificaties')),
  constraint abonnement_naam_uniek unique (naam)
);

create table bezorging (
  abonnement uuid not null references abonnement on delete cascade,
  -- Of the gebeurtenis: in this order it is told.
  volgnummer bigint not null,
  subject uuid not null,
  stand text not null default 'wacht',
  pogingen smallint not null default 0,
  volgende_poging timestamptz not null default now(),
  -- After this it is not tried again.
  opgeven_na timestamptz not null default now() + interval '1 day',
  status smallint,
  fout text not null default '',
  bezorgd_op timestamptz,
  primary key (abonnement, volgnummer),
  constraint bezorging_stand check (stand in ('wacht', 'bezorgd', 'mislukt'))
);

create index bezorging_aan_de_beurt on bezorging (abonnement, volgende_poging) where stand = 'wacht';
create index bezorging_wacht on bezorging (abonnement, volgnummer) where stand = 'wacht';
create index bezorging_wacht_object on bezorging (abonnement, subject, volgnummer) where stand = 'wacht';
create index bezorging_mislukt on bezorging (abonnement, volgnummer) where stand = 'mislukt';

-- In the transaction of the change: who is told is decided when it happens.
create function gebeurtenis_gaat_naar_abonnementen() returns trigger language plpgsql as $$
begin
  insert into bezorging (abonnement, volgnummer, subject)
  select a.uuid, n.volgnummer, n.subject from nieuw n join abonnement a on a.actief and (a.typen = '{}' or n.type = any (a.typen));
  return null;
end $$;

create trigger gebeurtenis_gaat_naar_abonnementen after insert on gebeurtenis
  referencing new table as nieuw for each statement execute function gebeurtenis_gaat_naar_abonnementen();
