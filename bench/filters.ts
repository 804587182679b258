import { createApp, parseConfig } from '../src/app.ts'
import { klantinteracties } from '../src/koppelingen/klantinteracties/face.ts'
import type { Schema } from '../src/koppelingen/klantinteracties/wire/json.ts'
import { openDatabase } from '../src/platform/pools.ts'
import { DEMO_TOKEN } from '../src/run/demo/applicatie.ts'
import { benchDatabase, benchServer } from './database.ts'

// This script measures how long every filter of the Klantinteracties face takes by itself, with values that many rows have and with values
// that no row has.
//   npm run bench:filters -- 1000000

const SLOW_MS = 50
const ROUNDS = 3

/** The values that many rows have, for filters whose name ends like this. */
const VEEL: Readonly<Record<string, readonly string[]>> = {
  codeObjecttype: ['natuurlijk_persoon', 'zaak'],
  codeRegister: ['brp', 'open-zaak'],
  codeSoortObjectId: ['bsn', 'uuid'],
  kanaal: ['telefoon'],
  onderwerp: ['paspoort', 'een', 'de'],
  inhoud: ['paspoort', 'voor', 'de', 'xq'],
  reactie: ['de'],
  adres: ['voorbeeld'],
  adres__icontains: ['.example', '@'],
  naam: ['a'],
  Achternaam: ['Jansen'],
  Voornaam: ['Jan'],
}

const WEINIG = 'bestaat-niet'
const NIEMAND = '00000000-0000-7000-8000-000000000000'

/** Gives the values to use for a filter. */
function valuesOf(name: string, { type, enum: choices, format }: Schema): readonly string[] {
  if (Array.isArray(choices)) return choices.map(String)
  if (format === 'uuid') return [NIEMAND]
  if (format === 'uri') return [`https://voorbeeld.example/${NIEMAND}`]
  if (format === 'date') return ['2024-05-01']
  if (format === 'date-time') return ['2024-05-01T10:00:00Z']
  if (type !== 'string') return [WEINIG]
  const known = Object.entries(VEEL).find(([end]) => name.toLowerCase().endsWith(end.toLowerCase()))?.[1] ?? []
  return [...known, WEINIG, 'true', 'false']
}

const [size = '1000000'] = process.argv.slice(2)
const server = await benchServer()
const url = await benchDatabase(server.url, Number(size))
const { db, close, ...rest } = openDatabase({ url, connections: 2 })
const app = createApp({
  config: parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: url }),
  ...rest,
  db,
})
const headers = { authorization: `Token ${DEMO_TOKEN}` }

/** Measures the quickest of some rounds, in ms, because other work on the machine makes a round slower but never quicker. */
async function time(path: string): Promise<number> {
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    const { statusCode, body } = await app.inject({ method: 'GET', url: `/klantinteracties/api/v1/${path}`, headers })
    if (statusCode !== 200 && statusCode !== 400) throw new Error(`${path}: ${statusCode} ${body}`)
    rounds.push(performance.now() - start)
  }
  return Math.min(...rounds)
}

const slow: string[] = []
let asked = 0
for (const part of klantinteracties.parts) {
  if ('run' in part) continue
  for (const [name, { schema }] of Object.entries(part.filters)) {
    for (const value of valuesOf(name, schema)) {
      const path = `${part.path}?pageSize=25&${name}=${encodeURIComponent(value)}`
      const took = await time(path)
      asked += 1
      if (took > SLOW_MS) slow.push(`| ${Math.round(took).toString().padStart(6)} ms | ${path} |`)
    }
  }
}
console.log(`${asked} filters on ${size} klantcontacten, of which ${slow.length} took more than ${SLOW_MS} ms.`)
for (const line of slow) console.log(line)
await app.close()
await close()
await server.stop()
