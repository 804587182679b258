-- What makes a repeated registration answer the first answer.

create table idempotentie (
  wie uuid not null,
  sleutel text not null,
  operatie text not null,
  vingerafdruk bytea not null,
  klantcontact uuid,
  antwoord text,
  op timestamptz not null default now(),
  primary key (wie, sleutel, operatie)
);

create index idempotentie_op on idempotentie (op);

-- An e-mail message becomes a klantcontact once.
create table email_ontvangen (
  message_id text primary key,
  klantcontact uuid not null references klantcontact on delete cascade,
  op timestamptz not null default now()
);
