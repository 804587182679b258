import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { answerTo, bezoeker } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { filesInZip } from '../../run/testing/zip.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
/** Merel Kooyman of the demonstration. */
const BSN = '999993847'

let app: TestApp
let opzet: Klanttaakopzet

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true', SECRET_KEY })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
})
afterAll(() => app.stop())

async function visitor(sleutel = 'merel') {
  const tab = bezoeker(app.base)
  await tab.inloggen(sleutel)
  return tab
}

const partij = () => app.client.partijen.tonen({ params: { uuid: opzet.klant.uuid } })

const ADRESSEN = '/mijn/gegevens/adressen'

describe('Mijn gegevens', () => {
  test('R8: een adres komt erbij, met toestemming die weer is in te trekken, en gaat weg', async () => {
    const tab = await visitor()
    const page = await tab.open('/mijn/gegevens')
    await tab.stuur(page, ADRESSEN, { soort: 'email', adres: 'merel@voorbeeld.nl', gebruik: 'ja' })
    const [adres] = (await partij()).digitaleAdressen
    expect(adres).toMatchObject({ adres: 'merel@voorbeeld.nl', toestemmingHergebruik: true, isStandaardAdres: true })
    const path = `${ADRESSEN}/${adres?.uuid}`
    const na = await tab.open('/mijn/gegevens')
    expect(na.tekst).toContain('merel@voorbeeld.nl')
    await tab.stuur(na, path, { doe: 'toestemming_intrekken' })
    expect((await partij()).digitaleAdressen[0]).toMatchObject({ toestemmingHergebruik: false })
    await tab.stuur(await tab.open('/mijn/gegevens'), `${path}/verwijdering`)
    expect((await partij()).digitaleAdressen).toEqual([])
  })

  test('een adres dat niet kan wordt bij het veld geweigerd, en blijft staan zoals getypt', async () => {
    const tab = await visitor()
    const page = await tab.open('/mijn/gegevens')
    const fout = await tab.stuur(page, ADRESSEN, { soort: 'email', adres: 'geen adres' })
    expect(fout.status).toBe(400)
    expect(fout.html).toContain('href="#veld-adres"')
    expect(fout.html).toContain('value="geen adres"')
    expect(fout.tekst).toContain('Dit is geen geldig e-mailadres.')
  })

  test('R28: het adres van een ander is niet te wijzigen of te verwijderen', async () => {
    const ander = await app.client.partijen.wijzigen({
      params: { uuid: opzet.ander.uuid },
      body: { digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'ander@voorbeeld.nl' }] },
    })
    const tab = await visitor()
    const page = await tab.open('/mijn/gegevens')
    const [adres] = ander.digitaleAdressen
    const body = new URLSearchParams(/name="_als" value="([^"]*)"/.exec(page.html) ? {} : {})
    for (const name of ['_als', '_bewijs'])
      body.set(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? '')
    const weg = await answerTo(tab, `${ADRESSEN}/${adres?.uuid}/verwijdering`, body)
    expect(weg.status).toBe(404)
    body.set('doe', 'toestemming_geven')
    expect((await answerTo(tab, `${ADRESSEN}/${adres?.uuid}`, body)).status).toBe(404)
    expect((await app.client.partijen.tonen({ params: { uuid: opzet.ander.uuid } })).digitaleAdressen).toHaveLength(1)
  })

  test('R29: de klant ziet wie keek, wanneer en waarvoor, met de afdeling en niet de medewerker', async () => {
    const medewerker = await app.alsMedewerker(opzet.medewerker, ['specialist', 'kcc'])
    await medewerker.partijen.tonen({ params: { uuid: opzet.klant.uuid } }).catch(() => undefined)
    await app.client.partijen.tonen({ params: { uuid: opzet.klant.uuid } })
    const tab = await visitor()
    await tab.open('/mijn/gegevens')
    const page = await tab.open('/mijn/gegevens/inzage')
    expect(page.status).toBe(200)
    expect(page.tekst).toContain('Testapplicatie')
    expect(page.tekst).not.toContain('Sanne')
    expect(page.tekst).not.toContain('Het systeem Mijn ')
    const ander = await (await visitor('emre')).open('/mijn/gegevens/inzage')
    expect(ander.tekst).not.toContain('Testapplicatie')
  })

  test('R30: alles is op te halen: om te lezen, als JSON en met de documenten, van deze hoedanigheid alleen en zonder interne notities', async () => {
    await app.client.partijen.wijzigen({
      params: { uuid: opzet.klant.uuid },
      body: { interneNotitie: 'Lastige klant' },
    })
    const registered = (onderwerp: string, partij: string, uuids: readonly string[] = []) =>
      app.client.klantcontacten.registreren({
        headers: {},
        body: klantcontact(opzet.afdeling, {
          onderwerp,
          betrokkenen: [{ rol: 'klant', initiator: true, partij }],
          bijlagen: uuids.map((objectId) => ({
            identificator: {
              objectId,
              codeRegister: 'balie',
              codeObjecttype: 'informatieobject',
              codeSoortObjectId: 'uuid',
            },
          })),
        }),
      })
    const besmet = await opzet.upload('Een virus')
    await app.pool.query(`update inhoud set controle = 'besmet' where uuid = $1`, [besmet])
    const stukken = [await opzet.upload('Een tekening'), await opzet.upload('Nog een tekening'), besmet]
    const eigen = await registered('Van mij <b>', opzet.klant.uuid, stukken)
    await registered('Van een ander', opzet.ander.uuid, [await opzet.upload('Van een ander')])
    await opzet.zetUit({ titel: 'Mijn klanttaak', bijlagen: [await opzet.upload('Een voorbeeld')] })
    const response = await (await visitor()).ga('/mijn/gegevens/download')
    expect(response.headers.get('content-disposition')).toMatch(/mijn-gegevens-[\d-]+\.zip/)
    const zip = Buffer.from(await response.arrayBuffer())
    for (const geheim of ['Lastige klant', 'Van een ander', 'Laat de lantaarnpaal herstellen', 'Een virus'])
      expect(zip.includes(geheim)).toBe(false)
    const files = filesInZip(zip)
    const read = (name: string) => files.get(name)?.toString('utf8') ?? ''
    const json = JSON.parse(read('gegevens.json'))
    expect(json.partijen).toHaveLength(1)
    expect(json.contacten.map(({ uuid }: { uuid: string }) => uuid)).toEqual([eigen.uuid])
    expect(json.klanttaken[0]).toMatchObject({ titel: 'Mijn klanttaak' })
    expect(json.zaken[0]).toMatchObject({ omschrijving: 'Kap eik' })
    for (const text of ['Van mij &lt;b&gt;', 'Mijn klanttaak', 'Kap eik', eigen.nummer, 'Aanvrager'])
      expect(read('gegevens.html')).toContain(text)
    const documents = [...files].filter(([name]) => !name.startsWith('gegevens.'))
    expect(documents.map(([name]) => name).sort()).toEqual(json.bestanden.toSorted())
    expect(documents.map(([, bytes]) => bytes.toString()).sort()).toEqual([
      'Een tekening',
      'Een voorbeeld',
      'Nog een tekening',
    ])
    expect(json.geweigerd).toHaveLength(1)
    expect(read('gegevens.html')).toContain(json.geweigerd[0])
  })

  test('R28: wat een onderdeel toont dat niet open is zit ook niet in het bestand, en dat staat er', async () => {
    const streng = await startTestApp({
      DEMO: 'true',
      SECRET_KEY,
      MIJN_NIVEAUS: '{"vragen":"hoog","taken":"hoog","zaken":"hoog","gegevens":"laag"}',
    })
    try {
      const { klant, afdeling, upload, zetUit } = await startKlanttaken(streng, RECHTEN, BSN)
      const objectId = await upload('Een geheime tekening')
      await streng.client.klantcontacten.registreren({
        headers: {},
        body: klantcontact(afdeling, {
          onderwerp: 'Geheime vraag',
          betrokkenen: [{ rol: 'klant', initiator: true, partij: klant.uuid }],
          bijlagen: [
            {
              identificator: {
                objectId,
                codeRegister: 'balie',
                codeObjecttype: 'informatieobject',
                codeSoortObjectId: 'uuid',
              },
            },
          ],
        }),
      })
      await zetUit({ titel: 'Geheime taak', bijlagen: [await upload('Een geheim voorbeeld')] })
      const tab = bezoeker(streng.base)
      await tab.inloggen('merel')
      expect((await tab.open('/mijn/zaken')).status).toBe(403)
      const dicht = 'zoals u nu bent ingelogd niet bij kunt: Mijn vragen, Mijn taken, Mijn zaken.'
      expect((await tab.open('/mijn/gegevens')).tekst).toContain(dicht)
      const zip = Buffer.from(await (await tab.ga('/mijn/gegevens/download')).arrayBuffer())
      for (const geheim of ['eheime', 'Kap eik', 'geheim voorbeeld']) expect(zip.includes(geheim)).toBe(false)
      const files = filesInZip(zip)
      expect([...files.keys()]).toEqual(['gegevens.html', 'gegevens.json'])
      const json = JSON.parse(files.get('gegevens.json')?.toString() ?? '')
      expect(json).toMatchObject({ volledig: false, contacten: [], klanttaken: [], zaken: [], berichten: [] })
      expect(json.partijen).toHaveLength(1)
      expect(json.nietOpgenomen).toContain(dicht)
      expect(files.get('gegevens.html')?.toString()).toContain(dicht)
    } finally {
      await streng.stop()
    }
  })

  test('R30: een document dat niet is te lezen houdt de andere niet tegen, en namen die op elkaar lijken botsen niet', async () => {
    const namen = ['2 a.pdf', 'a.pdf', 'A.pdf', 'a.pdf']
    const uuids = await Promise.all(namen.map((naam) => opzet.upload(`Van ${naam}`, naam)))
    const [kapot, half] = [await opzet.upload('Kapot', 'kapot.txt'), await opzet.upload('Half')]
    await opzet.zetUit({ titel: 'Zes stukken', bijlagen: [...uuids, kapot, half] })
    await app.pool.query('delete from inhoud_deel where inhoud = $1', [kapot])
    await app.pool.query('update inhoud set heel = false, sha256 = null where uuid = $1', [half])
    const response = await (await visitor()).ga('/mijn/gegevens/download')
    const files = filesInZip(Buffer.from(await response.arrayBuffer()))
    const own = [...files.keys()].filter((name) => name.startsWith('taken/Zes stukken/'))
    expect(own).toHaveLength(4)
    expect(new Set(own.map((name) => name.toLowerCase())).size).toBe(4)
    const contents = own.map((name) => files.get(name)?.toString() ?? '')
    expect(contents.toSorted()).toEqual(namen.map((naam) => `Van ${naam}`).toSorted())
    expect([...files.keys()].at(-1)).toBe('niet-gelukt.txt')
    expect(files.get('niet-gelukt.txt')?.toString()).toContain('taken/Zes stukken/kapot.txt')
  })

  test('R3: over wie geen partij is staat er niets, en dat zegt de pagina', async () => {
    const page = await (await visitor('emre')).open('/mijn/gegevens')
    expect(page.status).toBe(200)
    expect(page.tekst).toContain('Wij bewaren nog niets over u.')
  })
})
