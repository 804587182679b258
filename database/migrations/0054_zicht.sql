-- What is vertrouwelijk, for the views of who may not see everything (beperkt.sql): found without a look at its klantcontact.
create index klantcontact_vertrouwelijk_uuid on klantcontact (uuid) include (geregistreerd_door) where vertrouwelijk;
