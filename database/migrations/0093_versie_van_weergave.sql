-- The kept text of a klantcontact has a new version each time that it is made, so that a process that read it before need not read it again
-- (decision 0029).
alter table klantcontact_weergave add column versie uuid not null default gen_random_uuid();
