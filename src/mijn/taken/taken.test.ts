import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { ruimConceptenOp } from '../../register/concepten/jobs.ts'
import type { AnyVeld } from '../../register/klanttaken/contract.ts'
import { problemIn } from '../../run/testing/fixtures.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { bezoeker, pieceSender, sendForm, textsOfAllPages } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { runJobs } from '../../run/testing/zaaksysteem/opzet.ts'
import { readAnswers, writeAnswers } from './formulier.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
/** Merel Kooyman of the demonstration. */
const BSN = '999993847'

let app: TestApp
let opzet: Klanttaakopzet

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true', SECRET_KEY, KLANTTAAK_HOSTS: 'formulieren.voorbeeld.nl' })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
})
afterAll(() => app.stop())

async function visitor(sleutel = 'merel', middel = 'digid') {
  const tab = bezoeker(app.base)
  await tab.inloggen(sleutel, middel)
  return tab
}

const pathOf = ({ uuid }: { uuid: string }) => `/mijn/taken/${uuid}`
const show = ({ uuid }: { uuid: string }) => app.client.klanttaken.tonen({ params: { uuid } })

const DEFINITIE = {
  type: 'object',
  properties: {
    naam: { type: 'string', title: 'Naam van de boom', maxLength: 50 },
    hoogte: { type: 'number', title: 'Hoogte in meters', minimum: 1 },
    gezond: { type: 'boolean', title: 'Is de boom gezond?' },
    geplant: { type: 'string', format: 'date', title: 'Geplant op' },
  },
  required: ['naam', 'hoogte'],
}

const form = (extra: object = {}) =>
  opzet.zetUit({
    titel: 'Vul in welke boom het is',
    opdracht: {
      soort: 'formuliertaak',
      taal: 'json-schema',
      definitie: { schema: DEFINITIE },
      voorinvullen: { naam: 'Eik', gezond: true },
    },
    ...extra,
  })

describe('Mijn taken', () => {
  test('R26: wat te doen is staat bovenaan op termijn, en wat gedaan is blijft staan', async () => {
    const laat = await opzet.zetUit({ titel: 'Later', laatsteDag: inDays(20) })
    await opzet.zetUit({ titel: 'Eerder', laatsteDag: inDays(3) })
    await app.client.klanttaken.uitvoeren({
      params: { uuid: (await opzet.zetUit({ titel: 'Al gedaan' })).uuid },
      body: {
        versie: 1,
        kanaal: 'balie',
        bijlagen: [await opzet.upload()],
        actoren: [opzet.medewerker],
        authenticatie: { middel: 'identiteitsdocument', niveau: 'hoog' },
      },
    })
    const page = await (await visitor()).open('/mijn/taken')
    const places = ['Eerder', 'Later', 'Al gedaan'].map((titel) => page.tekst.indexOf(titel))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(page.html).toContain(pathOf(laat))
  })

  test('de lijst gaat verder tot haar einde, en elke taak staat er één keer', async () => {
    await Promise.all(Array.from({ length: 54 }, (_, index) => opzet.zetUit({ titel: `Bladzijde ${index}` })))
    const seen = await textsOfAllPages(await visitor(), '/mijn/taken')
    expect(seen.pages).toBeGreaterThan(1)
    const found = seen.tekst.match(/Bladzijde \d+/g) ?? []
    expect([found.length, new Set(found).size]).toEqual([54, 54])
  })

  test('R28: de taak van een ander en een taak die er niet is antwoorden gelijk, ook bij het doen', async () => {
    const taak = await opzet.zetUit()
    const own = await visitor()
    const page = await own.open(pathOf(taak))
    const other = await visitor('emre')
    expect((await other.open(pathOf(taak))).status).toBe(404)
    expect((await other.open('/mijn/taken/01900000-0000-7000-8000-000000000000')).status).toBe(404)
    // A form of one visitor is of no use to another.
    const sent = await sendForm(other, page, pathOf(taak), {}, { 'stuk.0': [['a.txt', 'a']] })
    expect([404, 409]).toContain(sent.status)
    expect((await show(taak)).status).toBe('open')
  })

  test('R26: inleveren zonder scripts: het bestand komt in een contact, en de pagina zegt wat er nu gebeurt', async () => {
    const taak = await opzet.zetUit({ titel: 'Lever de tekening in' })
    const tab = await visitor()
    const page = await tab.open(pathOf(taak))
    expect(page.tekst).toContain('Een tekening van de tuin')
    expect(page.tekst).toContain('Een bestand is hoogstens 500 MB.')
    expect(page.tekst).toContain('Lukt het niet?')
    const leeg = await sendForm(tab, page, pathOf(taak), { opmerking: 'Zie de tekening' })
    expect(leeg.status).toBe(400)
    expect(leeg.html).toContain('href="#veld-stuk.0"')
    expect(leeg.html).toContain('Zie de tekening')
    const sent = await sendForm(
      tab,
      page,
      pathOf(taak),
      { opmerking: 'Zie de tekening' },
      { 'stuk.0': [['tuin.txt', 'Tuin']] },
    )
    expect([sent.status, sent.location]).toEqual([303, pathOf(taak)])
    const klaar = await tab.open(pathOf(taak))
    expect(klaar.tekst).toContain('Wij hebben dit ontvangen op')
    expect(klaar.tekst).toContain('Wij bekijken het.')
    const done = await show(taak)
    expect(done).toMatchObject({ status: 'uitgevoerd', uitvoering: { niveau: 'substantieel' } })
    const k = await app.client.klantcontacten.tonen({ params: { uuid: done.uitvoering?.klantcontact ?? '' } })
    expect(k.inhoud).toContain('Zie de tekening')
    expect(k.bijlagen).toHaveLength(1)
    // Sent again, by a second click: it was done the first time.
    expect((await sendForm(tab, page, pathOf(taak), {}, { 'stuk.0': [['tuin.txt', 'Tuin']] })).status).toBe(303)
  })

  describe('R15: een bestand dat in stukken komt', () => {
    const PIECE = 1024 * 1024
    const GROOT = Buffer.alloc(2.5 * PIECE, 'Een tekening van een boom. ')

    /** Somebody on the page of a klanttaak, who sends pieces as the script does. */
    async function sender(taak: { uuid: string }, tab?: Awaited<ReturnType<typeof visitor>>) {
      const own = tab ?? (await visitor())
      const page = await own.open(pathOf(taak))
      const send = pieceSender(own, page)
      const omvang = String(GROOT.length)
      const file = { veld: 'stuk.0', bestandsnaam: 'boom.txt', mediatype: 'text/plain', omvang, kenmerk: 'boom 1' }
      const piece = (vanaf: number, bytes?: Buffer, extra: Record<string, string> = {}) =>
        send({ ...file, vanaf: String(vanaf), ...extra }, bytes)
      const next = (vanaf: number) => piece(vanaf, GROOT.subarray(vanaf, vanaf + PIECE))
      return { tab: own, piece, next, html: page.html }
    }

    test('het gaat verder waar het was, ook na een verloren antwoord of op een ander apparaat, en staat dan bij de taak', async () => {
      const taak = await opzet.zetUit({ titel: 'In stukken' })
      const een = await sender(taak)
      expect(een.html).toContain(`data-uploads="${pathOf(taak)}/uploads"`)
      expect((await een.piece(0)).body).toEqual({ ontvangen: 0, bestand: null })
      expect((await een.next(0)).body).toEqual({ ontvangen: PIECE, bestand: null })
      // The answer was lost: the same piece again, and one that is not next, change nothing.
      expect((await een.next(0)).body.ontvangen).toBe(PIECE)
      expect((await een.next(2 * PIECE)).body.ontvangen).toBe(PIECE)
      const twee = await sender(taak)
      expect((await twee.piece(0)).body.ontvangen).toBe(PIECE)
      await twee.next(PIECE)
      const { bestand } = (await twee.next(2 * PIECE)).body
      expect(bestand).toMatchObject({ bestandsnaam: 'boom.txt' })
      expect((await twee.next(2 * PIECE)).body.bestand).toEqual(bestand)
      const page = await een.tab.open(pathOf(taak))
      expect(page.html.split('Verwijder boom.txt')).toHaveLength(2)
      await sendForm(een.tab, page, pathOf(taak), { versie: '1' })
      const { uitvoering } = await show(taak)
      const { resultaten } = await app.client.documenten.lijst({
        query: { klantcontact: uitvoering?.klantcontact ?? '' },
      })
      expect(resultaten).toMatchObject([{ uuid: bestand.uuid, mediatype: 'text/plain', omvang: GROOT.length }])
      const path = `/api/v1/informatieobjecten/${bestand.uuid}/inhoud`
      const inhoud = await fetch(app.base + path, { headers: { authorization: `Token ${app.token}` } })
      expect(Buffer.from(await inhoud.arrayBuffer()).equals(GROOT)).toBe(true)
    })

    test('twee vensters tegelijk: elk bestand staat er één keer, en geen gaat verloren', async () => {
      const taak = await opzet.zetUit({ titel: 'Twee vensters' })
      const [een, twee] = [await sender(taak), await sender(taak)]
      const kort = (kenmerk: string) => ({ kenmerk, omvang: '4', bestandsnaam: `${kenmerk}.txt` })
      const sent = ['a', 'b', 'c'].flatMap((kenmerk) =>
        [een, twee].map(({ piece }) => piece(0, Buffer.from('abcd'), kort(kenmerk))),
      )
      expect((await Promise.all(sent)).map(({ status }) => status)).toEqual(Array(6).fill(200))
      const { html } = await een.tab.open(pathOf(taak))
      for (const kenmerk of ['a', 'b', 'c']) expect(html.split(`Verwijder ${kenmerk}.txt`)).toHaveLength(2)
    })

    test('R28: alleen wie het begon gaat ermee verder, voor die taak, in die hoedanigheid', async () => {
      const [taak, ander] = [await opzet.zetUit(), await opzet.zetUit()]
      const merel = await sender(taak)
      await merel.next(0)
      const emre = await visitor('emre')
      expect((await emre.ga(`${pathOf(taak)}/uploads`, { method: 'POST', body: new FormData() })).status).not.toBe(200)
      expect((await merel.piece(0, undefined, { _bewijs: 'onzin' })).status).toBe(409)
      expect((await (await sender(ander, merel.tab)).piece(0)).body.ontvangen).toBe(0)
      const { rows } = await app.pool.query<{ uuid: string }>(`select uuid from documentupload where not ontvangen = 0`)
      for (const { uuid } of rows)
        expect(await problemIn(app.client.documenten.uploadTonen({ params: { uuid } }))).toMatchObject({ status: 404 })
    })

    test('te groot, leeg, zonder naam, te veel of voor een taak die klaar is: dat zegt het meteen, en er blijft niets achter', async () => {
      const taak = await opzet.zetUit({ opdracht: { soort: 'aanleveren', gevraagd: ['Iets'], maxBestanden: 1 } })
      const { piece, tab } = await sender(taak)
      const count = async () => (await app.pool.query('select from documentupload')).rowCount
      const before = await count()
      const reason = async (extra: Record<string, string>) => (await piece(0, undefined, extra)).body.fout
      expect(await reason({ omvang: String(600 * PIECE) })).toMatch(/het grootste dat kan is 500 MB/)
      expect(await reason({ omvang: '0' })).toMatch(/leeg/)
      expect(await reason({ bestandsnaam: '../' })).toMatch(/naam/)
      expect(await count()).toBe(before)
      await piece(0, Buffer.from('vier'), { omvang: '4', kenmerk: 'een' })
      const full = await count()
      expect(await reason({ omvang: '4', kenmerk: 'twee' })).toMatch(/hoogstens 1 bestand/)
      expect(await count()).toBe(full)
      expect((await piece(0, undefined, { omvang: 'x' })).status).toBe(400)
      const page = await tab.open(pathOf(taak))
      await sendForm(tab, page, pathOf(taak), { versie: '1' })
      expect((await piece(0, undefined, { kenmerk: 'drie' })).status).toBe(409)
    })

    test('wat iemand begint en laat liggen maakt plaats: er staat niet meer open dan er bestanden mogen zijn', async () => {
      const taak = await opzet.zetUit({ opdracht: { soort: 'aanleveren', gevraagd: ['Iets'], maxBestanden: 2 } })
      const { piece, next, tab } = await sender(taak)
      const open = `select u.kenmerk from documentupload u join inhoud h on h.uuid = u.uuid where not h.heel and u.bestandsnaam = 'open.txt'`
      const begin = (kenmerk: string) => piece(0, Buffer.from('ab'), { omvang: '4', kenmerk, bestandsnaam: 'open.txt' })
      for (const kenmerk of ['een', 'twee', 'drie']) expect((await begin(kenmerk)).body.ontvangen).toBe(2)
      expect((await app.pool.query(open)).rowCount).toBe(2)
      // The first one is gone: it begins anew.
      expect(
        (await piece(2, Buffer.from('cd'), { omvang: '4', kenmerk: 'een', bestandsnaam: 'open.txt' })).body,
      ).toEqual({
        ontvangen: 0,
        bestand: null,
      })
      await next(0)
      await app.pool.query(
        `update documentupload set som = 'onbekend'::bytea where bestandsnaam = 'boom.txt' and ontvangen > 0`,
      )
      expect((await next(PIECE)).body).toEqual({ ontvangen: 0, bestand: null })
      for (const vanaf of [0, PIECE, 2 * PIECE]) expect((await next(vanaf)).status).toBe(200)
      expect((await tab.open(pathOf(taak))).html.split('Verwijder boom.txt')).toHaveLength(2)
    })

    test('R30: wat niemand afmaakte wordt opgeruimd', async () => {
      const taak = await opzet.zetUit()
      await (await sender(taak)).next(0)
      const halve = `select from documentupload u join inhoud h on h.uuid = u.uuid where not h.heel and u.kenmerk is not null`
      expect((await app.pool.query(halve)).rowCount).toBeGreaterThan(0)
      const later = new Date(Date.now() + (app.config.CONCEPT_DAGEN + 1) * 86_400_000)
      await runJobs(app, ruimConceptenOp, later)
      expect((await app.pool.query(halve)).rowCount).toBe(0)
    })
  })

  test('een formulier: fouten bij het veld, en niets van wat getypt is gaat verloren', async () => {
    const taak = await form()
    const tab = await visitor()
    const page = await tab.open(pathOf(taak))
    expect(page.html).toContain('value="Eik"')
    // A choice that is known beforehand is made already.
    expect(page.html).toMatch(/name="antwoorden\.gezond" value="ja" checked/)
    const fout = await sendForm(tab, page, pathOf(taak), {
      'antwoorden.naam': 'Beuk',
      'antwoorden.hoogte': 'heel hoog',
    })
    expect(fout.status).toBe(400)
    expect(fout.html).toContain('href="#veld-antwoorden.hoogte"')
    expect(fout.html).toContain('value="Beuk"')
    expect(fout.html).toContain('value="heel hoog"')
    const sent = await sendForm(tab, page, pathOf(taak), {
      'antwoorden.naam': 'Beuk',
      'antwoorden.hoogte': '12,5',
      'antwoorden.gezond': 'nee',
      'antwoorden.geplant': '3-5-1990',
    })
    expect(sent.status).toBe(303)
    expect((await show(taak)).uitvoering?.antwoorden).toEqual({
      naam: 'Beuk',
      hoogte: 12.5,
      gezond: false,
      geplant: '1990-05-03',
    })
  })

  test.each([
    ['1.234', 1234],
    ['12.345.678', 12_345_678],
    ['1.234,5', 1234.5],
    ['1234.5', 1234.5],
    ['0,5', 0.5],
    ['0.500', 0.5],
    ['1.23', 1.23],
    ['12.34.567', '12.34.567'],
  ])('een getal wordt gelezen zoals mensen het hier schrijven: %s', (getypt, gelezen) => {
    const veld = { sleutel: 'getal', soort: 'getal' } as AnyVeld
    const read = (tekst: string) => readAnswers([veld], { waarden: { 'antwoorden.getal': tekst }, bestanden: [] }).getal
    expect(read(getypt)).toBe(gelezen)
    const [geschreven] = Object.values(writeAnswers([veld], { getal: gelezen }))
    expect(read(String(geschreven))).toBe(gelezen)
  })

  test('R30: een concept wordt bewaard, op een ander apparaat verder ingevuld, en opgeruimd als niemand verdergaat', async () => {
    const taak = await form({ titel: 'Met concept' })
    const tab = await visitor()
    const page = await tab.open(pathOf(taak))
    const bewaard = await sendForm(tab, page, `${pathOf(taak)}/concept`, { 'antwoorden.naam': 'Linde' })
    expect(bewaard.html).toContain('Bewaard.')
    expect((await show(taak)).status).toBe('open')
    const elders = await (await visitor()).open(pathOf(taak))
    expect(elders.html).toContain('value="Linde"')
    const { rows } = await app.pool.query<{ wie: string }>('select wie from klantconcept')
    expect(rows).toHaveLength(1)
    expect(rows.map(({ wie }) => wie).join()).not.toContain(BSN)
    const over = new Date(Date.now() + 60_000)
    const { oudeConcepten } = await import('../../register/concepten/queries.ts')
    const { removeAll } = await import('../../platform/removal.ts')
    await removeAll(app, oudeConcepten(over))
    expect((await tab.open(pathOf(taak))).html).toContain('value="Eik"')
  })

  test('R1: op een te laag niveau is de taak te zien en niet te doen, en staat erbij hoe verder', async () => {
    const taak = await opzet.zetUit({ titel: 'Alleen hoog', niveau: 'hoog' })
    const tab = await visitor()
    const page = await tab.open(pathOf(taak))
    expect(page.tekst).toContain('Hiervoor moet u inloggen op niveau hoog.')
    expect(page.html).toContain('/mijn/niveau?nodig=hoog')
    expect(page.html).not.toContain('name="stuk.0"')
  })

  test('wat intussen is gewijzigd, ingetrokken of verlopen is wordt niet gedaan, en het getypte blijft', async () => {
    const taak = await form({ titel: 'Gewijzigd' })
    const tab = await visitor()
    const page = await tab.open(pathOf(taak))
    await app.pool.query('update klanttaak set versie = versie + 1 where uuid = $1', [taak.uuid])
    const sent = await sendForm(tab, page, pathOf(taak), { 'antwoorden.naam': 'Wilg', 'antwoorden.hoogte': '3' })
    expect(sent.status).toBe(409)
    expect(sent.html).toContain('Wat wij vragen is intussen gewijzigd.')
    expect(sent.html).toContain('value="Wilg"')
    await app.client.klanttaken.intrekken({ params: { uuid: taak.uuid }, body: { reden: 'De boom is al om.' } })
    const weg = await tab.open(pathOf(taak))
    expect(weg.tekst).toContain('U hoeft dit niet meer te doen.')
    expect(weg.tekst).toContain('De boom is al om.')
    const oud = await opzet.zetUit({ titel: 'Oud' })
    await app.pool.query(
      `update klanttaak set startdatum = '2026-01-01', laatste_dag = '2026-01-02', herinneren_op = null where uuid = $1`,
      [oud.uuid],
    )
    const later = await tab.open(pathOf(oud))
    expect(later.tekst).toContain('De laatste dag is voorbij.')
    expect(later.html).not.toContain('name="stuk.0"')
  })

  test('een taak op een andere site heeft een knop daarheen', async () => {
    const url = await opzet.zetUit({
      opdracht: { soort: 'urltaak', uitvraagLink: 'https://formulieren.voorbeeld.nl/x', voorinvullen: {} },
    })
    const page = await (await visitor()).open(pathOf(url))
    expect(page.html).toContain('href="https://formulieren.voorbeeld.nl/x"')
  })

  test('R4: wie voor de klant optreedt doet het als vertegenwoordiger, en blijft dat daarna niet', async () => {
    const client = await app.client.partijen.maken({
      body: {
        soortPartij: 'persoon',
        contactnaam: { achternaam: 'Vertegenwoordigd' },
        authenticatie: { middel: 'digid', niveau: 'substantieel' },
        identificatoren: [{ soort: 'bsn', nummer: '999993926' }],
      },
    })
    const zaak = await opzet.makeZaak({ omschrijving: 'Zaak van een ander' })
    await app.client.klantcontacten.registreren({
      headers: {},
      body: {
        kanaal: 'balie',
        onderwerp: 'Aanvraag',
        betrokkenen: [{ rol: 'klant', initiator: true, partij: client.uuid }],
        actoren: [opzet.afdeling],
        opvolging: { zaken: [{ objectId: zaak.uuid, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }] },
      },
    })
    const taak = await opzet.zetUit({ partij: client.uuid, zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    const tab = await visitor('machtiging', 'digid-machtigen')
    const page = await tab.open(pathOf(taak))
    expect(page.status).toBe(200)
    const told = async () =>
      (
        await app.pool.query(
          "select count(*)::int as n from gebeurtenis where type like '%.partij-gewijzigd' and subject = $1",
          [client.uuid],
        )
      ).rows[0].n
    const before = await told()
    expect((await sendForm(tab, page, pathOf(taak), {}, { 'stuk.0': [['a.txt', 'a']] })).status).toBe(303)
    const { uitvoering } = await show(taak)
    expect(uitvoering?.door?.uuid).not.toBe(client.uuid)
    const { rows } = await app.pool.query('select from vertegenwoordiging where vertegenwoordigde_partij = $1', [
      client.uuid,
    ])
    expect(rows).toHaveLength(0)
    // Nor is it told that something of the klant changed.
    expect(await told()).toBe(before)
  })
})
