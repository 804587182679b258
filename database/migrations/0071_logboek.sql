-- Lines also name people who are no partij here and whose data were seen in another register, by pseudonyms, so that a BSN stands in no
-- line (R29).

alter table logboek add column elders text[] not null default '{}';

create index logboek_elders on logboek using gin (elders) where elders <> '{}';
