-- In a demonstration a mail can be answered as the klant would: its id and its sender are kept with it.

alter table postvakbericht add column message_id text not null default '';
-- Empty: Balie itself sent it, and it cannot be answered.
alter table postvakbericht add column van text not null default '';
