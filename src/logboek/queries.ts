import { sql } from 'kysely'
import type { Db } from '../platform/database.ts'
import type { LogboekRegel } from '../platform/operations.ts'

/** Adds a line to the logboek (R29): who did what, what for, from where, with what result, and whose data it concerned. */
export async function schrijf(db: Db, regel: LogboekRegel): Promise<void> {
  const { operatie, resultaat, wie, partijen, requestId, trace, herkomst } = regel
  await sql`
    insert into logboek (operatie, resultaat, wie_soort, wie, wie_naam, namens, partijen, request_id, trace_id, herkomst, verwerkingsactiviteit)
    values (${operatie}, ${resultaat}, ${wie?.soort ?? 'onbekend'}, ${wie?.uuid ?? null}::uuid, ${wie?.naam ?? ''}, ${wie?.namens ?? null},
      ${partijen}::uuid[], ${requestId}, ${trace.traceId}, ${herkomst}, coalesce(verwerkingsactiviteit_van(${operatie}), ''))`.execute(
    db,
  )
}
