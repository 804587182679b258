import { setImmediate } from 'node:timers/promises'
import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { source, type Table } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import { makeDemoApplicatie } from './applicatie.ts'
import { type Context, makeContext } from './context.ts'
import { makeKlantcontact } from './generator.ts'
import { loadInkomend } from './inkomend.ts'
import { type Inrichting, loadInrichting, makeInrichting, normgegevensOf } from './inrichting.ts'
import { loadKlanttaken } from './klanttaken.ts'
import { loadLabels } from './labels.ts'
import { makePartij } from './partijen.ts'
import { type Rijen, rijenOfActoren, rijenOfKlantcontacten, rijenOfPartijen, TABLES, uuidOf } from './rijen.ts'
import { loadZaken } from './zaken.ts'
import { withoutZoekindexen } from './zoekindexen.ts'

// This is only for demonstration and measurement: cli/commands.ts refuses it in production. It writes rows of all features at once, because
// a million klantcontacten do not go through HTTP; the constraints and triggers of the database apply all the same.

export const DEMO_KLANTCONTACTEN = 3_000
const PER_BATCH = 1_000
const TEGELIJK = 20
const NAAST_ELKAAR = 2
const GROTE_LADING = 50_000
const FEWEST_PARTIJEN = 500
const KLANTCONTACTEN_PER_PARTIJ = 20

export interface Zaad {
  klantcontacten: number
  seed: number
  now: Date
  /** The settings of beheer, if any. */
  inrichting?: Inrichting
  /** It is called after each batch with the number of klantcontacten. */
  onProgress?: (klantcontacten: number) => void
}

/** Takes this many free nummers of a table, in order; a client may have chosen some numbers itself. */
async function freeNummers(db: Db, table: Table, aantal: number): Promise<string[]> {
  const nummers: string[] = []
  while (nummers.length < aantal) {
    const { rows } = await sql<{ nummer: string }>`
      with n as materialized (select nextval(${`${table.name}_nummer`})::text as nummer from generate_series(1, ${aantal - nummers.length}::int))
      select nummer from n where not exists (select from ${sql.table(table)} t where t.nummer = n.nummer) order by nummer::bigint`.execute(
      db,
    )
    nummers.push(...rows.map(({ nummer }) => nummer))
  }
  return nummers
}

/** Rows on their way into a table. */
interface Lading {
  naam: string
  table: Table
  rows: readonly Record<string, unknown>[]
}

/** Puts the rows of a batch in the order of their references. */
const perTable = (rijen: Readonly<Record<string, Lading['rows']>>): Lading[] =>
  Object.entries(TABLES).flatMap(([naam, table]) => {
    const rows = rijen[naam] ?? []
    return rows.length > 0 ? [{ naam, table, rows }] : []
  })

async function numbered(db: Db, { naam, table, rows }: Lading): Promise<Lading> {
  if (!table.columns.volgnummer?.isGenerated) return { naam, table, rows }
  const { rows: volgnummers } = await sql<{ volgnummer: string }>`
    select nextval(pg_get_serial_sequence(${table.name}, 'volgnummer'))::text as volgnummer from generate_series(1, ${rows.length}::int)`.execute(
    db,
  )
  const nummers = table.columns.nummer && (await freeNummers(db, table, rows.length))
  const numbersOf = (index: number) => ({ ...volgnummers[index], ...(nummers && { nummer: nummers[index] }) })
  return { naam, table, rows: rows.map((row, index) => ({ ...row, ...numbersOf(index) })) }
}

/**
 * Gives the rows of a batch their numbers beforehand, because batches are inserted side by side, and one seed must still give the same
 * numbers.
 */
async function withNummers(db: Db, rijen: Rijen): Promise<Lading[]> {
  const ladingen: Lading[] = []
  for (const lading of perTable(rijen)) ladingen.push(await numbered(db, lading))
  return ladingen
}

/** A vestigingsnummer belongs to a KVK-nummer, which was inserted before it. */
const VAN_KVK_NUMMER = {
  extra: { kvkNummer: 'text' },
  added: {
    subIdentificatorVan: sql`(select i.uuid from partij_identificator i
      where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer" limit 1)`,
  },
}

/**
 * Inserts a batch with one statement per table, in one transaction that ends after `eerder`, so that the register always holds a beginning
 * of the data set.
 */
async function addRows(db: Db, ladingen: readonly Lading[], eerder?: Promise<void>): Promise<void> {
  const insertAll = async (tx: Db) => {
    await liftLimit(tx)
    for (const { naam, table, rows } of ladingen) {
      // A zaak is remembered when it is first named; two batches that name the same one would wait for each other.
      if (naam === 'onderwerpobject') await eerder
      const { from, columns, values } = source(table, rows, naam === 'vestiging' ? VAN_KVK_NUMMER : {})
      await sql`insert into ${sql.table(table)} (${columns}) overriding system value select ${values} from ${from}`.execute(
        tx,
      )
    }
    await eerder
  }
  await inTransaction(db, 'lezen', insertAll, { settings: ZONDER_GEBEURTENISSEN })
}

const reeks = (vanaf: number, tot: number) => Array.from({ length: tot - vanaf }, (_, index) => vanaf + index)

/** Counts the items of this kind in the register; they are made in the order of their index. */
async function aanwezig(db: Db, seed: number, soort: 'partij' | 'klantcontact'): Promise<number> {
  const bereik = [uuidOf(seed, soort, 0), uuidOf(seed, soort, 0xffffffffffff)]
  const { rows } = await sql<{ aantal: number }>`
    select count(*)::int as aantal from ${sql.ref(soort)} where uuid between ${bereik[0]}::uuid and ${bereik[1]}::uuid`.execute(
    db,
  )
  return rows[0]?.aantal ?? 0
}

/**
 * Makes batches and inserts them, two at the same time, because one connection keeps no more than one core busy. A batch refers to nothing
 * in the one before it.
 */
async function inBatches(
  vanaf: number,
  tot: number,
  make: (indexen: number[]) => Promise<Lading[]>,
  save: (ladingen: Lading[], tot: number, eerder: Promise<void> | undefined) => Promise<void>,
) {
  const onderweg = Array.from({ length: NAAST_ELKAAR }, () => Promise.resolve())
  for (let begin = vanaf; begin < tot; begin += PER_BATCH) {
    const einde = Math.min(begin + PER_BATCH, tot)
    const ladingen = await make(reeks(begin, einde))
    await onderweg.shift()
    const bewaard = save(ladingen, einde, onderweg.at(-1))
    // The next await meets a failure, and nothing before it does.
    bewaard.catch(() => undefined)
    onderweg.push(bewaard)
  }
  await Promise.all(onderweg)
}

async function loadPartijen(db: Db, seed: number, aantal: number, now: Date): Promise<void> {
  const make = (indexen: number[]) => {
    const partijen = indexen.map((index) => makePartij(seed, index, now))
    return withNummers(db, rijenOfPartijen(seed, partijen))
  }
  // They go one after the other, because a partij can work for one in the batch before it.
  const save = async (ladingen: Lading[], _tot: number, eerder: Promise<void> | undefined) => {
    await eerder
    await addRows(db, ladingen)
  }
  await inBatches(await aanwezig(db, seed, 'partij'), aantal, make, save)
}

/**
 * Makes a batch of klantcontacten in the order in which they took place, so that their numbers follow time. It makes a few at a time, so
 * that the batches that are on their way get their next statement in between.
 */
async function makeKlantcontacten(context: Context, indexen: readonly number[]) {
  const contacten = []
  for (const index of indexen) {
    contacten.push(makeKlantcontact(context, index))
    if (contacten.length % TEGELIJK === 0) await setImmediate()
  }
  return contacten.sort((a, b) => a.plaatsgevondenOp.getTime() - b.plaatsgevondenOp.getTime())
}

async function loadKlantcontacten(db: Db, context: Context, { seed, klantcontacten, onProgress }: Zaad): Promise<void> {
  const vanaf = await aanwezig(db, seed, 'klantcontact')
  const make = async (indexen: number[]) => {
    const rijen = rijenOfKlantcontacten(seed, await makeKlantcontacten(context, indexen), context.bezetting.actoren)
    return withNummers(db, rijen)
  }
  await inBatches(vanaf, klantcontacten, make, async (ladingen, tot, eerder) => {
    await addRows(db, ladingen, eerder)
    onProgress?.(tot)
  })
}

/**
 * Fills the register up to this many klantcontacten of the data set of this seed. Existing rows stay; one seed on one day always gives the
 * same register.
 */
export async function seedRegister(db: Db, zaad: Zaad): Promise<void> {
  const { seed, now, klantcontacten, inrichting } = zaad
  const partijen = Math.max(FEWEST_PARTIJEN, Math.ceil(klantcontacten / KLANTCONTACTEN_PER_PARTIJ))
  const context = makeContext({ seed, now, partijen, normen: inrichting && normgegevensOf(seed, inrichting) })
  const eerste = await sql`select from actor where uuid = ${uuidOf(seed, 'actor', 0)}::uuid`.execute(db)
  if (eerste.rows.length === 0)
    await addRows(db, await withNummers(db, rijenOfActoren(seed, context.bezetting.actoren)))
  if (inrichting) await loadInrichting(db, seed, inrichting)
  await loadPartijen(db, seed, partijen, now)
  const nieuwe = klantcontacten - (await aanwezig(db, seed, 'klantcontact'))
  await withoutZoekindexen(db, nieuwe >= GROTE_LADING, () => loadKlantcontacten(db, context, zaad))
  await inTransaction(db, 'schrijven', async (tx) => {
    await liftLimit(tx)
    await sql`analyze`.execute(tx)
  })
}

/** Loads the demonstration: its application always, its data once, in a register that is still empty. */
export async function loadDemo(db: Db, rechten: readonly string[], now: Date): Promise<void> {
  await makeDemoApplicatie(db, rechten)
  const { rows } = await sql`select from klantcontact limit 1`.execute(db)
  if (rows.length > 0) return
  const zaad = { klantcontacten: DEMO_KLANTCONTACTEN, seed: 1, now: startOfDay(now) }
  await seedRegister(db, { ...zaad, inrichting: makeInrichting(zaad.seed, zaad.now) })
  await loadZaken(db, zaad.seed, zaad.now)
  await loadKlanttaken(db, zaad.now)
  await loadInkomend(db, zaad.now)
  await loadLabels(db, zaad.seed)
}

/** Gives midnight before this moment, because the data of a seed stay the same all day. */
export function startOfDay(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000)
}
