-- Says whether somebody still has tasks to do, and nothing else of them: beheer, who sees no tasks, asks it of who leaves. So it looks at the
-- table itself, also for users who work on views.
create function heeft_open_taken(wie uuid) returns boolean language sql stable security definer set search_path = public, pg_temp
return exists (select from interne_taak_actor ta where ta.actor = wie and ta.open_tot is not null);
