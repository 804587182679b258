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

/**
 * Makes a database with the demonstration in it, and fills it in one transaction: a klantcontact is whole at its end (R12).
 * @returns its address, an open database, and a way to remove it
 */
export async function demoDatabase(server: string, name: string, fill: (client: pg.Client) => Promise<void>) {
  const { url, database, remove } = await ownDatabase(server, name)
  await loadDemo(database.db, RECHTEN, new Date())
  // A connection of its own waits as long as it takes.
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(`begin; set local statement_timeout = 0; set local balie.gebeurtenissen = 'nee'`)
    await fill(client)
    await client.query('commit')
    await client.query('vacuum analyze')
  } catch (error) {
    await client.end()
    await remove()
    throw error
  }
  await client.end()
  return { url, database, remove }
}
