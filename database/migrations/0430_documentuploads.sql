-- What the sender of an upload knows its file by, so that they can go on with it after the page was closed; null when they keep its uuid themselves.
alter table documentupload add column kenmerk text;

alter table documentupload add constraint documentupload_kenmerk_check check (kenmerk <> '');

create index documentupload_kenmerk on documentupload (door, kenmerk) where kenmerk is not null;
