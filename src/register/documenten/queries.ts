import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Informatieobject } from './contract.ts'
import { saveInhoud } from './inhoud.ts'
import { mediatypeOf } from './mediatype.ts'

/** A document to keep. */
export interface NieuwDocument {
  bestandsnaam: string
  mediatype: string
  inhoud: Uint8Array
}

/** Keeps a document that is there whole; gives its uuid. Its media type is that of its content. */
export async function save(db: Db, { bestandsnaam, mediatype, inhoud }: NieuwDocument): Promise<string> {
  const soort = await mediatypeOf(mediatype, inhoud)
  const uuid = await saveInhoud(db, inhoud)
  await sql`
    insert into informatieobject (uuid, bestandsnaam, mediatype, omvang, sha256)
    values (${uuid}::uuid, ${bestandsnaam}, ${soort}, ${inhoud.byteLength}, sha256(${Buffer.from(inhoud)}::bytea))`.execute(
    db,
  )
  return uuid
}

/** Makes the reference from a bijlage to a document that Balie keeps. */
export const verwijzingTo = (uuid: string) => ({
  objectId: uuid,
  codeObjecttype: 'informatieobject',
  codeRegister: 'balie',
  codeSoortObjectId: 'uuid',
})

/** Selects the partijen whose data a document `i` holds: those in the klantcontacten and klanttaken of which it is a bijlage. */
const partijen = sql`array(
  select b.partij from bijlage g join betrokkene b on b.klantcontact = g.klantcontact
  where g.informatieobject = i.uuid and b.partij is not null
  union select k.partij from klanttaak_bijlage g join klanttaak k on k.uuid = g.klanttaak where g.informatieobject = i.uuid)`

/** Reads the properties of a document, or undefined. */
export async function informatieobject(
  db: Db,
  uuid: string,
): Promise<{ json: Informatieobject; partijen: string[] } | undefined> {
  const { rows } = await sql<{ json: Informatieobject; partijen: string[] }>`
    select json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'mediatype', i.mediatype, 'omvang', i.omvang,
      'sha256', encode(i.sha256, 'hex'), 'aangemaaktOp', iso(i.aangemaakt_op)) as json, ${partijen} as partijen
    from informatieobject i where i.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

interface Downloadbaar {
  bestandsnaam: string
  mediatype: string
  omvang: number
  /** What the virus scanner said of it. */
  controle: 'schoon' | 'besmet' | null
  partijen: string[]
}

/** What a download needs to know of a document, or undefined. */
export async function downloadbaar(db: Db, uuid: string): Promise<Downloadbaar | undefined> {
  const { rows } = await sql<Downloadbaar>`
    select i.bestandsnaam, i.mediatype, i.omvang::float8 as omvang, h.controle, ${partijen} as partijen
    from informatieobject i join inhoud h on h.uuid = i.uuid where i.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

/** Removes documents from before a moment to which nothing refers, except those in `bewaren`; gives how many there were. */
export async function removeLoose(db: Db, voor: Date, bewaren: readonly string[]): Promise<number> {
  const { rows } = await sql`
    delete from inhoud h using informatieobject i where h.uuid = i.uuid
      and i.aangemaakt_op < ${voor.toISOString()}::timestamptz and i.uuid <> all (${bewaren}::uuid[])
      and not exists (select from bijlage g where g.informatieobject = i.uuid)
      and not exists (select from onderwerpobject o where o.informatieobject = i.uuid)
      and not exists (select from klanttaak_bijlage k where k.informatieobject = i.uuid)
    returning 1`.execute(db)
  return rows.length
}
