import type { Db } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { klantbericht } from './row.ts'

/**
 * Asks for the receipt of a klantcontact (Awb 2:13), in the transaction that registers it: one, however often it is asked. It goes to whoever
 * wrote: of a representative to the representative (R4). For every channel on which a klant writes; not for an automatic sender.
 * @param bestanden so many files came with it, where a stranger can have chosen their names and the address; null: the receipt names them
 */
export async function addOntvangstbevestiging(
  db: Db,
  klantcontact: string,
  bestanden: number | null = null,
): Promise<void> {
  const row = {
    soort: 'ontvangstbevestiging' as const,
    over: sql`b.klantcontact`,
    klantcontact: sql`b.klantcontact`,
    betrokkene: sql`b.uuid`,
    bestanden,
  }
  await sql`
    ${insertRowOf(klantbericht, row)} from betrokkene b where b.klantcontact = ${klantcontact}::uuid
    order by b.initiator desc, b.volgnummer limit 1 on conflict do nothing`.execute(db)
}
