import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { insertRowOf, insertRows } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { DEEL_OMVANG, type Documentcontrole } from '../documenten/contract.ts'
import { controleOf } from '../documenten/controle.ts'
import {
  type Bron,
  beginInhoud,
  completeInhoud,
  readInhoud,
  saveInhoud as saveBytes,
  saveDeel,
  writeInhoud,
} from '../documenten/inhoud.ts'
import * as rows from './row.ts'

// Keeps the content of documents of the register: whole, or in parts (bestandsdelen) while a document is locked.

/** Keeps the content of a version of a document. */
export async function saveInhoud(db: Db, document: string, versie: number, bytes: Buffer): Promise<void> {
  const { uuid, omvang } = await saveBytes(db, bytes)
  await insertRows(db, rows.inhoud, [{ document, versie, inhoud: uuid, omvang: String(omvang) }])
}

/** Keeps a copy of content as that of a version of a document, piece by piece. */
export async function copyInhoud(
  db: Db,
  bron: Bron,
  van: { uuid: string; omvang: number },
  { document, versie }: { document: string; versie: number },
): Promise<void> {
  const schrijver = await writeInhoud(db)
  for await (const piece of readInhoud(bron, van)) await schrijver.write(piece)
  const { uuid: inhoud, omvang } = await schrijver.complete()
  await insertRows(db, rows.inhoud, [{ document, versie, inhoud, omvang: String(omvang) }])
}

/** The properties of a document of the register that a download needs. */
export interface DownloadbaarDocument {
  inhoud: string
  omvang: number
  formaat: string
  bestandsnaam: string
  controle: Documentcontrole
}

/** Where the content of a version of a document is, of the last one unless it is told; undefined when there is none. */
export async function findInhoud(
  db: Db,
  config: Config,
  uuid: string,
  versie: number | null = null,
): Promise<DownloadbaarDocument | undefined> {
  const found = await sql<DownloadbaarDocument>`
    select i.inhoud, i.omvang::float8 as omvang, d.formaat, d.bestandsnaam, ${controleOf(config)} as controle
    from zaakregister_document d join zaakregister_inhoud i on i.document = d.uuid join inhoud h on h.uuid = i.inhoud
    where d.uuid = ${uuid}::uuid and i.versie = coalesce(${versie}::int, (select max(x.versie) from zaakregister_inhoud x where x.document = d.uuid))`.execute(
    db,
  )
  return found.rows[0]
}

/** A document of a zaaksysteem: its uuid there, and its number: of what Balie delivered that is our uuid. */
interface Elders {
  uuid: string
  identificatie: string
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Reads the verdicts of our virus scan on documents of a zaaksysteem, by their uuid there: of those that Balie delivered, and of those of the register
 * inside. A document that is neither is `schoon`: whoever keeps it looks at it.
 */
export async function controleElders(
  db: Db,
  config: Config,
  documenten: readonly Elders[],
): Promise<(uuid: string) => Documentcontrole> {
  const ours = documenten.filter(({ uuid }) => UUID.test(uuid))
  if (ours.length === 0) return () => 'schoon'
  const geleverd = ours.map(({ identificatie }) => (UUID.test(identificatie) ? identificatie : null))
  const found = await sql<{ uuid: string; controle: Documentcontrole }>`
    select b.uuid, ${controleOf(config)} as controle
    from unnest(${ours.map(({ uuid }) => uuid)}::uuid[], ${geleverd}::uuid[]) b (uuid, geleverd)
    join inhoud h on h.uuid = b.geleverd or h.uuid = (
      select i.inhoud from zaakregister_inhoud i where i.document = b.uuid order by i.versie desc limit 1)`.execute(db)
  return (uuid) => {
    const own = found.rows.filter((row) => row.uuid === uuid).map(({ controle }) => controle)
    return own.find((controle) => controle === 'besmet') ?? own.find((controle) => controle === 'wacht') ?? 'schoon'
  }
}

/** Announces content of this size, in parts; what was announced before is thrown away. */
export async function beginDelen(db: Db, document: string, omvang: number): Promise<void> {
  await removeDelen(db, document)
  const inhoud = await beginInhoud(db, omvang)
  const vanaf = sql`n * ${DEEL_OMVANG}::bigint`
  const deel = insertRowOf(rows.bestandsdeel, {
    uuid: sql`gen_random_uuid()`,
    document,
    inhoud,
    volgnummer: sql`n + 1`,
    vanaf,
    omvang: sql`least(${DEEL_OMVANG}::bigint, ${omvang}::bigint - ${vanaf})`,
  })
  await sql`${deel} from generate_series(0, (${omvang}::bigint - 1) / ${DEEL_OMVANG}::bigint) n`.execute(db)
}

/** Throws away parts, with what they held. */
export async function removeDelen(db: Db, document: string): Promise<void> {
  await sql`delete from zaakregister_bestandsdeel where document = ${document}::uuid`.execute(db)
}

/** A part that is to come. */
export interface Bestandsdeel {
  document: string
  inhoud: string
  volgnummer: number
  vanaf: number
  omvang: number
}

export async function bestandsdeel(db: Db, uuid: string): Promise<Bestandsdeel | undefined> {
  const found = await sql<Bestandsdeel>`
    select document, inhoud, volgnummer, vanaf::float8 as vanaf, omvang::float8 as omvang
    from zaakregister_bestandsdeel where uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]
}

/** Keeps a part; it can come again. */
export async function saveBestandsdeel(
  db: Db,
  uuid: string,
  { inhoud, vanaf }: Bestandsdeel,
  bytes: Buffer,
): Promise<void> {
  await saveDeel(db, inhoud, vanaf, bytes)
  await sql`update zaakregister_bestandsdeel set voltooid = true where uuid = ${uuid}::uuid`.execute(db)
}

/** Makes the content of a document of its parts, when it has any; false when some are missing. */
export async function completeDelen(db: Db, document: string): Promise<boolean> {
  const found = await sql<{ inhoud: string; heel: boolean }>`
    select inhoud, bool_and(voltooid) as heel from zaakregister_bestandsdeel where document = ${document}::uuid group by inhoud`.execute(
    db,
  )
  const [delen] = found.rows
  if (!delen) return true
  if (!delen.heel) return false
  await completeInhoud(db, delen.inhoud, null)
  const heel = { document: sql`d.uuid`, versie: sql`d.versie`, inhoud: sql`i.uuid`, omvang: sql`i.omvang` }
  await sql`
    ${insertRowOf(rows.inhoud, heel)} from zaakregister_document d, inhoud i
    where d.uuid = ${document}::uuid and i.uuid = ${delen.inhoud}::uuid`.execute(db)
  await removeDelen(db, document)
  return true
}
