import pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createApp, parseConfig } from '../src/app.ts'
import { openDatabase } from '../src/platform/pools.ts'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import type { Case } from './cases.ts'

interface Statement {
  text: string
  values: readonly unknown[]
}

/** Records what the server sends to PostgreSQL for a request. */
async function record(
  url: string,
  { method, path, body, headers = { authorization: `Token ${DEMO_TOKEN}` } }: Case,
): Promise<Statement[]> {
  const statements: Statement[] = []
  const database = openDatabase({
    url,
    connections: 2,
    onStatement: (text, values) => statements.push({ text, values }),
  })
  const server = createApp({
    config: parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url }),
    db: database.db,
    beperkt: database.beperkt,
    probe: database.probe,
  })
  const answer = await server.inject({ method, url: path, headers, ...(body && { payload: body }) })
  if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
  await server.close()
  await database.close()
  return statements
}

const UUID = /[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}/g

/** Finds the uuids (version 7) that the server made for a request, because inserted ones must be new each time. */
function madeUuids(statements: readonly Statement[], { path, body }: Case): string[] {
  const given = `${path}${JSON.stringify(body ?? '')}`
  const all = JSON.stringify(statements.map(({ values }) => values)).match(UUID) ?? []
  return [...new Set(all)].filter((uuid) => !given.includes(uuid))
}

/** Copies the statements with new uuids in the place of those that the server made. */
function renewed(statements: readonly Statement[], uuids: readonly string[]): Statement[] {
  if (uuids.length === 0) return [...statements]
  const fresh = new Map(uuids.map((uuid) => [uuid, uuidv7()]))
  const renew = (value: unknown) =>
    typeof value === 'string' ? value.replaceAll(UUID, (uuid) => fresh.get(uuid) ?? uuid) : value
  return statements.map(({ text, values }) => ({ text, values: values.map(renew) }))
}

/** The SQL of a case, ready to be sent over its own connections. */
export interface RawCase {
  /** Sends the SQL repeatedly over all connections, each waiting for its answer, and returns the number of times per second. */
  rate(seconds: number): Promise<number>
  close(): Promise<void>
}

const OPTIONS =
  '-c timezone=UTC -c jit=off -c max_parallel_workers_per_gather=0 -c pg_trgm.word_similarity_threshold=0.5'

async function connect(url: string, settings: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: `${OPTIONS} ${settings}` })
  await client.connect()
  return client
}

interface RawOptions {
  /** Selects the statements to send; by default all of them. */
  only?: (text: string) => boolean
  /** The settings of the connections, as `-c name=value`. */
  settings?: string
}

/** Records a case and opens this many connections to send it over. */
export async function rawCase(
  url: string,
  measured: Case,
  connections: number,
  { only = () => true, settings = '' }: RawOptions = {},
): Promise<RawCase> {
  // The first run of a list may compute and store something that later runs do not, so it is left out.
  if (measured.method === 'GET') await record(url, measured)
  const statements = (await record(url, measured)).filter(({ text }) => only(text))
  const uuids = madeUuids(statements, measured)
  const named = statements.map(({ text, values }) => [text, values.length > 0] as const).filter(([, has]) => has)
  const names = new Map(named.map(([text], index) => [text, `bench_${index}`]))
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(url, settings)))

  const once = async (client: pg.Client) => {
    for (const { text, values } of renewed(statements, uuids)) {
      const name = names.get(text)
      await client.query({ text, values: [...values], ...(name && { name }) })
    }
  }
  return {
    async rate(seconds) {
      const start = Date.now()
      let done = 0
      const work = async (client: pg.Client) => {
        while (Date.now() < start + seconds * 1000) {
          await once(client)
          done += 1
        }
      }
      await Promise.all(clients.map(work))
      return done / ((Date.now() - start) / 1000)
    },
    async close() {
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}
