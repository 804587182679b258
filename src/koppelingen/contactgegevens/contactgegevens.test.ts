import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp

beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

async function call(path: string, method = 'GET', body?: unknown) {
  const headers = {
    Authorization: `Token ${app.token}`,
    ...(body !== undefined && { 'Content-Type': 'application/json' }),
  }
  const url = path.startsWith('http') ? path : `${app.base}/contactgegevens/api/v1${path}`
  const response = await fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined }
}

const leegAdres = {
  nummeraanduidingId: '',
  straatnaam: '',
  huisnummer: null,
  huisnummertoevoeging: '',
  postcode: '',
  stad: '',
  adresregel1: '',
  adresregel2: '',
  adresregel3: '',
  land: '',
}

describe('de Contactgegevens API', () => {
  test('noemt haar versie en haar bronnen', async () => {
    const { status, headers, json } = await call('/')
    expect([status, headers.get('api-version'), Object.keys(json)]).toEqual([200, '1.1.1', ['organisatie', 'persoon']])
  })

  test('een persoon wordt vastgelegd, gewijzigd en verwijderd', async () => {
    const gemaakt = await call('/persoon', 'POST', {
      geboortedatum: '1972-08-08',
      geslachtsnaam: 'Berendsen',
      geslacht: 'm',
    })
    expect(gemaakt.status).toBe(201)
    expect(gemaakt.headers.get('location')).toBe(gemaakt.json.url)
    expect(gemaakt.json).toEqual({
      uuid: gemaakt.json.uuid,
      url: `${app.base}/contactgegevens/api/v1/persoon/${gemaakt.json.uuid}`,
      geboortedatum: '1972-08-08',
      overlijdensdatum: null,
      geslachtsnaam: 'Berendsen',
      geslacht: 'm',
      voorvoegsel: '',
      voornamen: '',
      adres: leegAdres,
    })
    const gewijzigd = await call(gemaakt.json.url, 'PATCH', {
      geslacht: '',
      overlijdensdatum: '2020-10-01',
      adres: { land: 'NL' },
    })
    expect(gewijzigd.json).toMatchObject({
      geslacht: '',
      overlijdensdatum: '2020-10-01',
      adres: { ...leegAdres, land: 'NL' },
    })
    expect(
      (await call(gemaakt.json.url, 'PUT', { geboortedatum: '1972-08-09', geslachtsnaam: 'Berendsen' })).json,
    ).toMatchObject({
      geboortedatum: '1972-08-09',
      overlijdensdatum: '2020-10-01',
    })
    expect((await call(gemaakt.json.url, 'DELETE')).status).toBe(204)
    expect((await call(gemaakt.json.url)).status).toBe(404)
  })

  test('een organisatie wordt vastgelegd; lijsten hebben pagina’s en geen filters', async () => {
    for (const handelsnaam of ['Bakkerij Een', 'Bakkerij Twee'])
      expect((await call('/organisatie', 'POST', { handelsnaam })).status).toBe(201)
    const { json } = await call('/organisatie?pageSize=1')
    expect(json).toMatchObject({
      count: 2,
      previous: null,
      results: [{ handelsnaam: 'Bakkerij Twee', adres: leegAdres }],
    })
    expect((await call(json.next)).json.results).toMatchObject([{ handelsnaam: 'Bakkerij Een' }])
    expect((await call('/organisatie?handelsnaam=x')).status).toBe(400)
  })

  test('R29: een methode die er niet is staat in het logboek bij deze API', async () => {
    expect((await call('/persoon', 'PUT', {})).status).toBe(405)
    const { resultaten } = await app.client.logboek.zoeken({ query: { operatie: 'contactgegevens.put' } })
    expect(resultaten).toMatchObject([{ operatie: 'contactgegevens.put', resultaat: 405 }])
  })

  test('fouten staan bij hun veld', async () => {
    const { status, json } = await call('/persoon', 'POST', {
      geboortedatum: '31-02-2020',
      geslacht: 'x',
      adres: { huisnummer: 0 },
    })
    expect(status).toBe(400)
    expect(json.invalidParams.map(({ name, code }: { name: string; code: string }) => [name, code])).toEqual([
      ['geboortedatum', 'invalid'],
      ['geslachtsnaam', 'required'],
      ['geslacht', 'invalid_choice'],
      ['adres.huisnummer', 'min_value'],
    ])
  })
})
