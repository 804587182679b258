-- Times in which customers could not reach the municipality, or it them, by some kanalen (Awb 2:21). Beheer keeps them.
create table storing (
  uuid uuid primary key,
  begin_op timestamptz not null,
  -- Null: it lasts.
  eind_op timestamptz,
  -- The names of the kanalen; none: all of them.
  kanalen text[] not null default '{}',
  -- In words for customers.
  reden text not null,
  -- A term that ends in it, or too soon after it, ends at this moment.
  verlengd_tot timestamptz not null,
  constraint storing_reden_lengte check (char_length(reden) between 1 and 500),
  constraint storing_periode check (eind_op > begin_op),
  constraint storing_verlengd check (verlengd_tot > begin_op and verlengd_tot >= coalesce(eind_op, begin_op))
);

update rol set rechten = array(select distinct r from unnest(rechten || array['storingen.lezen']) r order by r)
where 'internetaken.lezen' = any (rechten);

update rol set rechten = array(select distinct r from unnest(rechten || array['storingen.beheren', 'storingen.lezen']) r order by r)
where naam in ('beheerder', 'coordinator');
