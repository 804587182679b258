import { SOORTEN_ACTOR } from '../../begrippen/contract.ts'
import { objectidentificator } from '../../begrippen/row.ts'
import {
  bigint,
  boolean,
  enumOf,
  filled,
  generated,
  jsonb,
  nullable,
  shared,
  table,
  text,
  uuid,
} from '../../platform/row.ts'

/** An actor acts for the municipality: a medewerker, an afdeling or groep, or something automated (R14). */
export const actor = shared(
  table('actor', {
    uuid,
    volgnummer: generated(bigint),
    naam: text,
    soortActor: enumOf('soort_actor', SOORTEN_ACTOR),
    indicatieActief: filled(boolean),
    actoridentificator: filled(objectidentificator),
    medewerker: nullable(jsonb<object>()),
    geautomatiseerdeActor: nullable(jsonb<object>()),
    organisatorischeEenheid: nullable(jsonb<object>()),
  }),
)

/** A medewerker works in an afdeling or groep. */
export const actorEenheid = shared(
  table('actor_eenheid', {
    actor: uuid,
    eenheid: uuid,
  }),
)
