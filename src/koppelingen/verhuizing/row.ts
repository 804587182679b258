import {
  bigint,
  boolean,
  filled,
  generated,
  integer,
  jsonb,
  moment,
  nullable,
  table,
  text,
  uuid,
} from '../../platform/row.ts'

/** How far a takeover from another register is. */
export const overname = table('overname', {
  bron: text,
  soort: text,
  gedaan: integer,
  klaar: boolean,
  laatste: nullable(uuid),
})

/** Something that a takeover found wrong, or did otherwise. */
export const overnameBevinding = table('overname_bevinding', {
  resource: text,
  uuid,
  code: text,
  uitleg: text,
  op: filled(moment),
  veld: filled(text),
  waarde: nullable(jsonb<unknown>()),
})

/** An object that a takeover read, as it is in the source. */
export const overnameLezing = table('overname_lezing', {
  bron: text,
  soort: text,
  uuid,
  volgnummer: generated(bigint),
  object: jsonb<object>(),
  afwijkingen: filled(jsonb<unknown[]>()),
  geweigerd: filled(boolean),
})

/** An object that came from another register. */
export const overnameObject = table('overname_object', {
  bron: text,
  resource: text,
  uuid,
})
