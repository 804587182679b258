-- An answer that a medewerker writes to a klant at an interne taak. It leaves by the same way as every other message, and is the only one that has
-- a text of its own: what somebody wrote can be sent, what Balie makes is made when it is sent.

create table klantantwoord (
  klantbericht uuid primary key references klantbericht on delete cascade deferrable,
  -- The klantcontact that the answer is (R23).
  antwoord uuid not null references klantcontact on delete cascade deferrable,
  interne_taak uuid not null references interne_taak on delete cascade deferrable,
  -- Sending it completed the interne taak; taking it back opens that again.
  afgerond boolean not null,
  onderwerp text not null,
  tekst text not null,
  -- The message tells no more than that there is an answer in Mijn (R28).
  alleen_in_mijn boolean not null,
  cc text[] not null default '{}',
  bijlagen uuid[] not null default '{}',
  -- The address that it is sent from; null: that of this installation.
  van text,
  -- The messages that it answers, by Message-ID, the oldest first.
  antwoord_op text[] not null default '{}',
  -- Who wrote it, and may take it back.
  door uuid not null,
  teruggehaald_op timestamptz,
  constraint klantantwoord_onderwerp_lengte check (char_length(onderwerp) <= 200),
  constraint klantantwoord_tekst_lengte check (char_length(tekst) <= 20000)
);

create unique index klantantwoord_antwoord on klantantwoord (antwoord);
create index klantantwoord_interne_taak on klantantwoord (interne_taak);
-- These are few, and Mijn leaves them out.
create index klantantwoord_teruggehaald on klantantwoord (antwoord) where teruggehaald_op is not null;

update rol set rechten = array(select distinct r from unnest(rechten || array['internetaken.beantwoorden']) r order by r)
where rechten @> array['internetaken.afronden', 'klantcontacten.registreren'];
