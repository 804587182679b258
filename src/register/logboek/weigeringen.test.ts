import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({
    DEMO: 'true',
    GEWEIGERD_PER_MINUUT: '20',
    INLOGGEN_PER_MINUUT: '30',
    AANMELDINGEN_HOOGSTENS: '100',
    TRUST_PROXY: '127.0.0.1',
    SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
  })
})
afterAll(() => app.stop())

let minuut = 0
/** Begins a minute of its own, so that no test counts the refusals of another. */
const nieuweMinuut = () => {
  minuut += 1
  app.zetKlok(new Date(Math.ceil(Date.now() / 60_000) * 60_000 + minuut * 60_000))
}

const vraag = (adres: string, token?: string, path = '/api/v1/partijen') =>
  fetch(app.base + path, {
    headers: { 'x-forwarded-for': adres, ...(token && { authorization: `Token ${token}` }) },
    redirect: 'manual',
  })

const regels = async (soort = 'weigering') => {
  const { rows } = await sql<{ operatie: string; resultaat: number; aantal: number; herkomst: string }>`
    select operatie, resultaat, aantal, herkomst from logboek where soort = ${soort} order by id`.execute(app.db)
  return rows
}

describe('wie onbekend is vult het logboek niet', () => {
  test('duizend weigeringen in een minuut zijn een handvol regels, geen daarvan met een adres, en hun aantal klopt', async () => {
    nieuweMinuut()
    // The counts of a minute are written when the next one begins.
    await vraag('203.0.113.0', undefined, '/api/v1/actoren')
    const begin = (await regels()).length
    const antwoorden = await Promise.all(Array.from({ length: 1000 }, () => vraag('203.0.113.1')))
    const statussen = antwoorden.map(({ status }) => status)
    expect([statussen.filter((status) => status === 401).length, new Set(statussen)]).toEqual([20, new Set([401, 429])])
    const teVeel = antwoorden.find(({ status }) => status === 429)
    expect(Number(teVeel?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await teVeel?.json()).toMatchObject({ code: 'te-veel-verzoeken' })
    nieuweMinuut()
    await vraag('203.0.113.2', undefined, '/api/v1/actoren')
    const nieuw = (await regels()).slice(begin).filter(({ operatie }) => operatie === 'partijen.lijst')
    expect(nieuw.map(({ resultaat, aantal }) => [resultaat, aantal])).toEqual([
      [401, 1],
      [429, 1],
      [401, 19],
      [429, 979],
    ])
    expect(new Set(nieuw.map(({ herkomst }) => herkomst)).size).toBe(1)
    expect(nieuw[0]?.herkomst).toMatch(/^adres-[\da-f]{16}$/)
  })

  test('een weigering kost na de eerste geen enkel statement', async () => {
    nieuweMinuut()
    await vraag('203.0.113.3')
    expect(await app.statementsOf(() => vraag('203.0.113.3'))).toEqual([])
    expect(
      await app.statementsOf(() => vraag('203.0.113.3', undefined, '/klantinteracties/api/v1/partijen')),
    ).toHaveLength(1)
  })

  test('wie een geldig token heeft gaat door, ook van een adres dat te veel vraagt; een ander adres houdt zijn antwoord', async () => {
    nieuweMinuut()
    for (let keer = 0; keer < 25; keer += 1) await vraag('203.0.113.4', 'onzin')
    expect((await vraag('203.0.113.4', 'onzin')).status).toBe(429)
    expect((await vraag('203.0.113.4', app.token)).status).toBe(200)
    expect((await vraag('203.0.113.5', 'onzin')).status).toBe(401)
    expect((await vraag('203.0.113.4', 'onzin', '/klantinteracties/api/v1/partijen')).status).toBe(429)
  })

  test('een abonnee met IPv6 kan geen nieuw adres nemen om verder te gaan', async () => {
    nieuweMinuut()
    const antwoorden = []
    for (let nummer = 0; nummer < 25; nummer += 1) antwoorden.push(await vraag(`2001:db8:1:2::${nummer}`))
    expect(antwoorden.at(-1)?.status).toBe(429)
    expect((await vraag('2001:db8:1:3::1')).status).toBe(401)
  })

  test('R29: een weigering van wie bekend is krijgt elke keer een regel, met het adres', async () => {
    nieuweMinuut()
    const { token, uuid } = await app.als({ rechten: [] })
    for (let keer = 0; keer < 3; keer += 1) await vraag('203.0.113.6', token)
    const { resultaten } = await app.client.logboek.zoeken({ query: { wie: uuid } })
    expect(resultaten.map(({ resultaat, aantal, herkomst }) => [resultaat, aantal, herkomst])).toEqual(
      Array.from({ length: 3 }, () => [403, 1, '203.0.113.6']),
    )
  })

  test('heel veel adressen samen geven niet meer regels dan één minuut verdraagt', async () => {
    nieuweMinuut()
    // The counts of a minute are written when the next one begins.
    await vraag('203.0.113.0', undefined, '/api/v1/actoren')
    const begin = (await regels()).length
    for (let groep = 0; groep < 15; groep += 1)
      await Promise.all(Array.from({ length: 100 }, (_, n) => vraag(`198.51.${groep}.${n}`)))
    nieuweMinuut()
    await vraag('203.0.113.7', undefined, '/api/v1/actoren')
    const nieuw = (await regels()).slice(begin).filter(({ operatie }) => operatie === 'partijen.lijst')
    expect([nieuw.length, nieuw.reduce((som, { aantal }) => som + aantal, 0)]).toEqual([1000, 1500])
  })
})

describe('wie begint met inloggen', () => {
  const aanmeldingen = async () => {
    const { rows } = await sql<{ aantal: number }>`select count(*)::int as aantal from aanmelding`.execute(app.db)
    return rows[0]?.aantal
  }

  test('wordt per adres begrensd, voordat er iets is vastgelegd', async () => {
    nieuweMinuut()
    const begin = Number(await aanmeldingen())
    const antwoorden = await Promise.all(Array.from({ length: 40 }, () => vraag('203.0.113.8', undefined, '/inloggen')))
    const statussen = antwoorden.map(({ status }) => status)
    expect([statussen.filter((status) => status === 302).length, await aanmeldingen()]).toEqual([30, begin + 30])
    const geweigerd = antwoorden.find(({ status }) => status === 429)
    expect(Number(geweigerd?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await geweigerd?.text()).toContain('te veel verzoeken')
  })

  test('wordt ook begrensd als het van heel veel adressen komt', async () => {
    nieuweMinuut()
    const antwoorden = []
    for (let nummer = 0; nummer < 110; nummer += 1)
      antwoorden.push(await vraag(`198.51.100.${nummer}`, undefined, '/inloggen'))
    expect([antwoorden.at(-1)?.status, antwoorden.at(-1)?.headers.get('retry-after')]).toEqual([429, '60'])
    expect(Number(await aanmeldingen())).toBeLessThanOrEqual(100)
  })
})
