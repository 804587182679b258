import type pg from 'pg'
import { sqlState } from './outages.ts'
import { CONNECTED_AS, type Database } from './pools.ts'

const ADVICE =
  'Verbind Balie rechtstreeks met PostgreSQL: het houdt zelf een vast aantal verbindingen open (docs/operating.md, "PgBouncer").'

/** An error for a pooler between Balie and PostgreSQL that shares out connections; the message, in Dutch, says what to do. */
export class PoolerError extends Error {}

const sharing = () =>
  new PoolerError(`tussen Balie en PostgreSQL zit een pooler die verbindingen per transactie deelt. ${ADVICE}`)
const dropping = () =>
  new PoolerError(
    `tussen Balie en PostgreSQL zit een pooler die de instellingen van een verbinding weglaat of weigert. ${ADVICE}`,
  )

/** This number of rounds is enough for two clients to get the same connection from a pooler that reuses the last one that came free. */
const ROUNDS = 5

const pidOf = async (client: pg.PoolClient) =>
  (await client.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid

/** Tells whether connections are shared out. Two connections that are open together normally have two PostgreSQL processes behind them. */
async function isShared(first: pg.PoolClient, second: pg.PoolClient): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) if ((await pidOf(first)) === (await pidOf(second))) return true
  return false
}

async function doSettingsHold(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ value: string | null }>(
    `select current_setting('${CONNECTED_AS.name}', true) as value`,
  )
  return rows[0]?.value === CONNECTED_AS.value
}

/**
 * Refuses a pooler that does not reserve a connection for the client that opened it. Named statements and connection settings would go
 * astray, and with them the limits on what somebody may see (R28).
 * @throws PoolerError
 */
export async function refusePooler({ pool, checkOut }: Pick<Database, 'pool' | 'checkOut'>): Promise<void> {
  const clients: pg.PoolClient[] = []
  try {
    const [first, second] = [await checkOut(), await checkOut()]
    clients.push(first, second)
    if (await isShared(first, second)) throw sharing()
  } catch (error) {
    // PgBouncer says "unsupported startup parameter".
    throw sqlState(error) === '08P01' ? dropping() : error
  } finally {
    for (const client of clients) client.release()
  }
  if (!(await doSettingsHold(pool))) throw dropping()
}
