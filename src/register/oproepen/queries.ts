import { type Db, only, takeTurn } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertRowOf, insertRows, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { isRegistered } from '../klantcontacten/reads.ts'
import type { Oproep, OproepVanGesprek, Wachtrij } from './contract.ts'
import { oproep, oproepGesprek } from './row.ts'
import type { StandOproep } from './rules.ts'

/** The switchboard that tells of a call, and its name there. */
export interface Bekend {
  bron: string
  gesprekId: string
}

/** A call that was told of before. */
export interface Eerder {
  uuid: string
  stand: StandOproep
  /** The klantcontact with the task to call back. */
  terugbellen: string | null
}

/** Finds a call, and makes what else is told of it wait until the transaction ends; undefined when nothing was told of it. */
export async function lockOne(db: Db, { bron, gesprekId }: Bekend): Promise<Eerder | undefined> {
  await takeTurn(db, `oproep ${bron} ${gesprekId}`)
  const { rows } = await sql<StandOproep & Omit<Eerder, 'stand'>>`
    select uuid, richting, nummer, gemeentenummer, wachtrij, medewerker, medewerker_onbekend as "medewerkerOnbekend", toestand,
      toestand_op as "toestandOp", begonnen_op as "begonnenOp", opgenomen_op as "opgenomenOp", geeindigd_op as "geeindigdOp", terugbellen
    from oproep where bron = ${bron}::uuid and gesprek_id = ${gesprekId}`.execute(db)
  const [row] = rows
  if (!row) return undefined
  const { uuid, terugbellen, ...stand } = row
  return { uuid, terugbellen, stand }
}

const columnsOf = ({ toestandOp, begonnenOp, opgenomenOp, geeindigdOp, ...own }: StandOproep) => ({
  ...own,
  toestandOp: toestandOp.toISOString(),
  begonnenOp: begonnenOp.toISOString(),
  opgenomenOp: opgenomenOp?.toISOString() ?? null,
  geeindigdOp: geeindigdOp?.toISOString() ?? null,
})

/** Keeps a new call. */
export const add = (db: Db, known: Bekend & { uuid: string }, stand: StandOproep): Promise<void> =>
  insertRows(db, oproep, [{ ...known, ...columnsOf(stand) }])

/** Keeps how a call is now. */
export const change = (db: Db, uuid: string, stand: StandOproep): Promise<void> =>
  updateRow(db, oproep, uuid, columnsOf(stand))

/** Keeps in which klantcontact the task stands to call back. */
export const setTerugbellen = (db: Db, uuid: string, klantcontact: string): Promise<void> =>
  updateRow(db, oproep, uuid, { terugbellen: klantcontact })

/** Finds the klantcontact with an open task to call this number back. */
export async function terugbellenOf(db: Db, nummer: string): Promise<string | undefined> {
  const { rows } = await sql<{ terugbellen: string }>`
    select o.terugbellen from oproep o
    where o.nummer = ${nummer} and o.terugbellen is not null and exists (
      select from interne_taak t where t.klantcontact = o.terugbellen and t.status = 'te_verwerken') limit 1`.execute(
    db,
  )
  return rows[0]?.terugbellen
}

/** A call that has ended stays on the screen for so long, until it is registered. */
const JUST = sql`interval '10 minutes'`
/** A call of which no end was told is over after so long. */
const LONGEST = sql`interval '4 hours'`

/** The calls `o` of a medewerker that ask attention now: they ring, go on, or have just ended and are in no conversation of theirs yet. */
const ofNow = (now: Date): Sql => {
  const nu = sql`${now.toISOString()}::timestamptz`
  // The first condition is one that an index has.
  return sql`o.toestand_op > ${nu} - ${LONGEST} and o.toestand_op > ${nu} - case when o.geeindigd_op is null then ${LONGEST} else ${JUST} end
    and o.toestand in ('rinkelt', 'opgenomen', 'doorverbonden', 'beeindigd')
    and not exists (select from oproep_gesprek g where g.oproep = o.uuid and g.medewerker = o.medewerker)`
}

const tijden = sql`iso(o.begonnen_op) as "begonnenOp", iso(o.opgenomen_op) as "opgenomenOp", iso(o.geeindigd_op) as "geeindigdOp"`

/** Lists the calls that ask the attention of a medewerker, the last first; and tells whether there is a switchboard at all. */
export async function mijn(
  db: Db,
  medewerker: string,
  now: Date,
): Promise<{ inGebruik: boolean; resultaten: Oproep[] }> {
  return only(
    await sql<{ inGebruik: boolean; resultaten: Oproep[] }>`
    select exists (select from oproep where begonnen_op > ${now.toISOString()}::timestamptz - interval '30 days') as "inGebruik",
      coalesce((select json_agg(r order by r."begonnenOp" desc) from (
        select o.uuid, o.richting, o.nummer, o.wachtrij, o.toestand, ${tijden} from oproep o
        where o.medewerker = ${medewerker}::uuid and ${ofNow(now)} order by o.toestand_op desc limit 5) r), '[]') as resultaten`.execute(
      db,
    ),
  )
}

/** Gives for each of these medewerkers a text that changes when something happens to their calls; absent when they have none. */
export async function sporenOf(
  db: Db,
  medewerkers: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ medewerker: string; spoor: string }>`
    select o.medewerker, string_agg(o.uuid || ' ' || o.toestand, ',' order by o.uuid) as spoor
    from oproep o where o.medewerker = any (${medewerkers}::uuid[]) and ${ofNow(now)} group by 1`.execute(db)
  return new Map(rows.map(({ medewerker, spoor }) => [medewerker, spoor]))
}

/** Keeps in which conversation a medewerker registers what is said in a call of theirs; false when it is not theirs. */
export async function link(db: Db, medewerker: string, uuid: string, gesprek: string): Promise<boolean> {
  const row = { oproep: sql`o.uuid`, gesprek, medewerker }
  const { rows } = await sql`
    ${insertRowOf(oproepGesprek, row)} from oproep o where o.uuid = ${uuid}::uuid and o.medewerker = ${medewerker}::uuid
    on conflict (oproep, gesprek) do update set medewerker = excluded.medewerker returning 1`.execute(db)
  return rows.length > 0
}

/** Gives when the calls of conversations were answered; absent when there was no call. */
export async function begonnenOp(db: Db, gesprekken: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ gesprek: string; op: string }>`
    select g.gesprek, iso(min(o.opgenomen_op)) as op from oproep_gesprek g join oproep o on o.uuid = g.oproep
    where g.gesprek = any (${gesprekken}::uuid[]) and o.opgenomen_op is not null group by 1`.execute(db)
  return new Map(rows.map(({ gesprek, op }) => [gesprek, op]))
}

/** Lists the calls of a conversation of which the caller may see a klantcontact (R28). */
export async function ofGesprek(db: Db, gesprek: string): Promise<OproepVanGesprek[]> {
  const { rows } = await sql<OproepVanGesprek>`
    select o.uuid, o.richting, o.wachtrij, ${tijden} from oproep_gesprek g join oproep o on o.uuid = g.oproep
    where g.gesprek = ${gesprek}::uuid and ${isRegistered(sql`g.gesprek`)}
    order by o.begonnen_op limit 20`.execute(db)
  return rows
}

/** The calls `o` that came in since a moment, counted. */
const telling = (since: Sql): Sql => {
  const recent = sql`o.begonnen_op >= ${since}`
  return sql`json_build_object(
    'binnengekomen', count(*) filter (where ${recent}),
    'beantwoord', count(*) filter (where ${recent} and o.opgenomen_op is not null),
    'gemist', count(*) filter (where ${recent} and o.opgenomen_op is null and o.toestand in ('gemist', 'opgegeven')),
    'wachttijdSeconden', round(avg(extract(epoch from o.opgenomen_op - o.begonnen_op)) filter (where ${recent}))::int)`
}

/** Tells whether a call `o` goes on. */
const goesOn = (nu: Sql): Sql => sql`o.geeindigd_op is null and o.toestand_op > ${nu} - ${LONGEST}`
/** Tells whether a call `o` waits for somebody to answer. */
const waits = (nu: Sql): Sql => sql`${goesOn(nu)} and o.toestand in ('wachten', 'rinkelt')`

/** Counts the calls of each queue: now, today and in the last seven days. */
export async function overzicht(db: Db, now: Date): Promise<{ wachtrijen: Wachtrij[]; medewerkerOnbekend: number }> {
  const nu = sql`${now.toISOString()}::timestamptz`
  const vandaag = sql`(date_trunc('day', ${nu} at time zone 'Europe/Amsterdam') at time zone 'Europe/Amsterdam')`
  const week = sql`(${nu} - interval '7 days')`
  return only(
    await sql<{ wachtrijen: Wachtrij[]; medewerkerOnbekend: number }>`
    with recent as materialized (select * from oproep o where o.begonnen_op >= ${week})
    select coalesce((select json_agg(r order by r.naam) from (
        select o.wachtrij as naam, count(*) filter (where ${waits(nu)}) as wachtend, iso(min(o.begonnen_op) filter (where ${waits(nu)})) as "wachtSinds",
          count(*) filter (where ${goesOn(nu)} and o.toestand in ('opgenomen', 'doorverbonden')) as "inGesprek",
          ${telling(vandaag)} as vandaag, ${telling(week)} as week
        from recent o where o.richting = 'inkomend' group by o.wachtrij) r), '[]') as wachtrijen,
      (select count(*)::int from recent o where o.medewerker_onbekend) as "medewerkerOnbekend"`.execute(db),
  )
}

/** Counts the calls that wait for somebody to answer. */
export async function countWachtend(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
    select count(*)::int as aantal from oproep o
    where ${waits(sql`now()`)} and o.richting = 'inkomend'`.execute(db),
  ).aantal
}

/** The calls that were kept for long enough (R30). */
export const oudeOproepen = (now: Date, dagen: number): Removal =>
  removalOf(oproep, sql`begonnen_op < ${now.toISOString()}::timestamptz - interval '1 day' * ${sql.lit(dagen)}`)
