-- An actor acts for the municipality: a medewerker, an organisatorische eenheid or an automated actor.

create type soort_actor as enum ('medewerker', 'geautomatiseerde_actor', 'organisatorische_eenheid');

create table actor (
  uuid uuid primary key,
  volgnummer bigint generated always as identity unique,
  naam text not null,
  soort_actor soort_actor not null,
  indicatie_actief boolean not null default true,
  actoridentificator objectidentificator not null default row('', '', '', ''),
  -- The details per kind. Null means none; an actor that changes kind and back again finds its old data.
  medewerker jsonb,
  geautomatiseerde_actor jsonb,
  organisatorische_eenheid jsonb,
  constraint actor_naam_lengte check (char_length(naam) <= 200)
);

create index actor_soort on actor (soort_actor, volgnummer desc);
create index actor_naam on actor using gin (naam gin_trgm_ops);
create index actor_object_id on actor (((actoridentificator).object_id));

-- A medewerker works in afdelingen and groepen (both are organisatorische eenheden).
create table actor_eenheid (
  actor uuid not null references actor on delete cascade deferrable,
  eenheid uuid not null references actor on delete cascade deferrable,
  primary key (actor, eenheid),
  constraint actor_eenheid_niet_zichzelf check (actor <> eenheid)
);

create index actor_eenheid_eenheid on actor_eenheid (eenheid);
