-- What is typed for a message to the klant is kept like every other act on an interne taak.
alter table taakconcept drop constraint taakconcept_soort;
alter table taakconcept add constraint taakconcept_soort check (soort in (
  'antwoord', 'bericht', 'contactpoging', 'notitie', 'afronding', 'toewijzing', 'doorsturing', 'heropening', 'zaak', 'zaakstart'));
