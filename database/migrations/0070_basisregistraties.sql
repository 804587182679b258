-- Looking in the basisregistraties: for who has customers at the counter or on the line, and so must know whom he speaks.

update rol set rechten = array(select distinct r from unnest(rechten ||
  array['basisregistraties.lezen', 'basisregistraties.brp', 'basisregistraties.kvk']) r order by r)
where naam in ('kcc-medewerker', 'coordinator');

insert into verwerkingsactiviteit (operatie, naam) values
  ('basisregistraties', 'Raadplegen van het Handelsregister'),
  ('basisregistraties.personen', 'Raadplegen van de Basisregistratie Personen')
on conflict (operatie) do nothing;
