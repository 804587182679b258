import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import {
  type Aanlevering,
  type Aanleverkanaal,
  freshName,
  makeKanalen,
  SLEUTEL,
  sendTo,
  startObjecten,
  type Zending,
} from '../../run/testing/aanlevering/kanalen.ts'
import { freePort } from '../../run/testing/cluster.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs } from '../../run/testing/zaaksysteem/opzet.ts'
import { aanleveren, ondertekend, SoortInkomend } from './contract.ts'
import { rondStilleGesprekkenAf } from './jobs.ts'
import { haalProductaanvragenOp } from './objecten/ophalen.ts'

// A delivery that was acknowledged is here once: in whatever order it came, how often, by halves, and whoever died meanwhile.

const DAY_MS = 86_400_000
let bron: Awaited<ReturnType<typeof startObjecten>>
let app: TestApp
let kanalen: Aanleverkanaal[]
let afdeling: string

beforeAll(async () => {
  bron = await startObjecten()
  app = await startTestApp(bron.settings)
  const eenheid = async (naam: string) =>
    (await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })).uuid
  await eenheid('Klantcontactcentrum')
  afdeling = await eenheid('Wegen')
  kanalen = await makeKanalen(app, afdeling, bron.objecten)
})
afterAll(async () => {
  await app?.stop()
  await bron?.stop()
})

const OPERATIES = [...Object.keys(aanleveren), ...Object.keys(ondertekend), 'open311', 'melden']
const TEKSTEN = ['Een gat in de weg', 'Een boom op het pad'] as const

/** The moments of which deliveries tell: just now, last year, and tomorrow. */
const MOMENTS = [-60_000, -366 * DAY_MS, DAY_MS]

const aanleveringOf = (namen: readonly string[], welke: number, tekst: number): Aanlevering => ({
  naam: namen[welke] ?? '',
  tekst: TEKSTEN[tekst] ?? '',
  op: new Date(begonnen + (MOMENTS[welke % MOMENTS.length] ?? 0)).toISOString(),
})
const begonnen = Date.now()

/** Sends the requests of a delivery, one after another; gives the worst status, and 0 when there was no answer. */
async function deliver(base: string, zendingen: readonly Zending[], signal?: AbortSignal): Promise<number> {
  let worst = 0
  for (const zending of zendingen) {
    const status = await sendTo(base, zending, signal && { signal }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 0) return 0
    worst = Math.max(worst, status)
  }
  return worst
}

/** Sends the beginning of a request, and hangs up. */
async function deliverHalf(base: string, { pad, type, body, van }: Zending): Promise<void> {
  const { hostname, port } = new URL(base)
  const socket = connect(Number(port), hostname).on('error', () => undefined)
  const headers = Object.entries({ Host: hostname, 'Content-Type': type, 'Content-Length': body.length, ...van(body) })
  socket.write(`POST ${pad} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  socket.write(body.subarray(0, body.length >> 1))
  await new Promise((done) => setTimeout(done, 5))
  socket.destroy()
}

/** Delivers again, as senders do, until it was taken in or refused for good. */
async function insist(base: string, zendingen: readonly Zending[]): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const status = await deliver(base, zendingen)
    if ((status > 0 && status < 500) || attempt > 8) return status
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** Does what Balie does by itself later. */
async function settle(): Promise<void> {
  await sql`update inkomend_object set volgende_poging = now() - interval '1 minute'`.execute(app.db)
  await runJobs(app, haalProductaanvragenOp)
  await runJobs(app, rondStilleGesprekkenAf, new Date(Date.now() + 3 * DAY_MS))
}

/** Lists the texts of the klantcontacten that came of a name, and whether each is followed up. */
async function foundOf(naam: string) {
  const { rows } = await sql<{ inhoud: string; opgevolgd: boolean }>`
    select k.inhoud, exists (select from interne_taak t where t.klantcontact = k.uuid)
      or exists (select from zaakstart z where z.klantcontact = k.uuid) as opgevolgd
    from klantcontact k
    where k.inhoud like ${`%${naam}%`} or exists (select from inkomende_levering i where i.klantcontact = k.uuid and i.kenmerk = ${naam})`.execute(
    app.db,
  )
  return rows
}

const countContacts = async () =>
  (await sql<{ aantal: number }>`select count(*)::int as aantal from klantcontact`.execute(app.db)).rows[0]?.aantal ?? 0

/** Checks that a name that was taken in is one klantcontact with its follow-up, and one that was refused is none. */
async function checkOne({ zonderSleutel }: Aanleverkanaal, naam: string, status: number, sent: ReadonlySet<string>) {
  const found = await foundOf(naam)
  expect([naam, found.every(({ opgevolgd }) => opgevolgd)]).toEqual([naam, true])
  if (status >= 400 && status !== 409) expect([naam, status, found.length]).toEqual([naam, 400, 0])
  else if (!zonderSleutel) expect([naam, status, found.length]).toEqual([naam, status, 1])
  else
    for (const tekst of TEKSTEN) {
      const times = found.filter(({ inhoud }) => inhoud.includes(`${tekst} (${naam})`)).length
      expect(times).toBeLessThanOrEqual(sent.has(tekst) ? 1 : 0)
    }
  return found.length
}

const REGELS = [
  {},
  { onderwerp: '{wat}{bestaat-niet}', klant: { emailadres: 'wat', telefoonnummer: 'waar' } },
  { vragenset: { uuid: '0192f5a0-0000-7000-8000-00000000dead', antwoorden: {} } },
  { zaak: { zaaksysteem: '0192f5a0-0000-7000-8000-00000000dead', zaaktype: 'WEG' } },
]

const welke = fc.nat(2)
const stap = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ soort: fc.constant('lever' as const), welke, tekst: fc.constantFrom(0, 0, 0, 1) }),
  },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('half' as const), welke, tekst: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('hang-op' as const), welke, tekst: fc.nat(1) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      soort: fc.constant('regel' as const),
      welke: fc.nat(REGELS.length - 1),
      tekst: fc.constant(0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('afdeling' as const), welke, tekst: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ soort: fc.constant('uitval' as const), welke, tekst: fc.constant(0) }) },
)

/** Takes the connections away of what the database is doing. */
const breakOff = () =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`
    .execute(app.db)
    .catch(() => undefined)

test('elke weg waarlangs een ander systeem aanlevert staat in de lijst', () => {
  expect(kanalen.map(({ operatie }) => operatie).sort()).toEqual(OPERATIES.sort())
  expect(new Set(kanalen.map(({ soort }) => soort))).toEqual(new Set(SoortInkomend.options))
})

test.each(OPERATIES)(
  '%s: wat is aangenomen is er precies één keer, met opvolging',
  { timeout: 60_000 },
  async (operatie) => {
    const given = kanalen.find((one) => one.operatie === operatie)
    if (!given) throw new Error(operatie)
    const kanaal: Aanleverkanaal = given
    const { resultaten } = await app.client.inkomend.lijst()
    const uuid = resultaten.find(({ soort, sleutel }) => soort === kanaal.soort && sleutel === SLEUTEL)?.uuid ?? ''
    await fc.assert(
      fc.asyncProperty(fc.array(stap, { minLength: 4, maxLength: 12 }), fc.boolean(), async (stappen, atOnce) => {
        const before = await countContacts()
        const namen = MOMENTS.map(freshName)
        const sent = new Map<string, Set<string>>(namen.map((naam) => [naam, new Set([TEKSTEN[0]])]))
        const take = async (step: (typeof stappen)[number]): Promise<unknown> => {
          if (step.soort === 'regel')
            return app.client.inkomend
              .wijzigen({ params: { uuid }, body: { regel: REGELS[step.welke] } })
              .catch(() => 0)
          if (step.soort === 'afdeling') {
            const body = { indicatieActief: step.tekst === 1 }
            return app.client.actoren.wijzigen({ params: { uuid: afdeling }, body }).catch(() => 0)
          }
          if (step.soort === 'uitval') return breakOff()
          const levering = aanleveringOf(namen, step.welke, step.tekst)
          const zendingen = kanaal.zendingen(levering)
          if (step.soort === 'half') return zendingen[0] && deliverHalf(app.base, zendingen[0])
          sent.get(levering.naam)?.add(levering.tekst)
          if (step.soort === 'hang-op') return deliver(app.base, zendingen, AbortSignal.timeout(step.welke * 10 + 3))
          return deliver(app.base, zendingen)
        }
        if (atOnce) await Promise.all(stappen.map(take))
        else for (const step of stappen) await take(step)
        let total = 0
        const statuses = new Map<string, number>()
        for (const index of namen.keys()) {
          const levering = aanleveringOf(namen, index, 0)
          statuses.set(levering.naam, await insist(app.base, kanaal.zendingen(levering)))
        }
        await settle()
        for (const naam of namen)
          total += await checkOne(kanaal, naam, statuses.get(naam) ?? 0, sent.get(naam) ?? new Set())
        expect((await countContacts()) - before).toBe(total)
      }),
      { numRuns: 3 },
    )
    await app.client.actoren.wijzigen({ params: { uuid: afdeling }, body: { indicatieActief: true } })
    await app.client.inkomend.wijzigen({ params: { uuid }, body: { regel: {} } })
  },
)

const MAIN = join(import.meta.dirname, '../../run/cli/main.ts')

/** Starts another server on the same database, in a process of its own. */
async function startServer(): Promise<{ base: string; child: ChildProcess }> {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'silent',
    DATABASE_URL: app.url,
  }
  const child = spawn(process.execPath, [MAIN, 'start'], { env: { ...env, ...bron.settings }, stdio: 'ignore' })
  const base = `http://127.0.0.1:${port}`
  const isReady = () =>
    fetch(`${base}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isReady, { timeout: 60_000, interval: 200 }).toBe(true)
  return { base, child }
}

test('wordt het proces gedood terwijl er langs elke weg wordt geleverd, dan is na nog eens leveren alles er één keer', {
  timeout: 120_000,
}, async () => {
  const before = await countContacts()
  const { base, child } = await startServer()
  const leveringen = kanalen.flatMap((kanaal) =>
    ['eerste', 'tweede', 'derde'].map(() => ({ kanaal, levering: aanleveringOf([freshName()], 0, 0) })),
  )
  let told = 0
  const answers = leveringen.map(async ({ kanaal, levering }) => {
    const status = await deliver(base, kanaal.zendingen(levering))
    if (status > 0) told += 1
    // The process dies when so many heard that what they sent was taken in.
    if (told === 4) child.kill('SIGKILL')
  })
  await Promise.race([once(child, 'exit'), Promise.all(answers)])
  await Promise.all(answers)
  child.kill('SIGKILL')
  const statuses = await Promise.all(
    leveringen.map(({ kanaal, levering }) => insist(app.base, kanaal.zendingen(levering))),
  )
  expect(statuses.filter((status) => status >= 300)).toEqual([])
  await settle()
  for (const { kanaal, levering } of leveringen) await checkOne(kanaal, levering.naam, 200, new Set([levering.tekst]))
  expect((await countContacts()) - before).toBe(leveringen.length)
})
