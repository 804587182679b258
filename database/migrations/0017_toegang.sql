-- A user who may not see what geheimhouding hides does not lift it either, and does not erase what they could not see (R28).

create function zonder_recht_op_geheim() returns boolean language sql stable
  return current_setting('balie.geheimhouding', true) = 'nee';

create function partij_bewaak_geheimhouding() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if not coalesce(new.indicatie_geheimhouding, false) then
    raise exception 'De geheimhouding van deze partij wordt niet opgeheven.'
      using errcode = 'insufficient_privilege', constraint = 'partij_geheimhouding';
  end if;
  -- He read an empty address, and sends it back.
  if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
  if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  return new;
end $$;

create trigger partij_geheimhouding before update on partij
  for each row when (old.indicatie_geheimhouding and zonder_recht_op_geheim()) execute function partij_bewaak_geheimhouding();

create function betrokkene_bewaak_geheimhouding() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select from partij p where p.uuid = old.partij and p.indicatie_geheimhouding) then
    if new.bezoekadres = adres_van('{}') then new.bezoekadres := old.bezoekadres; end if;
    if new.correspondentieadres = adres_van('{}') then new.correspondentieadres := old.correspondentieadres; end if;
  end if;
  return new;
end $$;

create trigger betrokkene_geheimhouding before update on betrokkene
  for each row when (old.partij is not null and zonder_recht_op_geheim()) execute function betrokkene_bewaak_geheimhouding();
