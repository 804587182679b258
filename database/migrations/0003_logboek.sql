-- A line records each look at and each change of personal data: who, what, when, with what result and whose data (R29); for which purpose,
-- from where, and in which chain of calls.
--
-- The logboek is divided by what its lines are about, because that decides how long they stay, and by month, because a whole month is
-- removed at once (R30): a line by itself is never removed.

-- Unlike elsewhere, no setting lets a line go: lines past their term go by whole months (`logboek_vernietig`).
create function logboek_weiger_wijziging() returns trigger language plpgsql as $$
begin
  raise exception 'Een regel van het logboek kan niet worden gewijzigd of verwijderd.'
    using errcode = 'restrict_violation', constraint = 'logboek_niet_muteerbaar', table = tg_table_name;
end $$;

create table logboek (
  id bigint generated always as identity,
  op timestamptz not null default now(),
  operatie text not null,
  resultaat smallint not null,
  wie_soort text not null,
  wie uuid,
  wie_naam text not null default '',
  namens text,
  partijen uuid[] not null default '{}',
  -- People who are no partij here and whose data were seen in another register, by pseudonyms, so that a BSN stands in no line.
  elders text[] not null default '{}',
  request_id text not null,
  verwerkingsactiviteit text not null default '',
  trace_id text not null default '',
  herkomst text not null default '',
  begonnen_op timestamptz,
  -- The call by another system of which this one is a part: 16 hexadecimal digits, or empty.
  ouder_id text not null default '',
  -- A line of `persoon` showed or changed data of people; `brp` asked the BRP; `weigering` is a refusal, of an unknown sender or by a
  -- limit; `overig` is the rest. A line without a kind gets the one that stays longest but the BRP.
  soort text not null default 'persoon',
  -- One line stands for this many refusals of the same kind in the same minute.
  aantal integer not null default 1,
  constraint logboek_soort check (soort in ('persoon', 'brp', 'overig', 'weigering')),
  -- A line that showed data of people never stays for shorter because it got another kind.
  constraint logboek_soort_van_partijen check ((partijen = '{}' and elders = '{}') or soort in ('persoon', 'brp')),
  constraint logboek_aantal check (aantal > 0),
  primary key (id, soort, op)
) partition by list (soort);

-- Lines of a month without a partition go to `_rest`, so that nothing waits for a job that did not run.
create table logboek_persoon partition of logboek for values in ('persoon') partition by range (op);
create table logboek_persoon_rest partition of logboek_persoon default;
create table logboek_brp partition of logboek for values in ('brp') partition by range (op);
create table logboek_brp_rest partition of logboek_brp default;
create table logboek_overig partition of logboek for values in ('overig') partition by range (op);
create table logboek_overig_rest partition of logboek_overig default;
create table logboek_weigering partition of logboek for values in ('weigering') partition by range (op);
create table logboek_weigering_rest partition of logboek_weigering default;

create index logboek_partijen on logboek using gin (partijen);
create index logboek_op on logboek using brin (op);
create index logboek_wie on logboek (wie, op);
create index logboek_elders on logboek using gin (elders) where elders <> '{}';

create trigger logboek_niet_muteerbaar before update or delete on logboek
  for each row execute function logboek_weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek
  for each statement execute function logboek_weiger_wijziging();

-- It records which lines were removed and when, and that record itself stays (selectielijst 19.1.18).
create table logboek_vernietiging (
  uuid uuid primary key default gen_random_uuid(),
  soort text not null,
  maand date not null,
  regels bigint not null,
  op timestamptz not null default now(),
  constraint logboek_vernietiging_uniek unique (soort, maand, op)
);
create trigger logboek_niet_muteerbaar before update or delete on logboek_vernietiging
  for each row execute function logboek_weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek_vernietiging
  for each statement execute function logboek_weiger_wijziging();

-- Makes the partition of a kind of line for a month, when it is not there. A month begins at 00:00 UTC.
create function logboek_maak_maand(van_soort text, maand date) returns void language plpgsql as $$
declare naam text := format('logboek_%s_%s', van_soort, to_char(maand, 'YYYY_MM'));
begin
  if to_regclass('public.' || naam) is not null then return; end if;
  execute format('create table public.%I partition of public.%I for values from (%L) to (%L)', naam, 'logboek_' || van_soort,
    to_char(maand, 'YYYY-MM-DD') || ' 00:00:00+00', to_char(maand + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
  -- Of a partition by itself as well: a truncate of the whole does not look at it.
  execute format('create trigger logboek_niet_leeg_te_maken before truncate on public.%I for each statement execute function public.logboek_weiger_wijziging()', naam);
end $$;

-- Gives the lines in `_rest` a month of their own. The table that they were in goes away whole, and not before all of them have arrived.
create function logboek_verdeel_rest(van_soort text) returns bigint language plpgsql as $$
declare
  rest text := format('logboek_%s_rest', van_soort);
  maand date;
  verwacht bigint;
  verdeeld bigint;
begin
  execute format('select count(*) from public.%I', rest) into verwacht;
  if verwacht = 0 then return 0; end if;
  execute format('alter table public.%I detach partition public.%I', 'logboek_' || van_soort, rest);
  execute format('select count(*) from public.%I', rest) into verwacht;
  execute format('alter table public.%I rename to %I', rest, rest || '_was');
  execute format('create table public.%I partition of public.%I default', rest, 'logboek_' || van_soort);
  execute format('create trigger logboek_niet_leeg_te_maken before truncate on public.%I for each statement execute function public.logboek_weiger_wijziging()', rest);
  for maand in execute format('select distinct date_trunc(''month'', op at time zone ''UTC'')::date from public.%I order by 1', rest || '_was') loop
    perform logboek_maak_maand(van_soort, maand);
  end loop;
  execute format('insert into public.logboek overriding system value select * from public.%I', rest || '_was');
  get diagnostics verdeeld = row_count;
  if verdeeld <> verwacht then raise exception 'Niet alle regels van het logboek zijn verdeeld.'; end if;
  execute format('drop table public.%I', rest || '_was');
  return verdeeld;
end $$;

-- Makes the partitions from the present month up to and including the month of `tot`, and divides lines that came in before there was one.
create function logboek_maak_maanden(tot timestamptz) returns void language plpgsql as $$
declare
  van_soort text;
  maand date;
begin
  foreach van_soort in array array['persoon', 'brp', 'overig', 'weigering'] loop
    perform logboek_verdeel_rest(van_soort);
    for maand in select generate_series(date_trunc('month', now() at time zone 'UTC'), date_trunc('month', tot at time zone 'UTC'), interval '1 month')::date loop
      perform logboek_maak_maand(van_soort, maand);
    end loop;
  end loop;
end $$;

-- Removes the months of a kind of line that ended before a moment, each as a whole, and records that. Gives the number of lines.
create function logboek_vernietig(van_soort text, voor timestamptz) returns bigint language plpgsql as $$
declare
  naam text;
  van_maand date;
  weg bigint;
  totaal bigint := 0;
begin
  for naam, van_maand in
    select c.relname, to_date(right(c.relname, 7), 'YYYY_MM') from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = to_regclass('public.logboek_' || van_soort) and c.relname ~ '_\d{4}_\d{2}$'
      and (to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month') at time zone 'UTC' <= voor order by 2
  loop
    execute format('select count(*) from public.%I', naam) into weg;
    execute format('drop table public.%I', naam);
    -- A month in which nothing was done leaves nothing to tell.
    if weg > 0 then insert into logboek_vernietiging (soort, maand, regels) values (van_soort, van_maand, weg); end if;
    totaal := totaal + weg;
  end loop;
  return totaal;
end $$;

create trigger logboek_niet_leeg_te_maken before truncate on logboek_persoon_rest for each statement execute function logboek_weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek_brp_rest for each statement execute function logboek_weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek_overig_rest for each statement execute function logboek_weiger_wijziging();
create trigger logboek_niet_leeg_te_maken before truncate on logboek_weigering_rest for each statement execute function logboek_weiger_wijziging();

-- An operation works with personal data for a purpose: a reference to the register van verwerkingsactiviteiten. `operatie` is the name of
-- an operation, its beginning up to a point (`partijen`), or `*` for the rest; the longest that fits holds.
create table verwerkingsactiviteit (
  operatie text primary key,
  naam text not null,
  verwijzing text not null default '',
  constraint verwerkingsactiviteit_naam_niet_leeg check (naam <> '')
);

insert into verwerkingsactiviteit (operatie, naam) values
  ('*', 'Bijhouden en opvolgen van klantcontacten'),
  ('toegang', 'Beheren van toegang'),
  ('logboek', 'Toezien op het gebruik van persoonsgegevens');

-- Lines go on to a register of processing (Logboek Dataverwerkingen): those up to this one were sent, and taken.
create table logboek_verzonden (
  bestemming text primary key,
  tot bigint not null,
  op timestamptz not null default now()
);
