import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import { type Case, cases } from './cases.ts'
import { benchDatabase, benchServer } from './database.ts'
import { makeFormulier } from './formulier.ts'
import { processorTime } from './processor.ts'
import { median } from './rates.ts'
import { startServer } from './server.ts'

// This script measures what a request costs: the processor time of Node and that of PostgreSQL, apart. On a machine that does more, a rate
// says little.
// npm run bench:processortijd -- --klantcontacten 2000 --aantal 400 --rondes 5 --verbindingen 4 --wat formulier

const { values } = parseArgs({
  options: {
    klantcontacten: { type: 'string', default: '2000' },
    aantal: { type: 'string', default: '400' },
    rondes: { type: 'string', default: '5' },
    verbindingen: { type: 'string', default: '4' },
    wat: { type: 'string', default: '' },
  },
})
const amount = Number(values.aantal)
const connections = Number(values.verbindingen)
const agent = new Agent({ keepAlive: true })

interface Measured extends Omit<Case, 'body'> {
  /** Makes what is sent: what is registered once is another each time. */
  body?: (() => object) | undefined
}

let number = Date.now()
const formulier: Measured = {
  name: 'formulier van 50 kB',
  method: 'POST',
  path: '/api/v1/kanalen/formulieren/bench',
  body: () => makeFormulier(`OF-${++number}`),
}

const send = (base: string, { method, path, headers, body }: Measured): Promise<void> =>
  new Promise((resolve, reject) => {
    const own = headers ?? { authorization: `Token ${DEMO_TOKEN}` }
    const type = body && { 'content-type': 'application/json' }
    const sent = request(base + path, { agent, method, headers: { ...own, ...type } }, (answer) => {
      if (answer.statusCode && answer.statusCode < 300) answer.resume().on('end', resolve)
      else reject(new Error(`${method} ${path}: ${answer.statusCode}`))
    })
    sent.on('error', reject)
    sent.end(body && JSON.stringify(body()))
  })

/** Sends a request often, over all connections; gives how often each second. */
async function rateOf(base: string, measured: Measured): Promise<number> {
  const begun = performance.now()
  let left = amount
  const repeat = async () => {
    while (left-- > 0) await send(base, measured)
  }
  await Promise.all(Array.from({ length: connections }, repeat))
  return (amount / (performance.now() - begun)) * 1000
}

/** The process of PostgreSQL of which the one that answers a connection is a child. */
async function serverOf(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const stat = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8')
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

const server = await benchServer()
try {
  const url = await benchDatabase(server.url, Number(values.klantcontacten))
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const postgres = await serverOf(pool)
  const known = (await cases(pool)).map(({ body, ...own }): Measured => ({ ...own, ...(body && { body: () => body }) }))
  const { base, stop, pid: node = 0 } = await startServer(url)
  console.log(
    '| ms processortijd voor elk | Node | PostgreSQL | samen | per seconde |\n| --- | ---: | ---: | ---: | ---: |',
  )
  for (const measured of [formulier, ...known].filter(({ name }) => name.includes(values.wat))) {
    await rateOf(base, measured)
    const rounds: [node: number, postgres: number, rate: number][] = []
    for (let round = 0; round < Number(values.rondes); round += 1) {
      const before = [node, postgres].map((pid) => processorTime([pid]))
      const rate = await rateOf(base, measured)
      const [a = 0, b = 0] = [node, postgres].map(
        (pid, index) => (processorTime([pid]) - (before[index] ?? 0)) / amount,
      )
      rounds.push([a, b, rate])
    }
    const [a, b, rate] = [0, 1, 2].map((column) => median(rounds.map((round) => round[column] ?? 0)))
    console.log(
      `| ${measured.name} | ${a?.toFixed(2)} | ${b?.toFixed(2)} | ${((a ?? 0) + (b ?? 0)).toFixed(2)} | ${rate?.toFixed(0)} |`,
    )
  }
  console.log(
    `\nload ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  await stop()
  await pool.end()
} finally {
  agent.destroy()
  await server.stop()
}
