-- A customer's answers to a vragenset are kept with the questions that they answered: { vragenset, titel, antwoorden }.
alter table interne_taak add column vragen jsonb;

comment on column interne_taak.vragen is 'Structured answers of the customer; for colleagues only (R16).';

-- A question in a running contact has one or more kinds of follow-up, and its number is known only when it no longer runs.
update concept set inhoud = jsonb_set(inhoud, '{vragen}', (
  select jsonb_agg((v.vraag - 'opvolging' - 'nummer') || jsonb_build_object('opvolgingen', jsonb_build_array(
    (v.vraag -> 'opvolging') || jsonb_build_object('uuid', gen_random_uuid(), 'vragenset', null, 'antwoorden', '{}'::jsonb))) order by v.plaats)
  from jsonb_array_elements(inhoud -> 'vragen') with ordinality v (vraag, plaats)
  where v.vraag ->> 'nummer' is null))
where exists (select from jsonb_array_elements(inhoud -> 'vragen') v (vraag) where v.vraag ->> 'nummer' is null);

-- All questions of these contacts were registered, so they no longer run.
delete from concept where inhoud -> 'vragen' -> 0 -> 'opvolgingen' is null;
