-- Whether and how a zaaksysteem is told which klantcontacten its zaken are linked to.
alter table zaaksysteem
  add column koppeling_melden text not null default 'niet',
  -- Where CloudEvents go: to the zaaksysteem itself, or to the Notificaties API beside it.
  add column events_url text check (events_url ~ '^https?://'),
  add constraint zaaksysteem_koppeling_melden check (koppeling_melden in ('niet', 'cloudevents', 'zaakobject')),
  add constraint zaaksysteem_events_url check (koppeling_melden <> 'cloudevents' or events_url is not null);
