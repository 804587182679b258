import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../../platform/sql.ts'
import { startFotos } from '../../run/testing/fotos.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
let fotos: Awaited<ReturnType<typeof startFotos>>
let apps: Awaited<ReturnType<TestApp['als']>>

beforeAll(async () => {
  fotos = await startFotos()
  app = await startTestApp({ ABONNEMENT_HOSTS: new URL(fotos.url).host })
  apps = await app.als({ rechten: ['inkomend.leveren'], authenticatie: null })
  await app.client.actoren.maken({ body: { naam: 'Klantcontactcentrum', soortActor: 'organisatorische_eenheid' } })
  const { maken } = app.client.inkomend
  await maken({ body: { soort: 'melding', sleutel: 'lamp', naam: 'Lamp & mast' } })
  await maken({ body: { soort: 'melding', sleutel: 'geheim', naam: 'Geheim', regel: { vertrouwelijk: true } } })
  await maken({ body: { soort: 'melding', sleutel: 'uit', naam: 'Oud', actief: false } })
})
afterAll(async () => {
  await app?.stop()
  await fotos?.stop()
})

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
    ['een plaats in een andere schrijfwijze', { lat: '0x10', long: '5' }, 'lat'],
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

  test('een parameter die twee keer iets anders zegt wordt geweigerd; twee keer hetzelfde is hetzelfde', async () => {
    const twice = async (lat: string) => {
      const body = new URLSearchParams({ api_key: apps.token, ...lamp(), lat: '52.1', long: '5.2' })
      body.append('lat', lat)
      return fetch(`${app.base}/open311/v2/requests.json`, { method: 'POST', body })
    }
    const anders = await twice('52.2')
    expect([anders.status, await anders.text()]).toEqual([400, expect.stringContaining('lat: Deze parameter')])
    expect((await twice('52.1')).status).toBe(200)
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

  test('R15: foto’s gaan mee, als bestand of van een adres; wat niet kan wordt gezegd, en een andere foto is een andere melding', async () => {
    const send = async (foto: Uint8Array<ArrayBuffer>, extra: Record<string, string> = {}) => {
      const body = new FormData()
      for (const [name, value] of Object.entries({ api_key: apps.token, ...same, ...extra })) body.set(name, value)
      body.set('media', new Blob([foto], { type: 'image/png' }), '../lamp.png')
      const answer = await fetch(`${app.base}/open311/v2/requests.json`, { method: 'POST', body })
      const text = await answer.text()
      return { status: answer.status, nummer: (JSON.parse(text) as Found[])[0]?.service_request_id ?? '', text }
    }
    const same = lamp()
    const eerste = await send(fotos.png)
    expect((await send(fotos.png)).nummer).toBe(eerste.nummer)
    expect((await send(Uint8Array.from([...fotos.png, 0]))).nummer).not.toBe(eerste.nummer)
    const contact = await contactOf(eerste.nummer)
    expect(contact?.bijlagen).toHaveLength(3)
    const foto = contact?.bijlagen[2]?.identificator.objectId ?? ''
    const tonen = () => app.client.documenten.tonen({ params: { uuid: foto } })
    expect(await tonen()).toMatchObject({ bestandsnaam: 'lamp.png', mediatype: 'image/png' })
    expect((await send(new Uint8Array(11 * 1024 * 1024))).status).toBe(413)
    const bijlagen = async (media_url: string) => (await contactOf(await reported({ ...lamp(), media_url })))?.bijlagen
    const reden = async () =>
      (await app.client.inkomend.leveringen({ query: { soort: 'melding', aantal: '1' } })).resultaten[0]?.reden
    expect(await bijlagen(`${fotos.url}/foto.png`)).toHaveLength(3)
    for (const [path, why] of [
      [`${fotos.url}/pagina.html`, 'geen afbeelding'],
      [`${fotos.url}/groot.png`, 'groter dan'],
      [`${fotos.url}/weg.png`, '404'],
      [`${fotos.url}/elders.png`, 'eigen netwerk'],
      ['http://127.0.0.1:1/geheim', 'eigen netwerk'],
      ['ftp://voorbeeld.nl/foto.png', 'haalt Balie niets op'],
    ] as const) {
      expect(await bijlagen(path), path).toHaveLength(2)
      expect(await reden(), path).toContain(why)
    }
    const twee = new URLSearchParams({ api_key: apps.token, ...lamp() })
    for (const naam of ['foto.png', 'twee/foto.png']) twee.append('media_url', `${fotos.url}/${naam}`)
    const met = await fetch(`${app.base}/open311/v2/requests.json`, { method: 'POST', body: twee })
    const [made] = (await met.json()) as Found[]
    expect((await contactOf(made?.service_request_id ?? ''))?.bijlagen).toHaveLength(4)
    expect((await send(new Uint8Array(0))).status).toBe(200)
    expect(await reden()).toContain('lamp.png is leeg')
    for (const name of ['100%.jpg', 'caf%E9.jpg']) expect(await bijlagen(`${fotos.url}/${name}`), name).toHaveLength(2)
    const wisselt = { ...lamp(), media_url: `${fotos.url}/wisselt.png` }
    expect(await reported(wisselt)).toBe(await reported(wisselt))
    const before = fotos.asked()
    expect((await report({ ...lamp(), media_url: `${fotos.url}/foto.png` }, { key: 'onzin' })).status).toBe(401)
    expect(fotos.asked()).toBe(before)
  })

  test('een foto wordt niet gelezen zonder sleutel ervoor, en alle foto’s samen zijn hoogstens 20 MB', async () => {
    const post = async (parts: readonly (readonly [name: string, value: string | Blob])[], headers = {}) => {
      const body = new FormData()
      for (const [name, value] of parts) body.append(name, value)
      return (await fetch(`${app.base}/open311/v2/requests.json`, { method: 'POST', headers, body })).status
    }
    const fields = Object.entries(lamp())
    const key = ['api_key', apps.token] as const
    const tooLarge = ['media', new Blob([new Uint8Array(11 * 1024 * 1024)])] as const
    expect(await post([...fields, tooLarge])).toBe(401)
    expect(await post([...fields, ['api_key', 'onzin'], tooLarge])).toBe(401)
    expect(await post([...fields, tooLarge, key])).toBe(401)
    expect(await post([...fields, tooLarge], { authorization: `Token ${apps.token}` })).toBe(413)
    const large = ['media', new Blob([new Uint8Array(9 * 1024 * 1024)])] as const
    expect(await post([...fields, key, large, large, large])).toBe(413)
    expect(await post([...fields, key, ['media', new Blob([fotos.png])]])).toBe(200)
  })

  test('de vragen van een dienst staan in haar beschrijving, en hun antwoorden bij de taak', async () => {
    const vragen = [
      { sleutel: 'mast', label: 'Nummer op de mast', soort: 'kort', verplicht: true, opties: [] },
      { sleutel: 'kleur', label: 'Welke kleuren?', soort: 'meerkeuze', verplicht: false, opties: ['Rood', 'Wit, mat'] },
    ] as const
    const set = await app.client.vragensets.maken({
      body: { titel: 'Lamp', vragen: vragen.map((vraag) => ({ ...vraag, opties: [...vraag.opties] })) },
    })
    const regel = { vragenset: { uuid: set.uuid, antwoorden: {} } }
    await app.client.inkomend.maken({ body: { soort: 'melding', sleutel: 'mast', naam: 'Mast', regel } })
    expect(JSON.parse((await get('services.json')).text)).toContainEqual(
      expect.objectContaining({ service_code: 'mast', metadata: true }),
    )
    expect(JSON.parse((await get('services/mast.json')).text).attributes).toMatchObject([
      { variable: true, code: 'mast', datatype: 'string', required: true, order: 1, description: 'Nummer op de mast' },
      { code: 'kleur', datatype: 'multivaluelist', required: false, values: [{ key: 'Rood' }, { name: 'Wit, mat' }] },
    ])
    expect((await get('services/mast.xml')).text).toContain(
      '<values><value><key>Rood</key><name>Rood</name></value><value><key>Wit, mat</key>',
    )
    const zonder = await report({ ...lamp(), service_code: 'mast' })
    expect([zonder.status, zonder.text]).toEqual([400, expect.stringContaining('attribute[mast]')])
    const body = new URLSearchParams({ api_key: apps.token, ...lamp(), service_code: 'mast', 'attribute[mast]': '12' })
    for (const kleur of ['Rood', 'Wit, mat']) body.append('attribute[kleur][]', kleur)
    const answer = await fetch(`${app.base}/open311/v2/requests.json`, { method: 'POST', body })
    const [made] = (await answer.json()) as Found[]
    const contact = await contactOf(made?.service_request_id ?? '')
    expect(contact?.opvolging.internetaken[0]?.vragen).toMatchObject({
      antwoorden: [
        { label: 'Nummer op de mast', antwoord: ['12'] },
        { label: 'Welke kleuren?', antwoord: ['Rood', 'Wit, mat'] },
      ],
    })
  })

  test('de lijst komt bladzijde voor bladzijde, ook met een stand', async () => {
    const all = JSON.parse((await get('requests.json?status=open')).text) as Found[]
    const page = async (number: number) =>
      JSON.parse((await get(`requests.json?status=open&page_size=2&page=${number}`)).text) as Found[]
    expect([...(await page(1)), ...(await page(2))]).toEqual(all.slice(0, 4))
    for (const query of ['page=0', 'page=x', 'page_size=1001'])
      expect((await get(`requests.json?${query}`)).status, query).toBe(400)
  })
})
