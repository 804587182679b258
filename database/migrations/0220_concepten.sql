-- What is typed to start a zaak at an interne taak is kept like the rest.

alter table taakconcept drop constraint taakconcept_soort;
alter table taakconcept add constraint taakconcept_soort check (
  soort in ('antwoord', 'contactpoging', 'notitie', 'afronding', 'toewijzing', 'doorsturing', 'heropening', 'zaak', 'zaakstart'));
