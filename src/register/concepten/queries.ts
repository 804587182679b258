import { v7 as uuidv7 } from 'uuid'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { taakWithPartijen } from '../internetaken/reads.ts'
import type { Concept, ConceptInhoud, SoortTaakconcept, Taakconcept, TaakconceptInhoud } from './contract.ts'
import * as rijen from './row.ts'

const velden = sql`c.uuid, c.versie, c.inhoud, iso(c.gemaakt_op) as "gemaaktOp", iso(c.bijgewerkt_op) as "bijgewerktOp"`

/** Lists the drafts of a medewerker; the one that was kept last comes first. */
export async function lijst(db: Db, medewerker: string): Promise<Concept[]> {
  const { rows } = await sql<Concept>`
    select ${velden} from concept c where c.medewerker = ${medewerker}::uuid order by c.bijgewerkt_op desc, c.uuid desc`.execute(
    db,
  )
  return rows
}

/** Reads a draft of this medewerker; undefined when they have no such draft. */
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
    ${insertRowOf(rijen.concept, { uuid: uuidv7(), medewerker, inhoud }, 'c')}
    where (select count(*) from concept where medewerker = ${medewerker}::uuid) < ${most}::int
    returning ${velden}`.execute(db)
  return rows[0]
}

/** Keeps a draft that has not changed since this version; undefined when it has changed or does not exist. */
export async function save(
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
export async function discard(db: Db, medewerker: string, uuid: string): Promise<boolean> {
  const result = await sql<{ aantal: number }>`
    with weg as (delete from concept where uuid = ${uuid}::uuid and medewerker = ${medewerker}::uuid returning 1)
    select count(*)::int as aantal from weg`.execute(db)
  return only(result).aantal > 0
}

/** The drafts, of contacts, at tasks and of klanten, that were last kept before this moment (R30). */
export function oudeConcepten(voor: Date): Removal[] {
  const isOud = sql`bijgewerkt_op < ${voor.toISOString()}::timestamptz`
  return [rijen.concept, rijen.taakconcept, rijen.klantconcept].map((table) => removalOf(table, isOud))
}

/** Selects the documents that drafts hold, as texts. */
export const documentenInConcepten = sql`
  select d.uuid from (
    select b ->> 'uuid' from concept c, jsonb_path_query(c.inhoud, '$.vragen[*].bijlagen[*]') b
    union all select b ->> 'uuid' from klantconcept c, jsonb_array_elements(c.bestanden) b) d (uuid) where d.uuid is not null`

// These queries are about the texts that are typed at an interne taak. The medewerker and the task come first among their arguments.

/** The key of such a text: a medewerker and a task. */
export interface BijTaak {
  medewerker: string | null
  taak: string
}

const taakvelden = sql`c.soort, c.versie, c.inhoud, iso(c.gemaakt_op) as "gemaaktOp", iso(c.bijgewerkt_op) as "bijgewerktOp"`

/** Reads the texts that a medewerker typed at a task, and the partijen whose data the task shows; undefined when they see no such task. */
export async function taakconcepten(
  db: Db,
  { medewerker, taak }: BijTaak,
): Promise<{ partijen: string[]; concepten: Taakconcept[] } | undefined> {
  const { rows } = await sql<{ partijen: string[]; concepten: Taakconcept[] }>`
    select t.partijen, coalesce((select json_agg(e order by e."bijgewerktOp" desc) from (
        select ${taakvelden} from taakconcept c where c.medewerker = ${medewerker}::uuid and c.interne_taak = t.uuid) e), '[]') as concepten
    from (${taakWithPartijen(taak)}) t`.execute(db)
  return rows[0]
}

/** Keeps a text, unless it was kept since this version, or the medewerker has `most` of them already, when that is given. */
export async function saveAtTaak(
  db: Db,
  { medewerker, taak }: BijTaak,
  soort: SoortTaakconcept,
  { versie, inhoud, most }: { versie: number; inhoud: TaakconceptInhoud; most?: number },
): Promise<Taakconcept | undefined> {
  const row = { medewerker: sql`${medewerker}::uuid`, interneTaak: taak, soort, versie: versie + 1, inhoud }
  const others = sql`select count(*) from taakconcept e where e.medewerker = ${medewerker}::uuid
    and not (e.interne_taak = ${taak}::uuid and e.soort = ${soort})`
  const { rows } = await sql<Taakconcept>`
    ${insertRowOf(rijen.taakconcept, row, 'c')} where ${most === undefined ? sql`true` : sql`(${others}) < ${most}::int`}
    on conflict (medewerker, interne_taak, soort)
      do update set versie = excluded.versie, inhoud = excluded.inhoud, bijgewerkt_op = now() where c.versie = ${versie}::int
    returning ${taakvelden}`.execute(db)
  return rows[0]
}

/** Removes the text of a medewerker for this way to follow up a task, because they threw it away or did what it was for. */
export async function discardAtTaak(db: Db, { medewerker, taak }: BijTaak, soort: SoortTaakconcept): Promise<void> {
  if (!medewerker) return
  await sql`
    delete from taakconcept where medewerker = ${medewerker}::uuid and interne_taak = ${taak}::uuid and soort = ${soort}`.execute(
    db,
  )
}
