-- The eigenschappen that a zaak gets when it is started: by their name in the zaaktype, as they were given.
alter table zaakstart add column eigenschappen jsonb not null default '{}';
