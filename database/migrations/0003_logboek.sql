-- A line records each look at and each change of personal data: who, what, when, with what result and whose data (R29).

create table logboek (
  id bigint generated always as identity primary key,
  op timestamptz not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  namens text,
  partijen uuid[] not null default '{}',
  request_id text not null
);

create index logboek_partijen on logboek using gin (partijen) with (fastupdate = on);
create index logboek_op on logboek using brin (op);
create index logboek_wie on logboek (wie, op);

create trigger logboek_niet_muteerbaar before update or delete on logboek
  for each row execute function weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek
  for each statement execute function weiger_wijziging();
