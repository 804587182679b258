import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PgBoss } from 'pg-boss'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { createWorker, parseConfig } from '../app.ts'
import { makeJobMeter } from '../platform/job-metrics.ts'
import { type Job, startJobs } from '../platform/jobs.ts'
import { poolMeter } from '../platform/observability.ts'
import { openDatabase } from '../platform/pools.ts'
import { sql } from '../platform/sql.ts'
import { callBalie } from './testing/balie.ts'
import { klantcontact, makeMedewerker, persoon } from './testing/fixtures.ts'
import { startTestApp, type TestApp } from './testing/test-app.ts'
import { contact, type WireClient, wireClient } from './testing/wire-client.ts'

// These tests make PostgreSQL fail with what a user sent in every part of the fault: message, detail, hint, context and the values of the
// statement.

const SECRET = 'Geheimwoord'
let app: TestApp
let wire: WireClient
let medewerker: string
let log = ''

/** Makes every write to these tables fail with the row in each part of the fault. */
const FAIL = `
  create function lek() returns trigger language plpgsql as $$
  begin
    raise exception 'fout in %: %', tg_table_name, new using detail = new::text, hint = new::text, errcode = '22P02', table = new::text, datatype = new::text;
  end $$;`

beforeAll(async () => {
  app = await startTestApp({ LOG_LEVEL: 'trace' })
  wire = await wireClient(app)
  ;({ medewerker } = await makeMedewerker(app))
  await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  await app.pool.query(FAIL)
  const { rows } = await app.pool.query(
    `select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and relname in ('klantcontact', 'partij', 'actor', 'kanaal', 'digitaal_adres', 'weergave')`,
  )
  expect(rows).toHaveLength(6)
  for (const { relname } of rows)
    await app.pool.query(
      `create trigger a_lek before insert or update on ${relname} for each row execute function lek()`,
    )
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text)
    return true
  })
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.stop()
})

/** Gives what was logged while the work ran. */
async function loggedBy(work: () => Promise<unknown>): Promise<string> {
  log = ''
  await work()
  return log
}

describe('wat iemand stuurde staat niet in het log als het misgaat', () => {
  const balieApi: [string, () => Promise<unknown>][] = [
    [
      'een klantcontact',
      () => app.client.klantcontacten.registreren({ body: klantcontact(medewerker, { onderwerp: SECRET }) }),
    ],
    ['een partij', () => app.client.partijen.maken({ body: persoon({ contactnaam: { achternaam: SECRET } }) })],
    ['een actor', () => app.client.actoren.maken({ body: { naam: SECRET, soortActor: 'organisatorische_eenheid' } })],
    ['een kanaal', () => app.client.kanalen.maken({ body: { naam: SECRET } })],
  ]
  test.each(balieApi)('in de Balie API: %s', async (_, work) => {
    const logged = await loggedBy(() => expect(work()).rejects.toMatchObject({ problem: { status: 500 } }))
    expect(logged).toMatch(/"fault":\{[^}]*22P02/)
    expect(logged).not.toContain(SECRET)
  })

  const klantinteracties: [string, object][] = [
    ['/klantcontacten', contact({ onderwerp: SECRET })],
    ['/actoren', { naam: SECRET, soortActor: 'medewerker', indicatieActief: true }],
    [
      '/digitaleadressen',
      {
        adres: `${SECRET}@example.org`,
        soortDigitaalAdres: 'email',
        omschrijving: SECRET,
        verstrektDoorBetrokkene: null,
        verstrektDoorPartij: null,
      },
    ],
    [
      '/partijen',
      {
        soortPartij: 'persoon',
        indicatieActief: true,
        digitaleAdressen: null,
        rekeningnummers: null,
        voorkeursDigitaalAdres: null,
        voorkeursRekeningnummer: null,
        partijIdentificatie: {
          contactnaam: { voorletters: '', voornaam: '', voorvoegselAchternaam: '', achternaam: SECRET },
        },
      },
    ],
  ]
  test.each(klantinteracties)('in Klantinteracties: POST %s', async (path, body) => {
    const logged = await loggedBy(async () => expect((await wire.vraag('POST', path, body)).status).toBe(500))
    expect(logged).toMatch(/"fault":\{[^}]*22P02/)
    expect(logged).not.toContain(SECRET)
  })

  test('op de opdrachtregel', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'balie-faults-'))
    await writeFile(
      join(folder, 'een.eml'),
      `From: Kees <${SECRET}@example.org>\r\nTo: kcc@example.org\r\nSubject: ${SECRET}\r\nMessage-ID: <1@example.org>\r\nDate: Mon, 23 Nov 2026 08:15:00 +0000\r\n\r\n${SECRET}\r\n`,
    )
    let called = { code: 0, text: '' }
    const logged = await loggedBy(async () => {
      called = await callBalie(['registreer-email', folder], { DATABASE_URL: app.url, LOG_LEVEL: 'trace' })
    })
    await rm(folder, { recursive: true })
    expect(called).toEqual({ code: 1, text: expect.stringContaining('22P02') })
    expect(called.text + logged).not.toContain(SECRET)
  })
})

describe('het werk op de achtergrond', () => {
  const jobs: Job[] = [
    { name: 'lukt', cron: '0 4 1 1 *', run: async ({ db }) => void (await sql`select 1`.execute(db)) },
    {
      name: 'mislukt',
      cron: '0 4 1 1 *',
      run: async ({ db }) => {
        await sql`insert into kanaal (uuid, naam) values (gen_random_uuid(), ${SECRET})`.execute(db)
      },
    },
  ]

  test('geeft gezondheid en cijfers, en een taak die mislukt wordt gemeld zonder gegevens', async () => {
    let logged = ''
    const config = parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'trace', DATABASE_URL: app.url })
    const database = openDatabase({ url: app.url, connections: 2 })
    const meter = makeJobMeter(app.db, jobs)
    const server = createWorker({
      config,
      db: app.db,
      probe: app.db,
      meters: [meter.register, poolMeter({ db: app.pool, beperkt: app.pool })],
    })
    await server.listen({ host: '127.0.0.1', port: 0 })
    const base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    const read = async (path: string) => (await fetch(base + path)).text()
    const stream = {
      write(text: string) {
        logged += text
      },
    }
    const running = await startJobs({ database, config, log: pino({}, stream), jobs, meter })
    const boss = new PgBoss({ connectionString: app.url, schema: 'pgboss', supervise: false, schedule: false })
    await boss.start()
    try {
      expect((await fetch(`${base}/health/live`)).status).toBe(200)
      expect((await fetch(`${base}/health/ready`)).status).toBe(200)
      expect(await read('/metrics')).toContain('balie_job_failures_total{job="mislukt"} 0')
      for (const { name } of jobs) await boss.send(name)
      await expect.poll(() => read('/metrics')).toMatch(/balie_job_failures_total\{job="mislukt"\} [1-9]/)
      await expect.poll(() => read('/metrics')).toMatch(/balie_job_seconds_count\{job="lukt"\} 1/)
      const figures = await read('/metrics')
      expect(figures).toMatch(/balie_job_since_success_seconds\{job="lukt"\} \d/)
      expect(figures).toMatch(/balie_job_lag_seconds\{job="mislukt"\} \d/)
      expect(figures).toMatch(/balie_database_connections\{pool="db",state="open"\} [1-9]/)
      expect(figures).toContain('balie_klantcontacten_zonder_opvolging 0')
      expect(figures).toContain('balie_dataverwerkingen_achterstand_seconden 0')
      expect(logged).toMatch(/"job":"mislukt".*22P02/)
      const kept = await app.pool.query('select jsonb_agg(j)::text as tekst from pgboss.job j')
      expect(kept.rows[0].tekst).toContain('22P02')
      for (const text of [logged, log, figures, kept.rows[0].tekst]) expect(text).not.toContain(SECRET)
    } finally {
      await boss.stop({ graceful: false })
      await running.stop()
      await server.close()
      await database.close()
    }
  })

  test('een taak die moet beginnen en door niemand wordt gedaan telt als achterstand', async () => {
    await app.pool.query(
      `update pgboss.job set state = 'created', start_after = now() - interval '10 minutes', completed_on = null where name = 'mislukt'`,
    )
    const server = createWorker({
      config: parseConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DATABASE_URL: app.url }),
      db: app.db,
      probe: app.db,
      meters: [makeJobMeter(app.db, jobs).register],
    })
    const { payload } = await server.inject('/metrics')
    expect(payload).toMatch(/balie_job_lag_seconds\{job="mislukt"\} 60\d/)
    await server.close()
  })
})
