-- Whether what is in a document was looked at by a virus scanner, and what it found.

alter table inhoud
  -- Null: not looked at (yet).
  add column controle text check (controle in ('schoon', 'besmet')),
  add column gecontroleerd_op timestamptz,
  -- What the scanner calls it.
  add column besmet_met text,
  -- Somebody is looking at it until then.
  add column controle_tot timestamptz,
  -- The klantcontacten that have it got an interne taak.
  add column gemeld_op timestamptz;
alter table inhoud add constraint inhoud_besmet_met check (besmet_met is null or controle = 'besmet');
create index inhoud_te_controleren on inhoud (gemaakt_op) where controle is null and sha256 is not null;
create index inhoud_te_melden on inhoud (uuid) where controle = 'besmet' and gemeld_op is null;
