-- Users who have customers at the counter or on the line may look in the basisregistraties, because they must know with whom they speak.

update rol set rechten = array(select distinct r from unnest(rechten ||
  array['basisregistraties.lezen', 'basisregistraties.brp', 'basisregistraties.kvk']) r order by r)
where naam in ('kcc-medewerker', 'coordinator');

insert into verwerkingsactiviteit (operatie, naam) values
  ('basisregistraties', 'Raadplegen van het Handelsregister'),
  ('basisregistraties.personen', 'Raadplegen van de Basisregistratie Personen')
on conflict (operatie) do nothing;
