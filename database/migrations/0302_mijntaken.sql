insert into verwerkingsactiviteit (operatie, naam) values ('mijntaken', 'Uitzetten en volgen van klanttaken') on conflict (operatie) do nothing;
