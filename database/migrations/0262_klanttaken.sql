-- The signature on a klanttaak: a record of what was signed, by whom and how, with a seal by which anybody can see that it is whole.

create table klanttaak_handtekening (
  klanttaak uuid primary key references klanttaak on delete cascade,
  -- JSON, exactly as it was sealed.
  record text not null,
  zegel bytea not null,
  op timestamptz not null default now()
);

create trigger klanttaak_handtekening_niet_muteerbaar before update on klanttaak_handtekening
  for each row execute function weiger_wijziging();
