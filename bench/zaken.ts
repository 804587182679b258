import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { pino } from 'pino'
import { createApp, parseConfig, RECHTEN } from '../src/app.ts'
import { makeStarter } from '../src/koppelingen/zaaksysteem/saga/beurten.ts'
import { DEMO_TOKEN, makeDemoApplicatie } from '../src/run/demo/applicatie.ts'
import { CATALOGUS, kapvergunning } from '../src/run/testing/zaakregister.ts'
import { benchServer, ownDatabase } from './database.ts'
import { inTurns } from './rates.ts'

// Measures zaken: klantbeeld and voortgang with 25 zaken beside without, the start of a zaak in the register inside, and notifications.
// npm run bench:zaken -- --seconden 3 --rondes 3 --starten 50 --notificaties 100000

const { values } = parseArgs({
  options: {
    seconden: { type: 'string', default: '3' },
    rondes: { type: 'string', default: '3' },
    starten: { type: 'string', default: '50' },
    notificaties: { type: 'string', default: '100000' },
  },
})
const [seconds, rounds, starts, notifications] = [
  values.seconden,
  values.rondes,
  values.starten,
  values.notificaties,
].map(Number) as [number, number, number, number]
const ZAKEN = 25
const CONNECTIONS = 4

const server = await benchServer()
const { url, database, remove } = await ownDatabase(server.url, `bench_zaken_${process.pid}`)
const config = parseConfig({
  NODE_ENV: 'test',
  LOG_LEVEL: 'silent',
  DATABASE_URL: url,
  SECRET_KEY: randomBytes(32).toString('base64'),
})
await makeDemoApplicatie(database.db, RECHTEN)
const app = createApp({ config, db: database.db, beperkt: database.beperkt, probe: database.probe })
await app.listen({ host: '127.0.0.1', port: 0 })
const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
const credentials = { authorization: `Token ${DEMO_TOKEN}` }
const headers = { ...credentials, 'content-type': 'application/json' }

/** Asks the Balie API; gives the answer. */
// biome-ignore lint/suspicious/noExplicitAny: a measurement knows what it asked
async function ask(method: string, path: string, body?: object): Promise<any> {
  const response = await fetch(`${base}/api/v1${path}`, {
    method,
    ...(body ? { headers, body: JSON.stringify(body) } : { headers: credentials }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text ? JSON.parse(text) : undefined
}

/** The register inside as a zaaksysteem of its own, with a zaaktype that may be started. */
async function makeZaaksysteem(): Promise<{ zaaksysteem: string; zaaktype: string }> {
  await ask('PUT', '/zaakregister/catalogus', CATALOGUS)
  const { uuid: zaaktype } = await ask('POST', '/zaakregister/zaaktypen', kapvergunning)
  await ask('POST', `/zaakregister/zaaktypen/${zaaktype}/publicatie`)
  const clientId = 'balie-meting'
  const { uuid: own } = await ask('POST', '/applicaties', { naam: clientId, clientId, rechten: [...RECHTEN] })
  const { geheim } = await ask('POST', `/applicaties/${own}/geheimen`, { soort: 'jwt' })
  const { uuid } = await ask('POST', '/zaaksystemen', {
    naam: 'Zaakregister',
    zakenUrl: `${base}/zaken/api/v1`,
    catalogiUrl: `${base}/catalogi/api/v1`,
    documentenUrl: `${base}/documenten/api/v1`,
    clientId,
    geheim,
    bronorganisatie: CATALOGUS.rsin,
    notificaties: true,
  })
  await ask('POST', `/zaaksystemen/${uuid}/test`)
  const { identificatie } = kapvergunning
  await ask('PUT', `/zaaksystemen/${uuid}/zaaktypen/${identificatie}`, { startbaar: true })
  return { zaaksysteem: uuid, zaaktype: identificatie }
}

const start = await makeZaaksysteem()
const { uuid: actor } = await ask('POST', '/actoren', { naam: 'Meting', soortActor: 'medewerker' })
const makePartij = async (achternaam: string): Promise<string> =>
  (
    await ask('POST', '/partijen', {
      soortPartij: 'persoon',
      contactnaam: { achternaam },
      authenticatie: { middel: 'digid', niveau: 'substantieel' },
    })
  ).uuid
const makeContact = async (partij: string, zaakstarten: object[] = []): Promise<string> =>
  (
    await ask('POST', '/klantcontacten', {
      kanaal: 'telefoon',
      onderwerp: 'Ik wil een boom kappen',
      inhoud: 'Een eik in de voortuin.',
      betrokkenen: [{ rol: 'klant', initiator: true, partij }],
      actoren: [actor],
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [actor] }], zaakstarten },
    })
  ).uuid

/** Starts all zaken that are due; gives how long that took, in seconds. */
async function startAll(): Promise<number> {
  const begun = performance.now()
  const starter = makeStarter({ db: database.db, config, log: pino({ level: 'silent' }) })
  await starter.step()
  await starter.settle()
  return (performance.now() - begun) / 1000
}

async function rate(path: string): Promise<number> {
  const result = await autocannon({
    url: `${base}/api/v1${path}`,
    headers,
    connections: CONNECTIONS,
    duration: seconds,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} refusals`)
  return result.requests.average
}

/** Tells this often that a zaak changed; gives how many a second. */
async function notify(zaak: string, amount: number): Promise<number> {
  const body = { kanaal: 'zaken', hoofdObject: zaak, resource: 'status', resourceUrl: zaak, actie: 'create' }
  const result = await autocannon({
    url: `${base}/api/v1/zaaksystemen/notificaties`,
    method: 'POST',
    headers,
    connections: CONNECTIONS,
    amount,
    body: JSON.stringify({ ...body, aanmaakdatum: new Date().toISOString() }),
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`notificaties: ${result.non2xx} refusals`)
  return amount / result.duration
}

try {
  const [met, zonder] = [await makePartij('Met'), await makePartij('Zonder')]
  const contacten = { met: '', zonder: '' }
  for (let n = 0; n < ZAKEN; n += 1) {
    contacten.met = await makeContact(met, [start])
    contacten.zonder = await makeContact(zonder)
  }
  await startAll()
  // One contact with all of the zaken: its voortgang shows them beside each other.
  await database.pool.query(
    `insert into onderwerpobject (uuid, klantcontact, identificator)
     select gen_random_uuid(), $1, o.identificator from onderwerpobject o where o.is_zaak and o.klantcontact <> $1`,
    [contacten.met],
  )
  await database.pool.query('vacuum analyze')
  console.log(`belasting van de machine: ${loadavg()[0]?.toFixed(1)}\n`)
  console.log(`| lezen | met ${ZAKEN} zaken | zonder | verhouding |\n| --- | ---: | ---: | ---: |`)
  for (const [wat, a, b] of [
    ['klantbeeld van 25', `/partijen/${met}/klantbeeld?aantal=25`, `/partijen/${zonder}/klantbeeld?aantal=25`],
    ['voortgang', `/klantcontacten/${contacten.met}/voortgang`, `/klantcontacten/${contacten.zonder}/voortgang`],
  ] as const) {
    const [with_ = 0, without = 0] = await inTurns(rounds, [() => rate(a), () => rate(b)])
    console.log(`| ${wat} | ${with_.toFixed(0)} | ${without.toFixed(0)} | ${(with_ / without).toFixed(2)} |`)
  }

  for (let n = 0; n < starts; n += 1) await makeContact(met, [start])
  const took = await startAll()
  console.log(
    `\n${starts} zaken starten in het zaakregister: ${took.toFixed(1)} s, ${(starts / took).toFixed(1)} per seconde`,
  )

  const { rows } = await database.pool.query<{ url: string }>('select url from zaak limit 1')
  const gekoppeld = rows[0]?.url ?? ''
  const vreemd = gekoppeld.replace(/[^/]+$/, '00000000-0000-4000-8000-000000000000')
  const [known, unknown] = [await notify(gekoppeld, notifications / 2), await notify(vreemd, notifications / 2)]
  console.log(
    `${notifications} notificaties, per seconde: ${known.toFixed(0)} van een gekoppelde zaak, ${unknown.toFixed(0)} van een vreemde`,
  )
} finally {
  await app.close()
  await remove()
  await server.stop()
}
