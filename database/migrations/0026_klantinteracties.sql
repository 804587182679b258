-- The betrokkenen of a partij are read in their order, from the index alone.
drop index betrokkene_partij;
create index betrokkene_partij on betrokkene (partij, volgnummer) include (uuid, klantcontact);

-- A change removes what is kept, also when it is by a user who may not see everything.
alter function klantcontact_vergeet_weergave() set search_path = public, pg_temp;
alter function klantcontact_vergeet_verplaatst() set search_path = public, pg_temp;
alter function actor_vernieuwt_weergaven() set search_path = public, pg_temp;
