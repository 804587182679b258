-- The message of the klant that stands below an answer, as it was sent. Empty: none.
alter table klantantwoord add column citaat text not null default '';
