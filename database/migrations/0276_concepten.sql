-- What a klant typed and added in Mijn and did not send yet: it can be continued on another device. `wie` is a pseudonym of who is logged in,
-- in which capacity (R6); `over` says what it is for. Files that were added are documents, which nothing refers to until it is sent.
create table klantconcept (
  wie text not null,
  over text not null,
  waarden jsonb not null default '{}' check (jsonb_typeof(waarden) = 'object'),
  bestanden jsonb not null default '[]' check (jsonb_typeof(bestanden) = 'array'),
  bijgewerkt_op timestamptz not null default now(),
  primary key (wie, over)
);
create index klantconcept_bijgewerkt_op on klantconcept (bijgewerkt_op);
