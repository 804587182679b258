-- Who may not see everything works as a role that cannot read the tables (beperkt.sql). What it has to know past its views is asked here.

-- Was this interne taak, after the last step of its trail, already with this actor? It only decides that a mail is not needed.
create function had_taak_al(taak uuid, wie uuid) returns boolean language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce((
    select v.toegewezen @> jsonb_build_array(jsonb_build_object('uuid', wie))
    from interne_taak_verloop v where v.interne_taak = taak order by v.op desc, v.uuid desc limit 1), false);
end $$;
