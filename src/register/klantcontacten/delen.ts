import { v7 as uuidv7 } from 'uuid'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Betrokkenerij } from './queries.ts'

// These parts come after their klantcontact, through an interface that can only send it in parts (R12).

/** Adds a betrokkene to a klantcontact; gives its uuid. */
export async function makeBetrokkene(
  db: Db,
  klantcontact: string,
  { partij, rol, initiator, organisatienaam, ...groepen }: Omit<Betrokkenerij, 'uuid'>,
): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into betrokkene (uuid, klantcontact, partij, rol, initiator, organisatienaam, contactnaam, bezoekadres, correspondentieadres)
    values (${uuid}::uuid, ${klantcontact}::uuid, ${partij ?? null}::uuid, ${rol}::rol_betrokkene, ${initiator}, ${organisatienaam},
      contactnaam_van(${JSON.stringify(groepen.contactnaam ?? {})}::jsonb), adres_van(${JSON.stringify(groepen.bezoekadres ?? {})}::jsonb),
      adres_van(${JSON.stringify(groepen.correspondentieadres ?? {})}::jsonb))`.execute(db)
  return uuid
}

/** Records that an actor took part in a klantcontact; gives the uuid of the link. */
export async function linkActor(db: Db, klantcontact: string, actor: string): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into actor_klantcontact (uuid, actor, klantcontact)
    values (${uuid}::uuid, ${actor}::uuid, ${klantcontact}::uuid)`.execute(db)
  return uuid
}

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
export async function makeOnderwerpobject(
  db: Db,
  klantcontact: string | null,
  { wasKlantcontact, identificator }: { wasKlantcontact: string | null; identificator: object },
): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into onderwerpobject (uuid, klantcontact, was_klantcontact, identificator)
    values (${uuid}::uuid, ${klantcontact}::uuid, ${wasKlantcontact}::uuid, objectidentificator_van(${JSON.stringify(identificator)}::jsonb))`.execute(
    db,
  )
  return uuid
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
export async function makeBijlage(db: Db, klantcontact: string | null, identificator: object): Promise<string> {
  const uuid = uuidv7()
  await sql`
    insert into bijlage (uuid, klantcontact, identificator)
    values (${uuid}::uuid, ${klantcontact}::uuid, objectidentificator_van(${JSON.stringify(identificator)}::jsonb))`.execute(
    db,
  )
  return uuid
}
