-- An e-mail message becomes a klantcontact once. Two messages with one Message-ID are two messages when they differ, because a scanner
-- numbers from 1 each time.
create table email_ontvangen (
  message_id text not null,
  vingerafdruk bytea not null,
  klantcontact uuid not null references klantcontact on delete cascade deferrable,
  op timestamptz not null default now(),
  primary key (message_id, vingerafdruk)
);
