import type { Config } from '../../platform/config.ts'
import { along, type Db } from '../../platform/database.ts'
import type { Removal } from '../../platform/removal.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { bijlagenOf, isInNoContact, partijenOfBijlage } from '../klantcontacten/reads.ts'
import { isInNoTaak, partijenOfDocument } from '../klanttaken/reads.ts'
import type { Documentcontrole, Informatieobject } from './contract.ts'
import { controleOf } from './controle.ts'
import { type HeleInhoud, insertInhoud, type Schrijver, writeInhoud } from './inhoud.ts'
import { mediatypeOf } from './mediatype.ts'
import * as rows from './row.ts'

/** A document to keep. */
export interface NieuwDocument {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

/** Adds a document of content that is whole. It is not read back: nobody who may not see everything sees content that no document has yet. */
export async function addDocument(
  db: Db,
  document: Pick<NieuwDocument, 'bestandsnaam' | 'mediatype'>,
  heel: HeleInhoud,
): Promise<void> {
  await insertDocument(document, heel).execute(db)
}

const insertDocument = (
  { bestandsnaam, mediatype }: Pick<NieuwDocument, 'bestandsnaam' | 'mediatype'>,
  { uuid, omvang, sha256 }: HeleInhoud,
): Sql =>
  insertRowOf(rows.informatieobject, {
    uuid,
    bestandsnaam,
    mediatype,
    omvang: String(omvang),
    sha256: bytes(sha256),
  })

/**
 * Keeps a document that is there whole, in one statement that goes along with the next one; gives its uuid. Its media type is that of its
 * content, whose bytes may not change before then.
 */
export async function save(db: Db, { bestandsnaam, mediatype: gezegd, inhoud }: NieuwDocument): Promise<string> {
  const mediatype = await mediatypeOf(gezegd, inhoud)
  const { heel, insert } = insertInhoud(inhoud, (of) => insertDocument({ bestandsnaam, mediatype }, of))
  await along(db, async (held) => {
    await insert.execute(held)
  })
  return heel.uuid
}

/** Its kind is seen in this many bytes. */
const BEGIN = 64 * 1024

/** Begins a document whose content comes piece by piece; at its end it is kept, and has its uuid. Its media type is that of its content. */
export function startDocument(db: Db, { bestandsnaam, mediatype }: Pick<NieuwDocument, 'bestandsnaam' | 'mediatype'>) {
  let writer: Schrijver | undefined
  let begin = Buffer.alloc(0)
  return {
    async write(piece: Uint8Array): Promise<void> {
      if (begin.length < BEGIN) begin = Buffer.concat([begin, piece.subarray(0, BEGIN - begin.length)])
      writer ??= await writeInhoud(db)
      await writer.write(piece)
    },
    async end(): Promise<string> {
      writer ??= await writeInhoud(db)
      const heel = await writer.complete()
      await addDocument(db, { bestandsnaam, mediatype: await mediatypeOf(mediatype, begin) }, heel)
      return heel.uuid
    },
  }
}

/** Makes the reference from a bijlage to a document that Balie keeps. */
export const verwijzingTo = (uuid: string) => ({
  objectId: uuid,
  codeObjecttype: 'informatieobject',
  codeRegister: 'balie',
  codeSoortObjectId: 'uuid',
})

/** The JSON of a document `i`, as the contract has it. */
export const informatieobjectJson = (
  config: Config,
) => sql`json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'mediatype', i.mediatype,
  'omvang', i.omvang, 'sha256', encode(i.sha256, 'hex'), 'controle', (select ${controleOf(config)} from inhoud h where h.uuid = i.uuid),
  'aangemaaktOp', iso(i.aangemaakt_op))`

/** Selects the partijen whose data a document `i` holds: those in the klantcontacten and klanttaken of which it is a bijlage. */
const partijen = sql`array(
  ${partijenOfBijlage(sql`i.uuid`)} union ${partijenOfDocument(sql`i.uuid`)})`

/** A document, with the partijen whose data it holds. */
interface Gevonden {
  json: Informatieobject
  partijen: string[]
}

/** Reads the properties of a document, or undefined. */
export async function informatieobject(db: Db, config: Config, uuid: string): Promise<Gevonden | undefined> {
  const { rows } = await sql<Gevonden>`
    select ${informatieobjectJson(config)} as json, ${partijen} as partijen
    from informatieobject i where i.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

/** Lists the documents that are a bijlage of a klantcontact, in their order. */
export async function ofKlantcontact(db: Db, config: Config, klantcontact: string): Promise<Gevonden[]> {
  const { rows } = await sql<Gevonden>`
    select ${informatieobjectJson(config)} as json, ${partijen} as partijen
    from (${bijlagenOf(klantcontact)}) g join informatieobject i on i.uuid = g.informatieobject order by g.volgnummer`.execute(
    db,
  )
  return rows
}

interface Downloadbaar {
  bestandsnaam: string
  mediatype: string
  omvang: number
  controle: Documentcontrole
  partijen: string[]
}

/** Reads what a download needs of a document; undefined when there is none. */
export async function downloadbaar(db: Db, config: Config, uuid: string): Promise<Downloadbaar | undefined> {
  const { rows } = await sql<Downloadbaar>`
    select i.bestandsnaam, i.mediatype, i.omvang::float8 as omvang, ${controleOf(config)} as controle, ${partijen} as partijen
    from informatieobject i join inhoud h on h.uuid = i.uuid where i.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

/**
 * Documents from before a moment to which nothing refers.
 * @param bewaren selects those that stay, as texts
 */
export const losseDocumenten =
  (voor: Date, bewaren: Sql): Removal =>
  (most) =>
    sql`
    delete from inhoud where uuid = any (array(
      select i.uuid from informatieobject i
      where i.aangemaakt_op < ${voor.toISOString()}::timestamptz and i.uuid::text not in (${bewaren})
        and ${isInNoContact(sql`i.uuid`)} and ${isInNoTaak(sql`i.uuid`)}
      order by i.aangemaakt_op limit ${most})) returning 1`
