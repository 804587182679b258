import { randomBytes } from 'node:crypto'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { sql } from '../../platform/sql.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { type Issuer, startIssuer } from '../../run/testing/oauth.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

const MINUUT = 60_000
const UUR = 60 * MINUUT

let app: TestApp
let oauth: Issuer

beforeAll(async () => {
  oauth = await startIssuer()
  app = await startTestApp({ SECRET_KEY: randomBytes(32).toString('base64'), OAUTH_ISSUER: oauth.issuer })
})
afterEach(() => app.zetKlok(undefined))
afterAll(async () => {
  await app.stop()
  oauth.stop()
})

async function vraag(authorization: string | undefined, path = '/api/v1/actoren') {
  const response = await fetch(app.base + path, { headers: authorization === undefined ? {} : { authorization } })
  const { code, reden } = (await response.json()) as { code?: string; reden?: string }
  return { status: response.status, code, reden, headers: response.headers }
}

const make = (extra: { clientId?: string; limietPerMinuut?: number; geldigTot?: string; rechten?: string[] } = {}) =>
  app.client.toegang.applicatieMaken({ body: { naam: 'KISS', rechten: ['actoren.lezen'], ...extra } })

const geheimOf = (
  uuid: string,
  soort: 'token' | 'jwt',
  extra: { geldigTot?: string; oudeGeldigTot?: string | null } = {},
) => app.client.toegang.geheimMaken({ params: { uuid }, body: { soort, ...extra } })

const lastRegel = async () => {
  const { resultaten } = await app.client.logboek.zoeken({ query: { aantal: '2' } })
  return resultaten[0]
}

describe('tokens van applicaties', () => {
  test('R28: een token geeft wat de applicatie mag, en is één keer te zien', async () => {
    const { uuid } = await make()
    const { geheim } = await geheimOf(uuid, 'token')
    expect((await vraag(`Token ${geheim}`)).status).toBe(200)
    expect((await vraag(`Token ${geheim}`, '/api/v1/partijen')).status).toBe(403)
    const getoond = await app.client.toegang.applicatie({ params: { uuid } })
    expect(JSON.stringify(getoond)).not.toContain(geheim)
    expect(getoond.geheimen).toMatchObject([{ soort: 'token', laatstGebruiktOp: expect.any(String) }])
    const { rows } = await sql<{ alles: string }>`select json_agg(g)::text as alles from applicatie_geheim g`.execute(
      app.db,
    )
    expect(rows[0]?.alles).not.toContain(geheim)
  })

  test('wie zich niet of verkeerd aanmeldt krijgt 401 met de reden, ook als het verzoek zelf niet deugt', async () => {
    expect(await vraag(undefined)).toMatchObject({ status: 401, code: 'niet-aangemeld', reden: 'niet-meegestuurd' })
    expect(await vraag('Token')).toMatchObject({ status: 401, reden: 'header-ongeldig' })
    expect(await vraag('Basic abc')).toMatchObject({ status: 401, reden: 'header-ongeldig' })
    expect(await vraag('Token bestaat-niet')).toMatchObject({ status: 401, reden: 'token-onbekend' })
    const response = await fetch(`${app.base}/api/v1/partijen`, { method: 'POST', body: '{onleesbaar' })
    expect(response.status).toBe(401)
    const inUrl = await fetch(`${app.base}/api/v1/actoren?access_token=${app.token}`)
    expect(inUrl.status).toBe(401)
  })

  test('een nieuw token werkt naast het oude, dat na de overlap stopt', async () => {
    const { uuid } = await make()
    const oud = await geheimOf(uuid, 'token')
    const nieuw = await geheimOf(uuid, 'token', { oudeGeldigTot: new Date(Date.now() + UUR).toISOString() })
    expect((await vraag(`Token ${oud.geheim}`)).status).toBe(200)
    expect((await vraag(`Token ${nieuw.geheim}`)).status).toBe(200)
    app.zetKlok(new Date(Date.now() + 2 * UUR))
    expect(await vraag(`Token ${oud.geheim}`)).toMatchObject({ status: 401, reden: 'token-verlopen' })
    expect((await vraag(`Token ${nieuw.geheim}`)).status).toBe(200)
  })

  test('een oud token blijft zonder einddatum werken als dat is gevraagd', async () => {
    const { uuid } = await make()
    const oud = await geheimOf(uuid, 'token')
    await geheimOf(uuid, 'token', { oudeGeldigTot: null })
    app.zetKlok(new Date(Date.now() + 8760 * UUR))
    expect((await vraag(`Token ${oud.geheim}`)).status).toBe(200)
    const { geheimen } = await app.client.toegang.applicatie({ params: { uuid } })
    expect(geheimen.map(({ geldigTot }) => geldigTot)).toEqual([null, null])
  })

  test('een einddatum, intrekken of op inactief zetten sluit de applicatie meteen af', async () => {
    const { uuid } = await make({ geldigTot: new Date(Date.now() + UUR).toISOString() })
    const { uuid: geheim, geheim: token } = await geheimOf(uuid, 'token')
    app.zetKlok(new Date(Date.now() + 2 * UUR))
    expect(await vraag(`Token ${token}`)).toMatchObject({ status: 401, reden: 'token-verlopen' })
    app.zetKlok(undefined)
    await app.client.toegang.applicatieWijzigen({ params: { uuid }, body: { actief: false } })
    expect(await vraag(`Token ${token}`)).toMatchObject({ status: 401, reden: 'applicatie-niet-actief' })
    await app.client.toegang.applicatieWijzigen({ params: { uuid }, body: { actief: true } })
    await app.client.toegang.geheimIntrekken({ params: { uuid, geheim } })
    expect(await vraag(`Token ${token}`)).toMatchObject({ status: 401, reden: 'token-onbekend' })
  })

  test('R1: een applicatie die niet opgeeft hoe zij authenticeert, maakt geen partij', async () => {
    const makePartij = ({ token }: { token: string }) =>
      fetch(`${app.base}/klantinteracties/api/v1/partijen`, {
        method: 'POST',
        headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          soortPartij: 'persoon',
          digitaleAdressen: [],
          voorkeursDigitaalAdres: null,
          rekeningnummers: [],
          voorkeursRekeningnummer: null,
          indicatieGeheimhouding: false,
          indicatieActief: true,
          partijIdentificatie: { contactnaam: null },
        }),
      })
    const zonder = await makePartij(await app.als({ authenticatie: null }))
    expect([zonder.status, await zonder.json()]).toMatchObject([403, { code: 'permission_denied' }])
    expect((await makePartij(app.client)).status).toBe(201)
  })

  test('wie meer verzoeken doet dan de applicatie mag krijgt 429 met Retry-After', async () => {
    const { uuid } = await make({ limietPerMinuut: 2 })
    const { geheim } = await geheimOf(uuid, 'token')
    const begin = new Date(Math.floor(Date.now() / MINUUT) * MINUUT + 1_000)
    app.zetKlok(begin)
    const statussen = [1, 2, 3].map(() => vraag(`Token ${geheim}`))
    const antwoorden = await Promise.all(statussen)
    expect(antwoorden.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 200, 429])
    const geweigerd = antwoorden.find(({ status }) => status === 429)
    expect([geweigerd?.code, geweigerd?.headers.get('retry-after')]).toEqual(['te-veel-verzoeken', '59'])
    app.zetKlok(new Date(begin.getTime() + MINUUT))
    expect((await vraag(`Token ${geheim}`)).status).toBe(200)
    app.zetKlok(begin)
    expect((await vraag(`Token ${app.token}`)).status).toBe(200)
  })
})

describe('JWT van ZGW', () => {
  const CLIENT = 'zaaksysteem'
  let uuid: string
  let secret: string
  beforeAll(async () => {
    ;({ uuid } = await make({ clientId: CLIENT }))
    ;({ geheim: secret } = await geheimOf(uuid, 'jwt'))
  })

  const teken = (claims: Record<string, unknown>, key = secret, alg = 'HS256') =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
  const nu = () => Math.floor(Date.now() / 1000)
  const als = async (claims: Record<string, unknown>, key?: string, alg?: string) =>
    vraag(`Bearer ${await teken(claims, key, alg)}`)

  let nasty = 100
  test.each(['client_id', 'iss', 'user_id', 'user_representation', 'iets-anders'])(
    'R29: een teken dat niet kan worden bewaard in %s geeft 401, met een regel in het logboek',
    async (claim) => {
      for (const teken of ['a\u0000b', 'a\ud800b']) {
        const claims = { client_id: CLIENT, iat: nu(), [claim]: teken, diep: { [claim]: [teken] } }
        // Refusals of a kind are counted by the minute: this one has its own.
        nasty += 1
        app.zetKlok(new Date(Date.now() + nasty * 60_000))
        const { status, reden } = await als({ ...claims, iat: nu() + nasty * 60 })
        expect([status, reden]).toEqual([401, 'token-onleesbaar'])
        expect(await lastRegel()).toMatchObject({ operatie: 'actoren.lijst', resultaat: 401 })
      }
    },
  )

  test('R29: een goed JWT geeft toegang, en de gebruiker erin komt in het logboek', async () => {
    const claims = { client_id: CLIENT, iat: nu(), user_id: 'jdvries', user_representation: 'Jan de Vries' }
    expect((await als(claims)).status).toBe(200)
    expect(await lastRegel()).toMatchObject({
      operatie: 'actoren.lijst',
      wie: { uuid, naam: 'KISS' },
      namens: 'Jan de Vries (jdvries)',
    })
  })

  let minuten = 0
  afterEach(() => app.zetKlok(undefined))

  test.each([
    [
      'een verkeerde handtekening',
      'handtekening-ongeldig',
      () => als({ client_id: CLIENT, iat: nu() }, 'x'.repeat(43)),
    ],
    ['een onbekende client', 'applicatie-onbekend', () => als({ client_id: 'wie', iat: nu() })],
    ['geen client', 'applicatie-onbekend', () => als({ iat: nu() })],
    ['geen iat', 'iat-ontbreekt', () => als({ client_id: CLIENT })],
    ['een iat van meer dan een uur geleden', 'token-verlopen', () => als({ client_id: CLIENT, iat: nu() - 3700 })],
    ['een iat in de toekomst', 'token-verlopen', () => als({ client_id: CLIENT, iat: nu() + 3600 })],
    ['een exp die voorbij is', 'token-verlopen', () => als({ client_id: CLIENT, iat: nu() - 60, exp: nu() - 30 })],
    [
      'een ander algoritme',
      'algoritme-niet-toegestaan',
      () => als({ client_id: CLIENT, iat: nu() }, secret + secret, 'HS512'),
    ],
    [
      'alg none',
      'algoritme-niet-toegestaan',
      () => vraag(`Bearer ${new UnsecuredJWT({ client_id: CLIENT, iat: nu() }).encode()}`),
    ],
    ['iets dat geen JWT is', 'token-onleesbaar', () => vraag('Bearer abc.def')],
  ])('een JWT met %s wordt geweigerd en dat staat in het logboek', async (_, reden, poging) => {
    // A new minute starts here, because among equal refusals within a minute only the first gets a line at once.
    minuten += 1
    app.zetKlok(new Date(Date.now() + minuten * 60_000))
    expect(await poging()).toMatchObject({ status: 401, code: 'niet-aangemeld', reden })
    expect(await lastRegel()).toMatchObject({
      operatie: 'actoren.lijst',
      resultaat: 401,
      wie: { soort: 'onbekend' },
    })
  })

  test('het geheim staat versleuteld in de database', async () => {
    const { rows } = await sql<{ alles: string }>`
      select string_agg(encode(versleuteld, 'escape'), ' ') as alles from applicatie_geheim where soort = 'jwt'`.execute(
      app.db,
    )
    expect(rows[0]?.alles).not.toContain(secret)
  })

  test('een applicatie zonder client id krijgt geen JWT-geheim', async () => {
    const { uuid: zonder } = await make()
    expect(await problemIn(geheimOf(zonder, 'jwt'))).toMatchObject({ status: 409, code: 'geen-client-id' })
    expect(await problemIn(make({ clientId: CLIENT }))).toMatchObject({
      status: 409,
      code: 'client-id-bestaat-al',
      invalidParams: [{ name: 'clientId' }],
    })
  })
})

describe('bearer tokens van de OAuth-server', () => {
  const CLIENT = 'portaal'
  beforeAll(() => make({ clientId: CLIENT }))

  const token = (...of: [claims?: Record<string, string>, key?: CryptoKey]) => oauth.token(CLIENT, ...of)

  test('R28: een token van de ingestelde server geeft toegang', async () => {
    expect((await vraag(`Bearer ${await token()}`)).status).toBe(200)
  })

  test('een token voor een ander, van een ander, verlopen, of van een onbekende client wordt geweigerd', async () => {
    expect(await vraag(`Bearer ${await token({ aud: 'ander' })}`)).toMatchObject({ reden: 'token-niet-voor-ons' })
    expect(await vraag(`Bearer ${await token({ iss: 'https://ander.example' })}`)).toMatchObject({
      reden: 'token-niet-voor-ons',
    })
    expect(await vraag(`Bearer ${await token({ duur: '-5 minutes' })}`)).toMatchObject({ reden: 'token-verlopen' })
    expect(await vraag(`Bearer ${await token({ azp: 'wie' })}`)).toMatchObject({ reden: 'applicatie-onbekend' })
    const { privateKey } = await generateKeyPair('RS256')
    expect(await vraag(`Bearer ${await token({}, privateKey)}`)).toMatchObject({
      status: 401,
      reden: 'handtekening-ongeldig',
    })
  })
})

describe('rollen', () => {
  test('R28: rollen zijn rechten in gegevens; elk recht bestaat, en beheer verandert ze', async () => {
    const { resultaten } = await app.client.toegang.rollen()
    expect(resultaten.map(({ naam }) => naam)).toEqual([
      'behandelaar',
      'beheerder',
      'coordinator',
      'kcc-medewerker',
      'privacy-officer',
      'rapportage',
    ])
    for (const { naam, rechten } of resultaten)
      for (const recht of rechten) expect([naam, RECHTEN.includes(recht) ? recht : 'onbekend']).toEqual([naam, recht])
    const rol = { omschrijving: 'Neemt post in', rechten: ['klantcontacten.registreren'], claimwaarden: ['POSTKAMER'] }
    await app.client.toegang.rolBewaren({ params: { naam: 'postkamer' }, body: rol })
    expect((await app.client.toegang.rollen()).resultaten).toContainEqual({ naam: 'postkamer', ...rol })
    await app.client.toegang.rolVerwijderen({ params: { naam: 'postkamer' } })
    expect((await app.client.toegang.rollen()).resultaten).toHaveLength(6)
  })

  test('R28: met If-None-Match: * wordt een rol alleen gemaakt; een die er al is blijft zoals zij was', async () => {
    const { toegang } = app.client
    const [bestaand] = (await toegang.rollen()).resultaten
    const makeRol = (naam: string) =>
      toegang.rolBewaren({ params: { naam }, headers: { 'if-none-match': '*' }, body: { rechten: ['toegang.ik'] } })
    const probleem = await problemIn(makeRol(bestaand?.naam ?? ''))
    expect(probleem).toMatchObject({ status: 412, code: 'rol-bestaat-al', invalidParams: [{ name: 'naam' }] })
    expect((await toegang.rollen()).resultaten).toContainEqual(bestaand)
    const pogingen = await Promise.allSettled([makeRol('tegelijk'), makeRol('tegelijk')])
    expect(pogingen.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await toegang.rolVerwijderen({ params: { naam: 'tegelijk' } })
  })

  test('wat beheer aan rollen, applicaties en geheimen verandert staat in het overzicht van wijzigingen, zonder geheim', async () => {
    const { uuid } = await make()
    const { uuid: sleutel, geheim } = await geheimOf(uuid, 'token')
    await app.client.toegang.applicatieWijzigen({ params: { uuid }, body: { rechten: [] } })
    await app.client.toegang.geheimIntrekken({ params: { uuid, geheim: sleutel } })
    await app.client.toegang.rolBewaren({ params: { naam: 'balie' }, body: { rechten: ['toegang.ik'] } })
    await app.client.toegang.rolVerwijderen({ params: { naam: 'balie' } })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { aantal: '6' } })
    expect(resultaten.map(({ soort, actie }) => `${soort} ${actie}`)).toEqual([
      'rol verwijderd',
      'rol gemaakt',
      'geheim verwijderd',
      'applicatie gewijzigd',
      'geheim gemaakt',
      'applicatie gemaakt',
    ])
    expect(resultaten[3]?.velden).toEqual([{ veld: 'rechten', van: ['actoren.lezen'], naar: [] }])
    expect(JSON.stringify(resultaten)).not.toContain(geheim)
  })

  test('er blijft altijd een rol die de toegang mag beheren', async () => {
    const poging = app.client.toegang.rolVerwijderen({ params: { naam: 'beheerder' } })
    expect(await problemIn(poging)).toMatchObject({ status: 409, code: 'eigen-toegang' })
    expect((await app.client.toegang.rollen()).resultaten.map(({ naam }) => naam)).toContain('beheerder')
  })

  test('ik: wie vraagt ziet wie hij is en wat hij mag', async () => {
    const { toegang, uuid } = await app.als({ rechten: ['toegang.ik', 'actoren.lezen'] })
    expect(await toegang.ik()).toMatchObject({
      soort: 'applicatie',
      uuid,
      rechten: ['actoren.lezen', 'toegang.ik'],
      actor: null,
    })
  })
})
