import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from '../src/platform/sql.ts'
import { startDovecot } from '../src/run/testing/dovecot.ts'
import { benchServer, makeAfnemer, ownDatabase } from './database.ts'
import { startServer } from './server.ts'

// How many e-mails are taken in each minute from a real IMAP server while employees work, and how much memory that takes.
// npm run bench:post -- --aantal 1000 --kb 30 --groot 50 --medewerkers 4
// With --processen 2 --dood two processes take it in, and the first is killed on the way: nothing may be lost, or registered twice.

const { values } = parseArgs({
  options: {
    aantal: { type: 'string', default: '1000' },
    kb: { type: 'string', default: '30' },
    groot: { type: 'string', default: '50' },
    medewerkers: { type: 'string', default: '4' },
    processen: { type: 'string', default: '1' },
    dood: { type: 'boolean', default: false },
  },
})
const [aantal, kb, groot, medewerkers] = [values.aantal, values.kb, values.groot, values.medewerkers].map(Number) as [
  number,
  number,
  number,
  number,
]
if (values.dood && Number(values.processen) < 2)
  throw new Error('--dood needs --processen 2 or more: one must be left.')
/** A message that was not taken in by then never is, in ms. */
const longestFor = (messages: number): number => 10 * 60_000 + messages * 1000
/** The settings of a process that holds little memory, as docs/operating.md has them. */
const LEAN = {
  NODE_OPTIONS: '--max-semi-space-size=4',
  MALLOC_ARENA_MAX: '2',
  MALLOC_TRIM_THRESHOLD_: '131072',
}
/** Somebody who works asks for a list or registers a contact so often. */
const PAUSE_MS = 500

/** A message of a klant with a file of so many bytes. */
function message(number: number, bytes: number): Buffer {
  const file = randomBytes(Math.round((bytes * 3) / 4 / (78 / 76)))
    .toString('base64')
    .replaceAll(/(.{76})/g, '$1\r\n')
  return Buffer.from(
    [
      `From: Klant ${number} <klant${number}@voorbeeld${number % 500}.nl>`,
      'To: info@gemeente.example',
      `Subject: Vraag ${number}`,
      `Message-ID: <${number}-${bytes}@bench>`,
      'Content-Type: multipart/mixed; boundary=deel',
      '',
      '--deel',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Er zit een gat in de weg voor nummer 12. Kunt u komen kijken?',
      '--deel',
      'Content-Type: image/jpeg; name=gat.jpg',
      'Content-Transfer-Encoding: base64',
      'Content-Disposition: attachment; filename=gat.jpg',
      '',
      file,
      '--deel--',
      '',
    ].join('\r\n'),
  )
}

const postgres = await benchServer()
const { url, database, remove } = await ownDatabase(postgres.url, `bench_post_${process.pid}`)
const { db } = database
const { token, afdeling } = await makeAfnemer(db, 'Post', [
  'postvakken.beheren',
  'klantcontacten.registreren',
  'internetaken.lezen',
])
const settings = { SECRET_KEY: randomBytes(32).toString('base64') }
const dovecot = await startDovecot()
const server = await startServer(url, { settings })
const startWorker = () => startServer(url, { command: 'work', settings: { ...settings, ...LEAN } })
const workers = [await startWorker()]
while (workers.length < Number(values.processen)) workers.push(await startWorker())
/** The process that is measured. */
const worker = workers.at(-1)

async function ask(method: string, path: string, body?: object): Promise<void> {
  const answer = await fetch(`${server.base}/api/v1${path}`, {
    method,
    headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}

const contact = () => ({
  ...{ kanaal: 'telefoon', onderwerp: 'Vraag', inhoud: 'Een vraag', actoren: [afdeling] },
  betrokkenen: [{ rol: 'klant', anoniem: true }],
  opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [afdeling] }] },
})

/** Works as an employee does until it ends; gives how long each answer took, in ms. */
async function employee(hasEnded: () => boolean): Promise<number[]> {
  const waits: number[] = []
  for (let turn = 0; !hasEnded(); turn += 1) {
    const begun = performance.now()
    if (turn % 5 === 0) await ask('POST', '/klantcontacten', contact())
    else await ask('GET', `/internetaken?actor=${afdeling}&status=te_verwerken`)
    waits.push(performance.now() - begun)
    await sleep(PAUSE_MS)
  }
  return waits
}

const quantile = (sorted: readonly number[], part: number): number =>
  Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0)

const registered = async () =>
  Number(
    (await sql<{ n: string }>`select count(*) as n from email_bericht where stand = 'geregistreerd'`.execute(db))
      .rows[0]?.n,
  )

/** Was each mailbox read to its end, and did something become of each message? */
const isAllDone = async () =>
  (
    await sql<{ done: boolean }>`
      select not exists (select from email_bericht where stand in ('ophalen', 'wacht'))
        and not exists (select from email_postvak where gelezen_op is null) as done`.execute(db)
  ).rows[0]?.done

/** The most memory that the process that takes mail in had, in MB. */
const peak = (): number =>
  Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${worker?.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** How long the process that takes mail in had a processor, in ms; that says something on a busy machine too. */
function processor(): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${worker?.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return (user + system) * 10
}

let isKilled = false

/** Ends the first process as a crash does, once, and starts another one. */
async function killOne(): Promise<void> {
  const [first] = workers
  if (isKilled || !first?.pid) return
  isKilled = true
  process.kill(first.pid, 'SIGKILL')
  workers[0] = await startWorker()
}

/** Says how many messages were lost or registered more than once. */
async function reportWhole(messages: number): Promise<void> {
  const { rows } = await sql<{ registered: number; different: number }>`
    select count(*)::int as registered, count(distinct onderwerp)::int as different
    from klantcontact where kanaal = 'e-mail'`.execute(db)
  const { registered: all = 0, different = 0 } = rows[0] ?? {}
  console.log(`${messages - different} verloren, ${all - different} dubbel`)
}

/** Takes in all of a mailbox while employees work; says how long that took. */
async function takeIn(what: string, messages: readonly Buffer[]): Promise<void> {
  const user = randomUUID()
  await dovecot.deliver(user, messages)
  const before = await registered()
  let hasEnded = false
  const at = { host: '127.0.0.1', poort: dovecot.port, beveiliging: 'geen', gebruiker: user, geheim: 'geheim' }
  await ask('POST', '/postvakken', { naam: user, ...at, innemenVanaf: '2020-01-01T00:00:00Z', afdeling })
  const [begun, used] = [performance.now(), processor()]
  const work = Array.from({ length: medewerkers }, () => employee(() => hasEnded))
  while (!(await isAllDone()) && performance.now() - begun < longestFor(messages.length)) {
    if (values.dood && (await registered()) > before + messages.length / 3) await killOne()
    await sleep(250)
  }
  const seconds = (performance.now() - begun) / 1000
  const count = (await registered()) - before
  hasEnded = true
  if (count !== messages.length) console.log(`${what}: ${count} geregistreerd`)
  const waits = (await Promise.all(work)).flat().sort((a, b) => a - b)
  console.log(
    `${what}: ${seconds.toFixed(1)} s, ${Math.round((count / seconds) * 60)} per minuut, ` +
      `${((processor() - used) / messages.length).toFixed(1)} ms processor per bericht, hoogstens ${peak()} MB; ` +
      `medewerkers wachten ${quantile(waits, 0.5)} ms (p95 ${quantile(waits, 0.95)}); belasting ${loadavg()[0]?.toFixed(1)}`,
  )
}

const small = Array.from({ length: aantal }, (_, number) => message(number, kb * 1024))
if (aantal > 0) await takeIn(`${aantal} berichten van ${kb} kB`, small)
await reportWhole(aantal)
if (groot > 0) await takeIn(`een bericht van ${groot} MB`, [message(0, groot * 1024 * 1024)])

for (const one of workers) await one.stop()
await server.stop()
await dovecot.stop()
await remove()
await postgres.stop()
