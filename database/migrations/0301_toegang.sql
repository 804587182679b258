-- An application does only klanttaken of these kinds, and of zaken of these zaaktypen, as their registers call them. Empty: of all.
alter table applicatie add column klanttaaksoorten text[] not null default '{}', add column klanttaakzaaktypen text[] not null default '{}';
