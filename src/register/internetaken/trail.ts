import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { source } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { meldVerloop } from '../meldingen/queries.ts'
import type { SoortVerloop } from './contract.ts'
import { interneTaakVerloop } from './row.ts'

// The trail of an interne taak (R21): its steps, and who is told of them.

/** The actor or application that did something to a task. */
export interface Door {
  uuid: string
  naam: string
}

/** A step to add to the trail. */
export interface Stap {
  soort: SoortVerloop
  reden: string
  kanaal?: string
  /** The colleagues whom it names. */
  genoemd?: { uuid: string; naam: string }[]
  opnieuwOp?: string | null
}

/** Returns the steps that were added to the trail, so that people can be told about them. */
export const toegevoegd = sql`returning interne_taak, soort, door, toegewezen`

/** Adds steps to the trail with the actoren who have the task after them, and tells the people who get it. */
export async function writeVerloop(db: Db, taak: string, stappen: readonly Stap[], door: Door): Promise<void> {
  if (stappen.length === 0) return
  const rows = stappen.map((stap) => ({
    ...stap,
    uuid: uuidv7(),
    interneTaak: taak,
    door: door.uuid,
    doorNaam: door.naam,
  }))
  const { from, columns, values } = source(interneTaakVerloop, rows, {
    added: {
      toegewezen: sql`coalesce((select jsonb_agg(jsonb_build_object('uuid', a.uuid, 'naam', a.naam) order by ta.volgorde)
        from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = ${taak}::uuid), '[]')`,
    },
  })
  await sql`
    with verloop as (
      insert into interne_taak_verloop (${columns}) select ${values} from ${from}
      ${toegevoegd})
    ${meldVerloop}`.execute(db)
}
