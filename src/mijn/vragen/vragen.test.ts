import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { klantcontact } from '../../run/testing/fixtures.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { bezoeker, pieceSender, sendForm, textsOfAllPages } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
/** Merel Kooyman of the demonstration. */
const BSN = '999993847'

let app: TestApp
let opzet: Klanttaakopzet

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true', SECRET_KEY, MIJN_AFDELING: 'Openbare Ruimte' })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
})
afterAll(() => app.stop())

type Extra = Parameters<typeof klantcontact>[1]

/** Registers a klantcontact of the klant. */
const contact = (extra: Extra = {}, partij = opzet.klant.uuid) =>
  app.client.klantcontacten.registreren({
    headers: {},
    body: klantcontact(opzet.afdeling, { betrokkenen: [{ rol: 'klant', initiator: true, partij }], ...extra }),
  })

async function merel() {
  const tab = bezoeker(app.base)
  await tab.inloggen('merel')
  return tab
}

async function emre() {
  const tab = bezoeker(app.base)
  await tab.inloggen('emre')
  return tab
}

const taskOf = (uuid: string) =>
  app.client.klantcontacten.tonen({ params: { uuid } }).then((k) => k.opvolging.internetaken[0]?.uuid ?? '')

describe('Mijn vragen', () => {
  test('R16: de klant leest een contact zoals het is vastgelegd, ook als het aan de telefoon was', async () => {
    const k = await contact({ inhoud: 'De lamp <b>flikkert</b>.' })
    const tab = await merel()
    const lijst = await tab.open('/mijn/vragen')
    expect(lijst.tekst).toContain('Kapotte lantaarnpaal')
    expect(lijst.tekst).toContain(k.nummer)
    const page = await tab.open(`/mijn/vragen/${k.uuid}`)
    expect(page.status).toBe(200)
    expect(page.tekst).toContain('De lamp <b>flikkert</b>.')
    expect(page.tekst).toContain('telefoon')
  })

  test('R27: wat ervan werd staat er in gewone woorden, met de afdeling en nooit met de medewerker', async () => {
    const k = await contact({
      opvolging: {
        internetaken: [
          { gevraagdeHandeling: 'Bel Kees van de lampenploeg', toelichting: 'Intern!', actoren: [opzet.medewerker] },
        ],
      },
    })
    const page = await (await merel()).open(`/mijn/vragen/${k.uuid}`)
    expect(page.tekst).toMatch(/De afdeling Openbare Ruimte zoekt dit uit\. U hoort het uiterlijk \d+ \w+ \d{4} ?\./)
    expect(page.tekst).not.toContain('Sanne')
    expect(page.tekst).not.toContain('lampenploeg')
    expect(page.tekst).not.toContain('Intern!')
  })

  test('R28: alleen als de gemeente daarvoor kiest ziet de klant de medewerker: in het contact, wat ervan werd, de zaak en de download', async () => {
    const taak = { gevraagdeHandeling: 'x', actoren: [opzet.medewerker] }
    const k = await contact({
      actoren: [opzet.medewerker],
      initiatiefnemer: 'gemeente',
      opvolging: { internetaken: [taak] },
    })
    const zaak = await opzet.makeZaak()
    await app.pool.query(
      `insert into zaakregister_rol (uuid, zaak, roltype, betrokkene_type, betrokkene_identificatie)
        select gen_random_uuid(), z.uuid, y.uuid, 'medewerker', '{"voorletters": "S.", "achternaam": "Sannema"}'
        from zaakregister_zaak z join zaakregister_roltype y on y.zaaktype = z.zaaktype
        where z.uuid = $1 and y.omschrijving_generiek = 'behandelaar' limit 1`,
      [zaak.uuid],
    )
    const kies = (medewerkerInMijn: boolean) => app.client.instellingen.wijzigen({ body: { medewerkerInMijn } })
    const gezien = async () => {
      const tab = await merel()
      const pages = [await tab.open(`/mijn/vragen/${k.uuid}`), await tab.open(`/mijn/zaken/${zaak.uuid}`)]
      const zip = Buffer.from(await (await tab.ga('/mijn/gegevens/download')).arrayBuffer()).toString('latin1')
      return [...pages.map(({ tekst }) => tekst), zip]
    }
    for (const text of await gezien()) expect(text).not.toMatch(/Sanne/)
    await kies(true)
    const [vraag, bijZaak, zip] = await gezien()
    await kies(false)
    expect(vraag).toMatch(/Gemeente, Sanne .*, Openbare Ruimte/)
    expect(vraag).toMatch(/Sanne .* van de afdeling Openbare Ruimte zoekt dit uit\./)
    expect(bijZaak).toMatch(/Wie behandelt dit S\. Sannema/)
    expect(zip).toMatch(/"medewerkers": \[\s*"Sanne/)
    const openbaar = await fetch(`${app.base}/api/v1/instellingen/openbaar`)
    expect(await openbaar.json()).not.toHaveProperty('medewerkerInMijn')
  })

  test('R10: een verbetering is te zien, met wat er eerst stond', async () => {
    const k = await contact({ inhoud: 'Bij nummer 12.' })
    await app.client.klantcontacten.corrigeren({
      params: { uuid: k.uuid },
      body: { inhoud: 'Bij nummer 21.', reden: 'Geheime reden' },
    })
    const page = await (await merel()).open(`/mijn/vragen/${k.uuid}`)
    expect(page.tekst).toContain('Bij nummer 21.')
    expect(page.tekst).toContain('Zo stond het er eerst')
    expect(page.tekst).toContain('Bij nummer 12.')
    expect(page.tekst).not.toContain('Geheime reden')
    // The times of a talk are nothing that the klant reads.
    const [begonnenOp, geeindigdOp] = ['2026-01-05T09:00:00Z', '2026-01-05T09:10:00Z']
    const gesprek = await contact({ inhoud: 'Dit bleef zo.' })
    await app.client.klantcontacten.corrigeren({
      params: { uuid: gesprek.uuid },
      body: { begonnenOp, geeindigdOp, reden: 'Tijden verkeerd' },
    })
    const zelfde = await (await merel()).open(`/mijn/vragen/${gesprek.uuid}`)
    expect(zelfde.tekst).toContain('Dit bleef zo.')
    expect(zelfde.tekst).not.toMatch(/Verbeterd op|Zo stond het er eerst/)
  })

  test('R23: vraag en antwoord staan in één tijdlijn, en één keer in de lijst', async () => {
    const k = await contact({ onderwerp: 'Tijdlijnvraag' })
    await app.client.opvolging.beantwoorden({
      params: { uuid: await taskOf(k.uuid) },
      headers: {},
      body: {
        kanaal: 'e-mail',
        inhoud: 'Morgen komt er iemand.',
        notitie: 'niet voor de klant',
        actoren: [opzet.afdeling],
      },
    })
    const tab = await merel()
    const page = await tab.open(`/mijn/vragen/${k.uuid}`)
    expect(page.tekst.indexOf('Morgen komt er iemand.')).toBeGreaterThan(page.tekst.indexOf('al een week niet'))
    expect(page.tekst).toContain('Gemeente, Openbare Ruimte')
    expect(page.tekst).not.toContain('niet voor de klant')
    const lijst = await tab.open('/mijn/vragen')
    expect(lijst.tekst.match(/Tijdlijnvraag/g)).toHaveLength(1)
    expect(lijst.tekst).toContain('2 berichten')
  })

  test('R27: zaak voor zaak, en van een zaak van een ander alleen of zij loopt', async () => {
    const eigen = await opzet.makeZaak({ omschrijving: 'Eigen kap' })
    const k = await contact({
      opvolging: {
        internetaken: [{ gevraagdeHandeling: 'x', actoren: [opzet.afdeling], afgehandeld: true }],
        zaken: [
          { objectId: eigen.uuid, codeRegister: 'openzaak', codeSoortObjectId: 'uuid' },
          { objectId: '5b3c1f0e-0000-4000-8000-000000000001', codeRegister: 'openzaak', codeSoortObjectId: 'uuid' },
        ],
      },
    })
    const page = await (await merel()).open(`/mijn/vragen/${k.uuid}`)
    expect(page.tekst).toContain(`Zaak ${eigen.identificatie}`)
    expect(page.html).toContain(`/mijn/zaken/${eigen.uuid}`)
    expect(page.tekst).toContain('Hoe ver die is kunnen wij hier niet laten zien.')
  })

  test('R28: het contact van een ander en een contact dat er niet is antwoorden gelijk', async () => {
    const van = await contact({}, opzet.ander.uuid)
    const tab = await merel()
    const ander = await tab.open(`/mijn/vragen/${van.uuid}`)
    const geen = await tab.open('/mijn/vragen/01900000-0000-7000-8000-000000000000')
    expect([ander.status, geen.status]).toEqual([404, 404])
    expect(ander.tekst.replaceAll(van.uuid, '')).toBe(geen.tekst.replaceAll('01900000-0000-7000-8000-000000000000', ''))
    expect((await tab.open('/mijn/vragen')).html).not.toContain(van.uuid)
  })

  test('R28: van een ander in hetzelfde contact staan naam noch adres er als die geheimhouding heeft', async () => {
    await app.client.partijen.wijzigen({ params: { uuid: opzet.ander.uuid }, body: { indicatieGeheimhouding: true } })
    const k = await contact({
      betrokkenen: [
        { rol: 'klant', initiator: true, partij: opzet.klant.uuid },
        {
          rol: 'klant',
          partij: opzet.ander.uuid,
          digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'geheim@voorbeeld.nl' }],
        },
      ],
    })
    const page = await (await merel()).open(`/mijn/vragen/${k.uuid}`)
    expect(page.tekst).toContain('Ook bij dit gesprek: iemand anders')
    expect(page.tekst).not.toContain('Buitenstaander')
    expect(page.html).not.toContain('geheim@voorbeeld.nl')
  })

  test('R15: een bijlage is op te halen door wie het contact mag lezen, en door niemand anders', async () => {
    const document = await opzet.upload('Inhoud van de bijlage')
    const k = await contact({
      bijlagen: [
        {
          identificator: {
            objectId: document,
            codeObjecttype: 'informatieobject',
            codeRegister: 'balie',
            codeSoortObjectId: 'uuid',
          },
        },
      ],
    })
    const [bijlage] = k.bijlagen
    const path = `/mijn/vragen/${k.uuid}/bijlagen/${bijlage?.uuid}`
    const tab = await merel()
    expect((await tab.open(`/mijn/vragen/${k.uuid}`)).html).toContain(path)
    const response = await tab.ga(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(await response.text()).toBe('Inhoud van de bijlage')
    expect((await (await emre()).open(path)).status).toBe(404)
  })

  test('koppelingen in een kring en een leeg onderwerp verbergen niets', async () => {
    const a = await contact({ onderwerp: 'Kring een' })
    const b = await contact({ onderwerp: 'Kring twee', onderwerpobjecten: [{ wasKlantcontact: a.uuid }] })
    await app.pool.query(
      `insert into onderwerpobject (uuid, klantcontact, was_klantcontact) values (gen_random_uuid(), $1, $2)`,
      [a.uuid, b.uuid],
    )
    const tab = await merel()
    expect((await tab.open('/mijn/vragen')).tekst).toContain('Kring een')
    const page = await tab.open(`/mijn/vragen/${b.uuid}`)
    expect(page.tekst).toContain('Kring een')
    expect(page.tekst).toContain('Kring twee')
  })

  test('R3, R28: vragen van wie onbekend bleef in het register houden de lijst niet tegen, en staan er niet', async () => {
    const eigen = await contact({ onderwerp: 'Van Merel zelf' })
    for (const onderwerpobjecten of [[], [{ wasKlantcontact: eigen.uuid }]])
      await app.client.klantcontacten.registreren({
        body: klantcontact(opzet.afdeling, { onderwerp: 'Van een onbekende', onderwerpobjecten }),
      })
    const tab = await merel()
    const list = await tab.open('/mijn/vragen')
    expect([list.status, list.tekst]).toEqual([200, expect.stringContaining('Van Merel zelf')])
    const page = await tab.open(`/mijn/vragen/${eigen.uuid}`)
    expect(page.status).toBe(200)
    for (const { tekst } of [list, page]) expect(tekst).not.toContain('Van een onbekende')
  })

  test('de lijst gaat verder tot haar einde, en elk gesprek staat er één keer', async () => {
    for (let index = 0; index < 42; index += 1) await contact({ onderwerp: `Bladzijde ${index}` })
    const seen = await textsOfAllPages(await merel(), '/mijn/vragen')
    expect(seen.pages).toBeGreaterThan(2)
    const found = seen.tekst.match(/Bladzijde \d+/g) ?? []
    expect([found.length, new Set(found).size]).toEqual([42, 42])
  })
})

describe('iets vragen', () => {
  const FIELDS = {
    onderwerp: 'Mag ik een feest geven?',
    inhoud: 'Op 3 mei, op het plein.',
    emailadres: '',
    telefoonnummer: '',
  }

  test('R12: een vraag wordt een contact met een interne taak, met nummer en termijn op de bevestiging', async () => {
    const tab = await merel()
    const page = await tab.open('/mijn/vragen/nieuw')
    const sent = await sendForm(tab, page, '/mijn/vragen/nieuw', FIELDS, {
      bijlagen: [['plein.txt', 'Een plattegrond']],
    })
    expect(sent.status).toBe(200)
    expect(sent.html).toContain('Uw vraag is verstuurd')
    const uuid = /\/mijn\/vragen\/([0-9a-f-]{36})/.exec(sent.html)?.[1] ?? ''
    const k = await app.client.klantcontacten.tonen({ params: { uuid } })
    expect(sent.html).toContain(k.nummer)
    expect(k).toMatchObject({
      onderwerp: FIELDS.onderwerp,
      inhoud: FIELDS.inhoud,
      kanaal: 'mijn omgeving',
      initiatiefnemer: 'klant',
    })
    expect(k.betrokkenen.map(({ partij }) => partij?.uuid)).toEqual([opzet.klant.uuid])
    expect(k.opvolging.internetaken[0]?.actoren.map(({ naam }) => naam)).toEqual(['Openbare Ruimte'])
    expect(k.bijlagen).toHaveLength(1)
    const partij = await app.client.partijen.tonen({ params: { uuid: opzet.klant.uuid } })
    expect(partij.laatsteAuthenticatie).toMatchObject({ middel: 'digid', niveau: 'substantieel' })
  })

  test('waar de afdeling voor vragen niet is ingesteld gaat een vraag niet verloren: zij staat op de werklijst, bij niemand', async () => {
    const rename = (van: string, naar: string) =>
      app.pool.query('update actor set naam = $2 where naam = $1', [van, naar])
    await rename('Openbare Ruimte', 'Een andere afdeling')
    try {
      const tab = await merel()
      const page = await tab.open('/mijn/vragen/nieuw')
      const sent = await sendForm(tab, page, '/mijn/vragen/nieuw', { ...FIELDS, onderwerp: 'Voor niemand' })
      const uuid = /\/mijn\/vragen\/([0-9a-f-]{36})/.exec(sent.html)?.[1] ?? ''
      const { opvolging } = await app.client.klantcontacten.tonen({ params: { uuid } })
      expect(opvolging.internetaken).toMatchObject([{ status: 'te_verwerken', actoren: [] }])
    } finally {
      await rename('Een andere afdeling', 'Openbare Ruimte')
    }
  })

  test('wat twee keer wordt verstuurd is één vraag, en met andere tekst een andere', async () => {
    const tab = await merel()
    const page = await tab.open('/mijn/vragen/nieuw')
    const fields = { ...FIELDS, onderwerp: 'Dubbel verstuurd' }
    const [een, twee] = [
      await sendForm(tab, page, '/mijn/vragen/nieuw', fields),
      await sendForm(tab, page, '/mijn/vragen/nieuw', fields),
    ]
    const numberOf = (html: string) => /Het nummer van uw vraag is <strong>(\d+)/.exec(html)?.[1]
    expect(numberOf(een.html)).toBeDefined()
    expect(numberOf(twee.html)).toBe(numberOf(een.html))
    const drie = await sendForm(tab, page, '/mijn/vragen/nieuw', { ...fields, inhoud: 'Iets anders' })
    expect(numberOf(drie.html)).not.toBe(numberOf(een.html))
  })

  test('een fout staat bij het veld, en wat getypt en toegevoegd is blijft, ook op een ander apparaat', async () => {
    const tab = await merel()
    const page = await tab.open('/mijn/vragen/nieuw')
    const fields = { ...FIELDS, onderwerp: '', inhoud: 'Dit mag niet weg', emailadres: 'geen adres' }
    const fout = await sendForm(tab, page, '/mijn/vragen/nieuw', fields, { bijlagen: [['bewijs.txt', 'Bewijs']] })
    expect(fout.status).toBe(400)
    expect(fout.html).toContain('href="#veld-onderwerp"')
    expect(fout.html).toContain('Dit is geen geldig e-mailadres.')
    expect(fout.html).toContain('Dit mag niet weg')
    expect(fout.html).toContain('bewijs.txt')
    const elders = await (await merel()).open('/mijn/vragen/nieuw')
    expect(elders.tekst).toContain('Dit mag niet weg')
    expect(elders.tekst).toContain('bewijs.txt')
    const goed = await sendForm(tab, { ...page, html: fout.html }, '/mijn/vragen/nieuw', {
      ...fields,
      onderwerp: 'Nu wel',
      emailadres: '',
    })
    const uuid = /\/mijn\/vragen\/([0-9a-f-]{36})/.exec(goed.html)?.[1] ?? ''
    expect((await app.client.klantcontacten.tonen({ params: { uuid } })).bijlagen).toHaveLength(1)
    expect((await tab.open('/mijn/vragen/nieuw')).tekst).not.toContain('bewijs.txt')
  })

  test('R23: een vraag over een eerder contact hoort daarbij, en gaat naar wie het al had', async () => {
    const k = await contact({ onderwerp: 'Eerste vraag' })
    const tab = await merel()
    const path = `/mijn/vragen/nieuw?vraag=${k.uuid}`
    const page = await tab.open(path)
    expect(page.tekst).toContain('Uw vraag gaat over: Eerste vraag')
    await sendForm(tab, page, path, { ...FIELDS, onderwerp: 'En nu?' })
    const gesprek = await tab.open(`/mijn/vragen/${k.uuid}`)
    expect(gesprek.tekst).toContain('En nu?')
    expect((await tab.open(`/mijn/vragen/nieuw?vraag=${(await contact({}, opzet.ander.uuid)).uuid}`)).status).toBe(404)
  })

  test('een vraag over een zaak is een contact bij die zaak', async () => {
    const tab = await merel()
    const path = `/mijn/vragen/nieuw?zaak=${opzet.zaak.uuid}`
    await sendForm(tab, await tab.open(path), path, { ...FIELDS, onderwerp: 'Over de boom' })
    expect((await tab.open(`/mijn/zaken/${opzet.zaak.uuid}`)).tekst).toContain('Over de boom')
  })

  test('ook over een zaak zonder omschrijving', async () => {
    const { uuid } = await opzet.makeZaak({ omschrijving: '' })
    const tab = await merel()
    const path = `/mijn/vragen/nieuw?zaak=${uuid}`
    const sent = await sendForm(tab, await tab.open(path), path, { ...FIELDS, onderwerp: 'Over de lege zaak' })
    expect(sent.html).toMatch(/Uw vraag is|nummer/)
    const page = await tab.open(`/mijn/zaken/${uuid}`)
    expect([page.status, page.tekst]).toEqual([200, expect.stringContaining('Over de lege zaak')])
  })

  test('R3: wie geen partij is kan vragen zonder het te worden, en laat dan een adres achter', async () => {
    const tab = await emre()
    const page = await tab.open('/mijn/vragen/nieuw')
    expect(page.tekst).toContain('Wij kennen u nog niet.')
    const zonder = await sendForm(tab, page, '/mijn/vragen/nieuw', { ...FIELDS, achternaam: 'Yilmaz' })
    expect(zonder.status).toBe(400)
    expect(zonder.html).toContain('href="#veld-emailadres"')
    const goed = await sendForm(tab, page, '/mijn/vragen/nieuw', {
      ...FIELDS,
      achternaam: 'Yilmaz',
      emailadres: 'emre@voorbeeld.nl',
    })
    expect(goed.html).toContain('Schrijf het nummer op')
    const { rows } = await app.pool.query(
      `select count(*)::int as aantal from partij_identificator where object_id = '999993148'`,
    )
    expect(rows[0].aantal).toBe(0)
    expect((await tab.open('/mijn/vragen')).tekst).toContain('Wij bewaren nog niets over u.')
  })

  test('R1: wie dat kiest wordt met zijn vraag partij, en ziet haar terug', async () => {
    const tab = bezoeker(app.base)
    await tab.inloggen('donald', 'eherkenning')
    const page = await tab.open('/mijn/vragen/nieuw')
    const sent = await sendForm(tab, page, '/mijn/vragen/nieuw', {
      ...FIELDS,
      onderwerp: 'Vraag van de zaak',
      naam: 'Test NV Donald',
      bewaren: 'ja',
    })
    expect(sent.html).toContain('U ziet de vraag en het antwoord bij Mijn vragen.')
    expect((await tab.open('/mijn/vragen')).tekst).toContain('Vraag van de zaak')
  })

  test('bij de bijlagen staat hoe groot een bestand mag zijn, hoeveel samen zonder JavaScript, en hoe het anders kan', async () => {
    const { tekst } = await (await merel()).open('/mijn/vragen/nieuw')
    expect(tekst).toContain('Hoogstens 10 bestanden. Een bestand is hoogstens 500 MB.')
    expect(tekst).toContain('(zonder JavaScript), dan zijn zij samen hoogstens 50 MB.')
    expect(tekst).toContain('Lukt het niet? Verstuur uw vraag zonder bijlagen')
  })

  describe('R15: een bijlage die in stukken komt', () => {
    const FOTO = {
      veld: 'bijlagen',
      bestandsnaam: 'schuur.txt',
      mediatype: 'text/plain',
      omvang: '6',
      kenmerk: 'schuur',
    }

    /** Somebody on the page to ask something, who sends a file in two pieces. */
    async function sender(path = '/mijn/vragen/nieuw', tab?: Awaited<ReturnType<typeof merel>>) {
      const own = tab ?? (await merel())
      const page = await own.open(path)
      const send = pieceSender(own, page)
      const whole = async (kenmerk: string) => {
        const file = { ...FOTO, kenmerk, bestandsnaam: `${kenmerk}.txt` }
        await send({ ...file, vanaf: '0' }, Buffer.from('abc'))
        return (await send({ ...file, vanaf: '3' }, Buffer.from('def'))).body.bestand as { uuid: string }
      }
      return { tab: own, page, send, whole }
    }

    const uuidIn = (html: string) => /\/mijn\/vragen\/([0-9a-f-]{36})/.exec(html)?.[1] ?? ''
    const contactIn = (html: string) => app.client.klantcontacten.tonen({ params: { uuid: uuidIn(html) } })

    test('zij gaat verder waar zij was, ook in een ander venster, en staat dan bij de vraag: over iets nieuws, een contact of een zaak', async () => {
      const k = await contact({ onderwerp: 'Met bijlage' })
      for (const path of ['', `?vraag=${k.uuid}`, `?zaak=${opzet.zaak.uuid}`].map(
        (query) => `/mijn/vragen/nieuw${query}`,
      )) {
        const een = await sender(path)
        expect((await een.send({ ...FOTO, vanaf: '0' }, Buffer.from('abc'))).body).toEqual({
          ontvangen: 3,
          bestand: null,
        })
        const twee = await sender(path)
        expect((await twee.send({ ...FOTO, vanaf: '0' })).body.ontvangen).toBe(3)
        await twee.send({ ...FOTO, vanaf: '3' }, Buffer.from('def'))
        const page = await twee.tab.open(path)
        expect(page.tekst).toContain('Verwijder schuur.txt')
        const { html } = await sendForm(twee.tab, page, path, { ...FIELDS, onderwerp: 'In stukken' })
        expect((await contactIn(html)).bijlagen).toHaveLength(1)
        expect((await twee.tab.open(path)).tekst).not.toContain('schuur.txt')
      }
    })

    test('wie na het versturen teruggaat en er nog een toevoegt stelt een andere vraag; een tweede klik niet', async () => {
      const { tab, page, whole } = await sender()
      const een = await whole('een')
      const fields = { ...FIELDS, onderwerp: 'Nog een foto', toegevoegd: een.uuid }
      const [eerste, weer] = [
        await sendForm(tab, page, '/mijn/vragen/nieuw', fields),
        await sendForm(tab, page, '/mijn/vragen/nieuw', fields),
      ]
      expect(uuidIn(weer.html)).toBe(uuidIn(eerste.html))
      const twee = await whole('twee')
      const later = await sendForm(tab, page, '/mijn/vragen/nieuw', { ...fields, toegevoegd: twee.uuid })
      expect(uuidIn(later.html)).not.toBe(uuidIn(eerste.html))
      expect((await contactIn(later.html)).bijlagen).toHaveLength(1)
    })

    test('R28: bij een contact of zaak van een ander komt niets, en wie een ander is begint opnieuw', async () => {
      const vreemd = await contact({}, opzet.ander.uuid)
      const { tab, page, send } = await sender()
      const naar = async (query: string) => {
        const html = page.html.replace('/mijn/vragen/nieuw/uploads', `/mijn/vragen/nieuw/uploads?${query}`)
        return (await pieceSender(tab, { html })({ ...FOTO, vanaf: '0' }, Buffer.from('abc'))).status
      }
      expect([await naar(`vraag=${vreemd.uuid}`), await naar(`vraag=${crypto.randomUUID()}`)]).toEqual([404, 404])
      expect(await naar(`zaak=${crypto.randomUUID()}`)).toBe(404)
      await send({ ...FOTO, kenmerk: 'van merel', vanaf: '0' }, Buffer.from('abc'))
      const ander = await sender('/mijn/vragen/nieuw', await emre())
      expect((await ander.send({ ...FOTO, kenmerk: 'van merel', vanaf: '0' })).body.ontvangen).toBe(0)
    })
  })

  test('een lange vraag staat heel in een bijlage', async () => {
    const tab = await merel()
    const page = await tab.open('/mijn/vragen/nieuw')
    const sent = await sendForm(tab, page, '/mijn/vragen/nieuw', {
      ...FIELDS,
      onderwerp: 'Lang',
      inhoud: 'a'.repeat(3000),
    })
    const uuid = /\/mijn\/vragen\/([0-9a-f-]{36})/.exec(sent.html)?.[1] ?? ''
    const k = await app.client.klantcontacten.tonen({ params: { uuid } })
    expect(k.inhoud).toContain('alles staat in de bijlage')
    expect(k.bijlagen).toHaveLength(1)
  })
})
