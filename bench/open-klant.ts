import { Agent, request } from 'node:http'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { processorTime } from './processor.ts'
import { inTurns, median } from './rates.ts'

// This script compares Balie to an Open Klant that has the same rows (`balie import open-klant` brings them), in turns, so that other work
// on the machine affects both. Both must be reachable over plain HTTP on this machine. It adds klantcontacten to both.
// npm run bench:open-klant -- --open-klant http://127.0.0.1:8000 --token … --balie http://127.0.0.1:8080 --balie-token …
// With the processes of each (of the server and of its PostgreSQL) it also measures processor time: --open-klant-processen 12,34 …

const { values } = parseArgs({
  options: {
    'open-klant': { type: 'string', default: 'http://127.0.0.1:8000' },
    token: { type: 'string', default: '' },
    balie: { type: 'string', default: 'http://127.0.0.1:8080' },
    'balie-token': { type: 'string', default: 'balie-demo-token' },
    'open-klant-processen': { type: 'string', default: '' },
    'balie-processen': { type: 'string', default: '' },
    opwarmen: { type: 'string', default: '10' },
    seconden: { type: 'string', default: '4' },
    rondes: { type: 'string', default: '3' },
    verbindingen: { type: 'string', default: '4' },
    wat: { type: 'string', default: '' },
  },
})
const seconds = Number(values.seconden)
const agent = new Agent({ keepAlive: true })

type Ask = (method: 'GET' | 'POST', path: string, body?: object) => Promise<string>

/** Makes the function that asks something of a register, and throws when it is refused. */
const asking =
  (base: string, token: string): Ask =>
  (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Token ${token}`, ...(body && { 'content-type': 'application/json' }) }
      const sent = request(`${base}/klantinteracties/api/v1/${path}`, { agent, method, headers }, (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        answer.on('end', () => {
          if (answer.statusCode && answer.statusCode < 300) resolve(text)
          else reject(new Error(`${base} ${method} ${path}: ${answer.statusCode} ${text.slice(0, 500)}`))
        })
      })
      sent.on('error', reject)
      sent.end(body && JSON.stringify(body))
    })

const openKlant = asking(values['open-klant'], values.token)
const balie = asking(values.balie, values['balie-token'])

interface Identificator {
  identificeerdePartij: { uuid: string } | null
  partijIdentificator: { codeSoortObjectId: string; objectId: string }
}

const results = async <T>(path: string) => (JSON.parse(await openKlant('GET', path)) as { results: T[] }).results

const identificatoren = await results<Identificator>('partij-identificatoren?pageSize=500')
const klanten = identificatoren.flatMap(({ identificeerdePartij, partijIdentificator }) =>
  identificeerdePartij && partijIdentificator.codeSoortObjectId === 'bsn'
    ? [{ partij: identificeerdePartij.uuid, bsn: partijIdentificator.objectId }]
    : [],
)
const actoren = await results<{ uuid: string }>('actoren?pageSize=100')

/** Makes a function that gives these in turn. */
function inTurn<T>(all: readonly T[]): () => T {
  let turn = 0
  return () => {
    const one = all[turn % all.length]
    if (one === undefined) throw new Error('The register has no partijen with a BSN, or no actoren.')
    turn += 1
    return one
  }
}
const klant = inTurn(klanten)
const actor = inTurn(actoren)

const ALLES =
  'hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen,leiddeTotInterneTaken,gingOverOnderwerpobjecten,omvatteBijlagen'

const contact = () => ({
  kanaal: 'Telefoon',
  onderwerp: 'Meting: kapotte lantaarnpaal',
  inhoud: 'De lantaarnpaal voor de deur brandt niet. Wij laten hem maken.',
  taal: 'nld',
  vertrouwelijk: false,
  plaatsgevondenOp: new Date(Date.now() - 60_000).toISOString(),
})
const betrokkene = () => ({ wasPartij: { uuid: klant().partij }, rol: 'klant', initiator: true })

/** Registers a klantcontact as most existing clients do, in four requests. */
async function registerInParts(ask: Ask): Promise<void> {
  const { uuid } = JSON.parse(await ask('POST', 'klantcontacten', contact())) as { uuid: string }
  await ask('POST', 'betrokkenen', { ...betrokkene(), hadKlantcontact: { uuid }, organisatienaam: '' })
  await ask('POST', 'actorklantcontacten', { actor: { uuid: actor().uuid }, klantcontact: { uuid } })
  await ask('POST', 'internetaken', {
    aanleidinggevendKlantcontact: { uuid },
    toegewezenAanActoren: [{ uuid: actor().uuid }],
    gevraagdeHandeling: 'Laat de lantaarnpaal maken',
    status: 'te_verwerken',
  })
}

const CASES: Readonly<Record<string, (ask: Ask) => Promise<unknown>>> = {
  'partij op BSN': (ask) => ask('GET', `partijen?partijIdentificator__objectId=${klant().bsn}`),
  'partij op BSN, met digitale adressen': (ask) =>
    ask(
      'GET',
      `partijen?partijIdentificator__codeSoortObjectId=bsn&partijIdentificator__objectId=${klant().bsn}&expand=digitaleAdressen`,
    ),
  'maak-klantcontact': (ask) =>
    ask('POST', 'maak-klantcontact', { klantcontact: contact(), betrokkene: betrokkene(), onderwerpobject: {} }),
  'registreren in vier verzoeken': registerInParts,
  '25 open interne taken': (ask) => ask('GET', 'internetaken?status=te_verwerken&pageSize=25'),
  'lijst van 25': (ask) => ask('GET', 'klantcontacten?pageSize=25'),
  'lijst van 100': (ask) => ask('GET', 'klantcontacten?pageSize=100'),
  'lijst van 100, alles erbij': (ask) => ask('GET', `klantcontacten?pageSize=100&expand=${ALLES}`),
}

/** Measures how often a second this is done, over all connections. */
async function rate(work: () => Promise<unknown>, duration: number): Promise<number> {
  const start = performance.now()
  let done = 0
  const repeat = async () => {
    while (performance.now() < start + duration * 1000) {
      await work()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: Number(values.verbindingen) }, repeat))
  return (done * 1000) / (performance.now() - start)
}

const pidsIn = (text: string) => text.split(',').filter(Boolean).map(Number)

/** The figures of a register: the rate, and the processor time of its processes for each time. */
function measuring(ask: Ask, processes: string, work: (ask: Ask) => Promise<unknown>) {
  const pids = pidsIn(processes)
  const times: number[] = []
  const measure = async (duration: number) => {
    const before = processorTime(pids)
    const perSecond = await rate(() => work(ask), duration)
    times.push((processorTime(pids) - before) / (perSecond * duration))
    return perSecond
  }
  const warmUp = async () => {
    await measure(Number(values.opwarmen))
    times.length = 0
  }
  return { measure, warmUp, processorMs: () => median(times) }
}

console.log('| per seconde | Open Klant | Balie | verhouding | processortijd in ms | verhouding |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
for (const [name, work] of Object.entries(CASES).filter(([naam]) => naam.includes(values.wat))) {
  const there = measuring(openKlant, values['open-klant-processen'], work)
  const here = measuring(balie, values['balie-processen'], work)
  for (const { warmUp } of [there, here]) await warmUp()
  const [daar = 0, hier = 0] = await inTurns(
    Number(values.rondes),
    [there, here].map(
      ({ measure }) =>
        () =>
          measure(seconds),
    ),
  )
  const [ms, own] = [there.processorMs(), here.processorMs()]
  const time = own > 0 ? `${ms.toFixed(1)} en ${own.toFixed(1)} | ${(ms / own).toFixed(1)}` : ' | '
  console.log(`| ${name} | ${daar.toFixed(1)} | ${hier.toFixed(0)} | ${(hier / daar).toFixed(1)} | ${time} |`)
}
console.log(
  `\nDe load van de machine aan het eind: ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
)
agent.destroy()
