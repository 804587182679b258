import { parseArgs } from 'node:util'
import { sql } from '../src/platform/sql.ts'
import { benchServer, makeAfnemer, ownDatabase } from './database.ts'
import { makeFormulier } from './formulier.ts'
import { inTurns } from './rates.ts'
import { startServer } from './server.ts'

// How many forms of 50 kB are taken in each second, each whole in the database, beside registering the klantcontact alone.
// npm run bench:formulieren -- --aantal 400

const { values } = parseArgs({ options: { aantal: { type: 'string', default: '400' } } })
const aantal = Number(values.aantal)
const RONDES = 3
const AT_ONCE = 16

const postgres = await benchServer()
const { url, database, remove } = await ownDatabase(postgres.url, `bench_formulieren_${process.pid}`)
const { db } = database
const { token, afdeling } = await makeAfnemer(db, 'Formulieren', ['inkomend.leveren', 'klantcontacten.registreren'])
const server = await startServer(url)

const post = async (path: string, body: object) => {
  const answer = await fetch(`${server.base}/api/v1${path}`, {
    method: 'POST',
    headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

let number = 0
const form = () => post('/kanalen/formulieren/bench', makeFormulier(`OF-${++number}`))
const contact = () =>
  post('/klantcontacten', {
    ...{ kanaal: 'webformulier', onderwerp: 'Gat in de weg', inhoud: 'Dorpsstraat 12', actoren: [afdeling] },
    betrokkenen: [{ rol: 'klant', anoniem: true }],
    opvolging: { internetaken: [{ gevraagdeHandeling: 'Behandel deze inzending', actoren: [afdeling] }] },
  })

/** Does something often, so many at once; gives how often each second. */
async function rateOf(work: () => Promise<void>): Promise<number> {
  let left = aantal
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await work()
    }),
  )
  return (aantal / (performance.now() - begun)) * 1000
}

const [formulieren = 0, contacten = 1] = await inTurns(RONDES, [() => rateOf(form), () => rateOf(contact)])
const { rows } = await sql<{ geheel: number }>`
  select count(*)::int as geheel from inkomende_levering i where exists (select from interne_taak t where t.klantcontact = i.klantcontact)
    and (select count(*) from bijlage b join inhoud h on h.uuid = b.informatieobject and h.heel where b.klantcontact = i.klantcontact) = 3`.execute(
  db,
)
console.log(
  `${formulieren.toFixed(0)} formulieren per seconde, ${contacten.toFixed(0)} klantcontacten zonder documenten (verhouding ${(formulieren / contacten).toFixed(2)})`,
)
console.log(`${rows[0]?.geheel} van ${number} geheel in de database`)

await server.stop()
await remove()
await postgres.stop()
