-- Who is away, and until when. Why somebody is away is nobody's business here: that they are ill is data about health.
create table afwezigheid (
  actor uuid primary key references actor on delete cascade,
  van date not null,
  -- The last day away; null: not known yet.
  tot date,
  constraint afwezigheid_volgorde check (tot >= van)
);

update rol set rechten = array(select distinct r from unnest(rechten || array['team.lezen', 'team.overdragen']) r order by r)
where naam = 'coordinator';
