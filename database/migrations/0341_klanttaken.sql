-- What was filled in, as a portal with Form.io reads it: amounts in euros, boxes as an object. Null where it is as it is kept.

alter table klanttaak add column ontvangen_formio jsonb;
