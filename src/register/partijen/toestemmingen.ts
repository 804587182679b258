import type { Db } from '../../platform/database.ts'
import { insertRows } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { type DOELEN_TOESTEMMING, toestemming } from './row.ts'

// Keeps the consent of a partij, per purpose (R8).

export type DoelToestemming = (typeof DOELEN_TOESTEMMING)[number]

/** Says of this transaction that the klant does it themselves, in Mijn. */
export async function markAsMijn(db: Db): Promise<void> {
  await sql`select set_config('balie.bron', 'mijn', true)`.execute(db)
}

/** Keeps what a klant allows, or does not allow any more, in Mijn: for all partijen that they are. It works at once. */
export const addToestemmingen = (
  db: Db,
  partijen: readonly string[],
  doel: Exclude<DoelToestemming, 'hergebruik'>,
  gegeven: boolean,
): Promise<void> =>
  insertRows(
    db,
    toestemming,
    partijen.map((partij) => ({ partij, doel, gegeven, bron: 'mijn' })),
  )
