-- Who stayed unknown is found by name for the follow-up of their contact (R3). Whom the register knows is found by `partij_zoeknaam`.
create index betrokkene_onbekende_naam on betrokkene
  using gin (zoekvorm(volledige_naam(contactnaam) || ' ' || organisatienaam) gin_trgm_ops) where partij is null;
