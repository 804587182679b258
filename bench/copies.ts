import pg from 'pg'
import { RECHTEN } from '../src/app.ts'
import { loadDemo } from '../src/run/demo/laden.ts'
import { ownDatabase } from './database.ts'

// A large register of which the content does not matter is made of copies of rows of the demonstration.

/** Copies one row of a table, with these columns given by SQL in which `n` counts from 1. */
export async function copy(
  client: pg.Client,
  table: string,
  which: string,
  given: Record<string, string>,
  amount: number,
): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(attname) as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attidentity = '' and attname <> 'volgnummer'`,
    [table],
  )
  const columns = rows.map(({ name }) => name)
  await client.query(
    `insert into ${table} (${columns.join(', ')}) select ${columns.map((name) => given[name] ?? `m.${name}`).join(', ')}
      from (select * from ${table} where ${which} limit 1) m, generate_series(1, $1::int) n`,
    [amount],
  )
}

/** Gives the uuid of the n-th of a kind, as SQL. */
export const uuidOf = (n: string, kind = '0000') =>
  `('00000000-${kind}-8000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`

/** Copies a person of the demonstration, so many times. */
export const copyKlanten = (client: pg.Client, amount: number): Promise<void> =>
  copy(
    client,
    'partij',
    `soort_partij = 'persoon'`,
    {
      uuid: uuidOf('n'),
      nummer: `'9' || lpad(n::text, 9, '0')`,
      contactpersoon_uuid: 'null',
      voorkeurs_digitaal_adres: 'null',
      voorkeurs_rekeningnummer: 'null',
    },
    amount,
  )

interface Index {
  name: string
  definition: string
}

/** Lists the indexes for searching texts. Adding a row to one costs more than to all others together; making one anew costs little. */
async function textIndexes(client: pg.Client): Promise<Index[]> {
  const { rows } = await client.query<Index>(`
    select quote_ident(c.relname) as name, pg_get_indexdef(c.oid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
    where a.amname = 'gin' and c.relkind = 'i' and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1`)
  return rows
}

/**
 * Fills a database in one transaction, because a klantcontact is whole at its end (R12), without the indexes for searching texts; those are made
 * once, when all is there.
 */
async function fillWhole(client: pg.Client, fill: (client: pg.Client) => Promise<void>): Promise<void> {
  await client.query(
    `set statement_timeout = 0; set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set jit = off`,
  )
  const indexes = await textIndexes(client)
  await client.query(`begin; set local balie.gebeurtenissen = 'nee'`)
  for (const { name } of indexes) await client.query(`drop index ${name}`)
  await fill(client)
  await client.query('commit')
  for (const { definition } of indexes) await client.query(definition)
  if (JSON.stringify(await textIndexes(client)) !== JSON.stringify(indexes)) throw new Error('An index is another one.')
  await client.query('vacuum analyze')
}

/**
 * Makes a database with the demonstration in it, and fills it.
 * @returns its address, an open database, and a way to remove it
 */
export async function demoDatabase(server: string, name: string, fill: (client: pg.Client) => Promise<void>) {
  const { url, database, remove } = await ownDatabase(server, name)
  await loadDemo(database.db, RECHTEN, new Date())
  // A connection of its own waits as long as it takes.
  const client = new pg.Client(url)
  await client.connect()
  try {
    await fillWhole(client, fill)
  } catch (error) {
    await client.end()
    await remove()
    throw error
  }
  await client.end()
  return { url, database, remove }
}
