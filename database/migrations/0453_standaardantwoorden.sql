-- A standard answer can be about a subject: these words stand in the onderwerp of the klantcontact; empty means any subject.
alter table standaardantwoord add column onderwerp text not null default '',
  add constraint standaardantwoord_onderwerp_lengte check (char_length(onderwerp) <= 100),
  add constraint standaardantwoord_onderwerp_alleen_antwoord check (onderwerp = '' or soort = 'antwoord');
