-- A user who may not see everything works as a role that cannot read the tables (beperkt.sql). These functions answer what the role must
-- know past its views.

-- Tells whether this interne taak was already with this actor after the last step of its trail. It only decides that a mail is not needed.
create function had_taak_al(taak uuid, wie uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((
    select v.toegewezen @> jsonb_build_array(jsonb_build_object('uuid', wie))
    from interne_taak_verloop v where v.interne_taak = taak order by v.op desc, v.uuid desc limit 1), false);
end $$;
