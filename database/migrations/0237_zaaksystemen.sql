-- The certificate with which Balie makes itself known to a zaaksysteem (mTLS): what may be shown of it, and all of it encrypted with SECRET_KEY.
alter table zaaksysteem
  add column certificaat jsonb,
  add column certificaat_geheim bytea,
  add constraint zaaksysteem_certificaat check ((certificaat is null) = (certificaat_geheim is null));
