-- Two messages with one Message-ID are two messages when they differ, because a scanner numbers from 1 each time.
alter table email_ontvangen add column vingerafdruk bytea not null default ''::bytea;
alter table email_ontvangen drop constraint email_ontvangen_pkey, add primary key (message_id, vingerafdruk);
alter table email_ontvangen alter column vingerafdruk drop default;
