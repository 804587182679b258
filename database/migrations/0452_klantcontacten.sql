-- A talk has a begin and an end; a letter has neither. Each can be corrected as the text can (R10).
alter table klantcontact add column begonnen_op timestamptz, add column geeindigd_op timestamptz,
  add constraint klantcontact_gespreksduur check (
    (begonnen_op is null) = (geeindigd_op is null) and (begonnen_op is null or geeindigd_op between begonnen_op and begonnen_op + interval '1 day'));

alter table klantcontact_correctie add column begonnen_op timestamptz, add column geeindigd_op timestamptz,
  drop constraint klantcontact_correctie_niet_leeg,
  add constraint klantcontact_correctie_niet_leeg check (num_nonnulls(onderwerp, inhoud, begonnen_op) > 0),
  add constraint klantcontact_correctie_gespreksduur check (
    (begonnen_op is null) = (geeindigd_op is null) and (begonnen_op is null or geeindigd_op between begonnen_op and begonnen_op + interval '1 day'));
