-- Until when a medewerker saw the news about their own tasks. The news itself is the trail of those tasks, so it is kept nowhere else.
create table nieuws_gezien (
  actor uuid primary key references actor on delete cascade,
  tot timestamptz not null
);
