-- What must be unique is unique among everything, also what the one who asks may not see (R28). Whether it is taken is asked past his views, so
-- that the answer is the same for what he sees and what he does not.

create function is_bezet(kolom text, waarde text, eigen uuid) returns boolean language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
  return case kolom
    when 'klantcontact.nummer' then exists (select from klantcontact x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'klantcontact.referentienummer' then
      exists (select from klantcontact x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.nummer' then exists (select from interne_taak x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'interne_taak.referentienummer' then
      exists (select from interne_taak x where x.referentienummer = waarde and x.uuid is distinct from eigen)
    when 'partij.nummer' then exists (select from partij x where x.nummer = waarde and x.uuid is distinct from eigen)
    when 'partij.contactpersoon_uuid' then exists (select from partij x where x.contactpersoon_uuid = waarde::uuid and x.uuid is distinct from eigen)
  end;
end $$;

-- Is geheimhouding in the way of who asks, at this partij? For who may see everything never; for others see beperkt.sql.
create function is_geheim(van uuid) returns boolean language sql immutable parallel safe return false;
