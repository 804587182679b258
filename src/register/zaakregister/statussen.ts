import { datumOp } from '../../begrippen/kalender.ts'
import type { Db } from '../../platform/database.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { addRow, closeZaak, reopenZaak } from './queries.ts'
import * as rows from './row.ts'
import { effectOfStatus, statusFaults, type Zaakstand } from './rules.ts'

/** A status to set. */
export interface TeZettenStatus {
  statustype: string
  datumStatusGezet: string
  statustoelichting: string
}

/**
 * Sets a status of a zaak that is locked: the last one of its zaaktype closes it, another one opens it again.
 * @returns the uuid of the status, or why it cannot be set
 */
export async function setStatus(
  db: Db,
  zaak: Zaakstand,
  { zaaktype, isEindstatus }: { zaaktype: string; isEindstatus: boolean },
  status: TeZettenStatus,
  now: Date,
): Promise<string | InvalidParam[]> {
  const nieuw = { zaaktype, isEindstatus, op: new Date(status.datumStatusGezet) }
  const faults = statusFaults(zaak, nieuw, now)
  if (faults.length > 0) return faults
  const uuid = await addRow(db, rows.status, { ...status, zaak: zaak.uuid })
  const effect = effectOfStatus(zaak, nieuw)
  if (effect === 'afsluiten') await closeZaak(db, zaak.uuid, datumOp(nieuw.op))
  if (effect === 'heropenen') await reopenZaak(db, zaak.uuid)
  return uuid
}
