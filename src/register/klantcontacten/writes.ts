import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { type Db, only } from '../../platform/database.ts'
import { insertOf, insertRowOf, type NewRow, source, type Table } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { isSameZaak, zaakstandJson } from '../zaken/queries.ts'
import type { Klantcontact, NieuweCorrectie, ZaakVerwijzing } from './contract.ts'
import { correctieJson } from './queries.ts'
import {
  actorKlantcontact,
  betrokkene,
  bijlage,
  klantcontact,
  klantcontactCorrectie,
  type NewContact,
  onderwerpobject,
} from './row.ts'

/** The parts of a klantcontact. */
type Parts = Omit<NewContact, 'row'> & { row: Pick<NewContact['row'], 'uuid'> }

/** Gives each part a uuid and the klantcontact to which it belongs. */
const partsOf = <Part extends object>(
  contacten: readonly Parts[],
  of: (contact: Parts) => readonly Part[],
): ({ uuid: string; klantcontact: string } & Part)[] =>
  contacten.flatMap((contact) =>
    of(contact).map((part) => ({ uuid: uuidv7(), klantcontact: contact.row.uuid, ...part })),
  )

/** Writes an insert where there are rows: also of no rows an insert has its triggers run. */
const insertOfAny = <T extends Table>(of: T, rows: readonly (NewRow<T> & object)[]): Sql[] =>
  rows.length > 0 ? [insertOf(of, rows)] : []

/** Writes the inserts of the parts of klantcontacten, each as `, deelN as (…)`. */
const insertsOfParts = (contacten: readonly Parts[]): Sql[] =>
  [
    ...insertOfAny(
      betrokkene,
      partsOf(contacten, ({ betrokkenen }) => betrokkenen),
    ),
    ...insertOfAny(
      actorKlantcontact,
      partsOf(contacten, ({ actoren }) => actoren.map((actor) => ({ actor }))),
    ),
    ...insertOfAny(
      onderwerpobject,
      partsOf(contacten, ({ onderwerpobjecten }) => onderwerpobjecten),
    ),
    ...insertOfAny(
      bijlage,
      partsOf(contacten, ({ bijlagen }) => bijlagen),
    ),
  ].map((insert, index) => sql`${sql.ref(`deel${index}`)} as (${insert})`)

/** Adds klantcontacten with all their parts, in one statement. */
export async function make(db: Db, contacten: readonly NewContact[]): Promise<void> {
  const rows = contacten.map(({ row: { nummer, ...row } }) => ({ ...row, ...(nummer && { nummer }) }))
  const bron = source(klantcontact, rows, {
    alias: 'k',
    values: { nummer: sql`coalesce(k.nummer, volgend_klantcontact_nummer())` },
    added: { zoek: sql`klantcontact_zoektekst(k.onderwerp, k.inhoud)` },
  })
  const contact = sql`contact as (insert into klantcontact (${bron.columns}) select ${bron.values} from ${bron.from})`
  await sql`with ${sql.join([contact, ...insertsOfParts(contacten)])} select`.execute(db)
}

/** Adds parts to a klantcontact that is there, in one statement. */
export async function addParts(db: Db, parts: Parts): Promise<void> {
  const inserts = insertsOfParts([parts])
  if (inserts.length > 0) await sql`with ${sql.join(inserts)} select`.execute(db)
}

/** Destroys klantcontacten with all their parts; digital addresses of their betrokkenen stay, without an owner. */
export async function destroy(db: Db, uuids: readonly string[]): Promise<void> {
  await sql`select set_config('balie.vernietiging', 'ja', true)`.execute(db)
  await sql`delete from klantcontact where uuid = any (${uuids}::uuid[])`.execute(db)
}

/** Locks a klantcontact against a second correction at the same time; false when there is none. */
export async function lockOne(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`select from klantcontact where uuid = ${uuid}::uuid for no key update`.execute(db)
  return rows.length > 0
}

/** Adds a correction beside the original (R10) and gives it as JSON text. */
export async function correct(
  db: Db,
  klantcontact: string,
  { reden, ...juist }: NieuweCorrectie,
  door: { uuid: string; naam: string },
): Promise<string> {
  const row = { uuid: uuidv7(), klantcontact, ...juist, reden, door: door.uuid, doorNaam: door.naam }
  const { from, columns, values } = source(klantcontactCorrectie, [row])
  const result = await sql<{ correctie: string }>`
    insert into klantcontact_correctie as x (${columns}) select ${values} from ${from} returning ${correctieJson}::text as correctie`.execute(
    db,
  )
  return only(result).correctie
}

type Zaak = Klantcontact['opvolging']['zaken'][number]

/** Links a zaak to a klantcontact (R22); undefined when it is linked already, however that was spelled. */
export async function linkZaak(
  db: Db,
  klantcontact: string,
  identificator: Omit<z.output<typeof ZaakVerwijzing>, 'codeObjecttype'> & { codeObjecttype: string },
): Promise<Zaak | undefined> {
  const { rows } = await sql<Zaak>`
    ${insertRowOf(onderwerpobject, { uuid: uuidv7(), klantcontact, identificator }, 'o')}
    where not exists (
      select from onderwerpobject x where x.klantcontact = ${klantcontact}::uuid and x.is_zaak
        and (${isSameZaak(sql`x.identificator`, sql`objectidentificator_van(${JSON.stringify(identificator)}::jsonb)`)}))
    returning o.uuid, json_van(o.identificator) as identificator, ${zaakstandJson(sql`o.identificator`)} as zaak`.execute(
    db,
  )
  return rows[0]
}

/** Removes a zaak from a klantcontact; gives its number, or undefined when it is not linked. */
export async function unlinkZaak(db: Db, klantcontact: string, zaak: string): Promise<string | undefined> {
  const { rows } = await sql<{ nummer: string }>`
    delete from onderwerpobject where uuid = ${zaak}::uuid and klantcontact = ${klantcontact}::uuid and is_zaak
    returning coalesce(nullif(${zaakstandJson(sql`identificator`)} ->> 'identificatie', ''), (identificator).object_id) as nummer`.execute(
    db,
  )
  return rows[0]?.nummer
}

/** Marks the klantcontacten that have been zonder opvolging since before this moment; gives those that were not marked yet. */
export async function markZonderOpvolging(db: Db, sinds: Date): Promise<string[]> {
  const { rows } = await sql<{ klantcontact: string }>`
    update klantcontact_zonder_opvolging set gesignaleerd_op = now()
    where gesignaleerd_op is null and sinds <= ${sinds.toISOString()}::timestamptz returning klantcontact`.execute(db)
  return rows.map((row) => row.klantcontact)
}
