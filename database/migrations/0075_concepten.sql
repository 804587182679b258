-- A draft also holds documents that were added, and the day on which a letter came in.

update concept set inhoud = jsonb_set(inhoud, '{vragen}', (
  select jsonb_agg('{"bijlagen": [], "dag": ""}'::jsonb || v.vraag order by v.plaats)
  from jsonb_array_elements(inhoud -> 'vragen') with ordinality as v (vraag, plaats)));
