-- What is answered leaves in the name of the mailbox that it came in by, and what comes in as a reply joins its conversation.

-- The address from which answers leave. Null: the mailbox sends nothing, and answers come from the address of this installation.
alter table email_postvak add column afzender text;
alter table email_postvak add constraint email_postvak_afzender check (afzender ~ '^[^\s@<>]+@[^\s@<>]+$');

-- The interne taak that follows up what came in; for a reply, the one of the conversation.
alter table email_ontvangen add column interne_taak uuid references interne_taak on delete set null deferrable;
create index email_ontvangen_interne_taak on email_ontvangen (interne_taak) where interne_taak is not null;
