import type { Config } from '../../platform/config.ts'
import { type Db, only } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { type Documentupload, uploadVerlopen } from './contract.ts'
import { beginInhoud, completeInhoud, saveDeel } from './inhoud.ts'
import { mediatypeOf } from './mediatype.ts'
import { addDocument, informatieobjectJson } from './queries.ts'
import { documentupload } from './row.ts'
import { digestOf, type Somstand, takeIn } from './som.ts'

// The SQL of documents that arrive in parts. Only who began one goes on with it, so they are the second argument.

/** An upload as it stands. */
export interface Uploadstand {
  uuid: string
  bestandsnaam: string
  mediatype: string
  omvang: number
  ontvangen: number
  som: Somstand
}

/** Begins one; gives its uuid. */
export async function begin(
  db: Db,
  door: string,
  {
    omvang,
    ...row
  }: Pick<Uploadstand, 'bestandsnaam' | 'mediatype' | 'omvang'> & { kenmerk?: string; onbekend?: boolean },
): Promise<string> {
  const uuid = await beginInhoud(db, omvang)
  await insertRowOf(documentupload, { ...row, uuid, door }).execute(db)
  return uuid
}

/** Reads one. */
export async function upload(
  db: Db,
  config: Config,
  door: string,
  uuid: string,
): Promise<Omit<Documentupload, 'deelOmvang'> | undefined> {
  const { rows } = await sql<
    Omit<Documentupload, 'deelOmvang' | 'informatieobject'> & { informatieobject: string | null }
  >`
    select u.uuid, u.bestandsnaam, h.omvang::float8 as omvang, u.ontvangen::float8 as ontvangen,
      (select ${informatieobjectJson(config)} from informatieobject i where i.uuid = u.uuid) as informatieobject
    from documentupload u join inhoud h on h.uuid = u.uuid where u.uuid = ${uuid}::uuid and u.door = ${door}::uuid`.execute(
    db,
  )
  return rows[0] as Omit<Documentupload, 'deelOmvang'> | undefined
}

const lock = async (db: Db, door: string, which: Sql): Promise<Uploadstand | undefined> => {
  const { rows } = await sql<Uploadstand>`
    select u.uuid, u.bestandsnaam, u.mediatype, h.omvang::float8 as omvang, u.ontvangen::float8 as ontvangen, u.som
    from documentupload u join inhoud h on h.uuid = u.uuid where u.door = ${door}::uuid and ${which}
    for update of u`.execute(db)
  return rows[0]
}

/** Reads how far one is, and lets nobody else add to it until the transaction ends. */
export const lockUpload = (db: Db, door: string, uuid: string) => lock(db, door, sql`u.uuid = ${uuid}::uuid`)

/** Does the same with the last one that its sender knows by this, also when it is whole. */
export const lockUploadOf = (db: Db, door: string, kenmerk: string) =>
  lock(db, door, sql`u.kenmerk = ${kenmerk} order by u.begonnen_op desc, u.uuid desc limit 1`)

/**
 * Adds the bytes that come next; with the last of them it is a document.
 * @returns how many there are now
 * @throws Problem when it cannot go on, so that it must begin anew
 */
export async function addPart(db: Db, stand: Uploadstand, bytes: Uint8Array): Promise<number> {
  const { uuid, ontvangen: vanaf } = stand
  const som = await takeIn(stand.som, bytes).catch(() => {
    throw uploadVerlopen()
  })
  const mediatype = vanaf === 0 ? await mediatypeOf(stand.mediatype, bytes) : stand.mediatype
  const ontvangen = vanaf + bytes.length
  await saveDeel(db, uuid, vanaf, bytes)
  await saveStand(db, { uuid, mediatype, ontvangen, som })
  if (ontvangen === stand.omvang) await complete(db, { ...stand, mediatype }, som)
  return ontvangen
}

/** Keeps how far one is. */
async function saveStand(
  db: Db,
  { uuid, mediatype, ontvangen, som }: Pick<Uploadstand, 'uuid' | 'mediatype' | 'ontvangen'> & { som: Uint8Array },
): Promise<void> {
  await sql`
    update documentupload set mediatype = ${mediatype}, ontvangen = ${ontvangen}, som = ${Buffer.from(som)}, bijgewerkt_op = now()
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Makes a document of an upload that is whole. */
async function complete(
  db: Db,
  { uuid, omvang, ...document }: Pick<Uploadstand, 'uuid' | 'bestandsnaam' | 'mediatype' | 'omvang'>,
  som: Uint8Array,
): Promise<void> {
  const sha256 = await digestOf(som)
  await completeInhoud(db, uuid, sha256)
  await addDocument(db, document, { uuid, omvang, sha256 })
}

/** Throws away what a sender did not finish, but for the last ones that they went on with: so many. */
export async function discardBeyond(db: Db, door: string, most: number): Promise<void> {
  await sql`
    delete from inhoud h where h.uuid in (
      select u.uuid from documentupload u join inhoud i on i.uuid = u.uuid where u.door = ${door}::uuid and not i.heel
      order by u.bijgewerkt_op desc, u.uuid desc offset ${most})`.execute(db)
}

/** How many bytes all who are not logged in have on their way together, as far as they were not sent yet. */
export async function bytesOfUnknown(db: Db): Promise<number> {
  const result = await sql<{ bytes: number }>`
    select coalesce(sum(h.omvang), 0)::float8 as bytes
    from documentupload u join inhoud h on h.uuid = u.uuid where u.onbekend`.execute(db)
  return only(result).bytes
}

/** Forgets what a sender had on its way: what is whole stays a document, and halves go. */
export async function forgetUploads(db: Db, door: string): Promise<void> {
  await discardBeyond(db, door, 0)
  await sql`delete from documentupload where door = ${door}::uuid`.execute(db)
}

/** Throws one away that is not whole; false when there is none. */
export async function discard(db: Db, door: string, uuid: string): Promise<boolean> {
  const { rows } = await sql`
    delete from inhoud h using documentupload u
    where h.uuid = u.uuid and not h.heel and u.uuid = ${uuid}::uuid and u.door = ${door}::uuid returning 1`.execute(db)
  return rows.length > 0
}
