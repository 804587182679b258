-- An e-mail message becomes a klantcontact once.
create table email_ontvangen (
  message_id text primary key,
  klantcontact uuid not null references klantcontact on delete cascade,
  op timestamptz not null default now()
);
