-- The words by which employees mark interne taken for themselves: beheer keeps a small set of them.
create table label (
  uuid uuid primary key,
  naam text not null,
  constraint label_naam_lengte check (char_length(naam) between 1 and 40)
);

create unique index label_naam_uniek on label (lower(naam));

-- Whoever sees tasks sees their labels.
update rol set rechten = array(select distinct r from unnest(rechten || array['labels.lezen']) r order by r)
where 'internetaken.lezen' = any (rechten);

update rol set rechten = array(select distinct r from unnest(rechten || array['labels.beheren', 'labels.lezen']) r order by r)
where naam = 'beheerder';
