-- How far a takeover is is told by the object that was done last: what disappears at the source moves the others (decision 0015).
alter table overname add column laatste uuid;
