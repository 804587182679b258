import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction, liftLimit } from './database.ts'
import { sqlState } from './outages.ts'
import { checkRestriction, makeRole, restrictionFault } from './restriction.ts'
import { sql } from './sql.ts'

const DATABASE = join(import.meta.dirname, '../../database')
const MIGRATIONS = join(DATABASE, 'migrations')

/**
 * The time, in ms, that a migration waits for a table that somebody else has locked, such as a backup. Everyone who asks for that table
 * queues behind the migration, so it soon gives up, rolls back and tries again.
 */
const LOCK_MS = 2_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 10_000
/** The time, in ms, during which it keeps trying. */
const PATIENCE_MS = 600_000

/** Requests that go on meanwhile hold what a migration asks for: it waited too long (55P03), or each waits for the other (40P01). */
const HELD_BY_OTHERS = new Set(['55P03', '40P01'])

/** An error for a program and a database that do not belong together; the message, in Dutch, says what to do. */
export class VersionError extends Error {}

/** Lists the migrations: plain SQL files that run once, in the order of their names, and never change after a release. */
const namesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder))
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.replace(/\.sql$/, ''))
    .sort()

/** Reads the text that makes the restricted views, with a mark that tells whether the views in a database were made from it. */
async function restrictedViews(): Promise<{ text: string; mark: string }> {
  const text = await readFile(join(DATABASE, 'beperkt.sql'), 'utf8')
  return { text, mark: createHash('sha256').update(text).digest('hex') }
}

/** Migrations below this number made release 0.1.0, one for each feature. They never get siblings, so another name there is from before it. */
const AFTER_RELEASE = '0200'

/** The migrations of before 0.1.0. A database that has them all has the schema of 0.1.0. */
const BEFORE_RELEASE = { count: 62, last: '0173_abonnementen' }

/** Gives the migrations that a database has, with those of 0.1.0 in place of all those that came before it. */
function asReleased(done: readonly string[], own: readonly string[]): readonly string[] {
  const early = done.filter((name) => name < AFTER_RELEASE)
  if (early.length !== BEFORE_RELEASE.count || !early.includes(BEFORE_RELEASE.last)) return done
  return [...own.filter((name) => name < AFTER_RELEASE), ...done.filter((name) => name >= AFTER_RELEASE)]
}

async function markOf(db: Db): Promise<string | null> {
  const { rows } = await sql<{ mark: string | null }>`
    select obj_description(to_regnamespace('beperkt'), 'pg_namespace') as mark`.execute(db)
  return rows[0]?.mark ?? null
}

/** The relation between the versions of this program and a database. */
export interface Standing {
  /** The migrations of this program that the database does not have. */
  pending: string[]
  /** The migrations of the database that this program does not have, because a newer version ran them. */
  unknown: string[]
  /** A newer version removed something that this program needs. */
  isTooOld: boolean
  /** A version of before 0.1.0 made the database, and not the last one. */
  isFromBefore: boolean
  /** The restricted views in the database: made from the text of this program, from another text, or missing. */
  views: 'own' | 'other' | 'none'
  /** The database takes no writes, for instance because it is a standby. */
  isReadOnly: boolean
}

/**
 * Gives the oldest migration that a program must know to work after this one: `0240_partijen.vanaf-0225` says that programs from before
 * 0225 do not. Any other migration keeps older programs working (expand, migrate, contract; see docs/operating.md).
 */
const needs = (name: string) => /\.vanaf-(\d{4})$/.exec(name)?.[1] ?? ''

/** Compares the migrations of this program with those of a database. */
export async function standingOf(db: Db, folder = MIGRATIONS): Promise<Standing> {
  const own = await namesIn(folder)
  const { rows } = await sql<{ exists: boolean; readOnly: string }>`
    select to_regclass('public.migratie') is not null as exists, current_setting('transaction_read_only') as "readOnly"`.execute(
    db,
  )
  const done = rows[0]?.exists
    ? (await sql<{ name: string }>`select name from migratie order by name`.execute(db)).rows
    : []
  const names = asReleased(
    done.map(({ name }) => name),
    own,
  )
  const unknown = names.filter((name) => !own.includes(name))
  const newest = own.at(-1) ?? ''
  const mark = await markOf(db)
  return {
    pending: own.filter((name) => !names.includes(name)),
    unknown,
    isFromBefore: unknown.some((name) => name < AFTER_RELEASE),
    isTooOld: unknown.some((name) => needs(name) > newest.slice(0, 4)),
    views: mark === null ? 'none' : mark === (await restrictedViews()).mark ? 'own' : 'other',
    isReadOnly: rows[0]?.readOnly === 'on',
  }
}

/**
 * Tells whether this program can serve from this database now, even if a newer version has migrated it or its views come from a newer text.
 */
export const isUsable = ({ pending, isTooOld, views }: Standing) =>
  pending.length === 0 && !isTooOld && views !== 'none'

/** Tells whether the database is at the version of this program, or beyond it. */
export const isNewest = (standing: Standing) =>
  isUsable(standing) && (standing.views === 'own' || standing.unknown.length > 0)

/** Tells whether the database has all migrations and the views of this program. */
export const isMigrated = async (db: Db): Promise<boolean> => isNewest(await standingOf(db))

/**
 * Refuses a database that another version made unusable for this program.
 * @throws VersionError that says what to do
 */
export function refuseOther({ pending, unknown, isTooOld, isFromBefore }: Standing): void {
  const newest = unknown.at(-1)
  if (isFromBefore)
    throw new VersionError(
      `deze database is van een versie van vóór Balie 0.1.0 (${newest}), en wordt door deze versie niet bijgewerkt. Staan er alleen demogegevens in, begin dan opnieuw: verwijder de map van \`npm start\` (DATA_DIR; .balie als u niets instelde), of geef DATABASE_URL een lege database. Moeten de gegevens mee, start dan eerst de laatste versie van vóór 0.1.0, die met de migratie ${BEFORE_RELEASE.last}: wat die heeft bijgewerkt neemt deze versie over (docs/operating.md, "Van vóór 0.1.0").`,
    )
  if (isTooOld)
    throw new VersionError(
      `deze database is van een nieuwere versie van Balie (${newest}), en deze versie werkt daar niet meer mee. Start de nieuwere versie weer, of zet de back-up van vóór de migratie terug (docs/operating.md, "Een nieuwe versie, en terug").`,
    )
  if (newest && pending.length > 0)
    throw new VersionError(
      `deze database is bijgewerkt door een andere versie van Balie: ${newest} is hier onbekend, en ${pending.join(', ')} ontbreekt er. Voer balie migrate uit met de nieuwste van beide versies (docs/operating.md, "Een nieuwe versie, en terug").`,
    )
}

/**
 * Refuses a database that this program does not work with as it is.
 * @throws VersionError that says what to do
 */
export function requireMigrated(standing: Standing): void {
  refuseOther(standing)
  if (!isNewest(standing)) throw new VersionError('de database is nog niet bij. Voer eerst `balie migrate` uit.')
}

/** Makes the views again. Views depend on their tables, so a migration starts by dropping them. */
async function makeViews(tx: Db): Promise<void> {
  const { text, mark } = await restrictedViews()
  await sql.raw('drop schema if exists beperkt cascade').execute(tx)
  await sql.raw(text).execute(tx)
  await sql.raw(`comment on schema beperkt is '${mark}'`).execute(tx)
}

/** Runs work in a transaction that holds a lock, so that other migrations wait for it. */
const locked = (db: Db, work: (tx: Db) => Promise<void>) =>
  inTransaction(db, 'schrijven', async (tx) => {
    await sql.raw('select pg_advisory_xact_lock(20230420, 1000)').execute(tx)
    await sql.raw(`set local lock_timeout = ${LOCK_MS}`).execute(tx)
    await work(tx)
  })

/** Keeps which migrations ran, by name, and when. */
const MIGRATIE =
  'create table if not exists migratie (name varchar(255) not null primary key, timestamp varchar(255) not null)'

/**
 * Runs migrations in one transaction: it begins by dropping the views and ends by making them again, so that whoever looks meanwhile waits,
 * and never finds them gone.
 */
async function run(tx: Db, folder: string, pending: readonly string[]): Promise<void> {
  await liftLimit(tx)
  await sql.raw('drop schema if exists beperkt cascade').execute(tx)
  for (const name of pending) {
    await sql.raw(await readFile(join(folder, `${name}.sql`), 'utf8')).execute(tx)
    await sql`insert into migratie (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(tx)
  }
  await makeViews(tx)
}

async function bringUp(db: Db, folder: string): Promise<string[]> {
  const standing = await standingOf(db, folder)
  refuseOther(standing)
  // The role comes first, so that nothing is migrated when it cannot be made.
  await locked(db, makeRole)
  if (standing.pending.length === 0) {
    const isOurs = standing.unknown.length === 0
    if (isOurs && (standing.views !== 'own' || (await restrictionFault(db)))) await locked(db, makeViews)
    await checkRestriction(db)
    return []
  }
  let done: string[] = []
  await locked(db, async (tx) => {
    await sql.raw(MIGRATIE).execute(tx)
    // An earlier way to keep others out.
    await sql.raw('drop table if exists migratie_slot').execute(tx)
    // Asked again: somebody else may have run them while we waited.
    done = (await standingOf(tx, folder)).pending
    if (done.length > 0) await run(tx, folder, done)
  })
  await checkRestriction(db)
  return done
}

export interface MigrateOptions {
  /** The folder with the migrations. */
  folder?: string
  /** Receives a line, in Dutch, about what is being waited for. */
  log?: (line: string) => void
}

/**
 * Brings the database to the newest version; concurrent runs wait for each other. It returns the names of the migrations it ran.
 * @throws VersionError when a newer version migrated this database and this one cannot work with it
 * @throws RestrictionError when restricted users would see too much, or nothing (R28)
 */
export async function migrate(
  db: Db,
  { folder = MIGRATIONS, log = () => undefined }: MigrateOptions = {},
): Promise<string[]> {
  const until = Date.now() + PATIENCE_MS
  for (let wait = FIRST_PAUSE_MS; ; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
    try {
      return await bringUp(db, folder)
    } catch (error) {
      if (!HELD_BY_OTHERS.has(sqlState(error) ?? '') || Date.now() > until) throw error
      log('Een andere opdracht, zoals een back-up, houdt een tabel vast. Balie probeert het zo opnieuw.')
      await pause(wait)
    }
  }
}
