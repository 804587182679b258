-- A takeover brings everything (decision 0015): what the source has is read whole, and then written.

-- The rows here that come from a source are remembered, so that what disappears there is followed, and nothing else.
create table overname_object (
  bron text not null,
  resource text not null,
  uuid uuid not null,
  primary key (bron, resource, uuid)
);

-- Objects that were read from a source wait here to be written; it is empty between two takeovers.
create table overname_lezing (
  bron text not null,
  soort text not null,
  uuid uuid not null,
  -- The oldest object comes first.
  volgnummer bigint generated always as identity,
  object jsonb not null,
  afwijkingen jsonb not null default '[]',
  geweigerd boolean not null default false,
  primary key (bron, soort, uuid)
);

create index overname_lezing_volgorde on overname_lezing (bron, soort, volgnummer);

-- A row can differ from the source: in this field, which has this value at the source.
alter table overname_bevinding
  add column veld text not null default '',
  add column waarde jsonb,
  drop constraint overname_bevinding_pkey,
  add constraint overname_bevinding_pkey primary key (resource, uuid, code, veld);

-- An earlier Open Klant let in kinds of numbers that the standard does not have, and a vestigingsnummer without KVK-nummer.
alter table partij_identificator
  add column buiten_regels boolean not null default false,
  drop constraint partij_identificator_hierarchie,
  drop constraint partij_identificator_vestiging,
  add constraint partij_identificator_hierarchie check (
    buiten_regels or (code_register, code_objecttype, code_soort_object_id) in (
      ('brp', 'natuurlijk_persoon', 'bsn'),
      ('hr', 'niet_natuurlijk_persoon', 'rsin'),
      ('hr', 'niet_natuurlijk_persoon', 'kvk_nummer'),
      ('hr', 'vestiging', 'vestigingsnummer'))),
  add constraint partij_identificator_vestiging check (
    buiten_regels or code_soort_object_id <> 'vestigingsnummer' or sub_identificator_van is not null);

-- The source does not know when this task was done. Its `afgehandeld_op` only gives it a place in a list, and is shown to nobody.
alter table interne_taak
  add column afgehandeld_onbekend boolean not null default false,
  add constraint interne_taak_afgehandeld_onbekend check (not afgehandeld_onbekend or status = 'verwerkt');

create function interne_taak_afgehandeld_bekend() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  new.afgehandeld_onbekend := false;
  return new;
end $$;

create trigger interne_taak_afgehandeld_bekend before update of afgehandeld_op on interne_taak for each row
when (old.afgehandeld_onbekend and new.afgehandeld_onbekend and new.afgehandeld_op is distinct from old.afgehandeld_op)
execute function interne_taak_afgehandeld_bekend();
