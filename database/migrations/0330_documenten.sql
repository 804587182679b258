-- Large content can rest in a storage that speaks S3. What is there is told here; its pieces are then no longer in inhoud_deel.

create table inhoud_opslag (
  -- The name of the object.
  object uuid primary key,
  -- Null when the content was removed: the object is removed too.
  inhoud uuid references inhoud on delete set null,
  -- The object is there, whole.
  heel boolean not null default false,
  -- The multipart upload that brings it there, and the ETags of the parts that arrived, in their order.
  upload text check (upload <> ''),
  delen text[] not null default '{}',
  -- A process is working on it until then.
  beurt_tot timestamptz,
  constraint inhoud_opslag_inhoud unique (inhoud),
  constraint inhoud_opslag_upload check (upload is null or not heel)
);
create index inhoud_opslag_bezig on inhoud_opslag (object) where inhoud is null or not heel;
create index inhoud_te_verplaatsen on inhoud (omvang) where heel;
