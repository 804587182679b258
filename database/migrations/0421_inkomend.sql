-- Meldingen by apps that speak Open311: each kanaal of this kind is a service.

alter table inkomend_kanaal
  drop constraint inkomend_kanaal_soort,
  add constraint inkomend_kanaal_soort check (soort in ('formulier', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding'));

alter table inkomende_levering
  drop constraint inkomende_levering_soort,
  add constraint inkomende_levering_soort check (soort in ('formulier', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding'));

-- Anybody may ask the meldingen of some time.
create index inkomende_levering_melding on inkomende_levering (ontvangen_op) where soort = 'melding';
