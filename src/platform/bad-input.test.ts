import { request } from 'node:http'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../app.ts'
import { klantcontact, makeMedewerker, persoon } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

let app: TestApp
let medewerker: string

beforeAll(async () => {
  app = await startTestApp()
  ;({ medewerker } = await makeMedewerker(app))
})
afterAll(() => app.stop())

const DECLARED = OPERATIONS.map(({ operation }) => operation)
const WITH_BODY = DECLARED.filter(({ body }) => body)
const UUID = '01890000-0000-7000-8000-000000000000'

const pathOf = (path: string, value = UUID) => `/api/v1${path.replaceAll(/\{\w+\}/g, value)}`

interface Call {
  method?: string
  body?: string | Uint8Array<ArrayBuffer>
  type?: string
  accept?: string
  token?: string | null
}

async function call(
  path: string,
  { method = 'GET', body, type = 'application/json', accept, token = app.token }: Call = {},
) {
  const headers = new Headers()
  if (token) headers.set('Authorization', `Token ${token}`)
  if (body !== undefined) headers.set('Content-Type', type)
  if (accept) headers.set('Accept', accept)
  const response = await fetch(app.base + path, { method, headers, body: body ?? null })
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, type: response.headers.get('content-type') ?? '' }
}

const post = (path: string, body: unknown) =>
  call(path, { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) })

/** Checks that a refusal has the shape that the API Design Rules ask for and reveals nothing about the technology. */
function isProblem({ status, text, type }: Awaited<ReturnType<typeof call>>): void {
  expect(type).toBe('application/problem+json')
  expect(JSON.parse(text)).toMatchObject({
    status,
    title: expect.any(String),
    detail: expect.any(String),
    code: expect.any(String),
  })
  expect(text).not.toMatch(/postgres|sql|node_modules|\.ts:/i)
}

describe('elke bewerking', () => {
  test('weigert wie zich niet aanmeldt met 401, en wie het recht niet heeft met 403', async () => {
    const zonderRechten = await app.als({ rechten: [] })
    for (const { method, path, body } of DECLARED) {
      const options = { method: method.toUpperCase(), ...(body && { body: '{}' }) }
      const onbekend = await call(pathOf(path), { ...options, token: null })
      expect([path, onbekend.status]).toEqual([path, 401])
      isProblem(onbekend)
      const zonder = await call(pathOf(path), { ...options, token: zonderRechten.token })
      expect([path, zonder.status]).toEqual([path, 403])
      isProblem(zonder)
    }
  })

  test('weigert onbekende parameters en een uuid die er geen is met 400', async () => {
    for (const { method, path, body } of DECLARED) {
      const options = { method: method.toUpperCase(), ...(body && { body: '{}' }) }
      const parameter = await call(`${pathOf(path)}?bestaatNiet=1`, options)
      expect([path, parameter.status]).toEqual([path, 400])
      expect(parameter.text).toContain('bestaatNiet')
      if (!path.includes('{')) continue
      // So long that it is no uuid, and that a path with three of them still fits in a request.
      for (const geen of ['geen_uuid', '%C3%A9'.repeat(600)]) {
        const uuid = await call(pathOf(path, geen), options)
        expect([path, uuid.status]).toEqual([path, 400])
        isProblem(uuid)
      }
    }
  })

  test('weigert een tijdstip dat niet kan, ook met een tijdzone die er niet is, bij naam', async () => {
    for (const vanaf of ['2026-02-30T10:00:00Z', '1799-12-31T10:00:00Z', '2026-01-01T10:00:00+20:25', '2026-01-01']) {
      const antwoord = await call(`/api/v1/klantcontacten?vanaf=${encodeURIComponent(vanaf)}`)
      expect([vanaf, antwoord.status, JSON.parse(antwoord.text).invalidParams[0].name]).toEqual([vanaf, 400, 'vanaf'])
      isProblem(antwoord)
    }
  })

  test('antwoordt 405 met Allow op een methode die er niet is', async () => {
    for (const { path } of DECLARED) {
      const bestaand = DECLARED.filter((ander) => ander.path === path).map(({ method }) => method.toUpperCase())
      const ander = ['PUT', 'DELETE', 'PATCH', 'POST', 'GET'].find((method) => !bestaand.includes(method))
      if (!ander) continue
      const antwoord = await call(pathOf(path), { method: ander })
      expect([path, antwoord.status]).toEqual([path, 405])
      for (const method of bestaand) expect(antwoord.headers.get('allow')).toContain(method)
      isProblem(antwoord)
    }
  })

  test('antwoordt 415 op een ander mediatype, 406 op een ander gewenst formaat, 404 op een schuine streep te veel', async () => {
    for (const { method, path, mediaType, bytes, file } of DECLARED.filter(({ method }) => method !== 'delete')) {
      if (method !== 'get') {
        const antwoord = await call(pathOf(path), {
          method: method.toUpperCase(),
          body: 'x=1',
          type: 'application/x-www-form-urlencoded',
        })
        expect([path, antwoord.status]).toEqual([path, 415])
        isProblem(antwoord)
      }
      if (!mediaType) {
        const formaat = await call(pathOf(path), {
          method: method.toUpperCase(),
          accept: 'application/xml',
          ...(method !== 'get' && { body: '{}' }),
          ...(bytes && { type: 'application/octet-stream' }),
          ...(file && { type: file[0] }),
        })
        expect([path, formaat.status]).toEqual([path, 406])
        isProblem(formaat)
      }
      expect(
        (await call(`${pathOf(path)}/`, { method: method.toUpperCase(), ...(method !== 'get' && { body: '{}' }) }))
          .status,
      ).toBe(404)
    }
  })

  test('weigert onleesbare JSON, een leeg verzoek en een verkeerd soort waarde met 400', async () => {
    for (const { method, path } of WITH_BODY) {
      for (const body of ['{', '', 'null', '[]', '"tekst"', '{"a":1,}', '{"__proto__":{}}', '\u0000']) {
        const antwoord = await call(pathOf(path), { method: method.toUpperCase(), body })
        expect([path, body, antwoord.status]).toEqual([path, body, 400])
        isProblem(antwoord)
      }
    }
  })

  test('weigert een te groot verzoek met 413', async () => {
    const antwoord = await post('/api/v1/klantcontacten', { onderwerp: 'x'.repeat(2_000_000) })
    expect(antwoord.status).toBe(413)
    isProblem(antwoord)
  })

  test('hoort wie nog aan het sturen is aan, en houdt de verbinding open voor het volgende verzoek', async () => {
    const [half, length] = ['x'.repeat(2_000_000), 4_000_000]
    const { hostname, port } = new URL(app.base)
    for (const path of ['/api/v1/klantcontacten', '/klantinteracties/api/v1/klantcontacten']) {
      const socket = connect(Number(port), hostname).setEncoding('utf8')
      let gelezen = ''
      socket.on('data', (deel) => {
        gelezen += deel
      })
      const koppen = `Host: x\r\nAuthorization: Token ${app.token}\r\nContent-Type: application/json\r\nContent-Length: ${length}`
      socket.write(`POST ${path} HTTP/1.1\r\n${koppen}\r\n\r\n${half}`)
      await expect.poll(() => gelezen).toMatch(/^HTTP\/1\.1 413 /)
      socket.write(half)
      socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n')
      await expect.poll(() => gelezen).toMatch(/HTTP\/1\.1 200 /)
      socket.destroy()
    }
  })

  test('elk antwoord heeft een versie en de beveiligingsheaders', async () => {
    for (const path of ['/api/v1/actoren', '/api/v1/actoren/geen-uuid', '/api/v1/bestaat-niet']) {
      const { headers } = await call(path)
      if (!path.endsWith('niet')) expect(headers.get('api-version')).toMatch(/^\d+\.\d+\.\d+$/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    }
  })
})

describe('gekke waarden', () => {
  const gek = () => klantcontact(medewerker)

  test('nultekens en halve tekens worden bij het veld gemeld', async () => {
    const metTeken = JSON.stringify({
      ...gek(),
      onderwerp: 'a\u0000b',
      inhoud: 'HALF',
      kenmerken: { 'sl\u0000eutel': 'x' },
    }).replace('HALF', '\\ud800')
    const antwoord = await post('/api/v1/klantcontacten', metTeken)
    expect(antwoord.status).toBe(400)
    const namen = (JSON.parse(antwoord.text) as { invalidParams: { name: string }[] }).invalidParams.map(
      ({ name }) => name,
    )
    expect(namen).toEqual(expect.arrayContaining(['onderwerp', 'inhoud', 'kenmerken.sleutel']))
  })

  test('datums die niet bestaan, lijsten van 10.000 en onbekende velden worden gemeld', async () => {
    const gevallen: [object, string][] = [
      [{ ...gek(), plaatsgevondenOp: '2026-02-31T10:00:00Z' }, 'plaatsgevondenOp'],
      [{ ...gek(), plaatsgevondenOp: '0000-01-01T10:00:00Z' }, 'plaatsgevondenOp'],
      [{ ...gek(), plaatsgevondenOp: '2026-01-01' }, 'plaatsgevondenOp'],
      [{ ...gek(), actoren: Array.from({ length: 10_000 }, () => UUID) }, 'actoren'],
      [{ ...gek(), status: 'nieuw' }, 'status'],
      [{ ...gek(), vertrouwelijk: 'ja' }, 'vertrouwelijk'],
      [{ ...gek(), onderwerp: 'x'.repeat(100_000) }, 'onderwerp'],
      [{ ...gek(), onderwerp: '   ' }, 'onderwerp'],
    ]
    for (const [body, veld] of gevallen) {
      const antwoord = await post('/api/v1/klantcontacten', body)
      expect([veld, antwoord.status]).toEqual([veld, 400])
      expect(JSON.parse(antwoord.text)).toMatchObject({ invalidParams: [{ name: veld, reason: expect.any(String) }] })
    }
  })

  test('een cursor, een datum of een aantal dat nergens op slaat wordt geweigerd', async () => {
    const cursors = [
      'x',
      Buffer.from('["2026-01-01"]').toString('base64url'),
      Buffer.from('["geen datum","geen getal"]').toString('base64url'),
    ]
    for (const query of [
      'aantal=0',
      'aantal=101',
      'aantal=1e3',
      'vanaf=31-02-2026',
      'zonderOpvolging=misschien',
      'sorteer=kleur',
      ...cursors.map((na) => `na=${na}`),
    ]) {
      const antwoord = await call(`/api/v1/klantcontacten?${query}`)
      expect([query, antwoord.status]).toEqual([query, 400])
      isProblem(antwoord)
    }
  })

  test('een kapot percentteken in het pad geeft 400, een onbekend pad 404', async () => {
    const status = await new Promise<number | undefined>((done) => {
      request(
        `${app.base}/api/v1/actoren/%E0%A4%A`,
        { headers: { Authorization: `Token ${app.token}` } },
        ({ statusCode }) => done(statusCode),
      ).end()
    })
    expect(status).toBe(400)
    expect((await call('/api/v1/iets-anders')).status).toBe(404)
  })

  test('willekeurige JSON geeft nooit een fout aan onze kant', async () => {
    const paden = WITH_BODY.map(({ method, path }) => ({ method, path }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paden), fc.json({ maxDepth: 4 }), async ({ method, path }, body) => {
        const antwoord = await call(pathOf(path), { method: method.toUpperCase(), body })
        expect(antwoord.status).toBeLessThan(500)
      }),
      { numRuns: 300 },
    )
  })

  test('een geldig verzoek waarin één waarde is verminkt geeft een oordeel en nooit een fout aan onze kant', async () => {
    const goed = [
      ['/klantcontacten', gek()],
      [
        '/partijen',
        persoon({
          digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'a@example.org' }],
          bezoekadres: { postcode: '1234 AB', huisnummer: 1 },
        }),
      ],
      ['/partijen/_zoek', { naam: 'Boer', postcode: '1234AB', huisnummer: 1 }],
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...goed), fc.nat(), fc.jsonValue(), async ([path, body], plek, waarde) => {
        const antwoord = await post(`/api/v1${path}`, mutate(structuredClone(body), plek, waarde))
        expect(antwoord.status).toBeLessThan(500)
      }),
      { numRuns: 300 },
    )
  })
})

/** Replaces the n-th value in a tree. */
function mutate(tree: object, place: number, value: unknown): object {
  const places: [Record<string, unknown>, string][] = []
  const collect = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return
    for (const key of Object.keys(node)) {
      places.push([node as Record<string, unknown>, key])
      collect((node as Record<string, unknown>)[key])
    }
  }
  collect(tree)
  const [node, key] = places[place % places.length] ?? []
  if (node && key) node[key] = value
  return tree
}
