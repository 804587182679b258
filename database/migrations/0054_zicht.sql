-- The views for users who may not see everything (beperkt.sql) find vertrouwelijke klantcontacten in this index without a look at the
-- table, and count them by the actor who registered them.
create index klantcontact_vertrouwelijk_uuid on klantcontact (uuid) include (geregistreerd_door) where vertrouwelijk;
create index klantcontact_vertrouwelijk_door on klantcontact (geregistreerd_door) where vertrouwelijk;
