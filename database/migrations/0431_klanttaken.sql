-- By which way a reminder leaves: it is registered as the klant got it. One that left before went by e-mail.
alter table klanttaak_herinnering add column weg text not null default 'email';

-- The service told that a text message did not arrive; it may say so twice.
alter table klanttaak_herinnering add column niet_aangekomen boolean not null default false;

alter table klanttaak_herinnering add constraint klanttaak_herinnering_weg check (weg in ('email', 'sms'));
