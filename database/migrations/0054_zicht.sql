-- What is vertrouwelijk, for the views of who may not see everything (beperkt.sql): found without a look at its klantcontact, and counted by
-- who registered it.
create index klantcontact_vertrouwelijk_uuid on klantcontact (uuid) include (geregistreerd_door) where vertrouwelijk;
create index klantcontact_vertrouwelijk_door on klantcontact (geregistreerd_door) where vertrouwelijk;
