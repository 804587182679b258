import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS, RECHTEN } from '../../app.ts'
import { persoon } from '../../run/testing/fixtures.ts'
import { startProxy } from '../../run/testing/proxy.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact } from '../../run/testing/wire-client.ts'

let app: TestApp
let proxy: Awaited<ReturnType<typeof startProxy>>

beforeAll(async () => {
  const via = async (url: string) => {
    proxy = await startProxy(new URL(url))
    return proxy.url
  }
  app = await startTestApp({ GEWEIGERD_PER_MINUUT: '100000' }, { via })
})
afterEach(() => app.zetKlok(undefined))
afterAll(async () => {
  await app.stop()
  await proxy.stop()
})

const WIRE = '/klantinteracties/api/v1'
/** They may not see everything, so they work as the role that cannot read the tables. */
const BEPERKT = RECHTEN.filter((recht) => !/vertrouwelijk|geheimhouding/.test(recht))

async function vraag(token: string, path: string, method = 'GET', body?: object): Promise<number> {
  const response = await fetch(app.base + path, {
    method,
    headers: { authorization: `Token ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  await response.arrayBuffer()
  return response.status
}

/** Makes an application that has asked before, so that the server knows it. */
async function makeKnown(rechten: string[] = [...RECHTEN]) {
  const applicatie = await app.als({ rechten })
  expect(await vraag(applicatie.token, '/api/v1/ik')).toBe(200)
  expect(await vraag(applicatie.token, '/api/v1/ik')).toBe(200)
  const set = (what: string, ...values: unknown[]) =>
    app.pool.query(`update applicatie set ${what} where uuid = $1`, [applicatie.uuid, ...values])
  return { ...applicatie, set }
}

const count = async (table: string) => (await app.pool.query(`select count(*)::int as n from ${table}`)).rows[0].n

describe('R28: een applicatie die de server al kent', () => {
  test.each([
    ['is ingetrokken', 'delete from applicatie where uuid = $1', 401],
    ['haar token is ingetrokken', 'delete from applicatie_geheim where applicatie = $1', 401],
    [
      'haar token is verlopen',
      "update applicatie_geheim set geldig_tot = now() - interval '1 minute' where applicatie = $1",
      401,
    ],
    ['is verlopen', "update applicatie set geldig_tot = now() - interval '1 minute' where uuid = $1", 401],
    ['staat uit', 'update applicatie set actief = false where uuid = $1', 401],
    ['moet nu een certificaat tonen', "update applicatie set certificaat = 'x' where uuid = $1", 401],
    ['mag dit niet meer', "update applicatie set rechten = '{actoren.lezen}' where uuid = $1", 403],
  ])('%s: het eerstvolgende verzoek wordt geweigerd, en doet niets', async (_wat, statement, status) => {
    for (const rechten of [[...RECHTEN], BEPERKT]) {
      const { token, uuid } = await makeKnown(rechten)
      const partijen = await count('partij')
      await app.pool.query(statement, [uuid])
      expect(await vraag(token, `${WIRE}/partijen`)).toBe(status)
      expect(await vraag(token, '/api/v1/partijen', 'POST', persoon())).toBe(status)
      expect(await count('partij')).toBe(partijen)
    }
  })

  test('wat zij erbij kreeg mag zij meteen', async () => {
    const { token, set } = await makeKnown(['toegang.ik', 'actoren.lezen'])
    expect(await vraag(token, '/api/v1/kanalen')).toBe(403)
    await set('rechten = rechten || $2::text[]', ['kanalen.lezen'])
    expect(await vraag(token, '/api/v1/kanalen')).toBe(200)
  })

  test('haar einddatum gaat in zonder dat iemand iets verandert', async () => {
    const { token, set } = await makeKnown()
    await set("geldig_tot = now() + interval '10 minutes'")
    expect(await vraag(token, '/api/v1/ik')).toBe(200)
    expect(await vraag(token, '/api/v1/ik')).toBe(200)
    app.zetKlok(new Date(Date.now() + 11 * 60_000))
    expect(await vraag(token, '/api/v1/ik')).toBe(401)
  })

  test.each(OPERATIONS.map(({ operation }) => [operation.method.toUpperCase(), operation.path] as const))(
    'uitgezet krijgt zij op %s %s niets anders te horen dan dat zij er niet in komt',
    async (method, path) => {
      const { token, set } = await makeKnown()
      await set('actief = false')
      const to = `/api/v1${path.replaceAll(/\{\w+\}/g, '01a22a81-b2ff-7348-9242-9207ee8f709f')}?onbekend=1`
      expect(await vraag(token, to, method, method === 'GET' || method === 'DELETE' ? undefined : {})).toBe(401)
    },
  )

  test('uitgezet hoort zij ook niet dat haar verzoek niet te lezen is', async () => {
    for (const path of ['/api/v1/partijen', `${WIRE}/partijen`]) {
      const { token, set } = await makeKnown()
      await set('actief = false')
      const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' }
      const response = await fetch(app.base + path, { method: 'POST', headers, body: '{"soort' })
      expect(response.status).toBe(401)
    }
  })

  test('R29: elk verzoek laat één regel achter, ook een dat opnieuw begint', async () => {
    const { token, uuid, set } = await makeKnown()
    const regels = async () =>
      (await app.pool.query('select resultaat from logboek where wie = $1 order by id', [uuid])).rows.map(
        (regel) => regel.resultaat,
      )
    const before = await regels()
    await set("naam = 'Nieuwe naam'")
    expect(await vraag(token, '/api/v1/ik')).toBe(200)
    expect(await vraag(token, '/api/v1/ik?onbekend=1')).toBe(400)
    expect((await regels()).slice(before.length)).toEqual([200, 400])
  })
})

describe('wat een bekende applicatie vraagt, kost weinig berichten met de database', () => {
  test.each([
    ['de Balie API', '/api/v1/partijen', `/api/v1/klantcontacten?aantal=25`],
    ['de Klantinteracties API', `${WIRE}/partijen?partijIdentificator__objectId=999990019`, `${WIRE}/partijen?page=1`],
  ])('lezen uit %s kost er twee: wie vraagt en wat, en de regel in het logboek', async (_api, ...paths) => {
    const { token } = await makeKnown()
    for (const path of paths) {
      for (const _keer of [1, 2]) expect([path, await vraag(token, path)]).toEqual([path, 200])
      expect([path, await proxy.roundTripsOf(() => vraag(token, path))]).toEqual([path, 2])
    }
  })

  test('registreren met maak-klantcontact kost er drie, waarvan één nagaat of bestaat wat het noemt', async () => {
    const { token } = await makeKnown()
    const { uuid } = await app.client.partijen.maken({ body: persoon() })
    const body = { klantcontact: contact(), betrokkene: { rol: 'klant', initiator: true, wasPartij: { uuid } } }
    const register = () => vraag(token, `${WIRE}/maak-klantcontact`, 'POST', body)
    for (const _keer of [1, 2]) expect(await register()).toBe(201)
    expect(await proxy.roundTripsOf(register)).toBeLessThanOrEqual(3)
  })
})
