import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { type Db, only } from '../platform/database.ts'
import type { Concept, ConceptInhoud } from './contract.ts'

const velden = sql`c.uuid, c.versie, c.inhoud, iso(c.gemaakt_op) as "gemaaktOp", iso(c.bijgewerkt_op) as "bijgewerktOp"`

/** The drafts of a medewerker, the last kept first. */
export async function lijst(db: Db, medewerker: string): Promise<Concept[]> {
  const { rows } = await sql<Concept>`
    select ${velden} from concept c where c.medewerker = ${medewerker}::uuid order by c.bijgewerkt_op desc, c.uuid desc`.execute(
    db,
  )
  return rows
}

/** A draft of this medewerker; undefined when he has no such draft. */
export async function concept(db: Db, medewerker: string, uuid: string): Promise<Concept | undefined> {
  const { rows } = await sql<Concept>`
    select ${velden} from concept c where c.uuid = ${uuid}::uuid and c.medewerker = ${medewerker}::uuid`.execute(db)
  return rows[0]
}

/** Begins a draft, unless this medewerker has `most` of them. */
export async function begin(
  db: Db,
  medewerker: string,
  inhoud: ConceptInhoud,
  most: number,
): Promise<Concept | undefined> {
  const { rows } = await sql<Concept>`
    insert into concept as c (uuid, medewerker, inhoud)
    select ${uuidv7()}::uuid, ${medewerker}::uuid, ${JSON.stringify(inhoud)}::jsonb
    where (select count(*) from concept where medewerker = ${medewerker}::uuid) < ${most}::int
    returning ${velden}`.execute(db)
  return rows[0]
}

/** Keeps a draft that has not changed since this version; undefined when it has, or is not there. */
export async function bewaar(
  db: Db,
  medewerker: string,
  uuid: string,
  { versie, inhoud }: { versie: number; inhoud: ConceptInhoud },
): Promise<Concept | undefined> {
  const { rows } = await sql<Concept>`
    update concept c set inhoud = ${JSON.stringify(inhoud)}::jsonb, versie = c.versie + 1, bijgewerkt_op = now()
    where c.uuid = ${uuid}::uuid and c.medewerker = ${medewerker}::uuid and c.versie = ${versie}::int returning ${velden}`.execute(
    db,
  )
  return rows[0]
}

/** Removes a draft; false when this medewerker has no such draft. */
export async function gooiWeg(db: Db, medewerker: string, uuid: string): Promise<boolean> {
  const result = await sql<{ aantal: number }>`
    with weg as (delete from concept where uuid = ${uuid}::uuid and medewerker = ${medewerker}::uuid returning 1)
    select count(*)::int as aantal from weg`.execute(db)
  return only(result).aantal > 0
}

/** Removes the drafts that were last kept before this moment (R30); gives how many there were. */
export async function ruimOp(db: Db, voor: Date): Promise<number> {
  const result = await sql<{ aantal: number }>`
    with weg as (delete from concept where bijgewerkt_op < ${voor.toISOString()}::timestamptz returning 1)
    select count(*)::int as aantal from weg`.execute(db)
  return only(result).aantal
}

/** The documents that drafts hold. */
export async function documentenInConcepten(db: Db): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select b ->> 'uuid' as uuid from concept c, jsonb_path_query(c.inhoud, '$.vragen[*].bijlagen[*]') b`.execute(db)
  return rows.map((row) => row.uuid)
}
