-- The register inside needs no Notificaties API to tell Balie itself: a copy of one of its zaken is due as soon as the zaak changed.
create function zaak_kan_gewijzigd_zijn() returns trigger language plpgsql set search_path to public, pg_temp as $$
begin
  update zaak z set volgende_keer = '-infinity', etag = null, meldingen = z.meldingen + 1
  from nieuw n where n.type like 'nl.overheid.zaken.%' and z.zaak_uuid = n.subject::text;
  return null;
end $$;

create trigger gebeurtenis_ververst_zaak after insert on gebeurtenis
  referencing new table as nieuw for each statement execute function zaak_kan_gewijzigd_zijn();
