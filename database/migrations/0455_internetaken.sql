-- A label on an interne taak. It says how employees sort their work, and nothing to the customer (R16); it is no status (R19).
create table interne_taak_label (
  interne_taak uuid not null references interne_taak on delete cascade,
  label uuid not null references label on delete cascade,
  primary key (interne_taak, label)
);

create index interne_taak_label_label on interne_taak_label (label, interne_taak);
