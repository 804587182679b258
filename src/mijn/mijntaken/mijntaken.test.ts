import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

// The answers against what VNG published: standard/vng-mijntaken.json, which names the hash of the whole.

const STANDARD = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../standard/vng-mijntaken.json'), 'utf8'),
) as object
const ajv = new Ajv2020({ strict: false, validateFormats: false })
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
    headers: { Authorization: `Bearer ${bearer}`, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, version: response.headers.get('api-version'), body: await response.json() }
}
const search = (extra: object = {}, token?: string | Wens) =>
  vraag('POST', '/context/zoek', { klantId: SUB, ...extra }, token)

function isAs(name: string, body: unknown) {
  const validate = ajv.getSchema(`mijntaken#/components/schemas/${name}`)
  expect([validate?.(body), validate?.errors]).toEqual([true, null])
}

describe('MijnTaken van VNG', () => {
  test('R28: wiens taken het zijn komt uit het token; klantId wordt alleen geloofd als die van het token is', async () => {
    const { uuid } = await opzet.zetUit({ titel: 'Lever in' })
    const { status, version, body } = await search()
    expect([status, version]).toEqual([200, '0.1.0'])
    isAs('ContextResultaat', body)
    expect(body.taken.map((taak: { uuid: string }) => taak.uuid)).toContain(uuid)
    const een = await vraag('GET', `/taken/${uuid}`)
    isAs('Taak', een.body)
    expect(een.body).toMatchObject({
      titel: { nl: 'Lever in' },
      status: 'open',
      uitvoering: { fallbackUrl: expect.stringMatching(new RegExp(`/mijn/taken/${uuid}$`)) },
    })
    expect(een.body.deadline).toMatch(new RegExp(`^${inDays(14)}T23:59:59\\+0[12]:00$`))
    expect((await search({ klantId: BSN })).status).toBe(200)
    for (const klantId of ['999993653', 'iemand-anders']) expect((await search({ klantId })).status).toBe(403)
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
    expect((await search({ contextId: 'geen urn' })).status).toBe(400)
    expect((await vraag('POST', '/context/zoek', {})).status).toBe(400)
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
    // Without a level nothing opens.
    expect((await search({}, { acr: 'onbekend' })).status).toBe(403)
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
