import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startProxy } from '../run/testing/proxy.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { OUTAGES } from './outages.ts'

// These tests interrupt the database while Balie works on it. An error that nobody handles fails the run by itself.

/** Everything takes longer on a busy machine. The expected state arrives, or the test fails. */
const SOON = { timeout: 60_000, interval: 100 }

const EIGEN = 'uitval.test'

let app: TestApp
let proxy: Awaited<ReturnType<typeof startProxy>>
let actor: string
/** This connection of the test itself bypasses the proxy. */
let admin: pg.Client
let eigen: pg.Client

beforeAll(async () => {
  admin = new pg.Client(inject('postgres'))
  await admin.connect()
  const via = async (url: string) => {
    proxy = await startProxy(new URL(url))
    return proxy.url
  }
  const settings = {
    DATABASE_OPDRACHT_SECONDEN: '2',
    DATABASE_WACHTEN_SECONDEN: '5',
    DATABASE_VERBINDEN_SECONDEN: '2',
    DATABASE_CONNECTIONS: '4',
  }
  app = await startTestApp(settings, { via })
  actor = (await makeMedewerker(app)).medewerker
  eigen = new pg.Client({ connectionString: app.url, application_name: EIGEN })
  await eigen.connect()
})
afterAll(async () => {
  proxy.heal()
  await eigen.end()
  await app.stop()
  await proxy.stop()
  await admin.end()
})

const headers = () => ({ Authorization: `Token ${app.token}`, 'Content-Type': 'application/json' })

const register = (sleutel = randomUUID()) =>
  fetch(`${app.base}/api/v1/klantcontacten`, {
    method: 'POST',
    headers: { ...headers(), 'Idempotency-Key': sleutel },
    body: JSON.stringify(klantcontact(actor)),
  })
const read = () => fetch(`${app.base}/api/v1/klantcontacten?aantal=5`, { headers: headers() })
const stand = async () => {
  const response = await fetch(`${app.base}/health/ready`)
  return (await response.json()) as { status: string }
}
const klaar = () => expect.poll(async () => (await fetch(`${app.base}/health/ready`)).status, SOON).toBe(200)
const naam = () => new URL(app.url).pathname.slice(1)

async function isUitval(response: Response, code = 'niet-beschikbaar') {
  expect(await response.json()).toMatchObject({ status: 503, code, title: expect.any(String) })
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
}

/** Ends all connections of the application, as a restart or a failover does. */
const abort = () =>
  admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name <> $2', [
    naam(),
    EIGEN,
  ])

describe('verbindingen die wegvallen', () => {
  test('onder druk, keer op keer: elk verzoek krijgt antwoord, en wat bevestigd is staat er één keer', {
    timeout: 180_000,
  }, async () => {
    const bevestigd: string[] = []
    const anders: string[] = []
    let bezig = true
    const klant = async () => {
      while (bezig) {
        const response = await register()
        const { uuid, code } = (await response.json()) as { uuid?: string; code?: string }
        if (response.status === 201 && uuid) bevestigd.push(uuid)
        else if (response.status !== 503) anders.push(`${response.status} ${code}`)
        else expect(response.headers.get('retry-after')).toBeTruthy()
      }
    }
    const klanten = Promise.all(Array.from({ length: 6 }, klant))
    for (let keer = 0; keer < 8; keer += 1) {
      const voor = bevestigd.length
      await expect.poll(() => bevestigd.length, SOON).toBeGreaterThan(voor + 3)
      await abort()
    }
    bezig = false
    await klanten
    expect(anders).toEqual([])
    await klaar()
    const { rows } = await eigen.query('select count(*)::int as n from klantcontact where uuid = any($1::uuid[])', [
      bevestigd,
    ])
    expect(rows).toEqual([{ n: new Set(bevestigd).size }])
  })

  test('een database die weigert: 503 met Retry-After, en zonder herstart verder', { timeout: 180_000 }, async () => {
    proxy.refuse()
    await isUitval(await read())
    await isUitval(await register())
    expect(await stand()).toEqual({ status: 'database-onbereikbaar' })
    expect((await fetch(`${app.base}/health/live`)).status).toBe(200)
    proxy.heal()
    await klaar()
    await expect.poll(async () => (await register()).status, SOON).toBe(201)
  })

  test('een database die niets meer zegt: antwoord binnen de grens, /health/ready binnen drie seconden', {
    timeout: 180_000,
  }, async () => {
    await Promise.all(Array.from({ length: 4 }, register.bind(null, undefined)))
    proxy.swallow()
    const onderweg = Promise.all(Array.from({ length: 8 }, () => read()))
    await expect
      .poll(async () => {
        const begin = performance.now()
        const { status } = await fetch(`${app.base}/health/ready`, { signal: AbortSignal.timeout(60_000) })
        return { status, opTijd: performance.now() - begin < 3_000 }
      }, SOON)
      .toEqual({ status: 503, opTijd: true })
    for (const response of await onderweg) await isUitval(response)
    proxy.heal()
    await klaar()
    await expect.poll(async () => (await register()).status, SOON).toBe(201)
  })

  test('valt het antwoord op het vastleggen weg, dan zegt Balie dat, herhaalt niets, en geeft de sleutel later hetzelfde', {
    timeout: 180_000,
  }, async () => {
    await read()
    const sleutel = randomUUID()
    // The last statement of a registration, which carries the commit, is held up until no answer can come back any more.
    const slot = new pg.Client(app.url)
    await slot.connect()
    await slot.query('begin; lock table logboek in access exclusive mode')
    const antwoord = register(sleutel)
    await expect
      .poll(async () => {
        const { rows } = await admin.query(
          `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`,
          [naam()],
        )
        return rows.length
      }, SOON)
      .toBe(1)
    proxy.swallowAnswers()
    await slot.query('commit')
    await slot.end()
    await isUitval(await antwoord, 'uitkomst-onbekend')
    proxy.heal()
    await klaar()
    const { rows } = await eigen.query(`select uuid from klantcontact order by geregistreerd_op desc limit 1`)
    const nogEens = async () => {
      const response = await register(sleutel)
      return { ...((await response.json()) as { uuid?: string }), status: response.status }
    }
    await expect.poll(nogEens, SOON).toMatchObject({ status: 201, uuid: rows[0].uuid })
  })
})

describe('wat PostgreSQL weigert zonder dat het verzoek fout is', () => {
  const staten = Object.keys(OUTAGES).map((staat) => staat.padEnd(5, '0'))

  test('elke toestand in de tabel geeft 503 op beide API’s, en het werkt weer zodra zij over is', {
    timeout: 180_000,
  }, async () => {
    await eigen.query(`create function weiger() returns trigger language plpgsql as $$
      begin raise exception 'proef' using errcode = current_setting('balie.proef'); end $$`)
    await eigen.query('create trigger weiger before insert on klantcontact for each row execute function weiger()')
    for (const staat of staten) {
      await admin.query(`alter database ${naam()} set balie.proef = '${staat}'`)
      await abort()
      await klaar()
      await isUitval(await register())
      const wire = await fetch(`${app.base}/klantinteracties/api/v1/klantcontacten`, {
        method: 'POST',
        headers: headers(),
        body: JSON.stringify({ kanaal: 'telefoon', onderwerp: 'Proef', taal: 'nld', vertrouwelijk: false }),
      })
      expect({ staat, status: wire.status }).toEqual({ staat, status: 503 })
      expect(await wire.json()).toMatchObject({ code: 'service_unavailable' })
      expect(wire.headers.get('retry-after')).toBeTruthy()
    }
    await eigen.query('drop trigger weiger on klantcontact')
    await expect.poll(async () => (await register()).status, SOON).toBe(201)
  })

  test('een opdracht die te lang duurt: 503, ook als zij op een ander wacht', { timeout: 120_000 }, async () => {
    const slot = new pg.Client(app.url)
    await slot.connect()
    await slot.query('begin; lock table klantcontact in access exclusive mode')
    await isUitval(await read())
    await slot.query('rollback')
    await slot.end()
    expect((await read()).status).toBe(200)
  })

  test('een database die alleen lezen toelaat, zoals na een overname: 503 tot hij weer schrijft', {
    timeout: 120_000,
  }, async () => {
    await admin.query(`alter database ${naam()} set default_transaction_read_only = on`)
    await abort()
    await isUitval(await register())
    await expect.poll(async () => (await fetch(`${app.base}/health/ready`)).status, SOON).toBe(503)
    await admin.query(`alter database ${naam()} reset default_transaction_read_only`)
    await klaar()
    await expect.poll(async () => (await register()).status, SOON).toBe(201)
  })
})
