import { type Db, only } from '../../../platform/database.ts'
import { insertOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { inkomendObject } from '../row.ts'

// Objects that were told of wait here, so that nothing is lost when the Objects API does not answer.

const moment = (op: Date) => sql`${op.toISOString()}::timestamptz`

/** Keeps that an object was told of. A notification comes at least once; the second changes nothing. */
export async function keepObject(db: Db, object: string): Promise<void> {
  await sql`${insertOf(inkomendObject, [{ object }])} on conflict (object) do nothing`.execute(db)
}

/** An object that waits. */
export interface Wachtend {
  object: string
  gemeldOp: Date
  /** This attempt counts along. */
  pogingen: number
}

const TURN_MS = 2 * 60_000
const LONGEST_WAIT_MINUTES = 60

/** Takes the object that is due the longest; undefined when there is none. */
export async function takeObject(db: Db, now: Date): Promise<Wachtend | undefined> {
  const { rows } = await sql<Wachtend>`
    update inkomend_object o set pogingen = o.pogingen + 1, volgende_poging = ${moment(new Date(now.getTime() + TURN_MS))}
    where o.object = (
      select w.object from inkomend_object w where w.volgende_poging <= ${moment(now)}
      order by w.volgende_poging limit 1 for update skip locked)
    returning o.object, o.gemeld_op as "gemeldOp", o.pogingen`.execute(db)
  return rows[0]
}

/** Lets an object wait longer after each attempt. */
export async function tryLater(db: Db, { object, pogingen }: Wachtend, now: Date): Promise<void> {
  const minutes = Math.min(2 ** pogingen, LONGEST_WAIT_MINUTES)
  await sql`
    update inkomend_object set volgende_poging = ${moment(new Date(now.getTime() + minutes * 60_000))} where object = ${object}::uuid`.execute(
    db,
  )
}

/** How many objects wait. */
export const countObjecten = async (db: Db): Promise<number> =>
  only(await sql<{ aantal: number }>`select count(*)::int as aantal from inkomend_object`.execute(db)).aantal

/** Ends the waiting of an object. */
export async function forgetObject(db: Db, object: string): Promise<void> {
  await sql`delete from inkomend_object where object = ${object}::uuid`.execute(db)
}
