-- Lines go on to a register of processing (Logboek Dataverwerkingen), with the moment it began, the call it belongs to, and the place of
-- the register.

alter table logboek
  add column begonnen_op timestamptz,
  -- The call by another system of which this one is a part: 16 hexadecimal digits, or empty.
  add column ouder_id text not null default '';

-- The lines up to this one were sent, and taken.
create table logboek_verzonden (
  bestemming text primary key,
  tot bigint not null,
  op timestamptz not null default now()
);

update rol set rechten = array(select distinct r from unnest(rechten || array['logboek.beheren']) r order by r)
where naam in ('beheerder', 'privacy-officer');
