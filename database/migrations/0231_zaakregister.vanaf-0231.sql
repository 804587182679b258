-- The register inside keeps what is in its documents where all content is; large content comes in bestandsdelen.

alter table zaakregister_inhoud add column deel uuid;
update zaakregister_inhoud set deel = gen_random_uuid();
insert into inhoud (uuid, omvang, sha256)
select deel, omvang, sha256(inhoud) from zaakregister_inhoud;
insert into inhoud_deel (inhoud, vanaf, bytes)
select z.deel, s.plaats, s.bytes from zaakregister_inhoud z, stukken_van(z.inhoud, 0) s;
alter table zaakregister_inhoud drop column omvang;
alter table zaakregister_inhoud drop column inhoud;
alter table zaakregister_inhoud rename column deel to inhoud;
alter table zaakregister_inhoud alter column inhoud set not null;
alter table zaakregister_inhoud add column omvang bigint;
update zaakregister_inhoud z set omvang = i.omvang from inhoud i where i.uuid = z.inhoud;
alter table zaakregister_inhoud alter column omvang set not null;
alter table zaakregister_inhoud add constraint zaakregister_inhoud_inhoud unique (inhoud);
alter table zaakregister_inhoud add foreign key (inhoud) references inhoud;

-- A part of the content of a document that is locked until all of them are there.
create table zaakregister_bestandsdeel (
  uuid uuid primary key,
  document uuid not null references zaakregister_document on delete cascade,
  inhoud uuid not null references inhoud,
  volgnummer integer not null check (volgnummer > 0),
  vanaf bigint not null,
  omvang bigint not null check (omvang > 0),
  voltooid boolean not null default false,
  constraint zaakregister_bestandsdeel_volgnummer unique (document, volgnummer)
);

-- Content goes with what it was in: a version of a document, or parts that never became one.
create function verwijder_inhoud() returns trigger language plpgsql as $$
begin
  delete from inhoud i where i.uuid = old.inhoud
    and not exists (select from zaakregister_inhoud z where z.inhoud = old.inhoud)
    and not exists (select from zaakregister_bestandsdeel b where b.inhoud = old.inhoud);
  return null;
end $$;
create trigger zaakregister_inhoud_weg after delete on zaakregister_inhoud for each row execute function verwijder_inhoud();
create trigger zaakregister_bestandsdeel_weg after delete on zaakregister_bestandsdeel
  for each row execute function verwijder_inhoud();
create index zaakregister_bestandsdeel_inhoud on zaakregister_bestandsdeel (inhoud);
