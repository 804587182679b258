-- Written as a text, so that PostgreSQL before 18 lets the table have more columns: a body that it keeps parsed uses the row as it is now.
create or replace function toegang_stand(van applicatie, geldig_tot timestamptz) returns bigint language sql stable parallel safe
  as 'select hash_record_extended(row(van, geldig_tot), 0)';

-- An application does only klanttaken of these kinds, and of zaken of these zaaktypen, as their registers call them. Empty: of all.
alter table applicatie add column klanttaaksoorten text[] not null default '{}', add column klanttaakzaaktypen text[] not null default '{}';
