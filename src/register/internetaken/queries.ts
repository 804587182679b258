import type { ActorKort } from '../../begrippen/contract.ts'
import { normgegevens } from '../../inrichting/normen/queries.ts'
import type { Normgegevens } from '../../inrichting/normen/rules.ts'
import { verlengingJson } from '../../inrichting/storingen/reads.ts'
import { type Db, only } from '../../platform/database.ts'
import { members } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import {
  hasGeheimhouding,
  klantcontactKort,
  klantOf,
  onderwerpOf,
  partijenOf,
  plaatsgevondenOpOf,
} from '../klantcontacten/reads.ts'
import type { Internetaak } from './contract.ts'
import { interneTaak, interneTaakVerloop } from './row.ts'
import type { Bestemming, Termijnstand } from './rules.ts'

// Reads interne taken one by one. The worklist is read in worklist.ts, and writes.ts changes them.

/** The klantcontact of an interne taak `t`. */
const ofTask = sql`t.klantcontact`

/** Selects the columns on which the term of an interne taak `t` depends. */
export const termijnstand = sql`t.uiterlijk_gegeven as "uiterlijkGegeven", iso(t.uiterlijk_op) as "uiterlijkOp", ${plaatsgevondenOpOf(ofTask)} as "begonnenOp", ${onderwerpOf(ofTask)} as onderwerp`

/** The JSON of an interne taak `t`, as the contract has it. */
export const internetaakJson = sql`json_build_object(
  ${members(interneTaak, 't', ['volgnummer', 'klantcontact', 'uiterlijkGegeven', 'afgehandeldOp', 'afgehandeldOnbekend', 'verlengdVan', 'verlengdDoor'])},
  'verlenging', ${verlengingJson},
  'afgehandeldOp', iso(case when not t.afgehandeld_onbekend then t.afgehandeld_op end),
  'teLaat', t.status = 'te_verwerken' and t.uiterlijk_op < now(),
  'klant', ${klantOf(ofTask)},
  'geheimhouding', ${hasGeheimhouding(ofTask)},
  'klantcontact', ${klantcontactKort(ofTask)},
  'actoren', coalesce((
    select json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) order by ta.volgorde)
    from interne_taak_actor ta join actor a on a.uuid = ta.actor where ta.interne_taak = t.uuid), '[]'),
  'labels', coalesce((
    select json_agg(json_build_object('uuid', l.uuid, 'naam', l.naam) order by lower(l.naam))
    from interne_taak_label tl join label l on l.uuid = tl.label where tl.interne_taak = t.uuid), '[]'))`

/** Selects the partijen whose data an interne taak `t` shows: those in its klantcontact. */
export const partijen = partijenOf(ofTask)

/** Reads one interne taak and the partijen whose data it shows, or undefined. */
export async function internetaak(
  db: Db,
  uuid: string,
): Promise<{ taak: Internetaak; partijen: string[] } | undefined> {
  const { rows } = await sql<{ taak: Internetaak; partijen: string[] }>`
    select ${internetaakJson} as taak, ${partijen} as partijen from interne_taak t where t.uuid = ${uuid}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** Reads of these tasks which exist, and the partijen whose data they show. */
export async function existing(db: Db, uuids: readonly string[]): Promise<{ uuid: string; partijen: string[] }[]> {
  const { rows } = await sql<{ uuid: string; partijen: string[] }>`
    select t.uuid, ${partijen} as partijen from interne_taak t where t.uuid = any (${uuids}::uuid[])`.execute(db)
  return rows
}

/** The trail of a task as JSON text, the last step first. */
export async function verloop(db: Db, taak: string): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select coalesce(json_agg(json_build_object(${members(interneTaakVerloop, 'v', ['interneTaak', 'door', 'doorNaam'])},
      'door', json_build_object('uuid', v.door, 'naam', v.door_naam))
      order by v.op desc, v.uuid desc), '[]')::text as json
    from interne_taak_verloop v where v.interne_taak = ${taak}::uuid`.execute(db)
  return rows[0]?.json ?? '[]'
}

/** Counts the open tasks of these actoren, and how many of them are late; a task of two of them counts once. */
export async function countOpen(db: Db, actoren: readonly string[]): Promise<{ open: number; teLaat: number }> {
  return only(
    await sql<{ open: number; teLaat: number }>`
    select count(distinct ta.interne_taak)::int as open,
      count(distinct ta.interne_taak) filter (where ta.open_tot < now())::int as "teLaat"
    from interne_taak_actor ta where ta.actor = any (${actoren}::uuid[]) and ta.open_tot is not null`.execute(db),
  )
}

/** Tells whether an actor has open tasks, also of who may not see those tasks: beheer must not let somebody go who has work to hand on. */
export async function hasOpen(db: Db, actor: string): Promise<boolean> {
  return only(await sql<{ open: boolean }>`select heeft_open_taken(${actor}::uuid) as open`.execute(db)).open
}

/** Lists the actor and the eenheden in which they work. */
export async function eenhedenOf(db: Db, actor: string): Promise<string[]> {
  const { rows } = await sql<{
    eenheid: string
  }>`select eenheid from actor_eenheid where actor = ${actor}::uuid`.execute(db)
  return rows.map((row) => row.eenheid)
}

/** Reads, about this klantcontact, what the choice of a norm for a task of these actoren depends on. */
export async function normForContact(
  db: Db,
  klantcontact: string,
  actoren: readonly string[],
): Promise<{ onderwerp: string; begonnenOp: string | null; normen: Normgegevens }> {
  const uuid = sql`${klantcontact}::uuid`
  return only(
    await sql<{ onderwerp: string; begonnenOp: string | null; normen: Normgegevens }>`
    select ${onderwerpOf(uuid)} as onderwerp, ${plaatsgevondenOpOf(uuid)} as "begonnenOp", ${normgegevens(actoren)} as normen`.execute(
      db,
    ),
  )
}

/** The facts about these actoren that decide about any task they get; `onbekend` holds the uuids that belong to no actor. */
type Gelezen = Bestemming & { onbekend: string[]; actoren: ActorKort[] }

const gelezen = (actoren: readonly string[]) => sql`
  array(select g.uuid from unnest(${actoren}::uuid[]) g (uuid) where not exists (select from actor a where a.uuid = g.uuid)) as onbekend,
  array(select json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor)
    from unnest(${actoren}::uuid[]) with ordinality g (uuid, volgorde) join actor a using (uuid) order by g.volgorde) as actoren,
  array(select a.uuid from actor a where a.uuid = any (${actoren}::uuid[]) and a.soort_actor = 'organisatorische_eenheid') as eenheden,
  ${normgegevens(actoren)} as normen`

/** Reads those facts in one statement. */
export async function bestemming(db: Db, actoren: readonly string[]): Promise<Gelezen> {
  return only(await sql<Gelezen>`select ${gelezen(actoren)}`.execute(db))
}

/** Reads those facts together with those of an existing task, in one statement. */
export async function bestemmingOf(db: Db, taak: string, actoren: readonly string[]): Promise<Gelezen & Termijnstand> {
  return only(
    await sql<Gelezen & Termijnstand>`
    select ${gelezen(actoren)}, ${termijnstand} from interne_taak t where t.uuid = ${taak}::uuid`.execute(db),
  )
}
