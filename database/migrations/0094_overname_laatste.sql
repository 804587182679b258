-- The object that was done last tells the progress of a takeover, because objects that disappear at the source move the others (decision
-- 0015).
alter table overname add column laatste uuid;
