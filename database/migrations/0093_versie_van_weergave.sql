-- What is kept of a klantcontact has a version of its own each time that it is made: who read it before need not read it again (decision 0029).
alter table klantcontact_weergave add column versie uuid not null default gen_random_uuid();
