-- What was paid back of a payment: cents by the reference of each refund, so that one that is told twice counts once.

alter table betaling add column terugbetalingen jsonb not null default '{}'
  constraint betaling_terugbetalingen check (jsonb_typeof(terugbetalingen) = 'object');
