-- Searching in what is to do looks in these alone: most of what a frequent word finds is done.
create index interne_taak_zoek_open on interne_taak using gin ((gevraagde_handeling || ' ' || toelichting) gin_trgm_ops)
  where status = 'te_verwerken';
create index interne_taak_klantcontact_open on interne_taak (klantcontact) include (uuid) where status = 'te_verwerken';
