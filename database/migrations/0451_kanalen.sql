-- By some kanalen people talk with each other: then the begin and the end are recorded.
alter table kanaal add column gesprek boolean not null default false;

update kanaal set gesprek = true where lower(naam) in ('telefoon', 'balie', 'chat', 'videobellen', 'beeldbellen', 'huisbezoek');
