-- The status of a zaak of a zaaksysteem of which the klant is told, because its statustype says `informeren`. Null: of the status of now they
-- are not told, or know of it already.
alter table zaak
  add te_melden_status uuid,
  add te_melden_op timestamptz,
  add constraint zaak_te_melden check ((te_melden_status is null) = (te_melden_op is null));
create index zaak_te_melden on zaak (te_melden_op) where te_melden_op is not null;
