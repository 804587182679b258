import type { IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { ZICHTRECHTEN } from '../../inrichting/toegang/contract.ts'
import { antwoordBrp } from '../../run/demo/basisregistraties/brp.ts'
import { antwoordZoeken } from '../../run/demo/basisregistraties/kvk.ts'
import { demoPersonen } from '../../run/demo/basisregistraties/personen.ts'
import { startBron } from '../../run/testing/bron.ts'
import { organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { PersoonVraag } from './contract.ts'

const SECRET_KEY = Buffer.alloc(32, 9).toString('base64')

interface Gehoord {
  pad: string
  headers: IncomingMessage['headers']
  body: unknown
}

let app: TestApp
let brp: Awaited<ReturnType<typeof startBron>>
let kvk: Awaited<ReturnType<typeof startBron>>
let gehoord: Gehoord[] = []
/** The other side gives these answers instead of its own, one after the other. */
let anders: (number | Response | 'hangt op')[] = []

const asJson = ({ status, body }: { status: number; body: object }) => Response.json(body, { status })

async function hear(url: URL, request: IncomingMessage): Promise<unknown> {
  const body = request.method === 'POST' && url.pathname !== '/token' ? await json(request) : undefined
  gehoord.push({ pad: url.pathname + url.search, headers: request.headers, body })
  const eerst = anders.shift()
  if (eerst === 'hangt op') request.socket.destroy()
  if (eerst !== undefined) return eerst
  return body
}

beforeAll(async () => {
  brp = await startBron(async (url, request) => {
    if (url.pathname === '/token') {
      await hear(url, request)
      return { access_token: `token-${gehoord.length}`, token_type: 'bearer', expires_in: 300 }
    }
    const body = await hear(url, request)
    return body instanceof Response || typeof body === 'number' || body === 'hangt op'
      ? body
      : asJson(antwoordBrp(body))
  })
  kvk = await startBron(async (url, request) => {
    const eerst = await hear(url, request)
    return eerst ?? asJson(antwoordZoeken(Object.fromEntries(url.searchParams)))
  })
  app = await startTestApp({
    SECRET_KEY,
    BRP_URL: `${brp.url}/haalcentraal/api/brp`,
    BRP_API_KEY: 'sleutel',
    BRP_HEADERS: 'x-doelbinding=KCC,x-origin-oin=00000001823288444000',
    BRP_HEADERS_NAAM: 'x-doelbinding=KCC%20zoeken',
    BRP_TIMEOUT_SECONDEN: '5',
    KVK_URL: `${kvk.url}/api`,
    KVK_API_KEY: 'kvk-sleutel',
  })
})
afterEach(() => {
  gehoord = []
  anders = []
})
afterAll(async () => {
  await app.stop()
  await brp.stop()
  await kvk.stop()
})

const personen = (body: Parameters<TestApp['client']['basisregistraties']['personen']>[0]['body'], wie = app.client) =>
  wie.basisregistraties.personen({ body })
const organisaties = (body: Parameters<TestApp['client']['basisregistraties']['organisaties']>[0]['body']) =>
  app.client.basisregistraties.organisaties({ body })

const GEHEIM = '999993483'
const iemand = () => {
  const gevonden = demoPersonen().find(
    ({ overleden, huisnummer, voorvoegsel }) => !overleden && huisnummer && voorvoegsel,
  )
  if (!gevonden) throw new Error('Nobody lives here.')
  return gevonden
}

describe('in de BRP', () => {
  test('staat bij een BSN wie het is; gevraagd wordt alleen wat nodig is', async () => {
    const { resultaten } = await personen({ bsn: '999993653' })
    expect(resultaten).toMatchObject([
      {
        bsn: '999993653',
        naam: 'Suzanne van Rijsbergen',
        contactnaam: { voornaam: 'Suzanne', voorvoegselAchternaam: 'van', achternaam: 'Rijsbergen' },
        geboren: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        geheimhouding: false,
        partij: null,
      },
    ])
    expect(gehoord).toMatchObject([
      {
        pad: '/haalcentraal/api/brp/personen',
        headers: {
          'x-api-key': 'sleutel',
          'x-doelbinding': 'KCC',
          'x-origin-oin': '00000001823288444000',
          'x-gebruiker': app.client.uuid,
          'content-type': 'application/json; charset=utf-8',
        },
        body: { type: 'RaadpleegMetBurgerservicenummer', burgerservicenummer: ['999993653'] },
      },
    ])
    const { fields } = (gehoord[0]?.body ?? {}) as { fields: string[] }
    expect(fields).not.toContain('geheimhoudingPersoonsgegevens')
    expect(fields.every((field) => /^(burgerservicenummer|naam\.|geboorte\.datum|adressering\.)/.test(field))).toBe(
      true,
    )
  })

  test('vindt een naam met geboortedatum wie zo heet, met een eigen doelbinding', async () => {
    const { geslachtsnaam, geboortedatum, bsn } = iemand()
    const { resultaten } = await personen({ geslachtsnaam: geslachtsnaam.toUpperCase(), geboortedatum })
    expect(resultaten.map((gevonden) => gevonden.bsn)).toContain(bsn)
    expect(gehoord[0]).toMatchObject({
      headers: { 'x-doelbinding': 'KCC zoeken' },
      body: { geslachtsnaam: `${geslachtsnaam.toUpperCase()}*`, geboortedatum },
    })
  })

  test('vindt een adres wie er wonen', async () => {
    const { postcode, huisnummer, bsn } = iemand()
    const { resultaten } = await personen({ postcode: postcode.toLowerCase(), huisnummer: huisnummer ?? 0 })
    expect(resultaten.map((gevonden) => gevonden.bsn)).toContain(bsn)
  })

  test('vindt een adres met het begin van een achternaam alleen wie daar zo heet, met de doelbinding van een adres', async () => {
    const { postcode, huisnummer, bsn, geslachtsnaam } = iemand()
    const adres = { postcode, huisnummer: huisnummer ?? 0 }
    const metNaam = await personen({ ...adres, geslachtsnaam: geslachtsnaam.slice(0, 3) })
    expect(metNaam.resultaten.map((gevonden) => gevonden.bsn)).toContain(bsn)
    expect(gehoord[0]).toMatchObject({
      body: { type: 'ZoekMetPostcodeEnHuisnummer', geslachtsnaam: `${geslachtsnaam.slice(0, 3)}*` },
    })
    expect(gehoord[0]?.headers['x-doelbinding']).toBe('KCC')
    expect((await personen({ ...adres, geslachtsnaam: 'Xyzzy' })).resultaten).toEqual([])
  })

  test('een krom aanhalingsteken, een lang streepje en een losse accent gaan als het gewone teken', async () => {
    const geboortedatum = '1990-02-02'
    for (const [getypt, gevraagd] of [
      ['D’Angelo', "D'Angelo*"],
      ['Smit–Kroes', 'Smit-Kroes*'],
      ['Zoe\u0308', 'Zoë*'],
      ['van\u00a0Dam', 'van Dam*'],
    ]) {
      await personen({ geslachtsnaam: String(getypt), geboortedatum })
      expect(gehoord.at(-1)?.body).toMatchObject({ geslachtsnaam: gevraagd })
    }
  })

  test('staat niemand met een BSN dat niet bestaat', async () => {
    expect((await personen({ bsn: '999999990' })).resultaten).toEqual([])
  })

  test('R28: geheimhouding staat erbij, en het adres ziet alleen wie dat recht heeft', async () => {
    const met = await personen({ bsn: GEHEIM })
    expect(met.resultaten).toMatchObject([
      { geheimhouding: true, adres: [expect.any(String), expect.any(String), expect.any(String)] },
    ])
    const zonder = await app.als({ rechten: ['basisregistraties.brp', ZICHTRECHTEN.alles] })
    expect((await personen({ bsn: GEHEIM }, zonder)).resultaten).toMatchObject([{ geheimhouding: true, adres: [] }])
  })

  test('wie overleden is heet zo', async () => {
    expect((await personen({ bsn: '999992077' })).resultaten).toMatchObject([{ opgeschort: 'overlijden' }])
  })

  test('R6: wie al partij is staat er met zijn klantnummer', async () => {
    const bsn = '999990676'
    const { uuid, nummer } = await app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: bsn }] }),
    })
    expect((await personen({ bsn })).resultaten).toMatchObject([{ partij: { uuid, nummer } }])
  })

  test('R29: elke blik staat in het logboek, zonder BSN, en is later bij de partij te vinden', async () => {
    const bsn = '999993148'
    await personen({ bsn })
    const alles = await app.pool.query<{ regel: string; elders: string[]; verwerkingsactiviteit: string }>(
      `select to_json(l)::text as regel, elders, verwerkingsactiviteit from logboek l where operatie = 'basisregistraties.personen'`,
    )
    expect(alles.rows.length).toBeGreaterThan(0)
    expect(alles.rows.some(({ regel }) => regel.includes(bsn))).toBe(false)
    expect(alles.rows.at(-1)).toMatchObject({
      elders: [expect.stringMatching(/^[\da-f]{64}$/)],
      verwerkingsactiviteit: 'Raadplegen van de Basisregistratie Personen',
    })
    const { uuid } = await app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: bsn }] }),
    })
    const { resultaten } = await app.client.logboek.zoeken({ query: { partij: uuid } })
    expect(resultaten.map(({ operatie }) => operatie)).toContain('basisregistraties.personen')
  })

  test('R29: ook een vraag die mislukt staat in het logboek', async () => {
    anders = [500]
    await problemIn(personen({ bsn: '999993653' }))
    const { resultaten } = await app.client.logboek.zoeken({ query: { operatie: 'basisregistraties.personen' } })
    expect(resultaten[0]).toMatchObject({ resultaat: 502 })
  })
})

describe('als de BRP niet antwoordt zoals het hoort', () => {
  const problem = (body: object, status: number) =>
    Response.json(body, { status, headers: { 'content-type': 'application/problem+json' } })

  test.each([
    [
      'te veel personen',
      () => problem({ status: 400, title: 'Teveel zoekresultaten.', code: 'tooManyResults' }, 400),
      400,
      'te-veel-gevonden',
      /geboortedatum/,
    ],
    [
      'een vraag die niet mag',
      () =>
        problem(
          {
            title: 'Fout',
            detail: 'De foutieve parameter(s) zijn: fields.',
            code: 'paramsValidation',
            invalidParams: [{ reason: 'Parameter is verplicht.' }],
          },
          400,
        ),
      400,
      'bron-weigert-vraag',
      /fields.* Parameter is verplicht\. \(paramsValidation\)/,
    ],
    ['geen goede sleutel', () => problem({ code: 'authentication' }, 401), 502, 'bron-weigert-toegang', /beheerder/],
    [
      'geen recht op een veld',
      () => problem({ code: 'unauthorizedField' }, 403),
      502,
      'bron-weigert-toegang',
      /beheerder/,
    ],
    [
      'te veel vragen',
      () => new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      503,
      'bron-te-druk',
      /zo nog eens/,
    ],
    ['een storing', () => new Response('Oeps', { status: 500 }), 502, 'bron-onbereikbaar', /status 500/],
    ['geen JSON', () => new Response('<html>', { status: 200 }), 502, 'bron-onbereikbaar', /niet in JSON/],
    [
      'iets anders dan personen',
      () => Response.json({ type: 'X', personen: [{ burgerservicenummer: 'x' }] }),
      502,
      'bron-onbereikbaar',
      /anders dan verwacht/,
    ],
  ] as const)('%s', async (_, antwoord, status, code, detail) => {
    anders = [antwoord()]
    const probleem = await problemIn(personen({ bsn: '999993653' }))
    expect(probleem).toMatchObject({ status, code, detail: expect.stringMatching(detail) })
    expect(gehoord).toHaveLength(1)
  })

  test('een verbinding die breekt en een gateway zonder BRP worden één keer opnieuw geprobeerd', async () => {
    for (const haper of ['hangt op', 503] as const) {
      anders = [haper]
      expect((await personen({ bsn: '999993653' })).resultaten).toHaveLength(1)
      anders = [haper, haper]
      expect(await problemIn(personen({ bsn: '999993653' }))).toMatchObject({ status: 502 })
    }
    expect(gehoord).toHaveLength(8)
  })

  test('op een BRP die zwijgt wordt niet langer gewacht dan is ingesteld, en wie iets anders vraagt merkt er niets van', async () => {
    let gevraagd = 0
    const stil = await startBron(() => {
      gevraagd += 1
      return new Promise(() => undefined)
    })
    const eigen = await startTestApp({ SECRET_KEY, BRP_URL: stil.url, BRP_TIMEOUT_SECONDEN: '5' })
    let klaar = 0
    // This is more than the number of connections to the database.
    const vragen = Array.from({ length: 12 }, async () => {
      const probleem = await problemIn(eigen.client.basisregistraties.personen({ body: { bsn: '999993653' } }))
      klaar += 1
      return probleem
    })
    await expect.poll(() => gevraagd).toBe(12)
    await eigen.client.kanalen.lijst()
    expect(klaar).toBe(0)
    for (const probleem of await Promise.all(vragen))
      expect(probleem).toMatchObject({ status: 502, detail: expect.stringMatching(/niet op tijd/) })
    await eigen.stop()
    void stil.stop()
  })

  test('een onmogelijke vraag gaat de deur niet uit, en hoort wat er aan die soort vraag niet klopt', async () => {
    for (const [body, velden] of [
      [{ bsn: '123' }, ['bsn']],
      [{ geslachtsnaam: 'x_y', geboortedatum: '1980-01-01' }, ['geslachtsnaam']],
      [{ geslachtsnaam: 'Visser' }, ['geboortedatum']],
      [{ postcode: '0000AA', huisnummer: 1 }, ['postcode']],
      [{ postcode: '1291AB', huisnummer: '12' }, ['huisnummer']],
      [{ postcode: '1291AB', huisnummer: 12, straat: 'Dam' }, ['straat']],
    ] as const) {
      const probleem = await problemIn(personen(body as PersoonVraag))
      expect(probleem).toMatchObject({ status: 400, code: 'ongeldige-invoer' })
      expect(probleem.invalidParams?.map(({ name }) => name)).toEqual(velden)
    }
    expect(gehoord).toEqual([])
  })

  test('wie het recht niet heeft komt niet bij de BRP of de KVK', async () => {
    const zonder = await app.als({ rechten: ['partijen.lezen'] })
    expect(await problemIn(personen({ bsn: '999993653' }, zonder))).toMatchObject({ status: 403 })
    expect(await problemIn(zonder.basisregistraties.organisaties({ body: { naam: 'Test' } }))).toMatchObject({
      status: 403,
    })
    expect(gehoord).toEqual([])
  })
})

describe('een token voor de BRP', () => {
  test('wordt gehaald, bewaard, en vervangen als de BRP het niet meer neemt', async () => {
    const eigen = await startTestApp({
      SECRET_KEY,
      BRP_URL: brp.url,
      BRP_OAUTH_TOKEN_URL: `${brp.url}/token`,
      BRP_OAUTH_CLIENT_ID: 'balie',
      BRP_OAUTH_CLIENT_SECRET: 'geheim',
    })
    const vraag = () => eigen.client.basisregistraties.personen({ body: { bsn: '999993653' } })
    await vraag()
    await vraag()
    anders = [401]
    await vraag()
    expect(gehoord.map(({ pad, headers }) => [pad, headers.authorization])).toEqual([
      ['/token', undefined],
      ['/personen', 'Bearer token-1'],
      ['/personen', 'Bearer token-1'],
      ['/personen', 'Bearer token-1'],
      ['/token', undefined],
      ['/personen', 'Bearer token-5'],
    ])
    await eigen.stop()
  })
})

describe('in het Handelsregister', () => {
  test('staan bij een KVK-nummer de rechtspersoon en zijn vestigingen', async () => {
    const { resultaten } = await organisaties({ kvkNummer: '68750110' })
    expect(resultaten.map(({ soort, naam }) => [soort, naam])).toEqual([
      ['rechtspersoon', 'Test BV Donald'],
      ['hoofdvestiging', 'Test BV Donald'],
      ['nevenvestiging', 'Test BV Donald (nevenvestiging)'],
    ])
    expect(gehoord[0]).toMatchObject({
      pad: '/api/v2/zoeken?kvkNummer=68750110&resultatenPerPagina=25',
      headers: { apikey: 'kvk-sleutel' },
    })
  })

  test('wordt gevonden op naam, vestigingsnummer en adres', async () => {
    const [eerste] = (await organisaties({ vestigingsnummer: '000038509504' })).resultaten
    expect(eerste).toMatchObject({ naam: 'Test EMZ Dagobert', soort: 'hoofdvestiging', kvkNummer: '69599084' })
    expect((await organisaties({ naam: 'bolderbast' })).totaal).toBe(1)
  })

  test('IPD5200 is niets gevonden, en geen fout', async () => {
    expect(await organisaties({ kvkNummer: '12345678' })).toEqual({ resultaten: [], totaal: 0 })
  })

  test('andere fouten worden gezegd zoals de KVK ze zegt', async () => {
    expect(await problemIn(organisaties({ kvkNummer: '90004973' }))).toMatchObject({ code: 'bron-onbereikbaar' })
    anders = [asJson({ status: 400, body: { fout: [{ code: 'IPD1005', omschrijving: 'Niet valide.' }] } })]
    expect(await problemIn(organisaties({ naam: 'Test' }))).toMatchObject({
      status: 400,
      detail: 'De KVK neemt deze vraag niet aan: Niet valide. (IPD1005)',
    })
    anders = [asJson({ status: 404, body: { fout: [{ code: 'IPD0000', omschrijving: 'Onbekend pad.' }] } })]
    expect(await problemIn(organisaties({ naam: 'Test' }))).toMatchObject({ status: 502 })
  })

  test('wie al partij is staat er met zijn klantnummer: een vestiging bij haar eigen nummer', async () => {
    const { uuid } = await app.client.partijen.maken({
      body: organisatie({
        identificatoren: [{ soort: 'vestigingsnummer', nummer: '000037178601', kvkNummer: '68750110' }],
      }),
    })
    const { resultaten } = await organisaties({ kvkNummer: '68750110' })
    expect(resultaten.map(({ partij }) => partij?.uuid)).toEqual([undefined, undefined, uuid])
  })
})

describe('in een demonstratie', () => {
  test('antwoorden de BRP en de KVK van binnen, met een sleutel', async () => {
    const demo = await startTestApp({ DEMO: 'true' })
    const { client, base } = demo
    expect(await client.basisregistraties.bronnen()).toEqual({ brp: true, kvk: true })
    const { resultaten } = await client.basisregistraties.personen({ body: { bsn: '999993653' } })
    expect(resultaten).toMatchObject([{ naam: 'Suzanne van Rijsbergen' }])
    const profiel = await client.basisregistraties.basisprofiel({ params: { kvkNummer: '68750110' } })
    expect(profiel).toMatchObject({ naam: 'Test BV Donald', rsin: '857587973', rechtsvorm: 'BeslotenVennootschap' })
    const geheim = await client.basisregistraties.basisprofiel({ params: { kvkNummer: '90001354' } })
    expect(geheim).toMatchObject({ afgeschermd: true, adres: [] })
    const onbekend = client.basisregistraties.basisprofiel({ params: { kvkNummer: '12345678' } })
    expect(await problemIn(onbekend)).toMatchObject({ status: 404 })
    expect((await fetch(`${base}/demo-basisregistraties/kvk/v2/zoeken?naam=Test`)).status).toBe(401)
    await demo.stop()
  })

  test('zonder demonstratie en zonder instelling is er geen BRP', async () => {
    const leeg = await startTestApp()
    expect(await leeg.client.basisregistraties.bronnen()).toEqual({ brp: false, kvk: false })
    const vraag = leeg.client.basisregistraties.personen({ body: { bsn: '999993653' } })
    expect(await problemIn(vraag)).toMatchObject({ status: 409, code: 'bron-niet-ingesteld' })
    expect((await fetch(`${leeg.base}/demo-basisregistraties/kvk/v2/zoeken`)).status).toBe(404)
    await leeg.stop()
  })
})

/** Of nobody: made for this test, without its key. */
const CERTIFICAAT = `-----BEGIN CERTIFICATE-----
MIIDHTCCAgWgAwIBAgIUG4nupF639Oq138utpjmw5lCaZkowDQYJKoZIhvcNAQEL
BQAwHTEbMBkGA1UEAwwSdGVzdC5iYWxpZS5leGFtcGxlMCAXDTI2MTEyOTIxMjgz
M1oYDzIxMjYxMTA1MjEyODMzWjAdMRswGQYDVQQDDBJ0ZXN0LmJhbGllLmV4YW1w
bGUwggEiMA0GCSqGSIb3DQEBAQUAA4IBDwAwggEKAoIBAQCxCv0hDkrFl9IA7H7h
x0POeFC1i9XXU8+/bNQbk5MzXJWA2jkkhYW+iXm56lrIXGiy4Uy3np3RmowYrDCi
WZaTBeJCAnQ6YGS3juOUrtd4Gcc+9whueHVCMIBq9aQA1ah6TtzARKqE8euUwe8C
z7q4vOt3RqQ2lFMmPaUIiJFlDyCRck5D4ytUASBgVoHdUNBmPKTit/goa4Cy5juu
lPWXNcuyH6k9QAjmmQIXNQJ0p6/HB7NjbGIIjOK43G97J0wTf3Z5pwjRwGzIx3lC
SHb2Q9JxFWLmjbHuJYhM2xPFKlksTY9YaYO/1oluoY68xsYt6QaCgQWQo01v3npm
1fzHAgMBAAGjUzBRMB0GA1UdDgQWBBQI4P2rY07DGfbGLXDM3I/jRx6QczAfBgNV
HSMEGDAWgBQI4P2rY07DGfbGLXDM3I/jRx6QczAPBgNVHRMBAf8EBTADAQH/MA0G
CSqGSIb3DQEBCwUAA4IBAQASaYhrBHYxeriQYN/gKwg9CRqu2IbTZuaBEvdwfSWw
qC4zA5VsPUHpAl/yvow8K1fLnpZTuxwLkKr9JXY5bWixcH4l/O75r9GfzK/s/NZL
MoRQLZPiaFgMqn//pH6siZ8IVhIQxSHPDHq+r6eTjmRKNi2Dd0aBWLaYxKMFUIND
FamYO/0zYPAcVC+mAU821zjIjuWQMUbbP1b91UDoPjpiZWb9Dbolyh3SXX4Eip2T
8hRSPR/AVj42XaUMRh6mNhmgVLVqLf9zEkhWmBao4BgQ3xrvQnc1lQMizVkavTb6
uVP70/a80hzcxSd09RXyUd858I7IITc5hKDxdgrxkNst
-----END CERTIFICATE-----`

describe('de instellingen', () => {
  test.each([
    [{ BRP_URL: 'https://brp.example.org' }, /SECRET_KEY/],
    [{ BRP_CLIENT_CERT: '-----BEGIN CERTIFICATE-----' }, /BRP_CLIENT_CERT/],
    [{ BRP_CLIENT_CERT: CERTIFICAAT }, /BRP_CLIENT_KEY/],
    [{ BRP_OAUTH_CLIENT_ID: 'balie' }, /BRP_OAUTH_TOKEN_URL/],
    [{ BRP_HEADERS: 'geen header' }, /BRP_HEADERS/],
    [{ NODE_ENV: 'production', DATABASE_URL: 'postgres://x/y', KVK_URL: 'http://api.kvk.nl/api' }, /KVK_URL.*https/],
  ])('%j wordt geweigerd', (env, melding) => {
    expect(() => parseConfig(env)).toThrow(melding)
  })
})
