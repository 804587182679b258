import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig, RECHTEN } from '../../app.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { burgerOf } from './token.ts'

// The answers against what VNG published: standard/vng-mijntaken.json, which names the hash of the whole.

interface Answer {
  mediaType: string
  schema: string
  headers: string[]
}
const STANDARD = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../standard/vng-mijntaken.json'), 'utf8'),
) as { version: string; paths: Record<string, Record<string, { responses: Record<string, Answer> }>> }
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const ajv = new Ajv2020({
  strict: false,
  formats: {
    uuid: UUID,
    uri: (text) => URL.canParse(text),
    'uri-reference': (text) => URL.canParse(text, 'https://voorbeeld.nl'),
    'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/,
    int32: { type: 'number', validate: Number.isInteger },
  },
})
ajv.addSchema(STANDARD, 'mijntaken')

const BSN = '999993847'
const SUB = 'a8f3c1d2-7e44-4b1a-9c0f-123456789abc'
const SUBSTANTIEEL = 'urn:oasis:names:tc:SAML:2.0:ac:classes:Smartcard'

let app: TestApp
let opzet: Klanttaakopzet
let provider: Server
let issuer: string
const { privateKey, publicKey } = await generateKeyPair('RS256')
const andere = await generateKeyPair('RS256')

beforeAll(async () => {
  const jwk = { ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: '1' }
  provider = createServer((request, response) =>
    response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}/jwks` })),
  )
  await new Promise<void>((done) => provider.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`
  app = await startTestApp({
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    MIJNTAKEN_ISSUER: issuer,
    MIJNTAKEN_AUDIENCE: 'urn:balie:taken',
    KLANTTAAK_HOSTS: 'formulieren.voorbeeld.nl',
    MIJN_NIVEAUS: '{"taken":"substantieel"}',
  })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
})
afterAll(async () => {
  await app.stop()
  provider.close()
})

interface Wens {
  bsn?: string
  acr?: string
  aud?: string
  iss?: string
  exp?: string
  key?: CryptoKey
}
const tokenFor = ({
  bsn = BSN,
  acr = SUBSTANTIEEL,
  aud = 'urn:balie:taken',
  iss = issuer,
  exp = '5m',
  key = privateKey,
}: Wens = {}) =>
  new SignJWT({ bsn, acr })
    .setProtectedHeader({ alg: 'RS256', kid: '1' })
    .setIssuer(iss)
    .setSubject(SUB)
    .setAudience(aud)
    .setIssuedAt()
    .setExpirationTime(exp)
    .sign(key)

async function vraag(method: 'GET' | 'POST', path: string, body?: unknown, token?: string | Wens) {
  const bearer = typeof token === 'string' ? token : await tokenFor(token)
  const response = await fetch(`${app.base}/mijntaken/api/v1${path}`, {
    method,
    headers: {
      ...(bearer && { Authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const answer = { status: response.status, headers: response.headers, body: await response.json() }
  asDescribed(method, path, answer)
  return answer
}

/** Checks every answer against the description: its status, its form, its headers, and that nothing is in it that the description does not know. */
function asDescribed(
  method: string,
  path: string,
  { status, headers, body }: { status: number; headers: Headers; body: object },
) {
  const operation = STANDARD.paths[path.replace(/^\/taken\/[^/]+$/, '/taken/{uuid}')]?.[method.toLowerCase()]
  const described = operation?.responses[status]
  expect([path, status, Object.keys(operation?.responses ?? {})]).toEqual([
    path,
    status,
    expect.arrayContaining([String(status)]),
  ])
  expect(headers.get('content-type')?.split(';')[0]).toBe(described?.mediaType)
  for (const header of described?.headers ?? [])
    expect([header, headers.get(header)]).toEqual([header, STANDARD.version])
  const name = described?.schema.split('/').at(-1) ?? ''
  if (status >= 400) return isAs(name, body, { andMore: true })
  isAs(name, body)
  const taken = 'taken' in body ? (body.taken as object[]) : 'uuid' in body ? [body] : []
  for (const taak of taken as { uitvoering: object; context?: object }[]) {
    isAs('TaakInfo', taak)
    isAs('Uitvoering', taak.uitvoering)
    if (taak.context) isAs('ContextLink', taak.context)
  }
}
const search = (extra: object = {}, token?: string | Wens) =>
  vraag('POST', '/context/zoek', { klantId: SUB, ...extra }, token)

/** Checks that a body is as a schema says, and holds no more. */
function isAs(name: string, body: unknown, { andMore = false } = {}) {
  const id = `${name} ${andMore}`
  if (!ajv.getSchema(id))
    ajv.addSchema({ $ref: `mijntaken#/components/schemas/${name}`, unevaluatedProperties: andMore }, id)
  const validate = ajv.getSchema(id)
  expect([name, validate?.(body), validate?.errors]).toEqual([name, true, null])
}

describe('MijnTaken van VNG', () => {
  test('R28: wiens taken het zijn komt uit het token; klantId wordt alleen geloofd als die van het token is', async () => {
    const { uuid } = await opzet.zetUit({ titel: 'Lever in' })
    const { status, body } = await search()
    expect(status).toBe(200)
    expect(body.taken.map((taak: { uuid: string }) => taak.uuid)).toContain(uuid)
    const een = await vraag('GET', `/taken/${uuid}`)
    expect(een.body).toMatchObject({
      titel: { nl: 'Lever in' },
      status: 'open',
      uitvoering: { fallbackUrl: expect.stringMatching(new RegExp(`/mijn/taken/${uuid}$`)) },
    })
    expect(een.body.deadline).toMatch(new RegExp(`^${inDays(14)}T23:59:59\\+0[12]:00$`))
    expect((await search({ klantId: BSN })).status).toBe(200)
    for (const klantId of ['999993653', 'iemand-anders']) {
      const refused = await search({ klantId })
      expect([refused.status, refused.body]).toMatchObject([400, { invalidParams: [{ name: 'klantId' }] }])
    }
    // Somebody else gets the same as for what is not there.
    const ander = { bsn: '999993653' }
    expect((await search({}, ander)).body.taken).toEqual([])
    expect((await vraag('GET', `/taken/${uuid}`, undefined, ander)).status).toBe(404)
    expect((await vraag('GET', '/taken/01920000-0000-7000-8000-000000000000')).status).toBe(404)
  })

  test('elke stand van een taak, en wat verlopen is heet daar geannuleerd', async () => {
    const taken = {
      open: await opzet.zetUit(),
      ingetrokken: await opzet.zetUit(),
      verlopen: await opzet.zetUit(),
      telaat: await opzet.zetUit({ teLaatToegestaan: true }),
      gedaan: await opzet.zetUit(),
    }
    await app.client.klanttaken.intrekken({ params: { uuid: taken.ingetrokken.uuid }, body: { reden: 'Hoeft niet' } })
    await app.client.klanttaken.uitvoeren({
      params: { uuid: taken.gedaan.uuid },
      body: {
        versie: 1,
        kanaal: 'balie',
        bijlagen: [await opzet.upload()],
        actoren: [opzet.medewerker],
        authenticatie: { middel: 'digid', niveau: 'laag' },
      },
    })
    await app.pool.query(
      `update klanttaak set startdatum = '2026-07-01', laatste_dag = '2026-07-02', herinneren_op = null where uuid = any ($1)`,
      [[taken.verlopen.uuid, taken.telaat.uuid]],
    )
    const standen = Object.values(taken).map(async ({ uuid }) => (await vraag('GET', `/taken/${uuid}`)).body.status)
    expect(await Promise.all(standen)).toEqual(['open', 'geannuleerd', 'geannuleerd', 'open', 'afgerond'])
    // Summer has another offset.
    expect((await vraag('GET', `/taken/${taken.verlopen.uuid}`)).body.deadline).toBe('2026-07-02T23:59:59+02:00')
  })

  test('R28: van een zaak die de klant niet mag zien staat ook het nummer er niet', async () => {
    const geheim = await opzet.makeZaak({ vertrouwelijkheidaanduiding: 'vertrouwelijk' })
    const { uuid } = await opzet.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: geheim.uuid } })
    const { status, body } = await vraag('GET', `/taken/${uuid}`)
    expect([status, body.context]).toEqual([200, undefined])
    expect(JSON.stringify([body, (await search()).body])).not.toContain(geheim.uuid)
  })

  test('alleen binnen een context, en alleen wat wordt gevraagd', async () => {
    const ander = await opzet.makeZaak()
    const { uuid } = await opzet.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: ander.uuid } })
    const { urn } = (await vraag('GET', `/taken/${uuid}`)).body.context
    const { body } = await search({ contextId: urn, include: ['taken', 'iets-nieuws'] })
    expect(body.taken.map((taak: { uuid: string }) => taak.uuid)).toEqual([uuid])
    expect((await search({ include: ['contactmomenten'] })).body).toEqual({})
    // A member that the description does not know is left alone, so that a newer portal works too.
    expect((await search({ contextId: urn, nieuw: { veld: 1 } })).body.taken).toHaveLength(1)
    expect((await search({ contextId: 'urn:nld:een-andere:zaak:uuid:1' })).body).toEqual({ taken: [] })
    expect((await search({ include: [] })).body.taken.length).toBeGreaterThan(1)
  })

  test.each([
    ['zonder klantId', {}, 'klantId'],
    ['een klantId die geen tekst is', { klantId: 12 }, 'klantId'],
    ['een context die geen URN is', { klantId: SUB, contextId: 'zaak 1' }, 'contextId'],
    ['include dat geen lijst is', { klantId: SUB, include: 'taken' }, 'include'],
    ['een leeg verzoek', null, ''],
  ])('%s: 400, met het veld erbij', async (_wat, body, name) => {
    const answer = await vraag('POST', '/context/zoek', body)
    expect([answer.status, answer.body.invalidParams]).toMatchObject([400, [{ name }]])
  })

  test('elke soort klanttaak is een uitvoering zoals de beschrijving haar kent, en gaat naar onze eigen pagina', async () => {
    const opdrachten: Record<string, object> = {
      betaling: {
        soort: 'betaaltaak',
        bedrag: 100,
        transactieomschrijving: 'Leges',
        doelrekening: { naam: 'Gemeente' },
      },
      website: { soort: 'urltaak', uitvraagLink: 'https://formulieren.voorbeeld.nl/kap' },
      aanleveren: { soort: 'aanleveren', gevraagd: ['Een tekening'] },
      invullen: {
        soort: 'formuliertaak',
        taal: 'json-schema',
        definitie: { schema: { type: 'object', properties: { reden: { type: 'string', title: 'Reden' } } } },
      },
    }
    for (const [type, opdracht] of Object.entries(opdrachten)) {
      const { uuid } = await opzet.zetUit({ opdracht, toelichting: 'Waarom' } as never)
      const { body } = await vraag('GET', `/taken/${uuid}`)
      expect(body).toMatchObject({ toelichting: { nl: 'Waarom' }, uitvoering: { type } })
    }
  })

  test('R1: een token dat niet voor deze API is, van een ander is, verlopen is of niet zegt wie het is', async () => {
    const wensen = [
      { aud: 'urn:iets:anders' },
      { iss: 'https://elders.example' },
      { exp: '-5m' },
      { key: andere.privateKey },
      { bsn: '123' },
    ]
    for (const wens of wensen) expect([wens, (await search({}, wens)).status]).toEqual([wens, 401])
    expect((await search({}, 'onzin')).status).toBe(401)
    expect((await search({}, app.token)).status).toBe(401)
    expect((await search({}, '')).headers.get('www-authenticate')).toBe('Bearer')
    // Without a level nothing opens: the portal hears which one to ask for (RFC 9470).
    const { status, headers } = await search({}, { acr: 'onbekend' })
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      `Bearer error="insufficient_user_authentication", acr_values="${SUBSTANTIEEL}"`,
    ])
    expect((await vraag('GET', '/taken/geen-uuid')).status).toBe(404)
  })

  test('R28: een machtiging die geen taken opent vraagt niet om een hoger niveau: opnieuw inloggen helpt dan niet', async () => {
    const middel = 'digid-machtigen'
    const config = parseConfig({
      NODE_ENV: 'test',
      MIJNTAKEN_ISSUER: issuer,
      MIJNTAKEN_AUDIENCE: 'urn:balie:taken',
      MIJN_MIDDELEN: middel,
      MIJNTAKEN_MIDDEL: middel,
      MIJN_DIENSTEN: '{"dienst-1":["zaken"]}',
    })
    const challengeFor = async (acr: string) => {
      const claims = {
        acr,
        'urn:nl-eid-gdi:1.0:LegalSubjectID': BSN,
        'urn:nl-eid-gdi:1.0:ActingSubjectID': '999993653',
        'urn:nl-eid-gdi:1.0:ServiceUUID': ['dienst-1'],
      }
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256' })
        .setIssuer(issuer)
        .setSubject(SUB)
        .setAudience('urn:balie:taken')
        .setExpirationTime('5m')
        .sign(privateKey)
      const refused = await burgerOf(config, async () => publicKey, `Bearer ${token}`, new Date()).catch(
        (error) => error,
      )
      return [refused.status, refused.details.headers['WWW-Authenticate']]
    }
    expect(await challengeFor(SUBSTANTIEEL)).toEqual([401, 'Bearer error="insufficient_scope"'])
    expect(await challengeFor('onbekend')).toEqual([401, expect.stringContaining('insufficient_user_authentication')])
  })

  test('R29: het staat in het logboek, en een lijst kost een vast aantal statements', async () => {
    const meten = async () => (await app.statementsOf(() => search())).length
    const eerst = await meten()
    for (let keer = 0; keer < 10; keer += 1) await opzet.zetUit()
    expect(await meten()).toBe(eerst)
    const { rows } = await app.pool.query(
      `select l.operatie from logboek l where l.operatie = 'mijntaken.zoek' and l.resultaat = 200 limit 1`,
    )
    expect(rows).toHaveLength(1)
  })
})
