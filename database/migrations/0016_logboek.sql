-- Lines go on to a register of processing (Logboek Dataverwerkingen): when it began, under which call, and where the register is.

alter table logboek
  add column begonnen_op timestamptz,
  -- The call by another system of which this one is a part: 16 hexadecimal digits, or nothing.
  add column ouder_id text not null default '';

-- Up to which line they were sent, and taken.
create table logboek_verzonden (
  bestemming text primary key,
  tot bigint not null,
  op timestamptz not null default now()
);

update rol set rechten = array(select distinct r from unnest(rechten || array['logboek.beheren']) r order by r)
where naam in ('beheerder', 'privacy-officer');
