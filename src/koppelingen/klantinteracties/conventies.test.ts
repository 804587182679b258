import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, fouten, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
})
afterAll(() => app.stop())

const ONBEKEND = '00000000-0000-4000-8000-000000000000'

describe('aanmelden', () => {
  test.each([
    [null, 'not_authenticated', 'Authenticatiegegevens zijn niet opgegeven.'],
    ['Bearer x', 'not_authenticated', 'Authenticatiegegevens zijn niet opgegeven.'],
    ['Token', 'authentication_failed', 'Ongeldige token header. Geen logingegevens opgegeven'],
    ['Token a b', 'authentication_failed', 'Ongeldige token header. Token kan geen spaties bevatten.'],
    ['Token onbekend', 'authentication_failed', 'Ongeldige token.'],
  ])('%s wordt geweigerd zoals Open Klant dat doet', async (authorization, code, detail) => {
    const headers: Record<string, string> = authorization ? { Authorization: authorization } : {}
    const answer = await wire.vraag('GET', '/bijlagen', undefined, { token: null, headers })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toBe('Token')
    expect(Object.keys(answer.body)).toEqual(['type', 'code', 'title', 'status', 'detail', 'instance'])
    expect(answer.body).toMatchObject({ code, detail, instance: expect.stringMatching(/^urn:uuid:[\da-f-]{36}$/) })
  })

  test('het woord Token mag met hoofdletters of zonder', async () => {
    const headers = { Authorization: `TOKEN ${app.token}` }
    expect((await wire.vraag('GET', '/bijlagen', undefined, { token: null, headers })).status).toBe(200)
  })

  test('wie niet is aangemeld hoort niets over zijn invoer', async () => {
    expect((await wire.vraag('POST', '/bijlagen', undefined, { token: null, raw: '{' })).status).toBe(401)
    expect((await wire.vraag('PUT', '/bijlagen', {}, { token: null })).status).toBe(401)
  })

  test('R28: zonder het recht wordt een handeling geweigerd', async () => {
    const { token } = await app.als({ rechten: ['klantcontacten.lezen'] })
    const answer = await wire.vraag('POST', '/bijlagen', {}, { token })
    expect(answer.status).toBe(403)
    expect(answer.body.code).toBe('permission_denied')
  })
})

describe('paden', () => {
  test('de API-root noemt de resources, ook zonder aanmelden', async () => {
    const answer = await wire.vraag('GET', '/', undefined, { token: null })
    expect(answer.status).toBe(200)
    expect(answer.body.klantcontacten).toBe(`${wire.base}/klantcontacten`)
  })

  test('zonder schuine streep verwijst het adres door naar de root', async () => {
    const answer = await wire.vraag('GET', '')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/klantinteracties/api/v1/'])
  })

  test('een schuine streep te veel en een onbekend pad geven een pagina', async () => {
    for (const path of ['/bijlagen/', '/bestaat-niet']) {
      const answer = await wire.vraag('GET', path)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([404, 'text/html'])
    }
  })

  test('een andere versie bestaat niet', async () => {
    const response = await fetch(`${app.base}/klantinteracties/api/v2/bijlagen`)
    expect([response.status, await response.json()]).toMatchObject([404, { detail: 'Ongeldige versie in URL-pad.' }])
  })

  test('wat er niet is, en wat geen uuid is, is niet gevonden', async () => {
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await wire.vraag(method, `/bijlagen/${ONBEKEND}`, method === 'GET' ? undefined : {})
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    }
    for (const geen of ['123', 'a'.repeat(8000)]) {
      const answer = await wire.vraag('GET', `/bijlagen/${geen}`)
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found'])
    }
  })

  test('een uuid mag met hoofdletters en zonder streepjes', async () => {
    const { uuid } = await wire.make('/bijlagen', {})
    expect((await wire.read(`/bijlagen/${uuid.toUpperCase()}`)).uuid).toBe(uuid)
    expect((await wire.read(`/bijlagen/${uuid.replaceAll('-', '')}`)).uuid).toBe(uuid)
  })

  test('een methode die er niet is geeft 405 met wat er wel is', async () => {
    const answer = await wire.vraag('PUT', '/bijlagen', {})
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
    expect(answer.body).toMatchObject({
      title: 'Methode "{method}" niet toegestaan.',
      detail: 'Methode "PUT" niet toegestaan.',
    })
    expect((await wire.vraag('GET', '/maak-klantcontact')).status).toBe(405)
  })

  test('HEAD en OPTIONS worden beantwoord', async () => {
    expect((await wire.vraag('HEAD', '/bijlagen')).status).toBe(200)
    expect((await wire.vraag('OPTIONS', '/bijlagen')).body.name).toBe('Bijlage')
  })
})

describe('berichten', () => {
  test.each([
    ['application/json', 200],
    ['application/json; charset=utf-8', 200],
    ['text/html, application/json;indent=4;q=0.9', 200],
    ['APPLICATION/*', 200],
    ['*/*', 200],
    ['text/html', 406],
    ['application/problem+json', 406],
    ['application/json;q=0', 406],
    ['json', 406],
  ])('Accept: %s geeft %i', async (accept, status) => {
    const answer = await wire.vraag('GET', '/bijlagen', undefined, { headers: { Accept: accept } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/json'])
  })

  test('elk antwoord is application/json en noemt de versie van de API', async () => {
    for (const path of ['/bijlagen', `/bijlagen/${ONBEKEND}`, '/bijlagen?x=1']) {
      const { headers } = await wire.vraag('GET', path)
      expect([headers.get('content-type'), headers.get('api-version')]).toEqual(['application/json', '0.9.0'])
    }
  })

  test('een ander formaat wordt niet gegeven of gelezen', async () => {
    const headers = { Accept: 'application/problem+json' }
    expect((await wire.vraag('GET', '/bijlagen', undefined, { headers })).body.code).toBe('not_acceptable')
    const form = await wire.vraag('POST', '/bijlagen', undefined, {
      raw: 'a=1',
      headers: { 'Content-Type': 'text/plain' },
    })
    expect([form.status, form.body.detail]).toEqual([415, 'Ongeldige media type "text/plain" in aanvraag.'])
  })

  test('geen leesbare JSON is een parse_error, geen bericht is een leeg object', async () => {
    const answer = await wire.vraag('POST', '/bijlagen', undefined, { raw: '{"a": ' })
    expect([answer.status, answer.body.code, answer.body.invalidParams]).toEqual([400, 'parse_error', undefined])
    expect((await wire.vraag('POST', '/bijlagen')).status).toBe(201)
  })

  test.each([
    ['[]', 'nonFieldErrors invalid'],
    ['"x"', 'nonFieldErrors invalid'],
    ['null', 'nonFieldErrors null'],
  ])('%s is geen object', async (raw, fout) => {
    expect(fouten(await wire.vraag('POST', '/bijlagen', undefined, { raw }))).toEqual([fout])
  })

  test('velden mogen ook met liggende streepjes', async () => {
    const gemaakt = await wire.make('/bijlagen', {
      bijlageidentificator: { object_id: 'a', code_soort_object_id: 'b' },
    })
    expect(gemaakt.bijlageidentificator).toMatchObject({ objectId: 'a', codeSoortObjectId: 'b' })
  })

  test('alle fouten in de velden komen samen, ook die van verwijzingen', async () => {
    const answer = await wire.vraag('POST', '/betrokkenen', {
      hadKlantcontact: { uuid: ONBEKEND },
      rol: 'x',
      bezoekadres: { adresregel1: 'a'.repeat(81), land: 'nl', postcode: '1234AB', huisnummer: 1.5 },
      wasPartij: [],
    })
    expect(fouten(answer)).toEqual([
      'bezoekadres.adresregel_1 max_length',
      'bezoekadres.huisnummer invalid',
      'bezoekadres.land invalid',
      'bezoekadres.postcode invalid',
      'hadKlantcontact.uuid invalid',
      'initiator required',
      'rol invalid_choice',
      'wasPartij.nonFieldErrors invalid',
    ])
  })

  test('tekst die niet bewaard kan worden, wordt geweigerd', async () => {
    const nul = await wire.vraag('POST', '/bijlagen', { bijlageidentificator: { objectId: 'a\u0000' } })
    expect(fouten(nul)).toEqual(['bijlageidentificator.objectId null_characters_not_allowed'])
    const half = await wire.vraag('POST', '/bijlagen', undefined, {
      raw: '{"bijlageidentificator":{"objectId":"\\ud800"}}',
    })
    expect(fouten(half)).toEqual(['bijlageidentificator.objectId surrogate_characters_not_allowed'])
    const sleutel = await wire.vraag('POST', '/klantcontacten', contact({ metadata: { 'a\u0000': 'b' } }))
    expect(sleutel.status).toBe(400)
  })
})

describe('lijsten', () => {
  test('een lijst heeft bladzijden, de nieuwste eerst', async () => {
    const objectId = crypto.randomUUID()
    const uuids: string[] = []
    for (let i = 0; i < 3; i++)
      uuids.unshift((await wire.make('/bijlagen', { bijlageidentificator: { objectId } })).uuid)
    const lijst = `/bijlagen?bijlageidentificatorObjectId=${objectId}&pageSize=1`
    const tweede = await wire.read(`${lijst}&page=2`)
    expect(tweede).toMatchObject({ count: 3, results: [{ uuid: uuids[1] }] })
    expect(tweede.next).toBe(`${wire.base}/bijlagen?bijlageidentificatorObjectId=${objectId}&page=3&pageSize=1`)
    expect(tweede.previous).toBe(`${wire.base}${lijst}`)
    expect((await wire.read(`${lijst}&page=last`)).results[0].uuid).toBe(uuids[2])
  })

  test.each(['0', '-1', '99', 'x', '99999999999999999999'])('bladzijde %s bestaat niet', async (page) => {
    const answer = await wire.vraag('GET', `/bijlagen?page=${page}`)
    expect([answer.status, answer.body.detail]).toEqual([404, 'Ongeldige pagina.'])
  })

  test('een onzinnige grootte van een bladzijde telt niet', async () => {
    for (const size of ['0', '-5', 'veel', '', '9999']) {
      expect((await wire.vraag('GET', `/bijlagen?pageSize=${size}`)).status).toBe(200)
    }
  })

  test('een onbekende parameter wordt geweigerd, in een lijst en bij een item', async () => {
    const { uuid } = await wire.make('/bijlagen', {})
    for (const path of ['/bijlagen?x=1', `/bijlagen/${uuid}?x=1`, '/bijlagen?expand=x', '/klantcontacten?expand[]=x']) {
      expect(fouten(await wire.vraag('GET', path))).toEqual(['nonFieldErrors unknown-parameters'])
    }
  })

  test('een verkeerde waarde van een filter wordt geweigerd, een lege telt niet', async () => {
    expect(fouten(await wire.vraag('GET', '/onderwerpobjecten?klantcontact__uuid=x&wasKlantcontact__url=x'))).toEqual([
      'klantcontact__uuid invalid',
      'wasKlantcontact__url invalid',
    ])
    expect(fouten(await wire.vraag('GET', '/internetaken?status=open'))).toEqual(['status invalid_choice'])
    expect((await wire.vraag('GET', '/internetaken?status=&klantcontact__uuid=')).status).toBe(200)
  })

  test('van een verwijzing met een url telt alleen de uuid aan het eind', async () => {
    const klantcontact = await wire.make('/klantcontacten', contact())
    const { uuid } = await wire.make('/onderwerpobjecten', { klantcontact: { uuid: klantcontact.uuid } })
    const elders = encodeURIComponent(`https://elders.example/x/${klantcontact.uuid}`)
    expect(await wire.read(`/onderwerpobjecten?klantcontact__url=${elders}`)).toMatchObject({
      count: 1,
      results: [{ uuid }],
    })
    expect((await wire.read('/onderwerpobjecten?klantcontact__url=https%3A%2F%2Felders.example%2F')).count).toBe(0)
  })

  test('een filter geldt ook voor een item', async () => {
    const { uuid } = await wire.make('/bijlagen', { bijlageidentificator: { objectId: 'een' } })
    expect((await wire.vraag('GET', `/bijlagen/${uuid}?bijlageidentificatorObjectId=een`)).status).toBe(200)
    expect((await wire.vraag('GET', `/bijlagen/${uuid}?bijlageidentificatorObjectId=twee`)).status).toBe(404)
  })
})
