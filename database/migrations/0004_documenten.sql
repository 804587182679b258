-- Balie itself keeps these informatieobjecten: e-mails, scans, attachments (R15). A bijlage refers to one.

create table informatieobject (
  uuid uuid primary key,
  bestandsnaam text not null check (bestandsnaam <> ''),
  mediatype text not null,
  omvang integer not null generated always as (octet_length(inhoud)) stored,
  sha256 bytea not null generated always as (sha256(inhoud)) stored,
  inhoud bytea not null,
  aangemaakt_op timestamptz not null default now()
);

alter table informatieobject alter column inhoud set storage external;

create trigger informatieobject_niet_muteerbaar before update on informatieobject
  for each row execute function weiger_wijziging();
