-- Everybody who has a task that is reopened is told, unless they chose otherwise.
alter type soort_melding add value 'heropend' after 'doorgestuurd';
alter table melding_instelling add column heropend wijze_melding not null default 'direct';
