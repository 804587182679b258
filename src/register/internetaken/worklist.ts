import { likeText } from '../../begrippen/zoeken.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { cameBy, foundBy, isAbout } from '../klantcontacten/reads.ts'
import { GROEPERINGEN, type Groepering, type Sortering } from './contract.ts'
import { internetaakJson, partijen } from './queries.ts'

// Lists of interne taken: which, in which order, and from where.

export interface TaakFilters {
  /** Only tasks of at least one of these actoren; when it is absent, tasks of anybody. */
  actoren?: readonly string[] | undefined
  /** Of those, only tasks that this medewerker has. */
  behandelaar?: string | undefined
  /** Only tasks that came in by this kanaal. */
  kanaal?: string | undefined
  /** Only tasks that have this label. */
  label?: string | undefined
  /** Only tasks with these words in the onderwerp of their klantcontact. */
  onderwerp?: string | undefined
  status?: string | undefined
  teLaat?: boolean | undefined
  /** They are due before this day ends, and are not late. */
  vandaag?: boolean | undefined
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

const isGrouped = (sorteer: Sortering): sorteer is Groepering => GROEPERINGEN.some((own) => own === sorteer)

/** A column on which a list is sorted, as the query calls it, with the kind of its values. */
interface Sleutel {
  column: Sql
  kind: 'tekst' | 'moment'
}

const UITERLIJK: Sleutel = { column: KOLOMMEN.uiterlijkOp, kind: 'moment' }

/** Gives the columns on which a list is sorted, before the uuid of its rows. A group is a column that the list adds to its rows. */
function sleutelsOf(sorteer: Sortering): Sleutel[] {
  if (isGrouped(sorteer)) return [{ column: sql.ref('t.groep'), kind: 'tekst' }, UITERLIJK]
  return [{ column: KOLOMMEN[sorteer.replace('-', '') as keyof typeof KOLOMMEN], kind: 'moment' }]
}

const TYPES = { tekst: sql`text`, moment: sql`timestamptz` }

/** Rows after the last one of the page before, in a list that is sorted on these columns and then on the uuid. */
function afterCursor({ sorteer, na }: TaakFilters, sleutels: readonly Sleutel[], uuid: Sql): Sql[] {
  if (!na) return []
  const values = decodeCursor(na, ...sleutels.map(({ kind }) => kind), 'uuid')
  const columns = [...sleutels.map(({ column }) => column), uuid]
  const after = [
    ...sleutels.map(({ kind }, index) => sql`${values[index]}::${TYPES[kind]}`),
    sql`${values.at(-1)}::uuid`,
  ]
  const vergelijking = sorteer.startsWith('-') ? sql`<` : sql`>`
  return [sql`(${sql.join(columns)}) ${vergelijking} (${sql.join(after)})`]
}

const onlyOpen = ({ status, teLaat, vandaag, uitgesteld }: TaakFilters) =>
  status === 'te_verwerken' || teLaat === true || vandaag === true || uitgesteld === true

/** Is this term before the end of this day, and not over? */
const isVandaag = (term: Sql) =>
  sql`${term} >= now() and ${term} < ((now() at time zone 'Europe/Amsterdam')::date + 1)::timestamp at time zone 'Europe/Amsterdam'`

/** Tasks of at least one of these actoren. */
function ofActoren(actoren: readonly string[], filters: TaakFilters): Sql {
  const open = onlyOpen(filters) ? sql` and ta.open_tot is not null` : sql``
  return sql`t.uuid in (select ta.interne_taak from interne_taak_actor ta where ta.actor = any (${actoren}::uuid[])${open})`
}

/**
 * Selects the tasks that have this in their text, as their number, or in what their row shows of the klantcontact. Each way is a branch of
 * its own, because with `or` between them no index serves any.
 */
const foundWith = (zoek: string, also: Sql): Sql => sql`
  select x.uuid from interne_taak x where x.gevraagde_handeling || ' ' || x.toelichting ilike ${`%${likeText(zoek)}%`} and ${also}
  union all
  select x.uuid from interne_taak x where x.nummer = ${zoek} and ${also}
  union all
  select x.uuid from interne_taak x where x.klantcontact in (${foundBy(zoek)}) and ${also}`

function whichTasks(filters: TaakFilters): Sql {
  const { actoren, behandelaar, kanaal, label, onderwerp, status, teLaat, vandaag, uitgesteld, zoek } = filters
  // A group is known after the rows are: the list goes on from there itself.
  const parts = isGrouped(filters.sorteer) ? [] : afterCursor(filters, sleutelsOf(filters.sorteer), sql`t.uuid`)
  if (actoren) parts.push(ofActoren(actoren, filters))
  if (behandelaar) parts.push(ofActoren([behandelaar], filters))
  if (onlyOpen(filters)) parts.push(sql`t.status = 'te_verwerken'`)
  if (status === 'verwerkt') parts.push(sql`t.status = 'verwerkt'`)
  if (teLaat === true) parts.push(sql`t.uiterlijk_op < now()`)
  if (teLaat === false) parts.push(sql`not (t.status = 'te_verwerken' and t.uiterlijk_op < now())`)
  if (vandaag === true) parts.push(isVandaag(KOLOMMEN.uiterlijkOp))
  if (vandaag === false) parts.push(sql`not (${isVandaag(KOLOMMEN.uiterlijkOp)})`)
  if (kanaal) parts.push(cameBy(sql`t.klantcontact`, kanaal))
  if (uitgesteld === true) parts.push(sql`t.opnieuw_op > now()`)
  if (uitgesteld === false) parts.push(sql`(t.opnieuw_op is null or t.opnieuw_op <= now())`)
  if (label)
    parts.push(sql`t.uuid in (select tl.interne_taak from interne_taak_label tl where tl.label = ${label}::uuid)`)
  if (onderwerp) parts.push(isAbout(sql`t.klantcontact`, onderwerp))
  // A frequent word finds mostly tasks that are done: a list of what is to do leaves them out at once.
  if (zoek)
    parts.push(sql`t.uuid in (${foundWith(zoek, onlyOpen(filters) ? sql`x.status = 'te_verwerken'` : sql`true`)})`)
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`
}

/** The first open tasks of each of these actoren, along an index: what an actor has done, or has far ahead, is not looked at. */
function firstOpenTaken(filters: TaakFilters, richting: Sql, aantal: Sql): Sql {
  const parts = [
    sql`ta.actor = a.uuid`,
    sql`ta.open_tot is not null`,
    ...afterCursor(filters, [{ column: sql`ta.open_tot`, kind: 'moment' }], sql`ta.interne_taak`),
  ]
  if (filters.teLaat) parts.push(sql`ta.open_tot < now()`)
  if (filters.vandaag) parts.push(isVandaag(sql`ta.open_tot`))
  return sql`
    select eerste.uuid from unnest(${filters.actoren}::uuid[]) a (uuid) cross join lateral (
      select ta.interne_taak as uuid from interne_taak_actor ta where ${sql.join(parts, sql` and `)}
      order by ta.open_tot ${richting}, ta.interne_taak ${richting} limit ${aantal}) eerste`
}

/** Can the first tasks be found by walking along the index of open tasks? It knows only these filters. */
function isAlongIndex(filters: TaakFilters): boolean {
  const { actoren, status, teLaat, vandaag, sorteer, na: _na, aantal: _aantal, ...others } = filters
  return (
    actoren !== undefined &&
    onlyOpen(filters) &&
    status !== 'verwerkt' &&
    teLaat !== false &&
    vandaag !== false &&
    sorteer.endsWith('uiterlijkOp') &&
    Object.values(others).every((value) => value === undefined)
  )
}

/**
 * The rows of a page in which the tasks of one afdeling or groep, or of one medewerker, stand together: under the name of the first one that
 * has the task, or of nobody. The names are looked up of all these tasks at once, which takes a sixth of looking them up one by one.
 */
function groupedPage(filters: TaakFilters, groepering: Groepering, end: Sql): Sql {
  const after = afterCursor(filters, sleutelsOf(groepering), sql`t.uuid`)
  const open = onlyOpen(filters) ? sql` and ta.open_tot is not null` : sql``
  return sql`
    with welke as materialized (select t.uuid, t.uiterlijk_op from interne_taak t where ${whichTasks(filters)}),
      groep as (
        select distinct on (w.uuid) w.uuid, a.naam from welke w join interne_taak_actor ta on ta.interne_taak = w.uuid${open}
          join actor a on a.uuid = ta.actor and (a.soort_actor = 'medewerker') = ${groepering === 'behandelaar'}
        order by w.uuid, ta.volgorde)
    select t.*, eerste.groep from (
      select t.uuid, t.groep from (
        select w.uuid, w.uiterlijk_op, coalesce(g.naam, '') as groep from welke w left join groep g on g.uuid = w.uuid) t
      where ${after[0] ?? sql`true`} ${end}) eerste join interne_taak t on t.uuid = eerste.uuid`
}

/** The rows of a page, one more than it holds, in this order. */
function paginaOf(filters: TaakFilters, order: Sql): Sql {
  const { sorteer } = filters
  const richting = sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const aantal = sql.lit(filters.aantal + 1)
  const end = sql`order by ${order} limit ${aantal}`
  if (isGrouped(sorteer)) return groupedPage(filters, sorteer, end)
  const which = isAlongIndex(filters)
    ? sql`t.uuid in (${firstOpenTaken(filters, richting, aantal)})`
    : whichTasks(filters)
  return sql`select t.* from interne_taak t where ${which} ${end}`
}

/** Reads a page of interne taken, with the key of each row and the partijen whose data it shows. */
export async function lijst(db: Db, filters: TaakFilters) {
  const sleutels = sleutelsOf(filters.sorteer).map(({ column }) => column)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const order = sql.join([...sleutels, sql`t.uuid`].map((column) => sql`${column} ${richting}`))
  const { rows } = await sql<{ taak: string; sleutel: string[]; partijen: string[] }>`
    with pagina as materialized (${paginaOf(filters, order)})
    select ${internetaakJson}::text as taak, array[${sql.join(sleutels.map((column) => sql`${column}::text`))}, t.uuid::text] as sleutel,
      ${partijen} as partijen
    from pagina t order by ${order}`.execute(db)
  return rows
}
