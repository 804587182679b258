import { v7 as uuidv7 } from 'uuid'
import { type Db, only } from '../../platform/database.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Koppelverzoek } from './contract.ts'
import { koppelverzoek } from './row.ts'

// This module has the SQL for people who logged in under the id of a medewerker and may be someone else; beheer decides.

export type Reden = Koppelverzoek['reden']

export interface NieuwKoppelverzoek {
  issuer: string
  subject: string
  medewerkerId: string
  naam: string
  emailadres: string
  actor: string
  reden: Reden
}

/** Records that a person waits for beheer. Another attempt updates the same request. */
export async function vraag(db: Db, verzoek: NieuwKoppelverzoek, now: Date): Promise<void> {
  const op = now.toISOString()
  const row = { ...verzoek, uuid: uuidv7(), gevraagdOp: op, laatstOp: op }
  const replaced = replacing(koppelverzoek, [row], 'uuid', 'issuer', 'subject', 'gevraagdOp')
  await sql`${insertRowOf(koppelverzoek, row)} on conflict (issuer, subject) do update set ${replaced}`.execute(db)
}

/** Reads the people who wait for beheer as JSON text, the longest waiting first. */
export async function lijst(db: Db): Promise<string> {
  return only(
    await sql<{ json: string }>`
      select coalesce(json_agg(json_build_object('uuid', k.uuid, 'naam', k.naam, 'emailadres', k.emailadres, 'medewerkerId', k.medewerker_id,
        'reden', k.reden, 'gevraagdOp', iso(k.gevraagd_op), 'laatstOp', iso(k.laatst_op),
        'medewerker', json_build_object('uuid', a.uuid, 'naam', a.naam, 'emailadres', coalesce(a.medewerker ->> 'emailadres', ''),
          'actief', a.indicatie_actief)) order by k.gevraagd_op, k.uuid), '[]')::text as json
      from koppelverzoek k join actor a on a.uuid = k.actor`.execute(db),
  ).json
}

/** Takes out and returns a koppelverzoek, or undefined when there is none. */
export async function take(db: Db, uuid: string): Promise<NieuwKoppelverzoek | undefined> {
  const { rows } = await sql<NieuwKoppelverzoek>`
    delete from koppelverzoek where uuid = ${uuid}::uuid
    returning issuer, subject, medewerker_id as "medewerkerId", naam, emailadres, actor, reden`.execute(db)
  return rows[0]
}
