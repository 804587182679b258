-- The same for a receiver of gebeurtenissen.
alter table abonnement
  add column certificaat jsonb,
  add column certificaat_geheim bytea,
  add constraint abonnement_certificaat check ((certificaat is null) = (certificaat_geheim is null));
