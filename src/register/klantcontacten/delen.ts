import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRows, type NewRow, updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { actorKlantcontact, betrokkene, bijlage, onderwerpobject } from './row.ts'

// These parts come after their klantcontact, through an interface that can only send it in parts (R12).

/** Adds a betrokkene to a klantcontact; gives its uuid. */
export async function makeBetrokkene(db: Db, row: Omit<NewRow<typeof betrokkene>, 'uuid'>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, betrokkene, [{ ...row, uuid }])
  return uuid
}

export const changeBetrokkene = (db: Db, uuid: string, changes: Changes<typeof betrokkene>): Promise<void> =>
  updateRow(db, betrokkene, uuid, changes)

export const removeBetrokkene = (db: Db, uuid: string): Promise<void> => deleteRow(db, betrokkene, uuid)

/** Records that an actor took part in a klantcontact; gives the uuid of the link. */
export async function linkActor(db: Db, row: Omit<NewRow<typeof actorKlantcontact>, 'uuid'>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, actorKlantcontact, [{ ...row, uuid }])
  return uuid
}

export const changeActorlink = (db: Db, uuid: string, changes: Changes<typeof actorKlantcontact>): Promise<void> =>
  updateRow(db, actorKlantcontact, uuid, changes)

export const unlinkActor = (db: Db, uuid: string): Promise<void> => deleteRow(db, actorKlantcontact, uuid)

/** Tells whether this actor is linked to this klantcontact already, by another link than `behalve`. */
export async function isGekoppeld(
  db: Db,
  klantcontact: string,
  actor: string,
  behalve: string | null,
): Promise<boolean> {
  const { rows } = await sql`
    select from actor_klantcontact where actor = ${actor}::uuid and klantcontact = ${klantcontact}::uuid
      and uuid is distinct from ${behalve}::uuid`.execute(db)
  return rows.length > 0
}

/** Adds an onderwerpobject, to a klantcontact or still to nothing; gives its uuid. */
export async function makeOnderwerpobject(db: Db, row: Omit<NewRow<typeof onderwerpobject>, 'uuid'>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, onderwerpobject, [{ ...row, uuid }])
  return uuid
}

export const changeOnderwerpobject = (db: Db, uuid: string, changes: Changes<typeof onderwerpobject>): Promise<void> =>
  updateRow(db, onderwerpobject, uuid, changes)

export const removeOnderwerpobject = (db: Db, uuid: string): Promise<void> => deleteRow(db, onderwerpobject, uuid)

/** Tells whether there was an onderwerpobject with this uuid, which is removed. */
export async function wasOnderwerpobject(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`select from onderwerpobject_verwijderd where uuid = ${uuid}::uuid`.execute(db)
  return rows.length > 0
}

/** Finds the klantcontacten among these to which another onderwerpobject than `behalve` belongs or refers. */
export async function onderwerpOfOther(
  db: Db,
  klantcontacten: readonly string[],
  behalve: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ uuid: string }>`
    select g.uuid from unnest(${klantcontacten}::uuid[]) g (uuid) where exists (
      select from onderwerpobject o where o.uuid <> ${behalve}::uuid and (o.klantcontact = g.uuid or o.was_klantcontact = g.uuid))`.execute(
    db,
  )
  return new Set(rows.map((row) => row.uuid))
}

/** Adds a reference to a document, to a klantcontact or still to nothing; gives its uuid. */
export async function makeBijlage(db: Db, row: Omit<NewRow<typeof bijlage>, 'uuid'>): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, bijlage, [{ ...row, uuid }])
  return uuid
}

export const changeBijlage = (db: Db, uuid: string, changes: Changes<typeof bijlage>): Promise<void> =>
  updateRow(db, bijlage, uuid, changes)

export const removeBijlage = (db: Db, uuid: string): Promise<void> => deleteRow(db, bijlage, uuid)
