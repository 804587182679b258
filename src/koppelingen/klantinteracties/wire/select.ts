import type { Db } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import type { Condition } from './filters.ts'
import {
  array,
  continued,
  type Json,
  type Members,
  object,
  one,
  opened,
  type Sql,
  textOf,
  WIRE,
  withBase,
} from './json.ts'
import type { Expand } from './query.ts'
import type { Expansion, Expansions, Resource, View } from './resource.ts'

/** Selects the rows of a view, by its alias. */
export const rowsOf = ({ table, alias }: View): Sql => sql`${sql.table(table)} ${sql.ref(alias)}`

export const orderOf = ({ order, alias }: View): Sql => order ?? sql`${sql.ref(`${alias}.volgnummer`)} desc`

/** Makes the JSON of an expansion, with the oldest object first, as in the references. */
function expansionJson({ of, many, where, expansions = {} }: Expansion, expand: Expand): Json {
  const view = of()
  const item = viewJson(view, expansions, expand, false)
  const from = sql`${rowsOf(view)} where ${where}`
  return many ? array(item, from, sql`${sql.ref(`${view.alias}.volgnummer`)}`) : one(item, from)
}

/** Makes the last member of a row, which holds the expansions that were asked for. It exists when something is expanded, or always. */
function expandMember(expansions: Expansions, expand: Expand, always: boolean): Members {
  const shown = Object.entries(expand).flatMap(([name, nested]) => {
    const expansion = expansions[name]
    return expansion ? [[name, expansionJson(expansion, nested)] as const] : []
  })
  return shown.length > 0 || always ? { _expand: object(Object.fromEntries(shown)) } : {}
}

/** Makes the JSON of a row of a view with its expansions. */
const viewJson = (view: View, expansions: Expansions, expand: Expand, always: boolean): Json =>
  object({ ...view.json(WIRE), ...expandMember(expansions, expand, always) })

/** Makes the JSON of a row in `pagina` from its kept text in `bewaard`, or anew when nothing is kept. */
function rowJson(resource: Resource, expand: Expand, always: boolean): Json {
  const { alias, kept, expansions = {} } = resource
  if (!kept) return viewJson(resource, expansions, expand, always)
  const begin = sql`coalesce(${sql.ref(`${alias}.bewaard`)}, ${opened(resource.json(WIRE))})`
  return continued(begin, expandMember(expansions, expand, always))
}

const texts = new WeakMap<View, Map<string, Sql>>()

/** Writes a resource as SQL that is made once for every combination of expansions: it is long, and compiling it takes time. */
export function jsonText(resource: Resource, expand: Expand, always: boolean): Sql {
  const known = texts.get(resource) ?? new Map<string, Sql>()
  texts.set(resource, known)
  const key = `${always} ${JSON.stringify(expand)}`
  const made = known.get(key) ?? asText(textOf(rowJson(resource, expand, always)))
  known.set(key, made)
  return made
}

/** SQL without parameters as plain text, that is compiled once. */
export function asText(piece: Sql): Sql {
  const { text, values } = piece.compile()
  if (values.length > 0) throw new Error('The JSON of a resource has parameters: write them as literals.')
  return sql.raw(text)
}

export interface Shown {
  json: string
  /** The partijen whose data it is. */
  partijen: readonly string[]
  /** The BSNs of those whose data it is and who may be no partij here. */
  bsns: readonly string[]
  /** The rows whose JSON was not kept. */
  made: readonly string[]
}

/** A statement gives lists as text, because that is read faster than an array. */
export type ShownRow = Record<keyof Shown, string>

export const listOf = (text: string): string[] => (text === '' ? [] : text.split(','))

export const joined = (rows: Sql): Sql => sql`array_to_string(array(${rows}), ',')`

export const shown = ({ json, partijen, bsns, made }: ShownRow): Shown => ({
  json,
  partijen: listOf(partijen),
  bsns: listOf(bsns),
  made: listOf(made),
})

/** The columns beside the JSON. */
export function besides({ alias, partijen, bsns, kept }: Resource): Sql {
  const made = sql`select ${sql.ref(`${alias}.uuid`)} from pagina ${sql.ref(alias)} where ${sql.ref(`${alias}.bewaard`)} is null`
  const whose = sql`${partijen ? joined(partijen) : sql`''`} as partijen, ${bsns ? joined(bsns) : sql`''`} as bsns`
  return sql`${whose}, ${kept ? joined(made) : sql`''`} as made`
}

/** Selects the rows of a page, as the table `pagina`, each with its kept text and the version of that. */
export function pagina({ alias, kept }: Resource, rows: Sql): Sql {
  if (!kept) return sql`pagina as materialized (${rows})`
  return sql`pagina as materialized (select ${sql.ref(alias)}.*, bewaard.tekst as bewaard, bewaard.versie from (${rows}) ${sql.ref(alias)}
    left join ${sql.table(kept.table)} bewaard on bewaard.${sql.ref(kept.key)} = ${sql.ref(`${alias}.uuid`)})`
}

/** Selects the rows of a resource that fulfil conditions. */
export function rowsWhere(resource: Resource, conditions: readonly Condition[]): Sql {
  const joins = conditions.flatMap(({ join }) => (join ? [join] : []))
  const wheres = [resource.only ?? sql`true`, ...conditions.map(({ where }) => where)]
  return sql`${sql.join([rowsOf(resource), ...joins], sql` `)} where ${sql.join(wheres, sql` and `)}`
}

/** Reads one object with its expansions as JSON text, and the partijen whose data it shows; undefined when it does not exist. */
export async function selectOne(
  db: Db,
  base: string,
  resource: Resource,
  uuid: string,
  { conditions = [], expand = {} }: { conditions?: readonly Condition[]; expand?: Expand } = {},
): Promise<Shown | undefined> {
  const { alias } = resource
  const found = rowsWhere(resource, [{ where: sql`${sql.ref(`${alias}.uuid`)} = ${uuid}::uuid` }, ...conditions])
  const { rows } = await sql<ShownRow>`
    with ${pagina(resource, sql`select ${sql.ref(alias)}.* from ${found}`)}
    select ${withBase(jsonText(resource, expand, false), base)} as json, ${besides(resource)}
    from pagina ${sql.ref(alias)}`.execute(db)
  return rows[0] && shown(rows[0])
}

/** Makes the JSON of these rows and keeps it, except for rows that another transaction is changing. It needs a transaction of its own. */
export async function keep(db: Db, resource: Resource, uuids: readonly string[]): Promise<void> {
  const { kept, alias, json } = resource
  if (!kept) return
  // A row may be kept already, when it was made for somebody who does not see everything.
  const { rows } = await sql<{ uuid: string }>`
    select x.uuid from unnest(array(select unnest(${uuids}::uuid[]))) x (uuid)
    where not exists (select from ${sql.table(kept.table)} bewaard where bewaard.${sql.ref(kept.key)} = x.uuid)`.execute(
    db,
  )
  if (rows.length === 0) return
  const held = await kept.hold(
    db,
    rows.map((row) => row.uuid),
  )
  const uuid = sql.ref(`${alias}.uuid`)
  await sql`
    insert into ${sql.table(kept.table)} (${sql.ref(kept.key)}, tekst)
    select ${uuid}, ${asText(opened(json(WIRE)))} from ${rowsOf(resource)} where ${uuid} = any (${held}::uuid[])
    on conflict do nothing`.execute(db)
}
