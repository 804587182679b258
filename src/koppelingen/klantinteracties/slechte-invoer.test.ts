import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMedewerker, persoon } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { klantinteracties } from './face.ts'
import type { Fields } from './wire/fields.ts'
import { pathsOf } from './wire/query.ts'

let app: TestApp
let wire: WireClient
let bekend: string[]
beforeAll(async () => {
  app = await startTestApp({ MAX_BODY_KB: '1024' })
  wire = await wireClient(app)
  const { medewerker, afdeling } = await makeMedewerker(app)
  const partij = await app.client.partijen.maken({ body: persoon() })
  const { uuid } = await wire.make('/klantcontacten', contact())
  bekend = [medewerker, afdeling, partij.uuid, uuid]
})
afterAll(() => app.stop())

interface Schema {
  type?: string | string[]
  enum?: unknown[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  additionalProperties?: Schema
  items?: Schema
  format?: string
}

const TEKSTEN = [
  '',
  ' ',
  'a',
  '12',
  '-5',
  'é'.repeat(300),
  '\u0000',
  '%_\\',
  "'; drop table partij; --",
  'https://x.example/',
]
const ROMMEL = [null, true, 0, 1e21, -1.5, [], {}, [null], { uuid: null }, { uuid: 'x' }, [[[]]], { a: { b: {} } }]

/** Generates values as a field describes them, and now and then something else. */
function waarde(schema: Schema): fc.Arbitrary<unknown> {
  const goed = passend(schema)
  return fc.oneof(
    { arbitrary: goed, weight: 8 },
    { arbitrary: fc.constantFrom<unknown>(...ROMMEL, ...TEKSTEN), weight: 1 },
  )
}

function passend(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(passend))
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object' && schema.properties) return velden(schema.properties)
  if (type === 'object') return fc.dictionary(fc.string(), waarde(schema.additionalProperties ?? {}), { maxKeys: 3 })
  if (type === 'array') return fc.array(waarde(schema.items ?? {}), { maxLength: 3 })
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer({ min: -5, max: 200_000 })
  if (type === 'null') return fc.constant(null)
  if (schema.format === 'uuid')
    return fc.oneof(
      fc.uuid(),
      fc.nat(99).map((n) => bekend[n % bekend.length]),
    )
  if (schema.format === 'date-time')
    return fc.constantFrom(
      '2024-05-01T10:00:00Z',
      '0001-01-01T00:00:00Z',
      '9999-12-31',
      '2024-02-30',
      '2024-05-01T10:00',
    )
  if (schema.format === 'date') return fc.constantFrom('2024-05-01', '0001-01-01', '9999-12-31', '2024-02-30')
  return fc.oneof(fc.constantFrom(...TEKSTEN), fc.string({ unit: 'binary', maxLength: 60 }))
}

const velden = (properties: Record<string, Schema>): fc.Arbitrary<unknown> =>
  fc.record(Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, waarde(schema)])), {
    requiredKeys: [],
  })

const lichaam = (fields: Fields) =>
  velden(Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema as Schema])))

const GOED = (status: number) => status < 500

test.each(klantinteracties.parts.map((part) => [part.path, part] as const))(
  'wat er ook naar %s wordt gestuurd: nooit een fout van ons',
  async (path, part) => {
    await fc.assert(
      fc.asyncProperty(lichaam(part.fields), fc.constantFrom('POST', 'PUT', 'PATCH'), async (body, method) => {
        const gemaakt = await wire.vraag('POST', `/${path}`, body)
        expect([gemaakt.status, GOED(gemaakt.status)]).toEqual([gemaakt.status, true])
        if (gemaakt.status !== 201 || method === 'POST' || 'run' in part) return
        const { status } = await wire.vraag(method, `/${path}/${gemaakt.body.uuid}`, body)
        expect([status, GOED(status)]).toEqual([status, true])
      }),
      { numRuns: 60 },
    )
  },
  60_000,
)

const resources = klantinteracties.parts.flatMap((part) => ('run' in part ? [] : [part]))

test.each(resources.map((resource) => [resource.path, resource] as const))(
  'wat er ook als filter van %s wordt gegeven: nooit een fout van ons',
  async (path, { filters, expansions = {} }) => {
    const waarden = fc.oneof(
      fc.constantFrom(...TEKSTEN, 'true', '2024-05-01', ...bekend),
      fc.string({ unit: 'binary', maxLength: 20 }),
    )
    const query = fc.record(Object.fromEntries(Object.keys(filters).map((name) => [name, waarden])), {
      requiredKeys: [],
    })
    await fc.assert(
      fc.asyncProperty(query, fc.subarray(pathsOf(expansions)), async (gevraagd, expand) => {
        const params = new URLSearchParams(gevraagd as Record<string, string>)
        if (expand.length > 0) params.set('expand', expand.join(','))
        const { status } = await wire.vraag('GET', `/${path}?${params}`)
        expect([status, GOED(status)]).toEqual([status, true])
      }),
      { numRuns: 40 },
    )
  },
  60_000,
)

/** Waits until the work after an answer is done and no connection is in use. */
const allVerbindingenVrij = () => expect.poll(() => app.pool.totalCount - app.pool.idleCount).toBe(0)

test('een bericht van 10 MB wordt geweigerd', async () => {
  const { status, body } = await wire.vraag('POST', '/klantcontacten', contact({ inhoud: 'a'.repeat(10_000_000) }))
  expect([status, body.code]).toEqual([413, 'too_large'])
})

test('een bericht dat heel diep is genest wordt geweigerd', async () => {
  const diep = '['.repeat(200_000) + ']'.repeat(200_000)
  for (const veld of ['rol', 'initiator', 'wasPartij', 'bezoekadres', 'organisatienaam']) {
    const { status } = await wire.vraag('POST', '/betrokkenen', undefined, { raw: `{"${veld}":${diep}}` })
    expect([veld, status]).toEqual([veld, 400])
  }
})

test('500 verzoeken tegelijk krijgen allemaal een goed antwoord, en geen verbinding blijft hangen', async () => {
  const verzoeken = Array.from({ length: 500 }, (_, n) =>
    n % 2 ? wire.vraag('POST', '/klantcontacten', contact()) : wire.vraag('GET', '/klantcontacten?pageSize=5'),
  )
  const statuses = new Set((await Promise.all(verzoeken)).map(({ status }) => status))
  expect([...statuses].sort((a, b) => a - b)).toEqual([200, 201])
  await allVerbindingenVrij()
}, 60_000)

test('wie halverwege ophangt laat niets achter', async () => {
  const voor = (await wire.read('/klantcontacten?pageSize=1')).count
  const { hostname, port } = new URL(app.base)
  await new Promise<void>((done) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `POST /klantinteracties/api/v1/klantcontacten HTTP/1.1\r\nHost: x\r\nAuthorization: Token ${app.token}\r\n`,
      )
      socket.write('Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"kanaal":"telefoon",', () =>
        socket.destroy(),
      )
    })
    socket.on('close', () => done())
  })
  expect((await wire.read('/klantcontacten?pageSize=1')).count).toBe(voor)
  await allVerbindingenVrij()
})

test('R29: wat heel is aangekomen wordt vastgelegd, ook van wie ophangt voordat het antwoord er is', async () => {
  const onderwerp = `Opgehangen ${crypto.randomUUID()}`
  const body = JSON.stringify(contact({ onderwerp }))
  const send = () =>
    new Promise<void>((done) => {
      const socket = connect(Number(new URL(app.base).port), '127.0.0.1', () => {
        const koppen = `Host: x\r\nAuthorization: Token ${app.token}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`
        socket.write(`POST /klantinteracties/api/v1/klantcontacten HTTP/1.1\r\n${koppen}\r\n\r\n${body}`, () =>
          socket.destroy(),
        )
      })
      socket.on('close', () => done())
    })
  await Promise.all(Array.from({ length: 40 }, send))
  const aantal = async () => (await wire.read(`/klantcontacten?pageSize=1&onderwerp=${onderwerp}`)).count
  await expect.poll(aantal).toBe(40)
  const { rows } = await app.pool.query(
    "select distinct herkomst from logboek where operatie like '%klantcontacten.maken'",
  )
  expect(rows).toEqual([{ herkomst: '127.0.0.1' }])
  await allVerbindingenVrij()
})

test('wie ophangt voordat het antwoord er is, houdt geen verbinding bezet', async () => {
  const vragen = Array.from({ length: 30 }, async (_, n) => {
    const afbreken = new AbortController()
    setTimeout(() => afbreken.abort(), n % 7)
    await fetch(`${wire.base}/klantcontacten?pageSize=500&expand=hadBetrokkenen,hadBetrokkenen.wasPartij`, {
      headers: { Authorization: `Token ${app.token}` },
      signal: afbreken.signal,
    }).catch(() => undefined)
  })
  await Promise.all(vragen)
  await allVerbindingenVrij()
  expect((await wire.vraag('GET', '/klantcontacten?pageSize=1')).status).toBe(200)
})

test('dezelfde partij twee keer tegelijk wordt een keer gemaakt, en van de andere blijft niets over', async () => {
  const voor = (await wire.read('/partijen?pageSize=1')).count
  const identificator = {
    codeRegister: 'brp',
    codeObjecttype: 'natuurlijk_persoon',
    codeSoortObjectId: 'bsn',
    objectId: '999993653',
  }
  const partij = {
    soortPartij: 'persoon',
    indicatieActief: true,
    partijIdentificatie: { contactnaam: { achternaam: 'Moulin' } },
    partijIdentificatoren: [{ partijIdentificator: identificator }],
  }
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => wire.vraag('POST', '/partijen', partij)))
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
  expect(statuses[0]).toBe(201)
  expect(statuses.slice(1).every((status) => status === 400 || status === 409)).toBe(true)
  expect((await wire.read('/partijen?pageSize=1')).count).toBe(voor + 1)
})

test.each(resources.filter(({ expansions }) => expansions).map((resource) => [resource.path, resource] as const))(
  'alle uitbreidingen van %s tegelijk: in een lijst, bij een object, en niet voorbij het einde',
  async (path, { expansions = {} }) => {
    const expand = `expand=${pathsOf(expansions).join(',')}`
    const { results } = await wire.read(`/${path}?pageSize=100&${expand}`)
    for (const { uuid } of results.slice(0, 3)) await wire.read(`/${path}/${uuid}?${expand}`)
    for (const page of [2, 7, 999_999_999]) {
      const { status, body } = await wire.vraag('GET', `/${path}?page=${page}&pageSize=500&${expand}`)
      expect([page, status, body.detail]).toEqual([page, 404, 'Ongeldige pagina.'])
    }
  },
)

test('hetzelfde nummer twee keer tegelijk wordt een keer vergeven', async () => {
  const nummer = '4711'
  const answers = await Promise.all(
    [1, 2, 3, 4, 5].map(() => wire.vraag('POST', '/klantcontacten', contact({ nummer }))),
  )
  const statuses = answers.map(({ status }) => status).sort((a, b) => a - b)
  expect(statuses[0]).toBe(201)
  expect(statuses.slice(1).every((status) => status === 400 || status === 409)).toBe(true)
})
