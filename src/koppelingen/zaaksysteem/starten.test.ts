import pino from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { save, verwijzingTo } from '../../register/documenten/queries.ts'
import { fieldsOf, klantcontact, makeMedewerker, organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { makeZaaktype } from '../../run/testing/zaaksysteem/catalogus.ts'
import { inhoudOf } from '../../run/testing/zaaksysteem/documenten.ts'
import {
  type MetZaaksysteem,
  oneDayLater,
  runJobs,
  startDueZaken,
  startWithZaaksysteem,
} from '../../run/testing/zaaksysteem/opzet.ts'
import { startZaken } from './jobs.ts'
import { openAchtergeblevenDocumenten } from './saga/opruimen.ts'

let met: MetZaaksysteem
let sanne: string
beforeAll(async () => {
  met = await startWithZaaksysteem()
  ;({ medewerker: sanne } = await makeMedewerker(met.app))
})
afterAll(() => met.stop())
afterEach(() => {
  met.zgw.settings.ingreep = undefined
  met.zgw.settings.vooraf = undefined
})

async function register(extra: Parameters<typeof klantcontact>[1] = {}) {
  const contact = await met.app.client.klantcontacten.registreren({
    body: klantcontact(sanne, {
      onderwerp: 'Ik wil een boom kappen',
      opvolging: { zaakstarten: [met.start] },
      ...extra,
    }),
  })
  const [start] = contact.opvolging.zaakstarten
  if (!start) throw new Error('Geen zaakstart')
  return { contact, start }
}

const show = (uuid: string) => met.app.client.klantcontacten.tonen({ params: { uuid } })

/** A document that Balie keeps, as a bijlage. */
async function bijlage(tekst: string | Buffer = 'Schets van de boom') {
  const { uuid } = await met.app.client.documenten.toevoegen({
    body: { bestandsnaam: 'schets.txt', mediatype: 'text/plain', inhoud: Buffer.from(tekst).toString('base64') },
  })
  return {
    identificator: {
      objectId: uuid,
      codeObjecttype: 'informatieobject',
      codeRegister: 'balie',
      codeSoortObjectId: 'uuid',
    },
  }
}

/** Gives the objects that a start made in the zaaksysteem, by its mark. */
function gemaakt(uuid: string) {
  const { stand } = met.zgw
  const zaken = [...stand.zaken.values()].filter((zaak) =>
    (zaak.kenmerken as { kenmerk: string }[]).some(({ kenmerk }) => kenmerk === uuid),
  )
  const van = (soort: 'rollen' | 'statussen' | 'zaakinformatieobjecten') =>
    [...stand[soort].values()].filter((ding) => zaken.some(({ url }) => url === ding.zaak))
  return { zaken, rollen: van('rollen'), statussen: van('statussen'), koppelingen: van('zaakinformatieobjecten') }
}

describe('een zaak starten', () => {
  test('R12: het klantcontact en het voornemen staan vast in dezelfde transactie; de zaak volgt', async () => {
    const { contact, start } = await register()
    expect(contact).toMatchObject({ zonderOpvolging: false, opvolging: { internetaken: [], zaken: [] } })
    expect(start).toMatchObject({ status: 'wacht', nummer: null, zaaktype: { omschrijving: 'Kapvergunning' } })
    expect(start.voorDeKlant).toContain('U krijgt het nummer zodra het bekend is')
    await startDueZaken(met.app)
    const { zaken, rollen, statussen } = gemaakt(start.uuid)
    expect([zaken.length, rollen.length, statussen.length]).toEqual([1, 1, 1])
    const { opvolging } = await show(contact.uuid)
    expect(opvolging.zaakstarten).toMatchObject([{ status: 'gestart', nummer: zaken[0]?.identificatie }])
    expect(opvolging.zaken).toMatchObject([
      {
        identificator: {
          codeObjecttype: 'zgw-Zaak',
          codeRegister: 'openzaak',
          codeSoortObjectId: 'uuid',
          objectId: zaken[0]?.uuid,
        },
        zaak: { identificatie: zaken[0]?.identificatie, toestand: 'bekend' },
      },
    ])
  })

  test('het nummer is er binnen een seconde: er wordt twee keer per seconde gekeken, en een zaak wacht niet op een andere', async () => {
    expect(startZaken.everyMs).toBeLessThanOrEqual(500)
    const work = startZaken.begin({ db: met.app.db, config: met.app.config, log: pino({ level: 'silent' }) })
    let goOn: () => void = () => undefined
    const slow = new Promise<undefined>((done) => {
      goOn = () => done(undefined)
    })
    try {
      const { start: traag } = await register({ onderwerp: 'Deze zaak blijft hangen' })
      met.zgw.settings.vooraf = ({ method, pad, body }) =>
        method === 'POST' && pad.endsWith('/zaken') && body?.omschrijving === 'Deze zaak blijft hangen'
          ? slow
          : undefined
      await work.step()
      const { start } = await register()
      await work.step()
      const nummerOf = async (uuid: string) => (await met.app.client.zaken.start({ params: { uuid } })).nummer
      await expect.poll(() => nummerOf(start.uuid), { interval: 20 }).toMatch(/^BALIE-/)
      expect(await nummerOf(traag.uuid)).toBeNull()
    } finally {
      goOn()
      await work.stop()
    }
  })

  test('de volgorde is zaak, rollen, documenten, koppeling, en de eerste status het laatst', async () => {
    const { start } = await register({ bijlagen: [await bijlage()] })
    met.zgw.gekregen.length = 0
    let gekoppeldVoorStatus: unknown
    met.zgw.settings.vooraf = async ({ method, pad }) => {
      if (method === 'POST' && pad.endsWith('/statussen'))
        gekoppeldVoorStatus = (await met.app.client.zaken.start({ params: { uuid: start.uuid } })).nummer
      return undefined
    }
    await startDueZaken(met.app)
    const gemaaktNaElkaar = met.zgw.gekregen
      .filter(({ method }) => method === 'POST')
      .map(({ pad }) => pad.split('/').at(-1))
    expect(gemaaktNaElkaar).toEqual([
      'zaken',
      'rollen',
      'enkelvoudiginformatieobjecten',
      'zaakinformatieobjecten',
      'statussen',
    ])
    expect(gekoppeldVoorStatus).toMatch(/^BALIE-/)
  })

  test('elke aanroep heeft beide CRS-headers op zaken, een token van een minuut terug en de naam van wie het doet', async () => {
    await register()
    met.zgw.gekregen.length = 0
    await startDueZaken(met.app)
    for (const { pad, headers } of met.zgw.gekregen) {
      const [, payload = ''] = headers.authorization?.split('.') ?? []
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
      expect(claims).toMatchObject({ iss: 'balie-test', client_id: 'balie-test', user_id: expect.any(String) })
      expect(Date.now() / 1000 - claims.iat).toBeGreaterThan(59)
      if (pad.startsWith('/zaken/'))
        expect([headers['accept-crs'], headers['content-crs']]).toEqual(['EPSG:4326', 'EPSG:4326'])
    }
  })

  test('R4, R8: rollen op BSN, KVK of naam, met machtiging, en de adressen van dit contact bij de rol', async () => {
    const { client } = met.app
    const klant = await client.partijen.maken({
      body: organisatie({ identificatoren: [{ soort: 'kvk_nummer', nummer: '90004760' }] }),
    })
    const gemachtigde = await client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: '999990019' }] }),
    })
    const { start } = await register({
      betrokkenen: [
        { rol: 'klant', partij: klant.uuid },
        {
          rol: 'vertegenwoordiger',
          initiator: true,
          partij: gemachtigde.uuid,
          digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'w.deboer@voorbeeld.nl' }],
        },
        { rol: 'klant', contactnaam: { voornaam: 'Kees', achternaam: 'Visser' } },
      ],
    })
    await startDueZaken(met.app)
    const { rollen } = gemaakt(start.uuid)
    expect(
      rollen.map((rol) => [
        rol.omschrijvingGeneriek,
        rol.betrokkeneType,
        rol.indicatieMachtiging,
        rol.betrokkeneIdentificatie,
      ]),
    ).toEqual([
      [
        'initiator',
        'niet_natuurlijk_persoon',
        'machtiginggever',
        { kvkNummer: '90004760', statutaireNaam: 'Bakkerij De Korenaar' },
      ],
      ['belanghebbende', 'natuurlijk_persoon', 'gemachtigde', { inpBsn: '999990019' }],
      ['belanghebbende', 'natuurlijk_persoon', 'machtiginggever', { geslachtsnaam: 'Visser', voornamen: 'Kees' }],
    ])
    expect(rollen[1]?.contactpersoonRol).toEqual({ naam: 'Willemijn de Boer', emailadres: 'w.deboer@voorbeeld.nl' })
  })

  test('een zaaktype dat niet mag, een concept is of nog niet geldt, wordt bij het veld geweigerd en er wordt niets vastgelegd', async () => {
    const { app, zgw, kies, systeem } = met
    makeZaaktype(zgw.stand, { identificatie: 'CONCEPT', omschrijving: 'Concept', concept: true })
    makeZaaktype(zgw.stand, { identificatie: 'LATER', omschrijving: 'Later', begin: '2990-01-01' })
    makeZaaktype(zgw.stand, { identificatie: 'JURIST', omschrijving: 'Bezwaar' })
    await app.client.zaaksysteem.testen({ params: { uuid: systeem.uuid } })
    await kies('LATER')
    await kies('JURIST', { rollen: ['jurist'] })
    const kcc = await app.alsMedewerker(sanne, ['kcc-medewerker'])
    const lijst = async (zoek?: string) =>
      (await kcc.zaaksystemen.startbaar({ query: { zoek } })).resultaten.map(({ identificatie }) => identificatie)
    expect(await lijst()).toEqual(['VERGUNNING'])
    await kies('VERGUNNING', { synoniemen: ['omzagen'] })
    expect([await lijst('Omzagen'), await lijst('boom kap'), await lijst('fiets')]).toEqual([
      ['VERGUNNING'],
      ['VERGUNNING'],
      [],
    ])
    for (const zaaktype of ['CONCEPT', 'LATER', 'JURIST', 'BESTAATNIET']) {
      const opvolging = { zaakstarten: [{ ...met.start, zaaktype }] }
      const probleem = await problemIn(kcc.klantcontacten.registreren({ body: klantcontact(sanne, { opvolging }) }))
      expect([zaaktype, probleem.status, fieldsOf(probleem)]).toEqual([
        zaaktype,
        400,
        ['opvolging.zaakstarten.0.zaaktype'],
      ])
    }
    const { klantcontacten } = await app.als({ rechten: ['klantcontacten.registreren'] })
    const opvolging = { zaakstarten: [met.start] }
    expect(await problemIn(klantcontacten.registreren({ body: klantcontact(sanne, { opvolging }) }))).toMatchObject({
      status: 403,
    })
  })

  test('een nummer dat een ander al gebruikt wordt overgeslagen, ook als het was gereserveerd', async () => {
    const { start } = await register()
    const { rows } = await met.app.pool.query('select identificatie from zaakstart where uuid = $1', [start.uuid])
    const [ander] = [...met.zgw.stand.zaken.values()]
    if (!ander) throw new Error('Geen zaak')
    met.zgw.stand.zaken.set('vreemd', { ...ander, url: 'vreemd', identificatie: rows[0].identificatie, kenmerken: [] })
    await startDueZaken(met.app)
    const { zaken } = gemaakt(start.uuid)
    met.zgw.stand.zaken.delete('vreemd')
    expect(zaken).toHaveLength(1)
    expect(zaken[0]?.identificatie).not.toBe(rows[0].identificatie)
  })

  test('met nummers van het zaaksysteem wordt er eerst een gereserveerd, en dat is het nummer van de zaak', async () => {
    const params = { uuid: met.systeem.uuid }
    await met.app.client.zaaksystemen.wijzigen({ params, body: { nummering: 'gereserveerd' } })
    const { contact, start } = await register()
    await startDueZaken(met.app)
    const { opvolging } = await show(contact.uuid)
    expect(opvolging.zaakstarten[0]?.nummer).toMatch(/^ZAAK-2026-9/)
    expect(gemaakt(start.uuid).zaken).toHaveLength(1)
    await met.app.client.zaaksystemen.wijzigen({ params, body: { nummering: 'eigen' } })
  })
})

describe('vanuit een interne taak', () => {
  test('R22: een zaak starten en koppelen staat in het verloop van de taak; een nummer dat geen zaak is wordt geweigerd', async () => {
    const contact = await met.app.client.klantcontacten.registreren({ body: klantcontact(sanne) })
    const params = { uuid: contact.opvolging.internetaken[0]?.uuid ?? '' }
    await met.app.client.opvolging.zaakStarten({ params, body: met.start })
    await startDueZaken(met.app)
    const { opvolging } = await show(contact.uuid)
    const nummer = opvolging.zaakstarten[0]?.nummer ?? ''
    const { resultaten } = await met.app.client.internetaken.verloop({ params })
    expect(resultaten[0]).toMatchObject({ soort: 'zaak_gekoppeld', reden: nummer })
    const opNummer = (objectId: string) =>
      met.app.client.opvolging.zaakKoppelen({
        params,
        body: { objectId, codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' },
      })
    expect(await problemIn(opNummer(nummer))).toMatchObject({ status: 409, code: 'zaak-al-gekoppeld' })
    const onbekend = await problemIn(opNummer('geen zaak'))
    expect([onbekend.code, fieldsOf(onbekend)]).toEqual(['zaak-onbekend', ['objectId']])
  })
})

describe('precies één zaak', () => {
  test('wie van elke aanroep het antwoord verliest houdt één zaak, één van elke rol, één status en elk document één keer over', async () => {
    const { start, contact } = await register({
      bijlagen: [await bijlage('een'), await bijlage('twee')],
      betrokkenen: [
        { rol: 'klant', initiator: true, contactnaam: { voornaam: 'Kees', achternaam: 'Visser' } },
        { rol: 'klant', contactnaam: { voornaam: 'Anna', achternaam: 'Bos' } },
      ],
    })
    const verloren = new Set<string>()
    met.zgw.settings.ingreep = ({ method, pad, body }) => {
      if (method !== 'POST') return undefined
      const wat = JSON.stringify([pad, body?.identificatie, body?.roltype, body?.informatieobject])
      if (verloren.has(wat)) return undefined
      verloren.add(wat)
      return 'cut'
    }
    for (let keer = 0; keer < 12; keer += 1) {
      await startDueZaken(met.app)
      await oneDayLater(met.app)
    }
    expect(verloren.size).toBe(8)
    const { zaken, rollen, statussen, koppelingen } = gemaakt(start.uuid)
    expect([zaken.length, rollen.length, statussen.length, koppelingen.length]).toEqual([1, 2, 1, 2])
    const documenten = [...met.zgw.stand.enkelvoudiginformatieobjecten.values()]
    for (const { informatieobject } of koppelingen)
      expect(documenten.filter(({ url }) => url === informatieobject)).toHaveLength(1)
    const { opvolging } = await show(contact.uuid)
    expect(opvolging.zaakstarten).toMatchObject([{ status: 'gestart', fout: null }])
    expect(opvolging.zaken).toHaveLength(1)
  })

  test('een groot document gaat in bestandsdelen; wie van elke aanroep het antwoord verliest houdt het één keer over, heel en open', async () => {
    const heel = Buffer.from(Array.from({ length: 3 * 1024 * 1024 + 9 }, (_, n) => n % 251))
    const document = await bijlage(heel)
    const { start } = await register({ bijlagen: [document] })
    const verloren = new Set<string>()
    met.zgw.settings.ingreep = ({ method, pad, body }) => {
      const wat = JSON.stringify([method, pad, Boolean(body?.lock)])
      if (method === 'GET' || !/documenten/.test(pad) || verloren.has(wat)) return undefined
      verloren.add(wat)
      return 'cut'
    }
    for (let keer = 0; keer < 14; keer += 1) {
      await startDueZaken(met.app)
      await oneDayLater(met.app)
    }
    const wat = [...verloren]
      .map((een) => JSON.parse(een) as [string, string])
      .map(([method, pad]) => `${method} ${pad.split('/')[4]} ${pad.split('/')[6] ?? ''}`.trim())
    expect(wat.filter((een) => een === 'PUT bestandsdelen')).toHaveLength(4)
    expect([...new Set(wat)].sort()).toEqual([
      'PATCH enkelvoudiginformatieobjecten',
      'POST enkelvoudiginformatieobjecten',
      'POST enkelvoudiginformatieobjecten lock',
      'POST enkelvoudiginformatieobjecten unlock',
      'PUT bestandsdelen',
    ])
    const { koppelingen, statussen } = gemaakt(start.uuid)
    expect([koppelingen.length, statussen.length]).toEqual([1, 1])
    const uuid = document.identificator.objectId
    const daar = [...met.zgw.stand.enkelvoudiginformatieobjecten.values()].filter((een) => een.identificatie === uuid)
    expect(daar).toMatchObject([{ locked: false, bestandsomvang: heel.length, bestandsdelen: [] }])
    expect(daar[0] && inhoudOf(daar[0])?.equals(heel)).toBe(true)
    expect(await met.app.client.zaken.start({ params: { uuid: start.uuid } })).toMatchObject({ status: 'gestart' })
  })

  test('zonder antwoord dat verloren gaat is elk deel één keer verstuurd, en is het lock dat van het document', async () => {
    const { start } = await register({ bijlagen: [await bijlage(Buffer.alloc(2 * 1024 * 1024 + 1, 7))] })
    met.zgw.gekregen.length = 0
    await startDueZaken(met.app)
    const gedaan = met.zgw.gekregen.filter(({ method, pad }) => method !== 'GET' && pad.startsWith('/documenten/'))
    expect(gedaan.map(({ method, pad }) => `${method} ${pad.split('/').at(method === 'PUT' ? -2 : -1)}`)).toEqual([
      'POST enkelvoudiginformatieobjecten',
      'PUT bestandsdelen',
      'PUT bestandsdelen',
      'PUT bestandsdelen',
      'POST unlock',
    ])
    expect(gedaan[0]?.body?.integriteit).toMatchObject({ algoritme: 'sha_256' })
    expect(gemaakt(start.uuid).statussen).toHaveLength(1)
  })

  test('met een virusscanner gaat een document pas als het schoon is, en een besmet document niet; de zaak is er dan al', async () => {
    const [schoon, besmet] = [await bijlage('schoon'), await bijlage('besmet')]
    const { start } = await register({ bijlagen: [schoon, besmet] })
    await startDueZaken(met.app, new Date(), { CLAMAV_ADRES: '127.0.0.1:1' })
    expect(gemaakt(start.uuid)).toMatchObject({ zaken: [{}], koppelingen: [], statussen: [] })
    const { fout } = await met.app.client.zaken.start({ params: { uuid: start.uuid } })
    expect(fout).toContain('als ze op virussen zijn gecontroleerd')
    const zet = (uuid: string, als: string) =>
      met.app.pool.query('update inhoud set controle = $2 where uuid = $1', [uuid, als])
    await zet(schoon.identificator.objectId, 'schoon')
    await zet(besmet.identificator.objectId, 'besmet')
    await oneDayLater(met.app)
    await startDueZaken(met.app, new Date(), { CLAMAV_ADRES: '127.0.0.1:1' })
    const { koppelingen, statussen } = gemaakt(start.uuid)
    expect([koppelingen.length, statussen.length]).toEqual([1, 1])
    const namen = [...met.zgw.stand.enkelvoudiginformatieobjecten.values()].map(({ identificatie }) => identificatie)
    expect(namen).toContain(schoon.identificator.objectId)
    expect(namen).not.toContain(besmet.identificator.objectId)
  })

  test('een leeg document gaat mee als leeg document', async () => {
    const { uuid } = await met.app.client.documenten.toevoegen({
      body: { bestandsnaam: 'x.txt', mediatype: 'text/plain', inhoud: Buffer.from('x').toString('base64') },
    })
    const leeg = await save(met.app.db, { bestandsnaam: 'leeg.txt', mediatype: 'text/plain', inhoud: Buffer.alloc(0) })
    const bijlagen = [uuid, leeg].map((een) => ({ identificator: verwijzingTo(een) }))
    const { start } = await register({ bijlagen })
    await startDueZaken(met.app)
    expect(gemaakt(start.uuid)).toMatchObject({ statussen: [{}], koppelingen: [{}, {}] })
    const daar = [...met.zgw.stand.enkelvoudiginformatieobjecten.values()].find((een) => een.identificatie === leeg)
    expect(daar).toMatchObject({ bestandsomvang: 0, locked: false })
  })

  test('twee werkers tegelijk starten een zaak één keer', async () => {
    const starten = await Promise.all([1, 2, 3].map(() => register()))
    await Promise.all([1, 2, 3].map(() => startDueZaken(met.app)))
    for (const { start } of starten) {
      const { zaken, rollen, statussen } = gemaakt(start.uuid)
      expect([zaken.length, rollen.length, statussen.length]).toEqual([1, 1, 1])
    }
  })
})

describe('als het zaaksysteem niet meewerkt', () => {
  const html = { status: 200, body: '<html>Onderhoud</html>' }
  const gevallen = [
    ['niet bereikbaar is', 'reset' as const, /is niet bereikbaar/],
    ['HTML geeft', html, /iets anders dan JSON/],
    ['een halve tekst geeft', { status: 201, body: '{"url": "http' }, /iets anders dan JSON/],
    ['een storing heeft', { status: 500, body: '{}' }, /heeft een storing/],
    ['te veel vragen krijgt', { status: 429, body: '{}' }, /te veel vragen/],
    ['doorverwijst', { status: 302, body: '', headers: { Location: 'http://169.254.169.254/' } }, /verwijst door/],
    ['een enorm antwoord geeft', { status: 201, body: Buffer.alloc(11 * 1024 * 1024, 'x') }, /te groot/],
    ['iets anders geeft dan de standaard zegt', { status: 201, body: '{"uuid":1}' }, /anders dan de standaard/],
    [
      'weigert met een code',
      {
        status: 400,
        body: '{"code":"invalid","invalidParams":[{"name":"zaaktype","code":"not-published","reason":"x"}]}',
      },
      /zaaktype: not-published/,
    ],
    ['het recht niet geeft', { status: 403, body: '{"code":"permission_denied"}' }, /laat Balie dit niet doen/],
  ] as const
  test.each(gevallen)(
    'dat het %s staat op de werklijst met de reden, en het klantcontact blijft',
    async (_, antwoord, reden) => {
      const { contact, start } = await register()
      met.zgw.settings.vooraf = ({ method, pad }) =>
        method === 'POST' && pad.endsWith('/zaken') ? antwoord : undefined
      await startDueZaken(met.app)
      const { resultaten } = await met.app.client.zaken.wachtend({ query: { aantal: '100' } })
      expect(resultaten.find(({ uuid }) => uuid === start.uuid)).toMatchObject({
        status: 'wacht',
        nummer: null,
        pogingen: 1,
        fout: expect.stringMatching(reden),
        zaaksysteem: { naam: 'Open Zaak' },
        klantcontact: { uuid: contact.uuid },
      })
      met.zgw.settings.vooraf = undefined
      await met.app.client.zaken.nuProberen({ params: { uuid: start.uuid } })
      await startDueZaken(met.app)
      expect(gemaakt(start.uuid).statussen).toHaveLength(1)
    },
  )

  test('wat wacht is te tellen, en kan samen nu worden geprobeerd: wat is genoemd, of alles', async () => {
    const { client } = met.app
    const uuids = [(await register()).start.uuid, (await register()).start.uuid, (await register()).start.uuid]
    met.zgw.settings.vooraf = ({ method, pad }) =>
      method === 'POST' && pad.endsWith('/zaken') ? { status: 403, body: '{}' } : undefined
    await startDueZaken(met.app)
    met.zgw.settings.vooraf = undefined
    expect(await client.zaken.aantalWachtend()).toEqual({ aantal: 3 })
    expect(await client.zaken.allesProberen({ body: { zaakstarten: uuids.slice(0, 1) } })).toEqual({ aantal: 1 })
    await startDueZaken(met.app)
    expect(await client.zaken.aantalWachtend()).toEqual({ aantal: 2 })
    expect(await client.zaken.allesProberen({ body: {} })).toEqual({ aantal: 2 })
    await startDueZaken(met.app)
    expect(await client.zaken.aantalWachtend()).toEqual({ aantal: 0 })
    expect(await client.zaken.allesProberen({ body: { zaakstarten: uuids } })).toEqual({ aantal: 0 })
  })

  test('wie steeds geen antwoord krijgt laat het zaaksysteem even met rust, en wacht steeds langer', async () => {
    const starten = await Promise.all(Array.from({ length: 8 }, () => register()))
    met.zgw.gekregen.length = 0
    let aanroepen = 0
    met.zgw.settings.vooraf = () => {
      aanroepen += 1
      return 'reset'
    }
    await startDueZaken(met.app)
    expect(aanroepen).toBeLessThan(2 * 8)
    const fouten = await Promise.all(
      starten.map(({ start }) => met.app.client.zaken.start({ params: { uuid: start.uuid } })),
    )
    expect(fouten.filter(({ fout }) => fout?.includes('met rust gelaten')).length).toBeGreaterThan(0)
    met.zgw.settings.vooraf = undefined
    // A zaaksysteem that is set anew is reached by new connections.
    const params = { uuid: met.systeem.uuid }
    await met.app.client.zaaksystemen.wijzigen({ params, body: { gelijktijdig: 5 } })
    await oneDayLater(met.app)
    await startDueZaken(met.app)
    for (const { start } of starten) expect(gemaakt(start.uuid).zaken).toHaveLength(1)
  })

  test('wat bij opgeven half in het zaaksysteem stond, blijft daar niet vergrendeld', async () => {
    const groot = Buffer.alloc(2 * 1024 * 1024 + 1, 7)
    const documenten = () => [...met.zgw.stand.enkelvoudiginformatieobjecten.values()]
    const vergrendeld = () => documenten().filter(({ locked }) => locked).length
    const giveUp = async (mislukt: (pad: string) => boolean) => {
      const { start } = await register({ bijlagen: [await bijlage(groot)] })
      met.zgw.settings.vooraf = ({ pad }) => (mislukt(pad) ? { status: 503, body: '{}' } : undefined)
      await startDueZaken(met.app)
      await met.app.client.zaken.opgeven({
        params: { uuid: start.uuid },
        body: { reden: 'Het duurt te lang', actoren: [sanne] },
      })
      return start.uuid
    }
    const voor = vergrendeld()
    // One that misses its parts is opened by force; of the other only the unlocking did not succeed.
    await giveUp((pad) => pad.includes('/bestandsdelen/'))
    await giveUp((pad) => pad.endsWith('/unlock'))
    expect(vergrendeld()).toBe(voor + 2)
    await runJobs(met.app, openAchtergeblevenDocumenten)
    // The zaaksysteem did not answer: it is tried again an hour later.
    expect(vergrendeld()).toBeGreaterThan(voor)
    met.zgw.settings.vooraf = undefined
    await runJobs(met.app, openAchtergeblevenDocumenten, new Date(Date.now() + 2 * 3_600_000))
    expect(vergrendeld()).toBe(voor)
    expect(
      (await met.app.pool.query(`select from zaakstart where status = 'opgegeven' and stappen ? 'uploads'`)).rows,
    ).toEqual([])
  })

  test('R12: opgeven met een reden geeft een interne taak, en daarna gaat er niets meer naar het zaaksysteem', async () => {
    const { contact, start } = await register()
    met.zgw.settings.vooraf = () => ({ status: 503, body: '{}' })
    await startDueZaken(met.app)
    met.zgw.settings.vooraf = undefined
    const params = { uuid: start.uuid }
    const leeg = await problemIn(met.app.client.zaken.opgeven({ params, body: { reden: '' } }))
    expect(fieldsOf(leeg)).toEqual(['reden'])
    const taak = await met.app.client.zaken.opgeven({
      params,
      body: { reden: 'De klant trekt het in.', actoren: [sanne] },
    })
    expect(taak).toMatchObject({
      status: 'te_verwerken',
      klantcontact: { uuid: contact.uuid },
      actoren: [{ uuid: sanne }],
    })
    expect(taak.toelichting).toContain('Kijk eerst of zaak BALIE-')
    await oneDayLater(met.app)
    await startDueZaken(met.app)
    expect(gemaakt(start.uuid).zaken).toHaveLength(0)
    const { opvolging } = await show(contact.uuid)
    expect(opvolging).toMatchObject({
      internetaken: [{ uuid: taak.uuid }],
      zaakstarten: [{ status: 'opgegeven', reden: 'De klant trekt het in.' }],
    })
    expect(await problemIn(met.app.client.zaken.opgeven({ params, body: { reden: 'Nog eens' } }))).toMatchObject({
      status: 409,
      code: 'zaakstart-al-klaar',
    })
  })

  test('R12: zonder wat ervoor in de plaats komt kan een voornemen niet weg, ook niet om Balie heen', async () => {
    const { start } = await register()
    const weg = met.app.pool.query(
      `update zaakstart set status = 'opgegeven', reden = 'x', klaar_op = now() where uuid = $1`,
      [start.uuid],
    )
    await expect(weg).rejects.toThrow(/ten minste een interne taak of een zaak/)
    await startDueZaken(met.app)
  })

  test('R28: wie het klantcontact niet ziet, ziet ook niet dat er een zaak wordt gestart', async () => {
    const { start } = await register({ vertrouwelijk: true })
    const { uuid: ander } = await met.app.client.actoren.maken({
      body: { naam: 'Vreemd', soortActor: 'medewerker', functie: 'Behandelaar' },
    })
    const vreemd = await met.app.alsMedewerker(ander, ['behandelaar'])
    expect(await problemIn(vreemd.zaken.start({ params: { uuid: start.uuid } }))).toMatchObject({ status: 404 })
    const { resultaten } = await vreemd.zaken.wachtend({ query: { aantal: '100' } })
    expect(resultaten).toEqual([])
  })
})

test('R12 R13 R23: een later bericht over een verzoek krijgt de zaak die Balie startte, en er start geen tweede', async () => {
  const { app } = met
  await app.client.inkomend.maken({
    body: { ...{ soort: 'dso', sleutel: 'kapmelding', naam: 'Kapmelding' }, regel: { zaak: met.start } },
  })
  const lever = async (volgnummer: number, doel: string) => {
    const verzoek = `<verzoek><verzoeknummer>kap-1</verzoeknummer><volgnummer>${volgnummer}</volgnummer><doel>${doel}</doel><type>Kapmelding</type></verzoek>`
    const { klantcontact: contact } = await app.client.aanleveren.dso({ body: new TextEncoder().encode(verzoek) })
    return contact.uuid
  }
  const eerste = await lever(1, 'Initiëren')
  await startDueZaken(app)
  const { opvolging } = await show(eerste)
  expect(opvolging.zaakstarten).toMatchObject([{ status: 'gestart' }])
  for (const [volgnummer, doel] of [
    [2, 'Aanvullen'],
    [3, 'Initiëren'],
    [4, 'Iets nieuws'],
  ] as const) {
    const later = await show(await lever(volgnummer, doel))
    expect(later.opvolging.zaken.map(({ identificator }) => identificator.objectId)).toEqual(
      opvolging.zaken.map(({ identificator }) => identificator.objectId),
    )
    expect(later.opvolging).toMatchObject({ zaakstarten: [], internetaken: [{ status: 'te_verwerken' }] })
  }
})

describe('eigenschappen', () => {
  const EIGENSCHAPPEN = [
    { naam: 'soort boom', specificatie: { formaat: 'tekst', lengte: '10', waardenverzameling: ['Eik', 'Beuk'] } },
    { naam: 'kapdatum', specificatie: { formaat: 'datum', lengte: '8', waardenverzameling: [] } },
    { naam: 'hoogte', specificatie: { formaat: 'getal', lengte: '5,2' } },
    { naam: 'gezien', specificatie: { formaat: 'datum_tijd', lengte: '14' } },
  ]
  beforeAll(async () => {
    makeZaaktype(met.zgw.stand, { identificatie: 'BOOM', omschrijving: 'Boom', eigenschappen: EIGENSCHAPPEN })
    await met.app.client.zaaksysteem.testen({ params: { uuid: met.systeem.uuid } })
    await met.kies('BOOM')
  })
  const boom = (eigenschappen: Record<string, string>) => ({ ...met.start, zaaktype: 'BOOM', eigenschappen })
  const vanZaak = (uuid: string) => {
    const { zaken } = gemaakt(uuid)
    const found = [...met.zgw.stand.zaakeigenschappen.values()].filter(({ zaak }) => zaak === zaken[0]?.url)
    return Object.fromEntries(found.map(({ naam, waarde }) => [naam, waarde]))
  }

  test('R22: een zaak krijgt de eigenschappen, zoals het zaaktype ze wil, ook als een antwoord wegvalt één keer', async () => {
    const given = { 'soort boom': 'Eik', kapdatum: '2026-03-02', hoogte: '12,5', gezien: '2026-07-01T22:30:00Z' }
    const { start } = await register({ opvolging: { zaakstarten: [boom(given)] } })
    let cuts = 0
    met.zgw.settings.ingreep = ({ method, pad }) =>
      method === 'POST' && pad.endsWith('/zaakeigenschappen') && cuts++ === 1 ? 'cut' : undefined
    await startDueZaken(met.app)
    await oneDayLater(met.app)
    await startDueZaken(met.app)
    expect(cuts).toBe(4)
    expect(vanZaak(start.uuid)).toEqual({
      'soort boom': 'Eik',
      kapdatum: '20260302',
      hoogte: '12,5',
      gezien: '20260702003000',
    })
    expect((await met.app.client.zaken.start({ params: { uuid: start.uuid } })).status).toBe('gestart')
  })

  test.each([
    ['een eigenschap die het zaaktype niet heeft', { kleur: 'Groen' }, 'kleur'],
    ['een waarde die niet in de verzameling staat', { 'soort boom': 'Palm' }, 'soort boom'],
    ['een datum die geen datum is', { kapdatum: 'morgen' }, 'kapdatum'],
    ['een dag die de kalender niet heeft', { kapdatum: '20260231' }, 'kapdatum'],
    ['een tijdstip dat niet in ISO is', { gezien: '3/2/2026 10:00' }, 'gezien'],
    ['een getal met te veel cijfers', { hoogte: '123456' }, 'hoogte'],
    ['een getal met te veel decimalen', { hoogte: '1,234' }, 'hoogte'],
  ])('%s: er wordt niets gemaakt, en de zaak wacht met de reden', async (_wat, eigenschappen, naam) => {
    const { start } = await register({ opvolging: { zaakstarten: [boom(eigenschappen)] } })
    await startDueZaken(met.app)
    const nu = await met.app.client.zaken.start({ params: { uuid: start.uuid } })
    expect(nu).toMatchObject({ status: 'wacht', fout: expect.stringContaining(naam) })
    expect(gemaakt(start.uuid).zaken).toEqual([])
    await met.app.client.zaken.opgeven({ params: { uuid: start.uuid }, body: { reden: 'Klaar', actoren: [sanne] } })
  })

  test('R12: een formulier start de zaak met eigenschappen uit wat is ingevuld; wat leeg is blijft weg', async () => {
    const { app } = met
    await app.client.inkomend.maken({
      body: {
        ...{ sleutel: 'kappen', naam: 'Kappen' },
        regel: {
          zaak: {
            ...met.start,
            zaaktype: 'BOOM',
            eigenschappen: [
              { naam: 'soort boom', veld: 'boom' },
              { naam: 'hoogte', veld: 'hoogte' },
            ],
          },
        },
      },
    })
    const { klantcontact: contact } = await app.client.aanleveren.formulier({
      params: { id: 'kappen' },
      body: { values: { boom: 'Beuk' }, metadata: { public_reference: 'OF-BOOM' } },
    })
    await startDueZaken(app)
    const { opvolging, bijlagen } = await show(contact.uuid)
    const start = opvolging.zaakstarten[0]
    expect(start?.status).toBe('gestart')
    expect(vanZaak(start?.uuid ?? '')).toEqual({ 'soort boom': 'Beuk' })
    const { koppelingen, rollen } = gemaakt(start?.uuid ?? '')
    expect([koppelingen.length, rollen.length]).toEqual([bijlagen.length, 1])
  })
})
