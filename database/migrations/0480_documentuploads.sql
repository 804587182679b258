-- An upload of somebody who is not logged in: all of them together are bounded, and go within a day when nobody sends them.
alter table documentupload add column onbekend boolean not null default false;

create index documentupload_onbekend on documentupload (bijgewerkt_op) where onbekend;
