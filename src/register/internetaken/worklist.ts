import { likeText } from '../../begrippen/zoeken.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { foundBy } from '../klantcontacten/reads.ts'
import type { Sortering } from './contract.ts'
import { internetaakJson, partijen } from './queries.ts'

// Lists of interne taken: which, in which order, and from where.

export interface TaakFilters {
  /** Only tasks of at least one of these actoren; when it is absent, tasks of anybody. */
  actoren?: readonly string[] | undefined
  /** Of those, only tasks that this medewerker has. */
  behandelaar?: string | undefined
  status?: string | undefined
  teLaat?: boolean | undefined
  uitgesteld?: boolean | undefined
  zoek?: string | undefined
  sorteer: Sortering
  na?: string | undefined
  aantal: number
}

const KOLOMMEN = {
  uiterlijkOp: sql.ref('t.uiterlijk_op'),
  toegewezenOp: sql.ref('t.toegewezen_op'),
  afgehandeldOp: sql.ref('t.afgehandeld_op'),
}

const kolomOf = (sorteer: Sortering) => KOLOMMEN[sorteer.replace('-', '') as keyof typeof KOLOMMEN]

/** Rows after the last one of the page before. */
function afterCursor({ sorteer, na }: TaakFilters, kolom: Sql, uuid: Sql): Sql[] {
  if (!na) return []
  const [moment, laatste] = decodeCursor(na, 'moment', 'uuid')
  const vergelijking = sorteer.startsWith('-') ? sql`<` : sql`>`
  return [sql`(${kolom}, ${uuid}) ${vergelijking} (${moment}::timestamptz, ${laatste}::uuid)`]
}

const onlyOpen = ({ status, teLaat, uitgesteld }: TaakFilters) =>
  status === 'te_verwerken' || teLaat === true || uitgesteld === true

/** Tasks of at least one of these actoren. */
function ofActoren(actoren: readonly string[], filters: TaakFilters): Sql {
  const open = onlyOpen(filters) ? sql` and ta.open_tot is not null` : sql``
  return sql`t.uuid in (select ta.interne_taak from interne_taak_actor ta where ta.actor = any (${actoren}::uuid[])${open})`
}

/**
 * Selects the tasks that have this in their text, as their number, or in what their row shows of the klantcontact. Each way is a branch of
 * its own, because with `or` between them no index serves any.
 */
const foundWith = (zoek: string): Sql => sql`
  select x.uuid from interne_taak x where x.gevraagde_handeling || ' ' || x.toelichting ilike ${`%${likeText(zoek)}%`}
  union all
  select x.uuid from interne_taak x where x.nummer = ${zoek}
  union all
  select x.uuid from interne_taak x where x.klantcontact in (${foundBy(zoek)})`

function whichTasks(filters: TaakFilters): Sql {
  const { actoren, behandelaar, status, teLaat, uitgesteld, zoek } = filters
  const parts = afterCursor(filters, kolomOf(filters.sorteer), sql`t.uuid`)
  if (actoren) parts.push(ofActoren(actoren, filters))
  if (behandelaar) parts.push(ofActoren([behandelaar], filters))
  if (onlyOpen(filters)) parts.push(sql`t.status = 'te_verwerken'`)
  if (status === 'verwerkt') parts.push(sql`t.status = 'verwerkt'`)
  if (teLaat === true) parts.push(sql`t.uiterlijk_op < now()`)
  if (teLaat === false) parts.push(sql`not (t.status = 'te_verwerken' and t.uiterlijk_op < now())`)
  if (uitgesteld === true) parts.push(sql`t.opnieuw_op > now()`)
  if (uitgesteld === false) parts.push(sql`(t.opnieuw_op is null or t.opnieuw_op <= now())`)
  if (zoek) parts.push(sql`t.uuid in (${foundWith(zoek)})`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

/** The first open tasks of each of these actoren, along an index: what an actor has done, or has far ahead, is not looked at. */
function firstOpenTaken(filters: TaakFilters, richting: Sql, aantal: Sql): Sql {
  const parts = [
    sql`ta.actor = a.uuid`,
    sql`ta.open_tot is not null`,
    ...afterCursor(filters, sql`ta.open_tot`, sql`ta.interne_taak`),
  ]
  if (filters.teLaat) parts.push(sql`ta.open_tot < now()`)
  return sql`
    select eerste.uuid from unnest(${filters.actoren}::uuid[]) a (uuid) cross join lateral (
      select ta.interne_taak as uuid from interne_taak_actor ta where ${sql.join(parts, sql` and `)}
      order by ta.open_tot ${richting}, ta.interne_taak ${richting} limit ${aantal}) eerste`
}

/** The rows of a page, one more than it holds. */
function paginaOf(filters: TaakFilters): Sql {
  const kolom = kolomOf(filters.sorteer)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const aantal = sql.lit(filters.aantal + 1)
  // The walk along the index knows only these filters; with any other one the conditions are checked one by one.
  const { actoren, status: _status, teLaat: _teLaat, sorteer, na: _na, aantal: _aantal, ...others } = filters
  const langsIndex =
    actoren &&
    onlyOpen(filters) &&
    sorteer.endsWith('uiterlijkOp') &&
    Object.values(others).every((value) => value === undefined)
  const which = langsIndex ? sql`t.uuid in (${firstOpenTaken(filters, richting, aantal)})` : whichTasks(filters)
  return sql`select t.* from interne_taak t where ${which} order by ${kolom} ${richting}, t.uuid ${richting} limit ${aantal}`
}

/** Reads a page of interne taken, with the key of each row and the partijen whose data it shows. */
export async function lijst(db: Db, filters: TaakFilters) {
  const kolom = kolomOf(filters.sorteer)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const { rows } = await sql<{ taak: string; sleutel: string; uuid: string; partijen: string[] }>`
    with pagina as materialized (${paginaOf(filters)})
    select ${internetaakJson}::text as taak, ${kolom}::text as sleutel, t.uuid, ${partijen} as partijen
    from pagina t order by ${kolom} ${richting}, t.uuid ${richting}`.execute(db)
  return rows
}
