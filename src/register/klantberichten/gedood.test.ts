import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { vindSmsdienst } from '../../koppelingen/notify/notify.ts'
import { inTransaction } from '../../platform/database.ts'
import { freePort } from '../../run/testing/cluster.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { startPost } from '../../run/testing/klantberichten.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import type { Ontvangen } from '../../run/testing/mailserver.ts'
import { bezoeker, sendForm } from '../../run/testing/mijn.ts'
import { startProxy } from '../../run/testing/proxy.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs, SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'
import { maakHerinneringen } from '../klanttaken/herinneren/jobs.ts'
import { newsJob } from './jobs.ts'

// Real processes are killed here: the mail server took a mail, and its sender is gone before it could keep that.

/** Merel Kooyman of the demonstration. */
const BSN = '999993847'
const MAIN = join(import.meta.dirname, '../../run/cli/main.ts')
const WAIT = { timeout: 60_000, interval: 100 }
/** The jobs of pg-boss that send mail; what a klant waits for leaves by a loop. */
const SENDING = ['verstuur-meldingen', 'verstuur-herinneringen']
const SOORTEN = ['brief', 'herinnering', 'melding', 'ontvangstbevestiging', 'taak']

interface Mail {
  uuid: string
  soort: string
  status: string
  fout: string | null
}

let app: TestApp
let post: Awaited<ReturnType<typeof startPost>>
let opzet: Klanttaakopzet
let boss: PgBoss
let running: ChildProcess | undefined
beforeAll(async () => {
  post = await startPost()
  app = await startTestApp({ DEMO: 'true', SECRET_KEY: SLEUTEL, MIJN_AFDELING: 'Openbare Ruimte', ...post.settings })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
  boss = new PgBoss({ connectionString: app.url, schema: 'pgboss', supervise: false, schedule: false, migrate: false })
}, 60_000)
afterAll(async () => {
  running?.kill('SIGKILL')
  await boss.stop({ graceful: false })
  await post.mail.stop()
  await app.stop()
})

/** Starts `balie work`, which reaches the database by a way that can be cut. */
async function startWork() {
  const proxy = await startProxy(new URL(app.url))
  const env = {
    ...{ PATH: process.env.PATH, NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: proxy.url, SECRET_KEY: SLEUTEL },
    ...{ WORK_PORT: String(await freePort()), MIJN_AFDELING: 'Openbare Ruimte', ...post.settings },
  }
  const child = spawn(process.execPath, [MAIN, 'work'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  running = child
  let output = ''
  let isGone = false
  child.stdout.on('data', (data) => (output += String(data)))
  const gone = once(child, 'exit').then(() => (isGone = true))
  const isReady = () => output.includes('Balie werkt op de achtergrond')
  return {
    gone,
    /** Waits until it works; false when it was killed before. */
    async ready(): Promise<boolean> {
      await expect.poll(() => isGone || isReady(), WAIT).toBe(true)
      return !isGone
    },
    /** Lets nothing reach the database any more, and ends the process once the mail server has answered it. */
    die() {
      proxy.swallow()
      setImmediate(() => child.kill('SIGKILL'))
    },
    async end(): Promise<void> {
      child.kill('SIGKILL')
      await gone
      await proxy.stop()
    },
  }
}

/** Lists every mail of Balie, by kind, with what became of it. */
const mails = async (): Promise<Mail[]> =>
  (
    await app.pool.query<Mail>(`
      select uuid, case when exists (select from klantantwoord a where a.klantbericht = b.uuid) then 'brief' else soort::text end as soort,
        status::text, fout from klantbericht b
      union all select uuid, 'melding', status::text, fout from melding
      union all select uuid, 'herinnering', status::text, fout from klanttaak_herinnering order by soort`)
  ).rows

const soortenOf = (all: readonly Mail[]) => all.map(({ soort }) => soort)
const withStatus = async (status: string) => (await mails()).filter((mail) => mail.status === status)
const uuidOf = ({ messageId = '' }: Ontvangen) => messageId.slice(1, 37)

/** A medewerker answers the klant by e-mail. */
async function answer(als: Awaited<ReturnType<TestApp['alsMedewerker']>>) {
  const email = { soortDigitaalAdres: 'email' as const, adres: 'kees@voorbeeld.nl' }
  const { opvolging } = await app.client.klantcontacten.registreren({
    body: klantcontact(opzet.medewerker, {
      kanaal: 'e-mail',
      betrokkenen: [{ rol: 'klant', initiator: true, digitaleAdressen: [email] }],
    }),
  })
  const params = { uuid: opvolging.internetaken[0]?.uuid ?? '' }
  const { adressen, onderwerp } = await als.klantberichten.antwoordvorm({ params })
  await als.klantberichten.beantwoorden({
    params,
    body: { adres: adressen[0]?.uuid ?? '', onderwerp, inhoud: 'Het is klaar.', citeren: false },
  })
}

/** A task comes to a medewerker, who reads of it by e-mail. */
async function notify(naam: string) {
  const { uuid } = await app.client.actoren.maken({
    body: { naam, soortActor: 'medewerker', emailadres: `${naam}@gemeente.example` },
  })
  const internetaken = [{ gevraagdeHandeling: 'Bel terug', actoren: [uuid] }]
  await app.client.klantcontacten.registreren({ body: klantcontact(opzet.medewerker, { opvolging: { internetaken } }) })
}

/** Two mails of every kind wait, and none can be taken back any more. */
async function fillOutbox() {
  const tab = bezoeker(app.base)
  await tab.inloggen('merel')
  const als = await app.alsMedewerker(opzet.medewerker, ['behandelaar'])
  const adres = 'merel@voorbeeld.nl'
  await app.client.partijen.wijzigen({
    params: { uuid: opzet.klant.uuid },
    body: { digitaleAdressen: [{ soortDigitaalAdres: 'email', adres, toestemmingHergebruik: true }] },
  })
  for (const naam of ['sanne', 'joris']) {
    await notify(naam)
    await answer(als)
    const form = await tab.open('/mijn/vragen/nieuw')
    await sendForm(tab, form, '/mijn/vragen/nieuw', { onderwerp: naam, inhoud: 'Mijn vraag.', emailadres: adres })
    await opzet.zetUit({ laatsteDag: inDays(5), herinnerenOp: inDays(0) })
  }
  await inTransaction(app.db, 'schrijven', async (db) => {
    await runJobs({ ...app, db }, newsJob(vindSmsdienst))
    await runJobs({ ...app, db }, maakHerinneringen)
  })
  await app.pool.query('update klantbericht set volgende_poging = now()')
}

test('SIGKILL nadat de mailserver een bericht aannam en voor dat vaststaat: het gaat niet nog eens, van geen soort, en de rest gaat door', {
  timeout: 240_000,
}, async () => {
  await fillOutbox()
  expect(soortenOf(await withStatus('wacht'))).toEqual(SOORTEN.flatMap((soort) => [soort, soort]))

  const killed = new Map<string, string>()
  let work: Awaited<ReturnType<typeof startWork>> | undefined
  post.mail.setAfterTaking(async (mail) => {
    const { uuid, soort } = (await mails()).find((one) => one.uuid === uuidOf(mail)) as Mail
    if (killed.has(soort)) return
    killed.set(soort, uuid)
    work?.die()
  })
  const begin = async () => {
    work = await startWork()
    if (!(await work.ready())) return false
    await boss.start()
    for (const job of SENDING) await boss.send(job)
    return true
  }
  for (const _ of SOORTEN) {
    await begin()
    await work?.gone
    await work?.end()
  }
  expect([...killed.keys()].sort()).toEqual([...SOORTEN].sort())
  const failed = await withStatus('mislukt')
  // A mail that another run was about to hand over when the process ended is in doubt as well.
  expect(failed.map(({ uuid }) => uuid)).toEqual(expect.arrayContaining([...killed.values()]))
  for (const { fout } of failed) expect(fout).toContain('Balie stopte terwijl dat gebeurde')

  // A run that a process left halfway is done again by pg-boss, as it is once it has lasted too long.
  await begin()
  const { rows: halfway } = await app.pool.query<{ name: string; id: string }>(
    `select name, id from pgboss.job where state = 'active' and name = any ($1)`,
    [SENDING],
  )
  expect(new Set(halfway.map(({ name }) => name))).toEqual(new Set(SENDING))
  for (const { name, id } of halfway) await boss.fail(name, id)
  await expect.poll(() => withStatus('wacht'), WAIT).toEqual([])
  const again = () => app.pool.query(`select from pgboss.job where id = any ($1) and state <> 'completed'`, [ids])
  const ids = halfway.map(({ id }) => id)
  await expect.poll(async () => (await again()).rowCount, WAIT).toBe(0)
  await work?.end()

  expect(await withStatus('mislukt')).toEqual(failed)
  const sent = await withStatus('verzonden')
  expect(sent.length + failed.length).toBe(2 * SOORTEN.length)
  const handedOver = post.mail.ontvangen.map(uuidOf).sort()
  expect(handedOver).toEqual([...sent.map(({ uuid }) => uuid), ...killed.values()].sort())
})
