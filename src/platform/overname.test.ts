import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCluster } from '../run/testing/cluster.ts'
import { klantcontact, makeMedewerker } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { migrate } from './migrate.ts'
import { openDatabase } from './pools.ts'

// This test uses two real clusters: the second has every commit before the first answers it, and takes over when the first is gone.

let cluster: Awaited<ReturnType<typeof startCluster>>
let app: TestApp

beforeAll(async () => {
  cluster = await startCluster()
  const database = openDatabase({ url: cluster.url, connections: 2 })
  await migrate(database.db)
  await database.close()
  app = await startTestApp(
    { DATABASE_OPDRACHT_SECONDEN: '5', DATABASE_VERBINDEN_SECONDEN: '2' },
    { via: async () => cluster.url },
  )
}, 300_000)
afterAll(async () => {
  await app?.stop()
  await cluster?.stop()
})

test('een overname onder druk: alles wat bevestigd is staat er één keer, een herhaling geeft hetzelfde, en binnen tien seconden gaat het verder', {
  timeout: 300_000,
}, async () => {
  const { medewerker } = await makeMedewerker(app)
  const bevestigd = new Map<string, { uuid: string; op: number }>()
  const onzeker = new Set<string>()
  const anders: string[] = []
  let bezig = true
  const register = async (sleutel: string) => {
    const response = await fetch(`${app.base}/api/v1/klantcontacten`, {
      method: 'POST',
      headers: {
        Authorization: `Token ${app.token}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': sleutel,
      },
      body: JSON.stringify(klantcontact(medewerker)),
    })
    return { status: response.status, ...((await response.json()) as { uuid?: string; code?: string }) }
  }
  const klant = async () => {
    while (bezig) {
      const sleutel = randomUUID()
      const { status, uuid, code } = await register(sleutel)
      if (status === 201 && uuid) bevestigd.set(sleutel, { uuid, op: performance.now() })
      else if (code === 'uitkomst-onbekend') onzeker.add(sleutel)
      else if (status !== 503) anders.push(`${status} ${code}`)
    }
  }
  const klanten = Promise.all(Array.from({ length: 6 }, klant))
  await expect.poll(() => bevestigd.size, { timeout: 120_000 }).toBeGreaterThan(50)
  await cluster.first.kill()
  await cluster.promote()
  const overgenomen = performance.now()
  const erna = () => [...bevestigd.values()].map(({ op }) => op).filter((op) => op > overgenomen)
  await expect.poll(() => erna().length, { timeout: 120_000 }).toBeGreaterThan(20)
  bezig = false
  await klanten

  expect(anders).toEqual([])
  expect(Math.min(...erna()) - overgenomen).toBeLessThan(10_000)
  const staan = new Set(
    (await app.pool.query<{ uuid: string }>('select uuid from klantcontact')).rows.map(({ uuid }) => uuid),
  )
  const verloren = [...bevestigd.values()].filter(({ uuid }) => !staan.has(uuid))
  expect(verloren).toEqual([])
  for (const [sleutel, { uuid }] of [...bevestigd].slice(0, 20))
    expect(await register(sleutel)).toMatchObject({ status: 201, uuid })
  for (const sleutel of onzeker) expect(await register(sleutel)).toMatchObject({ status: 201 })
  const { rows } = await app.pool.query('select count(*)::int as n from klantcontact')
  expect(rows[0].n).toBeLessThanOrEqual(bevestigd.size + onzeker.size)
})
