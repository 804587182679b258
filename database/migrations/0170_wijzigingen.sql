-- A change of rights may need a second person, and who watches over them sees which they did not see yet.

alter table wijziging
  -- The medewerker who approved it; null: nobody had to.
  add column akkoord uuid,
  add column akkoord_naam text,
  add constraint wijziging_akkoord check ((akkoord is null) = (akkoord_naam is null)),
  -- Nobody is their own second person.
  add constraint wijziging_vier_ogen check (akkoord <> door);

-- Until which change somebody, a medewerker or an application, has seen those of rights.
create table wijziging_gezien (
  wie uuid primary key,
  volgnummer bigint not null
);
