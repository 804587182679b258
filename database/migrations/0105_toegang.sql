-- The provider is asked again to whom a session belongs, and beheer decides about a name that was somebody else's (R28).

alter table sessie
  -- The tokens of the provider, sealed with the token in the cookie: the database alone cannot use them.
  add column tokens bytea,
  -- The provider must be asked again at this moment; null means never.
  add column controle_op timestamptz,
  -- The provider last said at this moment that they may go on.
  add column gecontroleerd_op timestamptz not null default now();

-- The provider let this person in under the id of a medewerker who is not certain to be the same person.
create table koppelverzoek (
  uuid uuid primary key,
  issuer text not null,
  subject text not null,
  medewerker_id text not null,
  naam text not null,
  emailadres text not null default '',
  -- The medewerker with that id.
  actor uuid not null references actor on delete cascade,
  reden text not null,
  gevraagd_op timestamptz not null,
  laatst_op timestamptz not null,
  constraint koppelverzoek_identiteit_uniek unique (issuer, subject),
  constraint koppelverzoek_reden check (reden in ('al-gekoppeld', 'niet-actief', 'ander-emailadres', 'beheer-beslist'))
);

create index koppelverzoek_actor on koppelverzoek (actor);
