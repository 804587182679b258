-- What the proxy says of the client certificate of an application; null: its token is enough.
alter table applicatie add column certificaat text;
