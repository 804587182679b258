-- These tables serve moves from Open Klant, and from one Balie to another.

-- A whole register is put back in one transaction, with rows that refer to each other, so references are checked when it ends.
do $$
declare sleutel record;
begin
  for sleutel in
    select c.conrelid::regclass as tabel, c.conname as naam from pg_constraint c
    where c.contype = 'f' and not c.condeferrable and c.connamespace = 'public'::regnamespace
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', sleutel.tabel, sleutel.naam);
  end loop;
end $$;

-- The progress in each list of a source is kept, so that a run that was stopped continues where it was.
create table overname (
  bron text not null,
  soort text not null,
  -- It counts from the oldest object, at the end of the list.
  gedaan integer not null,
  klaar boolean not null,
  primary key (bron, soort)
);

-- A row that was taken over although it breaks a rule of the domain is marked, never dropped.
create table overname_bevinding (
  resource text not null,
  uuid uuid not null,
  code text not null,
  uitleg text not null,
  op timestamptz not null default now(),
  primary key (resource, uuid, code)
);

create index overname_bevinding_code on overname_bevinding (code, resource);
