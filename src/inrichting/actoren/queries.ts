import { likeText } from '../../begrippen/zoeken.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, takeTurn } from '../../platform/database.ts'
import {
  changesOf,
  columnOf,
  deleteRow,
  insertRowOf,
  insertRows,
  members,
  type NewRow,
  type Row,
  updateRow,
} from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Actor, NieuweActor } from './contract.ts'
import * as rows from './row.ts'

type SoortActor = NieuweActor['soortActor']

/** Selects the details of an actor for its present kind, in the form the columns use. */
const details = sql`case a.soort_actor
  when 'medewerker' then a.medewerker
  when 'geautomatiseerde_actor' then a.geautomatiseerde_actor
  else a.organisatorische_eenheid end`

const actorJson = sql`json_build_object(
  ${members(rows.actor, 'a', ['volgnummer', 'medewerker', 'geautomatiseerdeActor', 'organisatorischeEenheid'])},
  'functie', coalesce(${details} ->> 'functie', ''), 'omschrijving', coalesce(${details} ->> 'omschrijving', ''),
  'emailadres', coalesce(${details} ->> 'emailadres', ''), 'telefoonnummer', coalesce(${details} ->> 'telefoonnummer', ''),
  'eenheden', coalesce((
    select json_agg(json_build_object('uuid', e.uuid, 'naam', e.naam) order by e.naam, e.uuid)
    from actor_eenheid ae join actor e on e.uuid = ae.eenheid where ae.actor = a.uuid), '[]'))`

export interface ActorFilters {
  soortActor?: string | undefined
  indicatieActief?: boolean | undefined
  naam?: string | undefined
  eenheid?: string | undefined
  objectId?: string | undefined
  na?: string | undefined
  aantal: number
}

function conditions({ soortActor, indicatieActief, naam, eenheid, objectId, na }: ActorFilters): Sql {
  const parts = [sql`true`]
  if (soortActor) parts.push(sql`a.soort_actor = ${soortActor}::soort_actor`)
  if (indicatieActief !== undefined) parts.push(sql`a.indicatie_actief = ${indicatieActief}`)
  if (naam) parts.push(sql`a.naam ilike '%' || ${likeText(naam)} || '%'`)
  if (eenheid)
    parts.push(sql`exists (select from actor_eenheid ae where ae.actor = a.uuid and ae.eenheid = ${eenheid}::uuid)`)
  if (objectId) parts.push(sql`(a.actoridentificator).object_id = ${objectId}`)
  if (na) {
    const [vanafNaam, vanafUuid] = decodeCursor(na, 'tekst', 'uuid')
    parts.push(sql`(a.naam, a.uuid) > (${vanafNaam}, ${vanafUuid}::uuid)`)
  }
  return sql.join(parts, sql` and `)
}

/** Reads a page of actoren by name, with the key of its last row. */
export async function lijst(db: Db, filters: ActorFilters) {
  const { rows } = await sql<{ actor: string; naam: string; uuid: string }>`
    select ${actorJson}::text as actor, a.naam, a.uuid from actor a
    where ${conditions(filters)} order by a.naam, a.uuid limit ${sql.lit(filters.aantal + 1)}`.execute(db)
  return rows
}

/** Reads one actor, or undefined. */
export async function actor(db: Db, uuid: string): Promise<Actor | undefined> {
  const { rows } = await sql<{
    actor: Actor
  }>`select ${actorJson} as actor from actor a where a.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.actor
}

/** Reads all medewerkers, afdelingen and groepen that have a code of a register. */
export async function fromRegister(db: Db): Promise<Actor[]> {
  const { rows } = await sql<{ actor: Actor }>`
    select ${actorJson} as actor from actor a
    where (a.actoridentificator).code_objecttype in ('mdw', 'afd', 'grp') and (a.actoridentificator).object_id <> ''
    order by a.volgnummer`.execute(db)
  return rows.map(({ actor }) => actor)
}

/** Reads the names of these actoren, sorted by name. */
export async function namenOf(db: Db, uuids: readonly string[]): Promise<{ uuid: string; naam: string }[]> {
  const { rows } = await sql<{ uuid: string; naam: string }>`
    select uuid, naam from actor where uuid = any (${uuids}::uuid[]) order by naam, uuid`.execute(db)
  return rows
}

/** The column with the details of each kind of actor. */
const DETAILS = {
  medewerker: 'medewerker',
  geautomatiseerde_actor: 'geautomatiseerdeActor',
  organisatorische_eenheid: 'organisatorischeEenheid',
} as const satisfies Record<SoortActor, keyof Row<typeof rows.actor>>

/** An actor with the details of its kind, and without the eenheden in which they work. */
export type ActorRij = Omit<NieuweActor, 'eenheden'> & { uuid: string }

const detailsOf = ({ functie, omschrijving, emailadres, telefoonnummer }: ActorRij) => ({
  functie,
  omschrijving,
  emailadres,
  telefoonnummer,
})

/** Named one by one: who has read an actor gives it back with more, such as its eenheden. */
const ownOf = ({ uuid, naam, soortActor, indicatieActief, actoridentificator }: ActorRij): OwnColumns => ({
  uuid,
  naam,
  soortActor,
  indicatieActief,
  actoridentificator,
})

/** The own columns of an actor, apart from the details of its kind. */
type OwnColumns = Omit<NewRow<typeof rows.actor>, (typeof DETAILS)[SoortActor]>

const withDetails = (own: OwnColumns, details: object | null) => ({ ...own, [DETAILS[own.soortActor]]: details })

/** Adds an actor with the details of its kind; `details` is null when nothing is known. */
export const makeWithDetails = (db: Db, own: OwnColumns, details: object | null): Promise<void> =>
  insertRows(db, rows.actor, [withDetails(own, details)])

/** Changes columns of an actor, and the details of its kind when they are given with the kind. */
export const change = (
  db: Db,
  uuid: string,
  changes: Partial<OwnColumns>,
  details: object | null | undefined,
): Promise<void> =>
  updateRow(db, rows.actor, uuid, {
    ...changes,
    ...(changes.soortActor && details && { [DETAILS[changes.soortActor]]: details }),
  })

/** Removes an actor without a history; the database refuses it for any other. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, rows.actor, uuid)

/** Adds actoren, in one statement. */
export const makeAll = (db: Db, actoren: readonly ActorRij[]): Promise<void> =>
  insertRows(
    db,
    rows.actor,
    actoren.map((actor) => withDetails(ownOf(actor), detailsOf(actor))),
  )

/** Adds an actor. */
export const make = (db: Db, actor: ActorRij): Promise<void> => makeAll(db, [actor])

/** Replaces the data of an actor. */
export async function save(db: Db, actor: ActorRij): Promise<void> {
  const { uuid, soortActor, ...own } = ownOf(actor)
  const kept = sql.ref(columnOf(DETAILS[soortActor]))
  await sql`
    update actor set ${changesOf(rows.actor, own)}, ${kept} = coalesce(${kept}, '{}') || ${JSON.stringify(detailsOf(actor))}::jsonb
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Locks an actor until the transaction ends; false when there is none. */
export async function lockOne(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`select from actor where uuid = ${uuid}::uuid for update`.execute(db)
  return rows.length > 0
}

/** Makes a medewerker a member of exactly these eenheden. */
export async function setEenheden(db: Db, actor: string, eenheden: readonly string[]): Promise<void> {
  await sql`
    with weg as (delete from actor_eenheid where actor = ${actor}::uuid and eenheid <> all (${eenheden}::uuid[]))
    ${insertRowOf(rows.actorEenheid, { actor, eenheid: sql`e` })} from unnest(${eenheden}::uuid[]) e
    on conflict do nothing`.execute(db)
}

/** Lists the uuids that are not an organisatorische eenheid. */
export async function noEenheden(db: Db, uuids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select gevraagd.uuid from unnest(${uuids}::uuid[]) gevraagd (uuid)
    where not exists (select from actor a where a.uuid = gevraagd.uuid and a.soort_actor = 'organisatorische_eenheid')`.execute(
    db,
  )
  return rows.map((row) => row.uuid)
}

/** Finds the medewerker with this id in the register of medewerkers, or undefined. */
export async function medewerkerWithId(db: Db, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from actor where (actoridentificator).object_id = ${id} and soort_actor = 'medewerker'
      and (actoridentificator).code_objecttype = 'mdw' order by volgnummer limit 1`.execute(db)
  return rows[0]?.uuid
}

/** Finds the organisatorische eenheden with one of these codes, or else with one of these names. */
export async function eenhedenWith(db: Db, waarden: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from actor where soort_actor = 'organisatorische_eenheid'
      and ((actoridentificator).object_id = any (${waarden}::text[]) or naam = any (${waarden}::text[]))`.execute(db)
  return rows.map((row) => row.uuid)
}

/** R14: gives the actor for what comes in without a medewerker; it is made at its first use. */
export async function automatedActor(
  db: Db,
  { uuid, naam, functie }: Pick<NieuweActor, 'naam' | 'functie'> & { uuid: string },
): Promise<string> {
  if (await actor(db, uuid)) return uuid
  // Two processes can take their first message at once. It is asked again after the wait, which may be for the other one.
  await takeTurn(db, uuid)
  if (!(await actor(db, uuid)))
    await make(db, {
      uuid,
      naam,
      soortActor: 'geautomatiseerde_actor',
      indicatieActief: true,
      actoridentificator: { objectId: '', codeObjecttype: '', codeRegister: '', codeSoortObjectId: '' },
      functie,
      omschrijving: '',
      emailadres: '',
      telefoonnummer: '',
    })
  return uuid
}

/** Finds the active organisatorische eenheid with this name, or undefined. */
export async function eenheidWithNaam(db: Db, naam: string): Promise<string | undefined> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from actor where naam = ${naam} and soort_actor = 'organisatorische_eenheid' and indicatie_actief
    order by volgnummer limit 1`.execute(db)
  return rows[0]?.uuid
}
