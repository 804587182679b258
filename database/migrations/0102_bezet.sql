-- A unique value is unique among all rows, also those that the user may not see (R28). Whether it is taken is asked past their views, so
-- that the answer is equal for what they see and what they do not.

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

-- Tells whether geheimhouding hides this partij from the user. It never does for a user who may see everything; for others see beperkt.sql.
create function is_geheim(van uuid) returns boolean language sql immutable parallel safe return false;
