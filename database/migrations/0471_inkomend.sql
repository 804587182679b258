-- A call that nobody answered can become a task to call back.

alter table inkomend_kanaal
  drop constraint inkomend_kanaal_soort,
  add constraint inkomend_kanaal_soort check (soort in
    ('formulier', 'productaanvraag', 'dso', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding', 'oproep'));

alter table inkomende_levering
  drop constraint inkomende_levering_soort,
  add constraint inkomende_levering_soort check (soort in
    ('formulier', 'productaanvraag', 'dso', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding', 'oproep'));
