-- A note can name colleagues, who are told of it: [{uuid, naam}].
alter table interne_taak_verloop add column genoemd jsonb not null default '[]';

create index interne_taak_verloop_genoemd on interne_taak_verloop using gin (genoemd jsonb_path_ops) where genoemd <> '[]';
