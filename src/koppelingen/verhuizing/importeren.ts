import { createHash } from 'node:crypto'
import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import { FORMAAT } from './exporteren.ts'
import { perKeer, reeksenOf, schemaOf, type Tabel, TEKEN_VAN_GEBRUIK, tabellenOf, VERVANGEN } from './tabellen.ts'

/** An import stops for this reason: a Dutch sentence for the person who runs it. Nothing of what was read is kept. */
export class ImportFout extends Error {}

type Regel = Record<string, unknown>

/** Rows of one table that wait to be written, with their line numbers. */
interface Stapel {
  tabel: Tabel
  rijen: unknown[]
  vanaf: number
}

async function refuseFilled(db: Db): Promise<void> {
  const gevuld: string[] = []
  for (const naam of TEKEN_VAN_GEBRUIK) {
    const { rows } = await sql`select from ${sql.ref(naam)} limit 1`.execute(db)
    if (rows.length > 0) gevuld.push(naam)
  }
  if (gevuld.length === 0) return
  throw new ImportFout(
    `Er staan al gegevens in deze database (${gevuld.join(', ')}). Importeer in een lege database: maak er een en draai eerst \`balie migrate\`.`,
  )
}

const oorzaak = (error: unknown) => {
  const { constraint, code } = error as { constraint?: string; code?: string }
  return constraint ?? code ?? (error instanceof Error ? error.message : String(error))
}

async function writeBatch(db: Db, { tabel, rijen, vanaf }: Stapel): Promise<void> {
  const kolommen = sql.join(tabel.kolommen.map((kolom) => sql.ref(kolom)))
  try {
    await sql`insert into ${sql.ref(tabel.naam)} (${kolommen}) overriding system value
      select ${kolommen} from json_populate_recordset(null::${sql.ref(tabel.naam)}, ${JSON.stringify(rijen)}::json)`.execute(
      db,
    )
  } catch (error) {
    const tot = vanaf + rijen.length - 1
    throw new ImportFout(
      `Regel ${vanaf} tot en met ${tot} (${tabel.naam}): de database weigert dit (${oorzaak(error)}).`,
    )
  }
}

function readLine(tekst: string, nummer: number): Regel {
  try {
    const regel: unknown = JSON.parse(tekst)
    if (typeof regel === 'object' && regel !== null && !Array.isArray(regel)) return regel as Regel
  } catch {
    // The error is thrown below.
  }
  throw new ImportFout(`Regel ${nummer} is geen JSON-object.`)
}

function checkHeader(kop: Regel, schema: string): void {
  if (kop.balie !== 'export') throw new ImportFout('Regel 1: dit is geen export van Balie.')
  if (kop.formaat !== FORMAAT)
    throw new ImportFout(
      `Regel 1: deze export heeft formaat ${String(kop.formaat)}; dit programma leest formaat ${FORMAAT}.`,
    )
  if (kop.schema !== schema)
    throw new ImportFout(
      `Regel 1: deze export is van schema ${String(kop.schema)}, deze database heeft ${schema}. Importeer met dezelfde versie van Balie.`,
    )
}

function checkEnd({ rijen, sha256 }: Regel, gelezen: number, som: string): void {
  if (rijen !== gelezen)
    throw new ImportFout(`Er zijn ${gelezen} rijen gelezen; volgens het einde zijn het er ${String(rijen)}.`)
  if (sha256 !== som) throw new ImportFout('Het bestand is veranderd: de controlesom klopt niet.')
}

/** An export is put back into this. */
interface Doel {
  db: Db
  tabellen: ReadonlyMap<string, Tabel>
  reeksen: ReadonlySet<string>
  schema: string
}

/** Collects rows that come one by one, and writes some at a time. */
function makeBatch({ db, tabellen }: Doel) {
  let stapel: Stapel | undefined
  let aantal = 0
  let isReplaced = false
  const leeg = async () => {
    if (stapel) await writeBatch(db, stapel)
    stapel = undefined
  }
  const take = async (nummer: number, naam: string, rij: unknown) => {
    const tabel = tabellen.get(naam)
    if (!tabel) throw new ImportFout(`Regel ${nummer}: de tabel ${naam} bestaat niet.`)
    if (typeof rij !== 'object' || rij === null) throw new ImportFout(`Regel ${nummer}: de rij ontbreekt.`)
    if (stapel && (stapel.tabel !== tabel || stapel.rijen.length >= perKeer(naam))) await leeg()
    if (naam === VERVANGEN && !isReplaced) await sql`delete from ${sql.ref(naam)}`.execute(db)
    isReplaced ||= naam === VERVANGEN
    stapel ??= { tabel, rijen: [], vanaf: nummer }
    stapel.rijen.push(rij)
    aantal += 1
  }
  return { take, leeg, aantal: () => aantal }
}

async function setSequence({ db, reeksen }: Doel, nummer: number, naam: string, laatste: unknown): Promise<void> {
  if (!reeksen.has(naam)) throw new ImportFout(`Regel ${nummer}: de reeks ${naam} bestaat niet.`)
  if (laatste === null) return
  if (typeof laatste !== 'string' || !/^\d{1,18}$/.test(laatste))
    throw new ImportFout(`Regel ${nummer}: ${naam} heeft geen getal.`)
  await sql`select setval(${naam}::regclass, ${laatste}::bigint)`.execute(db)
}

/** Reads all lines; gives the number of rows. */
async function readAll(doel: Doel, regels: AsyncIterable<string>): Promise<number> {
  const stapel = makeBatch(doel)
  const hash = createHash('sha256')
  let [nummer, klaar] = [0, false]
  for await (const tekst of regels) {
    nummer += 1
    if (klaar) throw new ImportFout(`Regel ${nummer} staat na het einde.`)
    const regel = readLine(tekst, nummer)
    if (regel.einde === true) {
      await stapel.leeg()
      checkEnd(regel, stapel.aantal(), hash.digest('hex'))
      klaar = true
      continue
    }
    hash.update(`${tekst}\n`)
    if (nummer === 1) checkHeader(regel, doel.schema)
    else if (typeof regel.tabel === 'string') await stapel.take(nummer, regel.tabel, regel.rij)
    else if (typeof regel.reeks === 'string') await setSequence(doel, nummer, regel.reeks, regel.laatste)
    else throw new ImportFout(`Regel ${nummer} heeft geen tabel en geen reeks.`)
  }
  if (nummer === 0) throw new ImportFout('Het bestand is leeg.')
  if (!klaar) throw new ImportFout(`Het bestand is niet compleet: na regel ${nummer} ontbreekt het einde.`)
  return stapel.aantal()
}

/**
 * Puts an export back into an empty database, all of it or nothing.
 * @param regels the lines of the export
 * @returns the number of rows
 * @throws ImportFout with the line where it goes wrong
 */
export async function importAll(db: Db, regels: AsyncIterable<string>): Promise<number> {
  const restore = async (tx: Db) => {
    await liftLimit(tx)
    // Whoever sends the lines may pause for longer than a request may.
    await sql
      .raw(
        "set local idle_in_transaction_session_timeout = 0; set local balie.terugzetten = 'ja'; set constraints all deferred",
      )
      .execute(tx)
    const tabellen = await tabellenOf(tx)
    await refuseFilled(tx)
    for (const { naam } of tabellen.toReversed()) await sql`delete from ${sql.ref(naam)}`.execute(tx)
    const reeksen = new Set((await reeksenOf(tx, tabellen)).map(({ reeks }) => reeks))
    const doel = { db: tx, tabellen: new Map(tabellen.map((t) => [t.naam, t])), reeksen, schema: await schemaOf(tx) }
    const rijen = await readAll(doel, regels)
    try {
      await sql.raw('set constraints all immediate').execute(tx)
    } catch (error) {
      throw new ImportFout(`De gegevens horen niet bij elkaar: ${oorzaak(error)}.`)
    }
    return rijen
  }
  return inTransaction(db, 'schrijven', restore, { settings: ZONDER_GEBEURTENISSEN })
}
