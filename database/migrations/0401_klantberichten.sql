-- The message of the klant that stands below an answer, as it was sent. Empty: none.
alter table klantantwoord add column citaat text not null default '';
-- So many files came with what a receipt is about, where it names none because its address was not confirmed. Null: it names them.
alter table klantbericht add column bestanden integer check (bestanden >= 0);
