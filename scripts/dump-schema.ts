import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Db } from '../src/platform/database.ts'
import { migrate } from '../src/platform/migrate.ts'
import { openDatabase } from '../src/platform/pools.ts'
import { sql } from '../src/platform/sql.ts'
import { startEmbeddedPostgres } from '../src/run/cli/postgres/embedded-postgres.ts'
import { makePlace } from '../src/run/testing/place.ts'

// This script writes database/schema.sql, the result of all migrations. It reads the catalogs of a fresh database, because the PostgreSQL
// that npm brings has no pg_dump. The file is for reading and review, not for running. With --check it only says whether the file is up to
// date.

const FILE = join(import.meta.dirname, '../database/schema.sql')

// Objects that belong to an extension or to the migrator are not ours.
const OURS = sql`n.nspname = 'public'`
const notOfExtension = (catalog: string, oid: string) =>
  sql`not exists (select from pg_depend d where d.classid = ${sql.lit(catalog)}::regclass and d.objid = ${sql.ref(oid)} and d.deptype = 'e')`

const SECTIONS: readonly (readonly [title: string, query: ReturnType<typeof sql<{ text: string }>>])[] = [
  [
    'extensions',
    sql`select 'extension ' || extname as text from pg_extension where extname <> 'plpgsql' order by extname`,
  ],
  [
    'types',
    sql`
    select 'type ' || t.typname || case t.typtype
      when 'e' then ' as enum (' || (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) || ')'
      else ' as (' || (select string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ', ' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0) || ')' end as text
    from pg_type t join pg_namespace n on n.oid = t.typnamespace left join pg_class c on c.oid = t.typrelid
    where ${OURS} and (t.typtype = 'e' or c.relkind = 'c') and ${notOfExtension('pg_type', 't.oid')} order by t.typname`,
  ],
  [
    'functions',
    sql`
    select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where ${OURS} and p.prokind = 'f' and ${notOfExtension('pg_proc', 'p.oid')} order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  ],
  [
    'text search configurations',
    sql`
    select 'text search configuration ' || c.cfgname || E' (\n' || string_agg('  ' || m.alias || ' with ' || m.dictionaries, E',\n' order by m.alias) || E'\n)' as text
    from pg_ts_config c join pg_namespace n on n.oid = c.cfgnamespace cross join lateral (
      select t.alias, string_agg(d.dictname, ', ' order by m.mapseqno) as dictionaries
      from pg_ts_config_map m join ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype join pg_ts_dict d on d.oid = m.mapdict
      where m.mapcfg = c.oid group by t.alias) m
    where ${OURS} and ${notOfExtension('pg_ts_config', 'c.oid')} group by c.cfgname order by c.cfgname`,
  ],
  [
    'sequences',
    sql`select 'sequence ' || sequencename || ' start ' || start_value as text from pg_sequences where schemaname = 'public' order by sequencename`,
  ],
  [
    'tables',
    sql`
    select 'table ' || c.relname || E' (\n' || string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || case when a.attidentity <> '' then ' generated always as identity' when a.attgenerated <> '' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
        when d.adbin is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid) else '' end, E',\n' order by a.attnum) || E'\n)'
      || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') || coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
      || coalesce(' partition of ' || (select i.inhparent::regclass from pg_inherits i where i.inhrelid = c.oid and c.relispartition)
        || ' ' || pg_get_expr(c.relpartbound, c.oid), '') as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    where ${OURS} and c.relkind in ('r', 'p') and c.relname not like 'migratie%' group by c.oid, c.relname, c.reloptions order by c.relname`,
  ],
  [
    'constraints',
    sql`
    select c.relname || ': ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and c.relname not like 'migratie%' and k.contype <> 'n' order by c.relname, k.conname`,
  ],
  [
    'indexes',
    sql`select indexdef as text from pg_indexes where schemaname = 'public' and tablename not like 'migratie%' order by indexname`,
  ],
  [
    'triggers',
    sql`
    select pg_get_triggerdef(t.oid) as text from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
    where ${OURS} and not t.tgisinternal order by c.relname, t.tgname`,
  ],
]

async function dump(db: Db): Promise<string> {
  const parts = ['-- What the migrations come to. Made by npm run schema; do not change it by hand.']
  for (const [title, query] of SECTIONS) {
    const { rows } = await query.execute(db)
    parts.push(`-- ${title}\n\n${rows.map(({ text }) => `${text};`).join('\n\n')}`)
  }
  return `${parts.join('\n\n')}\n`
}

const directory = await makePlace()
const server = await startEmbeddedPostgres({ dataDirectory: directory, settings: { fsync: 'off' } })
const database = openDatabase({ url: server.url, connections: 1 })
try {
  await migrate(database.db)
  const now = await dump(database.db)
  const before = await readFile(FILE, 'utf8').catch(() => '')
  if (!process.argv.includes('--check')) await writeFile(FILE, now)
  else if (before !== now) {
    console.error('database/schema.sql is not what the migrations come to; run npm run schema.')
    process.exitCode = 1
  }
} finally {
  await database.close()
  await server.stop()
  await rm(directory, { recursive: true, force: true })
}
