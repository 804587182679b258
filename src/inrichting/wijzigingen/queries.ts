import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { insertRowOf, insertRows } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { RECHTEN, type SoortWijziging, type Wijziging } from './contract.ts'
import { wijziging as table, wijzigingGezien } from './row.ts'
import { actieOf, type Stand, verschil } from './rules.ts'

/** The author of a change: the caller, or somebody at the command line. */
export interface Door {
  soort: 'medewerker' | 'applicatie' | 'opdrachtregel'
  uuid: string | null
  naam: string
  /** The medewerker who approved it, when a second person had to. */
  akkoord?: { uuid: string; naam: string }
}

/** The author of a change by a command of `balie`. */
export const OPDRACHTREGEL: Door = { soort: 'opdrachtregel', uuid: null, naam: 'balie' }

/** A change to record, with the state before and after. Neither state contains secrets. */
export interface NieuweWijziging {
  soort: SoortWijziging
  object: string
  naam: string
  voor: Stand
  na: Stand
}

/** A change as it stands in the trail, without who and when. */
export type Regel = Pick<Wijziging, 'soort' | 'object' | 'naam' | 'actie' | 'velden'>

const collected = new WeakMap<Db, Regel[]>()

/** Collects the lines that work adds to the trail of its transaction, besides adding them. */
export async function collect<T>(db: Db, work: () => Promise<T>): Promise<{ result: T; regels: readonly Regel[] }> {
  const regels: Regel[] = []
  collected.set(db, regels)
  try {
    return { result: await work(), regels }
  } finally {
    collected.delete(db)
  }
}

/** Adds changes to the trail, in one statement. What did not really change leaves nothing. */
export async function writeWijzigingen(db: Db, door: Door, wijzigingen: readonly NieuweWijziging[]): Promise<void> {
  const bron: Regel[] = wijzigingen
    .map(({ voor, na, ...rest }) => ({ ...rest, actie: actieOf(voor, na), velden: verschil(voor, na) }))
    .filter(({ actie, velden }) => actie !== 'gewijzigd' || velden.length > 0)
  if (bron.length === 0) return
  collected.get(db)?.push(...bron)
  const { soort: doorSoort, uuid, naam: doorNaam, akkoord } = door
  const author = { doorSoort, door: uuid, doorNaam, akkoord: akkoord?.uuid, akkoordNaam: akkoord?.naam }
  await insertRows(
    db,
    table,
    bron.map((regel) => ({ ...regel, ...author })),
  )
}

/** Adds one change to the audit trail. */
export const writeWijziging = (db: Db, door: Door, wijziging: NieuweWijziging): Promise<void> =>
  writeWijzigingen(db, door, [wijziging])

export interface WijzigingFilters {
  soort?: string | undefined
  object?: string | undefined
  door?: string | undefined
  zoek?: string | undefined
  van?: string | undefined
  tot?: string | undefined
  na?: string | undefined
  aantal: number
}

/** Selects changes of rights and of what somebody sees. */
const raaktRechten = sql`(w.soort in ('rol', 'applicatie', 'geheim', 'koppeling')
  or w.soort = 'actor' and jsonb_path_exists(w.velden, '$[*] ? (@.veld == "eenheden" || @.veld == "indicatieActief")'))`

function conditions({ soort, object, door, zoek, van, tot, na }: WijzigingFilters): Sql {
  const parts = [sql`true`]
  if (soort === RECHTEN) parts.push(raaktRechten)
  else if (soort) parts.push(sql`w.soort = ${soort}`)
  if (object) parts.push(sql`w.object = ${object}`)
  if (door) parts.push(sql`(w.door = ${door}::uuid or w.akkoord = ${door}::uuid)`)
  if (zoek) parts.push(sql`position(lower(${zoek}) in lower(concat_ws(' ', w.naam, w.door_naam, w.akkoord_naam))) > 0`)
  if (van) parts.push(sql`w.op >= ${van}::timestamptz`)
  if (tot) parts.push(sql`w.op < ${tot}::timestamptz`)
  if (na) parts.push(sql`w.volgnummer < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  return sql.join(parts, sql` and `)
}

/** Reads a page of changes as JSON text, the last first. */
export async function lijst(db: Db, filters: WijzigingFilters) {
  const { rows } = await sql<{ wijziging: string; volgnummer: string }>`
    select w.volgnummer::text as volgnummer, json_build_object('nummer', w.volgnummer::text, 'op', iso(w.op),
      'door', json_build_object('soort', w.door_soort, 'uuid', w.door, 'naam', w.door_naam),
      'akkoord', case when w.akkoord is not null then json_build_object('uuid', w.akkoord, 'naam', w.akkoord_naam) end,
      'soort', w.soort, 'object', w.object, 'naam', w.naam, 'actie', w.actie, 'velden', w.velden)::text as wijziging
    from wijziging w where ${conditions(filters)} order by w.volgnummer desc limit ${sql.lit(filters.aantal + 1)}`.execute(
    db,
  )
  return rows
}

const MOST_COUNTED = 1000

/** How many changes of rights by others somebody has not seen yet, counted no further than 1000, and the number of the last. */
export async function ongezien(db: Db, wie: string): Promise<{ aantal: number; laatste: string | null }> {
  return only(
    await sql<{ aantal: number; laatste: string | null }>`
      select count(*)::int as aantal, max(volgnummer)::text as laatste from (
        select w.volgnummer from wijziging w
        where ${raaktRechten} and w.door is distinct from ${wie}::uuid
          and w.volgnummer > coalesce((select g.volgnummer from wijziging_gezien g where g.wie = ${wie}::uuid), 0)
        order by w.volgnummer desc limit ${sql.lit(MOST_COUNTED)}) w`.execute(db),
  )
}

/** Remembers until which change somebody has seen those of rights; never less far than before, nor further than there are. */
export async function setGezien(db: Db, wie: string, nummer: string): Promise<void> {
  await sql`
    ${insertRowOf(wijzigingGezien, { wie, volgnummer: sql`least(${nummer}::bigint, coalesce(max(volgnummer), 0))` }, 'g')} from wijziging
    on conflict (wie) do update set volgnummer = greatest(g.volgnummer, excluded.volgnummer)`.execute(db)
}
