-- A norm says within how long an interne taak must be done: for an afdeling or groep, for a subject, for both, or in general.

create table norm (
  uuid uuid primary key,
  -- Null means every afdeling and groep.
  actor uuid references actor on delete cascade,
  -- These words stand in the onderwerp of the klantcontact; empty means any subject.
  onderwerp text not null default '',
  aantal integer not null,
  eenheid text not null,
  constraint norm_onderwerp_lengte check (char_length(onderwerp) <= 100),
  constraint norm_aantal check (aantal between 1 and 250),
  constraint norm_eenheid check (eenheid in ('werkdagen', 'uren'))
);

create unique index norm_uniek on norm (actor, lower(onderwerp)) nulls not distinct;
