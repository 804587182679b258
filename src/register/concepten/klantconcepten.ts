import { type Db, takeTurn } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { klantconcept as klantconceptRij, type ToegevoegdBestand } from './row.ts'

// Keeps the texts that klanten typed in Mijn and did not send yet. Whose it is and what it is for come first among the arguments.

/** Whose draft it is, by a pseudonym of who is logged in and in which capacity (R6), and what it is for. */
export interface VanKlant {
  wie: string
  over: string
}

/** A draft: what was typed, by the names of the fields, and the files that were added. */
export interface Klantconcept {
  waarden: Readonly<Record<string, string | readonly string[]>>
  bestanden: readonly ToegevoegdBestand[]
}

/** Reads a draft, or undefined. */
export async function klantconcept(db: Db, { wie, over }: VanKlant): Promise<Klantconcept | undefined> {
  const { rows } = await sql<Klantconcept>`
    select c.waarden, c.bestanden from klantconcept c where c.wie = ${wie} and c.over = ${over}`.execute(db)
  return rows[0]
}

/** Lets nobody else change a draft until the transaction ends, also one that is not there yet: two windows can add to it at once. */
export const lockKlantconcept = (db: Db, { wie, over }: VanKlant): Promise<void> =>
  takeTurn(db, `klantconcept ${wie} ${over}`)

/** Keeps a draft, in the place of what was kept before. */
export async function saveKlantconcept(db: Db, van: VanKlant, typed: Klantconcept): Promise<void> {
  const row = { ...van, ...typed, bijgewerktOp: sql`now()` }
  await sql`
    ${insertRowOf(klantconceptRij, row)}
    on conflict (wie, over) do update set ${replacing(klantconceptRij, [row], 'wie', 'over')}`.execute(db)
}

/** The drafts of klanten for one thing that were last kept before this moment (R30). */
export const oudeKlantconcepten = (over: string, voor: Date): Removal =>
  removalOf(klantconceptRij, sql`over = ${over} and bijgewerkt_op < ${voor.toISOString()}::timestamptz`)

/** Removes a draft, because it was sent or thrown away. */
export async function discardKlantconcept(db: Db, { wie, over }: VanKlant): Promise<void> {
  await sql`delete from klantconcept where wie = ${wie} and over = ${over}`.execute(db)
}
