-- The content of a document is kept in pieces, so that it comes in and goes out without being in memory whole. Large ones arrive in parts.

-- What is in a document. Its pieces are in inhoud_deel.
create table inhoud (
  uuid uuid primary key,
  -- In bytes: as announced, and, once it is whole, as it is.
  omvang bigint not null check (omvang >= 0),
  -- Null until it is whole, and of what came in parts in any order.
  sha256 bytea check (octet_length(sha256) = 32),
  gemaakt_op timestamptz not null default now()
);

create table inhoud_deel (
  inhoud uuid not null references inhoud on delete cascade,
  -- The place of its first byte.
  vanaf bigint not null check (vanaf >= 0),
  bytes bytea not null check (octet_length(bytes) between 1 and 1048576),
  primary key (inhoud, vanaf)
);
-- Files are compressed already.
alter table inhoud_deel alter column bytes set storage external;

-- Cuts bytes into pieces; their places count from where the first byte is.
create function stukken_van(heel bytea, vanaf bigint) returns table (plaats bigint, bytes bytea) language sql immutable parallel safe as $$
  select vanaf + n, substring(heel from n + 1 for 1048576) from generate_series(0, octet_length(heel) - 1, 1048576) n
$$;

-- A document that arrives in parts. Who began it sends all of them.
create table documentupload (
  uuid uuid primary key references inhoud on delete cascade,
  bestandsnaam text not null check (bestandsnaam <> ''),
  mediatype text not null,
  -- How many bytes were kept.
  ontvangen bigint not null default 0 check (ontvangen >= 0),
  -- How far the SHA-256 is.
  som bytea,
  -- The medewerker or application.
  door uuid not null,
  begonnen_op timestamptz not null default now(),
  bijgewerkt_op timestamptz not null default now()
);

insert into inhoud (uuid, omvang, sha256, gemaakt_op)
select uuid, omvang, sha256, aangemaakt_op from informatieobject;
insert into inhoud_deel (inhoud, vanaf, bytes)
select i.uuid, s.plaats, s.bytes from informatieobject i, stukken_van(i.inhoud, 0) s;

alter table informatieobject alter column omvang drop expression, alter column sha256 drop expression;
alter table informatieobject alter column omvang type bigint, drop column inhoud;
alter table informatieobject add constraint informatieobject_inhoud foreign key (uuid) references inhoud on delete cascade;
