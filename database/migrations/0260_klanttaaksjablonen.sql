-- Texts and terms from which a behandelaar sets out a klanttaak, as beheer keeps them: for one zaaktype, or for every.

create table klanttaaksjabloon (
  uuid uuid primary key,
  naam text not null,
  -- As its register calls it; empty: every zaaktype.
  zaaktype text not null default '',
  titel text not null,
  toelichting text not null default '',
  -- What is asked, as it is sent to set out a klanttaak.
  opdracht jsonb not null,
  -- So many days after it is set out is the last one.
  dagen smallint not null,
  te_laat_toegestaan boolean not null default false,
  niveau betrouwbaarheidsniveau not null default 'laag',
  actief boolean not null default true,
  constraint klanttaaksjabloon_uniek unique (zaaktype, naam),
  constraint klanttaaksjabloon_titel check (titel <> ''),
  constraint klanttaaksjabloon_dagen check (dagen between 1 and 365)
);

update rol set rechten = array(select distinct r from unnest(rechten || array['klanttaaksjablonen.lezen']) r order by r)
where naam in ('behandelaar', 'coordinator', 'beheerder');
update rol set rechten = array(select distinct r from unnest(rechten || array['klanttaaksjablonen.beheren']) r order by r)
where naam = 'beheerder';
