import type { Db } from '../../../platform/database.ts'
import { insertOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import type { SoortInkomend } from '../contract.ts'
import { inkomendGespreksbericht } from '../row.ts'
import type { LosBericht } from './chatwoot.ts'

// Messages that came by themselves wait for the end of their conversation (R9).

/** Keeps messages until their conversation ends. One that comes again says how it reads now. */
export async function keepWaiting(
  db: Db,
  kanaal: string,
  gesprek: string,
  berichten: readonly LosBericht[],
): Promise<void> {
  const rows = [...new Map(berichten.map((gegevens) => [gegevens.bericht.id, gegevens]))].map(
    ([bericht, gegevens]) => ({ kanaal, gesprek, bericht, gegevens }),
  )
  if (rows.length === 0) return
  await sql`
    ${insertOf(inkomendGespreksbericht, rows)}
    on conflict (kanaal, gesprek, bericht) do update set gegevens = excluded.gegevens, ontvangen_op = now()`.execute(db)
}

/** Chatwoot gives moments in whole seconds, and ids that count on. */
const inOrder = ({ bericht: one }: LosBericht, { bericht: other }: LosBericht): number =>
  Date.parse(one.op) - Date.parse(other.op) || one.id.localeCompare(other.id, 'en', { numeric: true })

/** Lists the messages of a conversation that has not ended. */
export async function listWaiting(db: Db, kanaal: string, gesprek: string): Promise<LosBericht[]> {
  const { rows } = await sql<{ gegevens: LosBericht }>`
    select gegevens from inkomend_gespreksbericht where kanaal = ${kanaal}::uuid and gesprek = ${gesprek}`.execute(db)
  return rows.map(({ gegevens }) => gegevens)
}

/** Takes the messages of a conversation out, in the order in which they were written. */
export async function takeWaiting(db: Db, kanaal: string, gesprek: string): Promise<LosBericht[]> {
  const { rows } = await sql<{ gegevens: LosBericht }>`
    delete from inkomend_gespreksbericht where kanaal = ${kanaal}::uuid and gesprek = ${gesprek} returning gegevens`.execute(
    db,
  )
  return rows.map(({ gegevens }) => gegevens).sort(inOrder)
}

/** A conversation in which nothing was said for some time. */
export interface Stil {
  kanaal: string
  naam: string
  soort: SoortInkomend
  adres: string
  gesprek: string
}

/** Finds the conversations of which the last message came before a moment. */
export async function silentSince(db: Db, moment: Date, most: number): Promise<Stil[]> {
  const { rows } = await sql<Stil>`
    select k.uuid as kanaal, k.naam, k.soort, k.sleutel as adres, b.gesprek
    from inkomend_gespreksbericht b join inkomend_kanaal k on k.uuid = b.kanaal
    group by k.uuid, b.gesprek having max(b.ontvangen_op) < ${moment.toISOString()}::timestamptz
    order by max(b.ontvangen_op) limit ${most}`.execute(db)
  return rows
}
