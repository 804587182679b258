import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import type { LogboekRegel } from '../../platform/operations.ts'
import { insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { logboek } from './row.ts'

/** Writes an array as PostgreSQL does, of values without a comma, a quote or a brace in them. The driver would look at each character. */
const arrayOf = (values: readonly string[]) => `{${values.join(',')}}`

const namen = new Map<string, string>()

/** Gives the names under which the verwerkingsactiviteit of an operation may stand: its own, its beginnings, and that of the rest. */
function namenOf(operatie: string): string {
  const known = namen.get(operatie)
  if (known) return known
  const parts = operatie.split('.')
  const all = arrayOf([...parts.map((_, index) => parts.slice(0, parts.length - index).join('.')), '*'])
  namen.set(operatie, all)
  return all
}

const place = (number: number) => sql.raw(`$${number}`)

// It is put together once, because every request sends it.
const REGEL = insertRowOf(logboek, {
  operatie: place(1),
  resultaat: place(2),
  wieSoort: place(3),
  wie: place(4),
  wieNaam: place(5),
  namens: place(6),
  partijen: place(7),
  elders: place(8),
  requestId: place(9),
  traceId: place(10),
  ouderId: place(11),
  herkomst: place(12),
  begonnenOp: place(13),
  verwerkingsactiviteit: sql`coalesce((
    select v.naam from verwerkingsactiviteit v where v.operatie = any (${place(14)}) order by length(v.operatie) desc limit 1), '')`,
  soort: place(15),
  aantal: place(16),
}).compile().text

/** The kind of a line decides how long it stays. */
export type Soort = 'persoon' | 'brp' | 'overig' | 'weigering'

const BRP = 'basisregistraties.'

function soortOf({ operatie, partijen, elders = [] }: LogboekRegel): Soort {
  if (operatie.startsWith(BRP) || elders.length > 0) return 'brp'
  return partijen.length > 0 ? 'persoon' : 'overig'
}

/** Adds a line to the logboek (R29): who did what, for which purpose, from where, with what result, and whose data it concerned. */
export async function store(db: Db, regel: LogboekRegel): Promise<void> {
  await addRows(db, regel, soortOf(regel), 1)
}

/** Adds a line that stands for this many refusals of the same kind. */
export async function writeWeigering(db: Db, regel: LogboekRegel, aantal: number): Promise<void> {
  await addRows(db, regel, 'weigering', aantal)
}

async function addRows(db: Db, regel: LogboekRegel, soort: Soort, aantal: number): Promise<void> {
  const { operatie, resultaat, wie, partijen, elders = [], requestId, trace, herkomst, begonnenOp } = regel
  const waarden = [
    ...[operatie, resultaat, wie?.soort ?? 'onbekend', wie?.uuid ?? null, wie?.naam ?? '', wie?.namens ?? null],
    ...[
      arrayOf(partijen),
      arrayOf(elders),
      requestId,
      trace.traceId,
      trace.parentId ?? '',
      herkomst,
      begonnenOp.toISOString(),
    ],
    ...[namenOf(operatie), soort, aantal],
  ]
  await db.query(REGEL, waarden)
}

export interface Zoekvraag {
  partij?: string | undefined
  /** Another register may have shown that partij under these pseudonyms. */
  elders?: readonly string[] | undefined
  wie?: string | undefined
  operatie?: string | undefined
  van?: string | undefined
  tot?: string | undefined
  na?: string | undefined
}

function conditions({ partij, elders = [], wie, operatie, van, tot, na }: Zoekvraag): Sql {
  const parts = [sql`true`]
  if (partij)
    parts.push(
      elders.length > 0
        ? sql`(l.partijen @> array[${partij}::uuid] or (l.elders <> '{}' and l.elders && ${elders}::text[]))`
        : sql`l.partijen @> array[${partij}::uuid]`,
    )
  if (wie) parts.push(sql`l.wie = ${wie}::uuid`)
  if (operatie) parts.push(sql`(l.operatie = ${operatie} or starts_with(l.operatie, ${`${operatie}.`}))`)
  if (van) parts.push(sql`l.op >= ${van}::timestamptz`)
  if (tot) parts.push(sql`l.op < ${tot}::timestamptz`)
  if (na) parts.push(sql`l.id < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  return sql.join(parts, sql` and `)
}

/** Reads a page of lines as JSON text, the last one first. */
export async function search(db: Db, vraag: Zoekvraag & { aantal: number }) {
  const { rows } = await sql<{ regel: string; id: string }>`
    select l.id::text as id, json_build_object('id', l.id::text, 'op', iso(l.op), 'operatie', l.operatie, 'resultaat', l.resultaat,
      'verwerkingsactiviteit', l.verwerkingsactiviteit, 'wie', json_build_object('soort', l.wie_soort, 'uuid', l.wie, 'naam', l.wie_naam),
      'namens', l.namens, 'partijen', l.partijen, 'herkomst', l.herkomst, 'verzoek', l.request_id, 'traceId', l.trace_id, 'aantal', l.aantal)::text as regel
    from logboek l where ${conditions(vraag)} order by l.id desc limit ${sql.lit(vraag.aantal + 1)}`.execute(db)
  return rows
}

export interface ExportRegel {
  op: string
  operatie: string
  resultaat: number
  verwerkingsactiviteit: string
  wieSoort: string
  wie: string
  wieNaam: string
  namens: string
  partijen: string
  herkomst: string
  verzoek: string
  traceId: string
  aantal: number
}

/** Reads lines for an export, the last one first. */
export async function exportAll(db: Db, vraag: Zoekvraag, most: number): Promise<ExportRegel[]> {
  const { rows } = await sql<ExportRegel>`
    select iso(l.op) as op, l.operatie, l.resultaat, l.verwerkingsactiviteit, l.wie_soort as "wieSoort", coalesce(l.wie::text, '') as wie,
      l.wie_naam as "wieNaam", coalesce(l.namens, '') as namens, array_to_string(l.partijen, ' ') as partijen, l.herkomst,
      l.request_id as verzoek, l.trace_id as "traceId", l.aantal
    from logboek l where ${conditions(vraag)} order by l.id desc limit ${sql.lit(most)}`.execute(db)
  return rows
}

/** Makes the partitions of the months up to and including this moment. */
export async function makeMaanden(db: Db, tot: Date): Promise<void> {
  await sql`select logboek_maak_maanden(${tot.toISOString()}::timestamptz)`.execute(db)
}

/** Removes the lines of a kind from all months that ended before this moment, and records that; gives how many there were. */
export async function destroy(db: Db, soort: Soort, voor: Date): Promise<number> {
  const { regels } = only(
    await sql<{ regels: string }>`
      select logboek_vernietig(${soort}, ${voor.toISOString()}::timestamptz)::text as regels`.execute(db),
  )
  return Number(regels)
}

/** Lists the months that were removed, the last one first. */
export async function vernietigingen(db: Db) {
  const { rows } = await sql<{ soort: Soort; maand: string; regels: number; op: string }>`
    select soort, to_char(maand, 'YYYY-MM') as maand, regels::float8 as regels, iso(op) as op
    from logboek_vernietiging order by logboek_vernietiging.op desc, maand desc, soort limit 1000`.execute(db)
  return rows
}
