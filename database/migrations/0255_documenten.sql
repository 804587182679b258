-- Content that came in parts in any order has no SHA-256, and must be looked at by the virus scanner too: that it is whole is kept by itself.

alter table inhoud add column heel boolean not null default false;
update inhoud i set heel = true
where sha256 is not null or exists (select from zaakregister_inhoud z where z.inhoud = i.uuid);
alter table inhoud add constraint inhoud_heel check (heel or sha256 is null);
drop index inhoud_te_controleren;
create index inhoud_te_controleren on inhoud (gemaakt_op) where controle is null and heel;
