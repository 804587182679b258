import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problems.ts'
import * as oproepen from '../../register/oproepen/queries.ts'
import type { StandOproep } from '../../register/oproepen/rules.ts'
import { takeIn } from '../inkomend/innemen.ts'
import { readOproep, sleutelOf } from '../inkomend/oproep.ts'
import { kanaalAt, waitFor } from '../inkomend/queries.ts'

// A call that nobody answered is no klantcontact (R9). Where beheer made a kanaal for its queue, that somebody tried is taken down all the same:
// as an attempt that did not succeed, with a task to call back.

/**
 * Sees to it that somebody calls back, once for each number that waits for it.
 * @returns the klantcontact with the task; undefined when beheer wants none, or when nobody can be called back
 */
export async function callBack(
  context: Context,
  { uuid, bron, gesprekId }: oproepen.Bekend & { uuid: string },
  { nummer, wachtrij, begonnenOp }: StandOproep,
): Promise<string | undefined> {
  const { db } = context
  const adres = sleutelOf(wachtrij)
  if (!nummer || !(await kanaalAt(db, 'oproep', adres))) return undefined
  await waitFor(db, `terugbellen ${nummer}`)
  const known = await oproepen.terugbellenOf(db, nummer)
  if (known) {
    await oproepen.setTerugbellen(db, uuid, known)
    return known
  }
  const inzending = readOproep({ gesprekId, nummer, wachtrij, begonnenOp: begonnenOp.toISOString() })
  const uitkomst = await takeIn(context, { soort: 'oproep', adres, bron, inzendingen: [inzending] })
  if (uitkomst instanceof Problem) throw uitkomst
  const [klantcontact] = uitkomst.klantcontacten
  if (klantcontact) await oproepen.setTerugbellen(db, uuid, klantcontact)
  return klantcontact
}
