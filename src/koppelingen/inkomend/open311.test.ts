import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let apps: Awaited<ReturnType<TestApp['als']>>

beforeAll(async () => {
  app = await startTestApp()
  apps = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  const { maken } = app.client.inkomend
  await maken({ body: { soort: 'melding', sleutel: 'lamp', naam: 'Lamp & mast' } })
  await maken({ body: { soort: 'melding', sleutel: 'geheim', naam: 'Geheim', regel: { vertrouwelijk: true } } })
  await maken({ body: { soort: 'melding', sleutel: 'uit', naam: 'Oud', actief: false } })
})
afterAll(() => app?.stop())

const get = async (path: string) => {
  const answer = await fetch(`${app.base}/open311/v2/${path}`)
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

interface Found {
  service_request_id: string
  status: string
  code: string
  description: string
}

async function report(values: Record<string, string>, { formaat = 'json', key = apps.token } = {}) {
  const answer = await fetch(`${app.base}/open311/v2/requests.${formaat}`, {
    method: 'POST',
    body: new URLSearchParams({ api_key: key, ...values }),
  })
  return { status: answer.status, text: await answer.text() }
}

async function reported(values: Record<string, string>): Promise<string> {
  const { status, text } = await report(values)
  expect(status, text).toBe(200)
  return (JSON.parse(text) as Found[])[0]?.service_request_id ?? ''
}

let number = 0
const lamp = () => ({ service_code: 'lamp', description: `Lamp ${++number} is stuk`, address_string: 'Dorpsstraat 7' })

const contactOf = async (nummer: string) => (await app.client.klantcontacten.lijst({ query: { nummer } })).resultaten[0]

describe('Open311 GeoReport v2', () => {
  test('de diensten zijn de kanalen die gelden, in JSON en in XML', async () => {
    const { type, text } = await get('services.json')
    expect(type).toContain('application/json')
    expect(JSON.parse(text)).toMatchObject([
      { service_code: 'geheim', metadata: false, type: 'realtime' },
      { service_code: 'lamp', service_name: 'Lamp & mast' },
    ])
    const xml = await get('services.xml')
    expect(xml.type).toContain('text/xml')
    expect(xml.text).toContain('<services><service><service_code>geheim</service_code>')
    expect(xml.text).toContain('<service_name>Lamp &amp; mast</service_name>')
    expect(JSON.parse((await get('services/lamp.json')).text)).toEqual({ service_code: 'lamp', attributes: [] })
    expect((await get('services/uit.xml')).text).toContain('<errors><error><code>404</code>')
  })

  test('R3 R12: een melding zonder naam wordt een klantcontact met een taak; een adres geldt alleen voor dit contact', async () => {
    const anoniem = await contactOf(await reported({ ...lamp(), lat: '52.1', long: '5.2' }))
    expect(anoniem).toMatchObject({
      onderwerp: 'Lamp & mast',
      inhoud: expect.stringMatching(/^Lamp \d is stuk\nWaar: Dorpsstraat 7\nBreedtegraad: 52.1/),
      betrokkenen: [{ partij: null, digitaleAdressen: [] }],
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'Behandel deze melding', actoren: [{ naam: 'Klantcontactcentrum' }] }],
      },
    })
    const bekend = await contactOf(
      await reported({ ...lamp(), first_name: 'Jip', email: 'jip@example.org', 'attribute[mast]': '12' }),
    )
    expect(bekend?.betrokkenen[0]).toMatchObject({ partij: null, digitaleAdressen: [{ adres: 'jip@example.org' }] })
    expect(bekend?.inhoud).not.toContain('jip@example.org')
  })

  test('R27: een melding is open tot haar taak is gedaan, en wat iedereen ziet zegt niets over wie meldde of in welke woorden', async () => {
    const nummer = await reported({ ...lamp(), first_name: 'Jip', email: 'jip@example.org' })
    const open = await get(`requests/${nummer}.json`)
    expect(JSON.parse(open.text)).toMatchObject([{ service_request_id: nummer, status: 'open', service_code: 'lamp' }])
    expect(open.text).not.toMatch(/jip|stuk|Dorpsstraat/i)
    const taak = (await contactOf(nummer))?.opvolging.internetaken[0]?.uuid ?? ''
    await app.client.internetaken.afronden({ params: { uuid: taak }, body: {} })
    const xml = await get(`requests/${nummer}.xml`)
    expect(xml.text).toContain(`<service_requests><request><service_request_id>${nummer}</service_request_id>`)
    expect(xml.text).toContain('<status>closed</status>')
    const closed = JSON.parse((await get('requests.json?status=closed&service_code=lamp')).text) as Found[]
    expect(closed.map((one) => one.service_request_id)).toEqual([nummer])
    const two = JSON.parse((await get(`requests.json?service_request_id=${nummer},1`)).text) as Found[]
    expect(two).toHaveLength(1)
  })

  test('R28: een vertrouwelijke melding is voor niemand te zien, en zonder het recht meldt niemand', async () => {
    const nummer = await reported({ ...lamp(), service_code: 'geheim' })
    expect((await get(`requests/${nummer}.json`)).status).toBe(404)
    expect((await get('requests.json')).text).not.toContain(nummer)
    expect((await report(lamp(), { key: 'onzin' })).status).toBe(401)
    const ander = await app.als({ rechten: ['klantcontacten.registreren'] })
    expect((await report(lamp(), { key: ander.token })).status).toBe(403)
  })

  test('dezelfde melding binnen tien minuten telt één keer, ook tegelijk; daarna is het een nieuwe', async () => {
    const values = lamp()
    const same = await Promise.all([values, values, values].map(reported))
    expect(new Set(same).size).toBe(1)
    await sql`update inkomende_levering set ontvangen_op = ontvangen_op - interval '11 minutes'`.execute(app.db)
    expect(await reported(values)).not.toBe(same[0])
  })

  test.each([
    ['een onbekende dienst', { service_code: 'niets' }, 'service_code'],
    ['een dienst die uit staat', { service_code: 'uit' }, 'service_code'],
    ['geen plaats', { address_string: '' }, 'address_string'],
    ['een plaats die niet bestaat', { lat: '95', long: '5' }, 'lat'],
    ['een te lange waarde die niemand kent', { constructor: 'x'.repeat(501) }, 'constructor'],
    ['een te lange tekst', { description: 'x'.repeat(4_001) }, 'description'],
  ])('een melding met %s wordt geweigerd met de reden, in het formaat van de vraag', async (_wat, extra, field) => {
    const json = await report({ ...lamp(), ...extra })
    expect(json.status).toBe(400)
    expect((JSON.parse(json.text) as Found[])[0]).toMatchObject({
      code: '400',
      description: expect.stringContaining(field),
    })
    expect((await report({ ...lamp(), ...extra }, { formaat: 'xml' })).text).toContain(
      '<errors><error><code>400</code>',
    )
  })

  test('een vraag over meer dan negentig dagen of met een onzinmoment is 400', async () => {
    expect((await get('requests.json?start_date=2020-01-01T00:00:00Z&end_date=2021-01-01T00:00:00Z')).status).toBe(400)
    for (const moment of [
      'gisteren',
      '-271821-04-20T00:00:00Z',
      '%2B275760-09-13T00:00:00Z',
      '2026-03-02T09:00:00',
      '2026-03-02',
    ])
      for (const name of ['start_date', 'end_date'])
        expect((await get(`requests.json?${name}=${moment}`)).status, moment).toBe(400)
  })
})
