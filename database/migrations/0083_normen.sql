-- Whoever registers a task may say until when there is time; a norm then changes nothing, not even when the task is sent on.
alter table interne_taak add column uiterlijk_gegeven boolean not null default false;
