-- A Documenten API may send whoever downloads a document on to the storage where it is (S3, Azure): only to this address.
alter table zaaksysteem add column opslag_url text;

-- Whoever sees a zaak opens its documents.
update rol set rechten = array(select distinct r from unnest(rechten || array['zaken.documenten.lezen']) r order by r)
where 'zaken.lezen' = any (rechten);
