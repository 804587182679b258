-- Who has a part in a zaak of a zaaksysteem, as its rollen name them (`inpBsn:…`, `kvkNummer:…`): with it the klant finds the zaak in Mijn
-- (R26, R28). It is filled when a copy is read whole, which happens at least once a day.
alter table zaak add column klanten text[] not null default '{}';
create index zaak_klanten on zaak using gin (klanten);
