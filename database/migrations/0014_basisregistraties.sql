-- Users look in the basisregistraties because they must know with whom they speak.

insert into verwerkingsactiviteit (operatie, naam) values
  ('basisregistraties', 'Raadplegen van het Handelsregister'),
  ('basisregistraties.personen', 'Raadplegen van de Basisregistratie Personen');
