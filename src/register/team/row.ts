import { date, nullable, table, uuid } from '../../platform/row.ts'

/** When a medewerker is away. */
export const afwezigheid = table('afwezigheid', {
  actor: uuid,
  van: date,
  tot: nullable(date),
})
