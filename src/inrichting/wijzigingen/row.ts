import { bigint, filled, generated, jsonb, moment, nullable, table, text, uuid } from '../../platform/row.ts'
import type { Veldwijziging } from './contract.ts'

/** A change that beheer made, with the fields before and after it. */
export const wijziging = table('wijziging', {
  volgnummer: generated(bigint),
  op: filled(moment),
  doorSoort: text,
  door: nullable(uuid),
  doorNaam: text,
  soort: text,
  object: text,
  naam: text,
  actie: text,
  velden: jsonb<Veldwijziging[]>(),
  akkoord: nullable(uuid),
  akkoordNaam: nullable(text),
})

/** Up to which change somebody has looked. */
export const wijzigingGezien = table('wijziging_gezien', {
  wie: uuid,
  volgnummer: bigint,
})
