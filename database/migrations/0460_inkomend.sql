-- Verzoeken of the Omgevingsloket, and productaanvragen of an Objects API.

alter table inkomend_kanaal
  drop constraint inkomend_kanaal_soort,
  add constraint inkomend_kanaal_soort check (soort in
    ('formulier', 'productaanvraag', 'dso', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding'));

alter table inkomende_levering
  drop constraint inkomende_levering_soort,
  add constraint inkomende_levering_soort check (soort in
    ('formulier', 'productaanvraag', 'dso', 'webhook', 'gesprek', 'chatwoot', 'rocketchat', 'melding'));

update rol set rechten = array(select distinct r from unnest(rechten || array['inkomend.inlezen']) r order by r)
where naam in ('beheerder', 'coordinator', 'kcc-medewerker');
