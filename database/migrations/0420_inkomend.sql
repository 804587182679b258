-- Deliveries that are signed, conversations, and the messages of conversations that have not ended yet.

alter table inkomend_kanaal
  drop constraint inkomend_kanaal_soort,
  add constraint inkomend_kanaal_soort check (soort in ('formulier', 'webhook', 'gesprek', 'chatwoot', 'rocketchat')),
  -- By which is seen that a delivery is of this sender: encrypted, and the one before it for a while.
  add column geheim bytea,
  add column vorig_geheim bytea,
  add column vorig_geheim_tot timestamptz,
  add constraint inkomend_kanaal_geheim check (geheim is null or soort in ('webhook', 'chatwoot', 'rocketchat')),
  add constraint inkomend_kanaal_vorig_geheim check ((vorig_geheim is null) = (vorig_geheim_tot is null));

alter table inkomende_levering
  drop constraint inkomende_levering_soort,
  add constraint inkomende_levering_soort check (soort in ('formulier', 'webhook', 'gesprek', 'chatwoot', 'rocketchat'));

-- Some chat systems tell each message by itself. A conversation is registered when it has ended (R9); its messages wait here until then.
create table inkomend_gespreksbericht (
  kanaal uuid not null references inkomend_kanaal on delete cascade,
  -- The conversation and the message, as the sender names them.
  gesprek text not null,
  bericht text not null,
  ontvangen_op timestamptz not null default now(),
  gegevens jsonb not null,
  primary key (kanaal, gesprek, bericht)
);
