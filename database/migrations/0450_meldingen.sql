-- What waits for one reader leaves as one mail, and a reader gets few mails in a short time.

-- The mail that tells it, from its first attempt; an attempt after that tells the same, so that a mail server recognises it.
alter table melding add column mail uuid;
alter table melding add column verzonden_op timestamptz;

-- A mail that is underway or failed is a mail of its own, as it was.
update melding set mail = uuid where status <> 'wacht' or pogingen > 0;

create index melding_mail on melding (mail) where mail is not null;
create index melding_verzonden on melding (actor, verzonden_op) where verzonden_op is not null;
