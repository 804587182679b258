-- The betrokkenen that a partij was, in their order, from the index alone.
drop index betrokkene_partij;
create index betrokkene_partij on betrokkene (partij, volgnummer) include (uuid, klantcontact);

-- What is kept is removed whoever the change is by, also one who may not see everything.
alter function klantcontact_vergeet_weergave() set search_path = public, pg_temp;
alter function klantcontact_vergeet_verplaatst() set search_path = public, pg_temp;
alter function actor_vernieuwt_weergaven() set search_path = public, pg_temp;
