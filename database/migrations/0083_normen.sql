-- A client that registers a task may give its term; a norm then changes nothing, not even when the task is sent on.
alter table interne_taak add column uiterlijk_gegeven boolean not null default false;
