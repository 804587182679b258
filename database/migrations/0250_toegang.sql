-- What decides whether a token gives access, as one number: another number means that something of it changed.
create function toegang_stand(van applicatie, geldig_tot timestamptz) returns bigint language sql stable parallel safe
  return hash_record_extended(row(van, geldig_tot), 0);

-- Refuses the rest of a transaction of an application that is no longer as it was when it was asked (see authenticate.ts).
create function bevestig_toegang(van_geheim uuid, gezien bigint) returns void language plpgsql stable as $$
begin
  perform from public.applicatie_geheim g join public.applicatie a on a.uuid = g.applicatie
    where g.uuid = van_geheim and public.toegang_stand(a, g.geldig_tot) = gezien;
  if not found then raise exception 'De toegang is gewijzigd.' using errcode = 'BA001'; end if;
end $$;
