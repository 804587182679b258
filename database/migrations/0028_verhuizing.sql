-- A takeover from Open Klant brings everything (decision 0015): what the source has is read whole, and then written.

-- The progress in each list of a source is kept, so that a run that was stopped continues where it was.
create table overname (
  bron text not null,
  soort text not null,
  -- It counts from the oldest object, at the end of the list.
  gedaan integer not null,
  klaar boolean not null,
  -- The object that was done last tells the progress, because objects that disappear at the source move the others.
  laatste uuid,
  primary key (bron, soort)
);

-- The rows here that come from a source are remembered, so that what disappears there is followed, and nothing else.
create table overname_object (
  bron text not null,
  resource text not null,
  uuid uuid not null,
  primary key (bron, resource, uuid)
);

-- Objects that were read from a source wait here to be written; it is empty between two takeovers.
create table overname_lezing (
  bron text not null,
  soort text not null,
  uuid uuid not null,
  -- The oldest object comes first.
  volgnummer bigint generated always as identity,
  object jsonb not null,
  afwijkingen jsonb not null default '[]',
  geweigerd boolean not null default false,
  primary key (bron, soort, uuid)
);

create index overname_lezing_volgorde on overname_lezing (bron, soort, volgnummer);

-- A row that was taken over although it breaks a rule of the domain is marked, never dropped.
create table overname_bevinding (
  resource text not null,
  uuid uuid not null,
  code text not null,
  -- A row can differ from the source: in this field, which has this value at the source.
  veld text not null default '',
  waarde jsonb,
  uitleg text not null,
  op timestamptz not null default now(),
  primary key (resource, uuid, code, veld)
);

create index overname_bevinding_code on overname_bevinding (code, resource);
