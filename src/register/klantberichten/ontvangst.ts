import type { Db } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { klantbericht } from './row.ts'

/**
 * Asks for the receipt of a klantcontact (Awb 2:13), in the transaction that registers it: one, however often it is asked. It goes to whoever
 * wrote: of a representative to the representative (R4). For every channel on which a klant writes; not for an automatic sender.
 */
export async function addOntvangstbevestiging(db: Db, klantcontact: string): Promise<void> {
  const row = {
    soort: 'ontvangstbevestiging' as const,
    over: sql`b.klantcontact`,
    klantcontact: sql`b.klantcontact`,
    betrokkene: sql`b.uuid`,
  }
  await sql`
    ${insertRowOf(klantbericht, row)} from betrokkene b where b.klantcontact = ${klantcontact}::uuid
    order by b.initiator desc, b.volgnummer limit 1 on conflict do nothing`.execute(db)
}
