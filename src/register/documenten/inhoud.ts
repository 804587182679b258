import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { unavailable } from '../../platform/problems.ts'
import type { Removal } from '../../platform/removal.ts'
import { bytes, insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { isOpslagFout, opslagOf } from './opslag/s3.ts'
import * as rijen from './row.ts'

// Keeps the content of documents in pieces: it is written and read without being in memory whole.

/** The largest piece, in bytes: others are as large, but for the last of a part. */
export const GROOTSTE_STUK = 1024 * 1024

/** From where content is read. */
export interface Bron {
  config: Config
  /** Reads in a transaction of its own. */
  lezen<T>(work: (db: Db) => Promise<T>): Promise<T>
}

/** Content that is whole: what refers to it knows this of it. */
export interface HeleInhoud {
  uuid: string
  omvang: number
  sha256: Uint8Array
}

/** Writes the insert of the pieces of content, from the place of the first byte. */
const insertDelen = (inhoud: string, heel: Buffer, vanaf: number) => sql`
  ${insertRowOf(rijen.inhoudDeel, { inhoud, vanaf: sql`s.plaats`, bytes: sql`s.bytes` })} from stukken_van(${heel}::bytea, ${vanaf}::bigint) s`

/** Gives bytes as the driver takes them. They are not copied. */
const bufferOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength)

/** Gives what is known of content that is there whole, and the statement that keeps it: `last` is its last insert. */
export function insertInhoud(
  given: Uint8Array,
  last: (heel: HeleInhoud) => Sql = () => sql`select`,
): { heel: HeleInhoud; insert: Sql } {
  const whole = bufferOf(given)
  const heel = { uuid: uuidv7(), omvang: whole.length, sha256: createHash('sha256').update(whole).digest() }
  const { uuid, omvang, sha256 } = heel
  const insert = sql`
    with heel as (${insertRowOf(rijen.inhoud, { uuid, omvang: String(omvang), sha256: bytes(sha256), heel: true })}),
    delen as (${insertDelen(uuid, whole, 0)})
    ${last(heel)}`
  return { heel, insert }
}

/** Keeps content that is there whole. */
export async function saveInhoud(db: Db, given: Uint8Array): Promise<HeleInhoud> {
  const { heel, insert } = insertInhoud(given)
  await insert.execute(db)
  return heel
}

/** Makes room for content that arrives in parts; gives its uuid. */
export async function beginInhoud(db: Db, omvang: number): Promise<string> {
  const uuid = uuidv7()
  await insertRowOf(rijen.inhoud, { uuid, omvang: String(omvang) }).execute(db)
  return uuid
}

/** Keeps a part of content, from the place of its first byte; what was kept there before is replaced. */
export async function saveDeel(db: Db, inhoud: string, vanaf: number, bytes: Uint8Array): Promise<void> {
  await sql`
    ${insertDelen(inhoud, Buffer.from(bytes), vanaf)}
    on conflict (inhoud, vanaf) do update set bytes = excluded.bytes`.execute(db)
}

/** Takes content piece by piece, of which the size is known at the end. */
export interface Schrijver {
  uuid: string
  write(piece: Uint8Array): Promise<void>
  /** Tells that it is whole. @param on the transaction in which it becomes that, when it is not that of the pieces */
  complete(on?: Db): Promise<HeleInhoud>
}

/** Begins content that is written in order, without being in memory whole. */
export async function writeInhoud(db: Db): Promise<Schrijver> {
  const uuid = await beginInhoud(db, 0)
  const hash = createHash('sha256')
  let omvang = 0
  let waiting: Uint8Array[] = []
  let waitingSize = 0
  const flush = async (on: Db) => {
    if (waitingSize === 0) return
    await saveDeel(on, uuid, omvang, Buffer.concat(waiting))
    omvang += waitingSize
    waiting = []
    waitingSize = 0
  }
  return {
    uuid,
    async write(piece) {
      hash.update(piece)
      waiting.push(new Uint8Array(piece))
      waitingSize += piece.length
      if (waitingSize >= GROOTSTE_STUK) await flush(db)
    },
    async complete(on = db) {
      await flush(on)
      const sha256 = hash.digest()
      await sql`
        update inhoud set omvang = ${String(omvang)}::bigint, heel = true, sha256 = ${sha256} where uuid = ${uuid}::uuid`.execute(
        on,
      )
      return { uuid, omvang, sha256 }
    },
  }
}

/** Tells that content is whole. @param sha256 null when its parts came in any order */
export async function completeInhoud(db: Db, inhoud: string, sha256: Uint8Array | null): Promise<void> {
  await sql`update inhoud set heel = true, sha256 = ${sha256 && Buffer.from(sha256)} where uuid = ${inhoud}::uuid`.execute(
    db,
  )
}

/** Reads content that is in the storage. @throws Problem when the storage does not give it */
async function* readOpslag({ config }: Bron, object: string, vanaf: number, tot: number): AsyncGenerator<Buffer> {
  const opslag = opslagOf(config)
  if (!opslag) throw new Error('Content is in a storage that is not set.')
  try {
    for await (const { buffer, byteOffset, length } of opslag.read(object, vanaf, tot))
      yield Buffer.from(buffer, byteOffset, length)
  } catch (error) {
    if (!isOpslagFout(error)) throw error
    throw unavailable({
      detail: 'De opslag van documenten is niet bereikbaar. Probeer het later opnieuw.',
    })
  }
}

/**
 * Reads content piece by piece, each in a transaction of its own, so that who takes it slowly holds nothing. What is in the storage, or goes
 * there meanwhile, is read there.
 * @param tot where to stop; the end of the content by default
 * @param most so many bytes at a time, for who must hold little
 * @throws when a piece is gone before the end
 */
export async function* readInhoud(
  bron: Bron,
  { uuid, omvang }: { uuid: string; omvang: number },
  vanaf = 0,
  tot = omvang,
  most = GROOTSTE_STUK,
): AsyncGenerator<Buffer> {
  for (let plaats = vanaf; plaats < tot; ) {
    const { rows } = await bron.lezen((db) =>
      sql<{ bytes: Buffer | null; object: string | null }>`
        select substring(d.bytes from (${plaats}::bigint - d.vanaf + 1)::int for ${Math.min(most, tot - plaats)}::int) as bytes,
          (select o.object from inhoud_opslag o where o.inhoud = ${uuid}::uuid and o.heel and d.bytes is null) as object
        from (values (1)) een left join lateral (
          select vanaf, bytes from inhoud_deel
          where inhoud = ${uuid}::uuid and vanaf <= ${plaats}::bigint and vanaf > ${plaats}::bigint - ${GROOTSTE_STUK}
          order by vanaf desc limit 1) d on true`.execute(db),
    )
    const [stuk] = rows
    if (stuk?.object) return yield* readOpslag(bron, stuk.object, plaats, tot)
    const bytes = stuk?.bytes
    if (!bytes || bytes.length === 0) throw new Error('A piece of the content is gone.')
    yield bytes
    plaats += bytes.length
  }
}

/** Collects bytes into buffers of one size; the last has the rest. A buffer is filled again after it was used. */
export async function* inDelen(bytes: AsyncIterable<Uint8Array>, omvang: number): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.allocUnsafeSlow(omvang)
  let gevuld = 0
  for await (const stuk of bytes) {
    for (let vanaf = 0; vanaf < stuk.length; ) {
      const past = Math.min(omvang - gevuld, stuk.length - vanaf)
      buffer.set(stuk.subarray(vanaf, vanaf + past), gevuld)
      gevuld += past
      vanaf += past
      if (gevuld < omvang) continue
      yield buffer
      gevuld = 0
    }
  }
  if (gevuld > 0) yield buffer.subarray(0, gevuld)
}

/** Removes content, with the document that it is of. */
export async function removeInhoud(db: Db, uuids: readonly string[]): Promise<void> {
  if (uuids.length > 0) await sql`delete from inhoud where uuid = any (${uuids}::uuid[])`.execute(db)
}

const isVerlaten = (voor: Date) => sql`u.bijgewerkt_op < ${voor.toISOString()}::timestamptz`

/** So many documents are removed at a time, which is fewer than rows of another kind: one can be gigabytes. */
export const MOST_INHOUD = 20

/** The removal of content of which a query gives the uuids, at most so many. */
export const removalOfInhoud =
  (which: (most: number) => Sql): Removal =>
  (most) =>
    sql`delete from inhoud where uuid = any (array(${which(most)})) returning 1`

/** The rest of uploads that nobody continued since a moment (R30), with what arrived. */
export const halveUploads = (voor: Date): Removal =>
  removalOfInhoud(
    (most) =>
      sql`select u.uuid from documentupload u join inhoud h on h.uuid = u.uuid where not h.heel and ${isVerlaten(voor)} limit ${most}`,
  )

/**
 * The uploads of somebody who is not logged in, whole or not, that were not sent since a moment (R30).
 * @param bewaren selects the documents that are to stay, as texts
 */
export const onbekendeUploads = (voor: Date, bewaren: Sql): Removal =>
  removalOfInhoud(
    (most) =>
      sql`select u.uuid from documentupload u where u.onbekend and ${isVerlaten(voor)} and u.uuid::text not in (${bewaren}) limit ${most}`,
  )

/** The state that was kept of uploads to go on with them, when they are whole. */
export const kladVanUploads =
  (voor: Date): Removal =>
  (most) =>
    sql`delete from documentupload where uuid = any (array(
    select u.uuid from documentupload u join inhoud h on h.uuid = u.uuid where h.heel and ${isVerlaten(voor)} limit ${most})) returning 1`
