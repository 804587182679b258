import { likeText } from '../../begrippen/zoeken.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { cameBy, foundByName, foundByWords, hasName, hasWords, isAbout } from '../klantcontacten/reads.ts'
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
 * From this number of klantcontacten on, looking up their tasks takes longer than checking the tasks of a list one by one: until the page is
 * full where an index gives their order, and otherwise all of them.
 */
const MANY = { ordered: 5000, unordered: 50_000 }

const manyFor = ({ sorteer }: TaakFilters) => sql.lit(isGrouped(sorteer) ? MANY.unordered : MANY.ordered)

/**
 * The klantcontacten that have these words, and those in which somebody has this name, as the query of a list calls them: `op_woord` and
 * `op_naam`. One more than many says that there are more.
 */
function contactsOf(filters: TaakFilters, zoek: string): Sql {
  const some = (which: Sql) => sql`(select g.uuid from (${which}) g (uuid) limit ${manyFor(filters)} + 1)`
  return sql`op_woord as materialized ${some(foundByWords(zoek))}, op_naam as materialized ${some(foundByName(zoek))}`
}

/**
 * Selects the tasks that have this in their text, as their number, or in what their row shows of the klantcontact. Each way is a branch of
 * its own, because with `or` between them no index serves any.
 */
const foundWith = (zoek: string, contacts: Sql, also: Sql): Sql => sql`
  select x.uuid from interne_taak x where x.gevraagde_handeling || ' ' || x.toelichting ilike ${`%${likeText(zoek)}%`} and ${also}
  union all
  select x.uuid from interne_taak x where x.nummer = ${zoek} and ${also}
  union all
  select x.uuid from interne_taak x where x.klantcontact in (${contacts}) and ${also}`

/** Does `foundWith` select the task `t`? It looks at one task after the other. */
function isFound(zoek: string, isMany: (found: Sql) => Sql): Sql {
  const isOf = (found: Sql, has: Sql) =>
    sql`case when ${isMany(found)} then ${has} else t.klantcontact in (select g.uuid from ${found} g) end`
  const contact = sql`t.klantcontact`
  return sql`(t.gevraagde_handeling || ' ' || t.toelichting ilike ${`%${likeText(zoek)}%`} or t.nummer = ${zoek}
    or ${isOf(sql`op_woord`, hasWords(contact, zoek))} or ${isOf(sql`op_naam`, hasName(contact, zoek))})`
}

/** Can a list be checked task by task? What is open is never more than some ten thousands; what is done is walked along an index. */
const mayCheckEach = (filters: TaakFilters): boolean => onlyOpen(filters) || filters.sorteer.endsWith('afgehandeldOp')

/**
 * Gives the conditions under which tasks are found by what was typed; each task fulfils one of them at most. A frequent word finds tens of
 * thousands of klantcontacten, of which few have a task in the list: then the tasks of the list are checked instead.
 */
function waysToFind(filters: TaakFilters): Sql[] {
  const { zoek } = filters
  if (!zoek) return [sql`true`]
  // A frequent word finds mostly tasks that are done: a list of what is to do leaves them out at once.
  const also = onlyOpen(filters) ? sql`x.status = 'te_verwerken'` : sql`true`
  const within = (contacts: Sql) => sql`t.uuid in (${foundWith(zoek, contacts, also)})`
  if (!mayCheckEach(filters)) return [within(sql`${foundByWords(zoek)} union all ${foundByName(zoek)}`)]
  const isMany = (found: Sql) => sql`(select count(*) from ${found}) > ${manyFor(filters)}`
  const areMany = sql`(${isMany(sql`op_woord`)} or ${isMany(sql`op_naam`)})`
  return [
    sql`not ${areMany} and ${within(sql`select g.uuid from op_woord g union all select g.uuid from op_naam g`)}`,
    sql`${areMany} and ${isFound(zoek, isMany)}`,
  ]
}

/** The tasks that pass the filters, but for what was typed. */
function whichTasks(filters: TaakFilters): Sql {
  const { actoren, behandelaar, kanaal, label, onderwerp, status, teLaat, vandaag, uitgesteld } = filters
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

/** Selects columns of the tasks of a list, by each way to find them. */
function found(filters: TaakFilters, columns: Sql, end: Sql): Sql {
  const which = whichTasks(filters)
  const ways = waysToFind(filters).map(
    (way) => sql`(select ${columns} from interne_taak t where ${which} and ${way} ${end})`,
  )
  return sql.join(ways, sql` union all `)
}

/**
 * The rows of a page in which the tasks of one afdeling or groep, or of one medewerker, stand together: under the name of the first one that
 * has the task, or of nobody. The names are looked up of all these tasks at once, which takes a sixth of looking them up one by one.
 */
function groupedPage(filters: TaakFilters, groepering: Groepering, end: Sql): Sql {
  const after = afterCursor(filters, sleutelsOf(groepering), sql`t.uuid`)
  const open = onlyOpen(filters) ? sql` and ta.open_tot is not null` : sql``
  return sql`
    with welke as materialized (${found(filters, sql`t.uuid, t.uiterlijk_op`, sql``)}),
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
  if (isAlongIndex(filters))
    return sql`select t.* from interne_taak t where t.uuid in (${firstOpenTaken(filters, richting, aantal)}) ${end}`
  return sql`select t.* from (${found(filters, sql`t.*`, end)}) t ${end}`
}

/** Reads a page of interne taken, with the key of each row and the partijen whose data it shows. */
export async function lijst(db: Db, filters: TaakFilters) {
  const sleutels = sleutelsOf(filters.sorteer).map(({ column }) => column)
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const order = sql.join([...sleutels, sql`t.uuid`].map((column) => sql`${column} ${richting}`))
  const { rows } = await sql<{ taak: string; sleutel: string[]; partijen: string[] }>`
    with ${filters.zoek && mayCheckEach(filters) ? sql`${contactsOf(filters, filters.zoek)}, ` : sql``}pagina as materialized (${paginaOf(filters, order)})
    select ${internetaakJson}::text as taak, array[${sql.join(sleutels.map((column) => sql`${column}::text`))}, t.uuid::text] as sleutel,
      ${partijen} as partijen
    from pagina t order by ${order}`.execute(db)
  return rows
}
