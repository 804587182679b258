import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import type { LogboekRegel } from '../platform/operations.ts'

/** Adds a line to the logboek (R29): who did what, with what result, and whose data it concerned. */
export async function schrijf(db: Db, { operatie, resultaat, wie, partijen, requestId }: LogboekRegel): Promise<void> {
  await sql`
    insert into logboek (operatie, resultaat, wie_soort, wie, partijen, request_id)
    values (${operatie}, ${resultaat}, ${wie?.soort ?? 'onbekend'}, ${wie?.uuid ?? null}::uuid, ${partijen}::uuid[], ${requestId})`.execute(
    db,
  )
}
