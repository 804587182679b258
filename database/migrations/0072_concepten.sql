-- A draft also holds the person who was found in a basisregistratie, and on whose behalf somebody speaks.

update concept set inhoud = jsonb_set(inhoud, '{vragen}', (
  select jsonb_agg(jsonb_set(v.vraag, '{klant}', '{"gevonden": null, "namens": null}'::jsonb || (v.vraag -> 'klant')) order by v.plaats)
  from jsonb_array_elements(inhoud -> 'vragen') with ordinality as v (vraag, plaats)));
