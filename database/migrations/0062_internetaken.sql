-- While a task is being done there are notes, attempts to reach the customer, and the zaak that it led to (R21, R22).

alter type soort_verloop add value 'notitie';
alter type soort_verloop add value 'contactpoging';
alter type soort_verloop add value 'zaak_gekoppeld';
alter type soort_verloop add value 'zaak_ontkoppeld';

-- These hold how often the customer was not reached, and when the next attempt is due; that is empty when nothing was agreed or the task is
-- done.
alter table interne_taak
  add column contactpogingen smallint not null default 0,
  add column opnieuw_op timestamptz,
  add constraint interne_taak_opnieuw_op check (opnieuw_op is null or status = 'te_verwerken');

create index interne_taak_opnieuw on interne_taak (opnieuw_op, uuid) where opnieuw_op is not null;

-- An attempt has a kanaal and the moment of the next one. A new value cannot be compared as such in the migration that adds it.
alter table interne_taak_verloop
  add column kanaal text,
  add column opnieuw_op timestamptz,
  add constraint interne_taak_verloop_kanaal check ((soort::text = 'contactpoging') = (kanaal is not null));
