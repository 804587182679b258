import { v7 as uuidv7 } from 'uuid'
import type { Wie } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { store } from '../../register/logboek/queries.ts'

/** Writes the line of what Balie registered by itself (R29). */
export async function recordOwn(
  db: Db,
  { operatie, wie, now }: { operatie: string; wie: Wie; now: Date },
): Promise<void> {
  const requestId = uuidv7()
  await store(db, {
    ...{ operatie, resultaat: 201, wie },
    ...{ partijen: [], requestId, trace: { traceId: requestId.replaceAll('-', '') }, herkomst: '', begonnenOp: now },
  })
}
