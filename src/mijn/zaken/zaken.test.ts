import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { uuidAanEinde } from '../../register/zaken/kopie.ts'
import { type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { bezoeker, textsOfAllPages } from '../../run/testing/mijn.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { makeZaaktype } from '../../run/testing/zaaksysteem/catalogus.ts'
import { makeDocument } from '../../run/testing/zaaksysteem/documenten.ts'
import { startZaaksysteem } from '../../run/testing/zaaksysteem/server.ts'
import { addRows } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'

const SECRET_KEY = Buffer.alloc(32, 7).toString('base64')
/** Merel Kooyman of the demonstration. */
const BSN = '999993847'

let app: TestApp
let opzet: Klanttaakopzet
let register: Awaited<ReturnType<typeof startZaaksysteem>>
let zaaksysteem: { uuid: string }

beforeAll(async () => {
  app = await startTestApp({ DEMO: 'true', SECRET_KEY })
  opzet = await startKlanttaken(app, RECHTEN, BSN)
  register = await startZaaksysteem()
  zaaksysteem = await app.client.zaaksystemen.maken({ body: register.alsZaaksysteem() })
})
afterAll(async () => {
  await app.stop()
  await register.stop()
})

async function visitor(sleutel = 'merel', middel = 'digid') {
  const tab = bezoeker(app.base)
  await tab.inloggen(sleutel, middel)
  return tab
}

const pathOf = (uuid: string) => `/mijn/zaken/${uuid}`

/** A copy of a zaak of another register, as following it keeps it. */
async function makeKopie(
  gegevens: object | null,
  extra: { klanten?: string[]; toestand?: string; foutOp?: string; uuid?: string } = {},
) {
  const uuid = extra.uuid ?? crypto.randomUUID()
  await app.pool.query(
    `insert into zaak (uuid, zaaksysteem, url, zaak_uuid, identificatie, toestand, gegevens, open, opgehaald_op, gelezen_op, volgende_keer, klanten, fout, fout_op)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, true, now(), now(), 'infinity', $7, $8, $9)`,
    [
      zaaksysteem.uuid,
      `https://zaken.voorbeeld.nl/zaken/${uuid}`,
      uuid,
      `ELDERS-${uuid.slice(0, 8)}`,
      extra.toestand ?? 'bekend',
      gegevens && JSON.stringify(gegevens),
      extra.klanten ?? [`inpBsn:${BSN}`],
      extra.foutOp ? 'Onbereikbaar' : null,
      extra.foutOp ?? null,
    ],
  )
  return uuid
}

const GEGEVENS = {
  zaaktype: 'Paspoort',
  omschrijving: 'Paspoort aanvragen',
  startdatum: '2026-11-01',
  einddatum: null,
  einddatumGepland: '2099-01-01',
  uiterlijkeEinddatum: '2099-02-01',
  status: { tekst: 'Wij maken uw paspoort.', gezetOp: '2026-11-02T10:00:00Z', volgnummer: 2, aantal: 4, eind: false },
  substatus: 'Uw foto is goedgekeurd.',
  resultaat: null,
  opgeschort: null,
  afdeling: 'Burgerzaken',
  deelzaken: [{ identificatie: 'D-1', omschrijving: 'Foto keuren', status: 'Klaar', einddatum: '2026-11-03' }],
}

describe('Mijn zaken', () => {
  test('R26, R28: een zaak is van wie er een rol in heeft; van een ander en van niemand antwoordt de pagina gelijk', async () => {
    const tab = await visitor()
    expect((await tab.open('/mijn/zaken')).tekst).toContain('Kap eik')
    expect((await tab.open(pathOf(opzet.zaak.uuid))).status).toBe(200)
    const other = await visitor('emre')
    const [ander, geen] = [await other.open(pathOf(opzet.zaak.uuid)), await other.open(pathOf(crypto.randomUUID()))]
    expect([ander.status, geen.status]).toEqual([404, 404])
    expect((await other.open('/mijn/zaken')).tekst).not.toContain('Kap eik')
  })

  test('de pagina heeft haar delen op volgorde: doen, status, documenten, contacten, vragen', async () => {
    const { uuid } = await opzet.zetUit({ titel: 'Stuur de kaart' })
    const page = await (await visitor()).open(pathOf(opzet.zaak.uuid))
    const parts = [
      'Wat u moet doen',
      'Stuur de kaart',
      'Status',
      'Documenten',
      'Uw eerdere contacten over deze zaak',
      'Vraag over deze zaak?',
    ]
    const places = parts.map((part) => page.tekst.indexOf(part, page.tekst.indexOf('Zaak ZAAK')))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(page.html).toContain(`/mijn/taken/${uuid}`)
  })

  test('R28: een document dat intern, niet klaar of te vertrouwelijk is staat er niet, en is niet op te halen', async () => {
    const zaak = await opzet.makeZaak({ omschrijving: 'Met documenten' })
    const { rows } = await app.pool.query<{ uuid: string }>(
      'select uuid from zaakregister_informatieobjecttype limit 1',
    )
    const type = `${app.base}/catalogi/api/v1/informatieobjecttypen/${rows[0]?.uuid}`
    const add = async (titel: string, extra: object) => {
      const document = await opzet.zgw.make('/documenten/api/v1/enkelvoudiginformatieobjecten', {
        bronorganisatie: '517439943',
        creatiedatum: '2026-11-01',
        titel,
        auteur: 'Gemeente',
        taal: 'nld',
        formaat: 'text/plain',
        bestandsnaam: `${titel}.txt`,
        informatieobjecttype: type,
        inhoud: Buffer.from(`Dit is ${titel}`).toString('base64'),
        bestandsomvang: Buffer.byteLength(`Dit is ${titel}`),
        vertrouwelijkheidaanduiding: 'openbaar',
        status: 'definitief',
        ...extra,
      })
      await opzet.zgw.make('/zaken/api/v1/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url })
      return String(document.url).split('/').at(-1)?.split('?')[0] ?? ''
    }
    const besluit = await add('Besluit', {})
    const concept = await add('Concept', { status: 'in_bewerking' })
    const geheim = await add('Geheim', { vertrouwelijkheidaanduiding: 'vertrouwelijk' })
    const tab = await visitor()
    const page = await tab.open(pathOf(zaak.uuid))
    expect(page.tekst).toContain('Besluit')
    expect(page.tekst).not.toContain('Concept')
    expect(page.tekst).not.toContain('Geheim')
    const open = await tab.ga(`${pathOf(zaak.uuid)}/documenten/${besluit}`)
    expect(await open.text()).toBe('Dit is Besluit')
    for (const document of [concept, geheim])
      expect((await tab.open(`${pathOf(zaak.uuid)}/documenten/${document}`)).status).toBe(404)
    expect((await (await visitor('emre')).open(`${pathOf(zaak.uuid)}/documenten/${besluit}`)).status).toBe(404)
  })

  test('R28: een zaak die te vertrouwelijk is, en die waarin iemand alleen gemachtigd is, staat er niet', async () => {
    const geheim = await opzet.makeZaak({ omschrijving: 'Onderzoek', vertrouwelijkheidaanduiding: 'geheim' })
    const tab = await visitor()
    expect((await tab.open(pathOf(geheim.uuid))).status).toBe(404)
    const zaak = await opzet.makeZaak({ omschrijving: 'Voor een ander' })
    await app.pool.query(`update zaakregister_rol set indicatie_machtiging = 'gemachtigde' where zaak = $1`, [
      zaak.uuid,
    ])
    expect((await tab.open(pathOf(zaak.uuid))).status).toBe(404)
  })

  test('opgeschort: de pagina zegt dat en waarom, en noemt dan geen verwachte datum', async () => {
    const zaak = await opzet.makeZaak({
      omschrijving: 'Wacht',
      opschorting: { indicatie: true, reden: 'Wij wachten op een advies' },
    })
    const page = await (await visitor()).open(pathOf(zaak.uuid))
    expect(page.tekst).toContain('Deze zaak staat stil')
    expect(page.tekst).toContain('Wij wachten op een advies')
    expect(page.tekst).not.toContain('verwacht')
  })

  test('een zaak van een zaaksysteem komt uit de kopie: status, substatus, deelzaken en wie haar behandelt', async () => {
    const uuid = await makeKopie(GEGEVENS)
    const page = await (await visitor()).open(pathOf(uuid))
    for (const text of [
      'Paspoort aanvragen',
      'Wij maken uw paspoort. (stap 2 van 4)',
      'Uw foto is goedgekeurd.',
      'Burgerzaken',
      'Foto keuren: Klaar',
      '1 januari 2099',
    ])
      expect(page.tekst).toContain(text)
    expect((await (await visitor('emre')).open(pathOf(uuid))).status).toBe(404)
  })

  describe('R28: de documenten van een zaak van een zaaksysteem', () => {
    const ALLES = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken', 'documenten.aanmaken']) }

    /** A zaak of the zaaksysteem and its copy here, with a document of which these things are other. */
    async function makeElders(rol: string, documenten: Record<string, object>, zaakExtra: object = {}) {
      const { stand } = register
      const zaaktype = makeZaaktype(stand, { identificatie: crypto.randomUUID(), omschrijving: 'Kapvergunning' })
      const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
      const zaak = makeZaak(stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype.url, ...zaakExtra }, ALLES)
      const roltype = (zaaktype.roltypen as string[])[['initiator', 'belanghebbende'].indexOf(rol)]
      const betrokkene = { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN } }
      makeRol(stand, { zaak: zaak.url, roltype, roltoelichting: '', ...betrokkene }, ALLES)
      const uuids: Record<string, string> = {}
      const [type = '', intern = ''] = zaaktype.informatieobjecttypen as string[]
      /** Another version of a type, which the zaaktype does not name. */
      const older = (of: string) => {
        const { url: _, ...velden } = stand.informatieobjecttypen.get(of) ?? {}
        return addRows(stand, 'informatieobjecttypen', velden).url
      }
      const types: Record<string, string> = { type, intern, ouder: older(type), internOuder: older(intern) }
      for (const [titel, { soort = 'type', ...extra }] of Object.entries<{ soort?: string }>(documenten)) {
        const inhoud = Buffer.from(`Dit is ${titel}`)
        const document = makeDocument(
          stand,
          {
            identificatie: crypto.randomUUID(),
            bronorganisatie: '517439943',
            creatiedatum: '2026-01-05',
            titel,
            auteur: 'Gemeente',
            taal: 'nld',
            formaat: 'text/plain',
            bestandsnaam: `${titel}.txt`,
            bestandsomvang: inhoud.length,
            inhoud: inhoud.toString('base64'),
            vertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
            status: 'definitief',
            ...extra,
            informatieobjecttype: types[soort],
          },
          ALLES,
        )
        uuids[titel] = uuidAanEinde(document.url)
        addRows(stand, 'zaakinformatieobjecten', {
          zaak: zaak.url,
          informatieobject: document.url,
          aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
          registratiedatum: '2026-01-05T10:00:00Z',
          vernietigingsdatum: null,
          status: null,
        })
      }
      const uuid = uuidAanEinde(zaak.url)
      await makeKopie(GEGEVENS, { uuid })
      return { uuid, uuids, zaaktype: zaaktype.url }
    }
    const pathOfDocument = ({ uuid, uuids }: Awaited<ReturnType<typeof makeElders>>, titel: string) =>
      `${pathOf(uuid)}/documenten/${uuids[titel]}`

    test('wat de klant mag zien staat er en is op te halen, en wat intern, niet klaar of te vertrouwelijk is bestaat niet', async () => {
      const elders = await makeElders('initiator', {
        Besluit: {},
        Concept: { status: 'in_bewerking' },
        Geheim: { vertrouwelijkheidaanduiding: 'vertrouwelijk' },
        Advies: { soort: 'intern' },
        Zonder: { vertrouwelijkheidaanduiding: '' },
      })
      const tab = await visitor()
      const { html, tekst } = await tab.open(pathOf(elders.uuid))
      expect(html).toContain(pathOfDocument(elders, 'Besluit'))
      const gekregen = await tab.ga(pathOfDocument(elders, 'Besluit'))
      expect([await gekregen.text(), gekregen.headers.get('content-disposition')]).toEqual([
        'Dit is Besluit',
        expect.stringContaining('Besluit.txt'),
      ])
      for (const titel of ['Concept', 'Geheim', 'Advies', 'Zonder']) {
        expect(tekst).not.toContain(titel)
        expect((await tab.open(pathOfDocument(elders, titel))).status).toBe(404)
      }
      const [ander, anderTab] = [await makeElders('initiator', { Brief: {} }), await visitor('emre')]
      expect((await tab.open(`${pathOf(elders.uuid)}/documenten/${ander.uuids.Brief}`)).status).toBe(404)
      expect((await anderTab.open(pathOfDocument(elders, 'Besluit'))).status).toBe(404)
      const { rows } = await app.pool.query<{ partijen: string[] }>(
        `select partijen from logboek where operatie = 'mijn.zaken.document' and resultaat = 200 order by op desc limit 1`,
      )
      expect(rows).toMatchObject([{ partijen: [opzet.klant.uuid] }])
    })

    test('een document waarvan de catalogus niet zegt dat het inkomt of uitgaat is intern; een oudere versie van een soort is die soort', async () => {
      const elders = await makeElders('initiator', {
        Besluit: {},
        Brief: { soort: 'ouder' },
        Advies: { soort: 'intern' },
        Notitie: { soort: 'internOuder' },
      })
      const tab = await visitor()
      const sees = async (...expected: string[]) => {
        const { tekst } = await tab.open(pathOf(elders.uuid))
        for (const titel of Object.keys(elders.uuids)) {
          const [isThere, status] = expected.includes(titel) ? [true, 200] : [false, 404]
          expect([titel, tekst.includes(titel)]).toEqual([titel, isThere])
          expect((await tab.ga(pathOfDocument(elders, titel))).status).toBe(status)
        }
      }
      await sees('Besluit', 'Brief')
      const named = register.stand['zaaktype-informatieobjecttypen']
      const ofType = [...named].filter(([, item]) => item.zaaktype === elders.zaaktype)
      register.settings.ingreep = ({ pad }) =>
        pad.includes('/zaaktype-informatieobjecttypen?')
          ? { status: 200, body: JSON.stringify(ofType.map(([, item]) => ({ ...item, richting: null }))) }
          : undefined
      await sees()
      register.settings.ingreep = undefined
      for (const [url] of ofType) named.delete(url)
      await sees()
    })

    test('van veel documenten worden er weinig tegelijk gelezen, tot wat voor de klant is er staat; en wie twee keer kijkt vraagt één keer', async () => {
      const many = (count: number, naam: string, extra: object) =>
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`${naam}-${index}-`, extra]))
      const elders = await makeElders('initiator', {
        ...many(55, 'Advies', { soort: 'intern' }),
        Besluit: {},
        ...many(53, 'Brief', {}),
      })
      let [now, most, all] = [0, 0, 0]
      register.settings.vooraf = ({ pad }) => {
        if (!pad.includes('/enkelvoudiginformatieobjecten/')) return undefined
        now += 1
        all += 1
        most = Math.max(most, now)
        return undefined
      }
      register.settings.ingreep = ({ pad }) => {
        if (pad.includes('/enkelvoudiginformatieobjecten/')) now -= 1
        return undefined
      }
      const tab = await visitor()
      const [{ tekst }] = await Promise.all([tab.open(pathOf(elders.uuid)), tab.open(pathOf(elders.uuid))])
      register.settings.vooraf = undefined
      register.settings.ingreep = undefined
      expect(tekst).toContain('Besluit')
      expect(tekst).toContain('Deze zaak heeft meer documenten dan hier staan.')
      expect([most, all <= 109]).toEqual([4, true])
    })

    test('wie alleen belanghebbende is, of van wie de zaak intussen te vertrouwelijk is, ziet ze niet', async () => {
      const tab = await visitor()
      const [belang, geheim] = [
        await makeElders('belanghebbende', { Besluit: {} }),
        await makeElders('initiator', { Besluit: {} }, { vertrouwelijkheidaanduiding: 'vertrouwelijk' }),
      ]
      for (const elders of [belang, geheim]) {
        expect((await tab.open(pathOf(elders.uuid))).tekst).toContain('alleen voor wie deze zaak aanvroeg')
        expect((await tab.open(pathOfDocument(elders, 'Besluit'))).status).toBe(404)
      }
    })

    test('een zaaksysteem dat er niet is, een fout geeft of zwijgt verbergt niets anders', async () => {
      const elders = await makeElders('initiator', { Besluit: {}, Brief: {} })
      const tab = await visitor()
      const weg = register.settings
      const uitkomst = async () => {
        const begun = Date.now()
        const { status, tekst } = await tab.open(pathOf(elders.uuid))
        expect([status, Date.now() - begun < 6_000]).toEqual([200, true])
        expect(tekst).toContain('Wij maken uw paspoort.')
        return tekst
      }
      const isBrief = ({ pad }: { pad: string }) => pad.endsWith(elders.uuids.Brief ?? '')
      weg.vooraf = (call) => (isBrief(call) ? { status: 500, body: 'stuk' } : undefined)
      expect(await uitkomst()).toMatch(/Besluit.*Niet alle documenten zijn nu op te halen/)
      const silence = Promise.withResolvers<undefined>()
      weg.vooraf = (call) => (isBrief(call) ? silence.promise : undefined)
      expect(await uitkomst()).toMatch(/Besluit.*Niet alle documenten zijn nu op te halen/)
      weg.vooraf = () => ({ status: 500, body: 'stuk' })
      expect(await uitkomst()).toContain('dat antwoordt nu niet')
      expect((await tab.open(pathOfDocument(elders, 'Besluit'))).status).toBe(502)
      weg.vooraf = () => silence.promise
      expect(await uitkomst()).toContain('dat antwoordt nu niet')
      weg.vooraf = undefined
      silence.resolve(undefined)
    })
  })

  test('een zaak die niet is op te halen, leeg of stuk is heeft haar plaats, en verbergt de andere niet', async () => {
    const stuk = [
      await makeKopie(null),
      await makeKopie({ zaaktype: '', omschrijving: '', deelzaken: 'geen lijst', status: 'geen object' }),
      await makeKopie(null, { toestand: 'geen_toegang' }),
      await makeKopie(GEGEVENS, { foutOp: '2026-11-20T10:00:00Z' }),
    ]
    const tab = await visitor()
    const lijst = await tab.open('/mijn/zaken')
    expect(lijst.tekst).toContain('Kap eik')
    for (const uuid of stuk) {
      expect(lijst.html).toContain(pathOf(uuid))
      expect((await tab.open(pathOf(uuid))).status).toBe(200)
    }
    expect((await tab.open(pathOf(stuk[2] ?? ''))).tekst).toContain('zijn nu niet op te halen')
    expect((await tab.open(pathOf(stuk[3] ?? ''))).tekst).toContain('Wij kunnen deze zaak nu niet bijwerken.')
  })

  test('de lijst gaat verder tot haar einde, en elke zaak staat er één keer', async () => {
    const uuids: string[] = []
    for (let index = 0; index < 52; index += 1) uuids.push(await makeKopie(GEGEVENS))
    const seen = await textsOfAllPages(await visitor(), '/mijn/zaken')
    expect(seen.pages).toBeGreaterThan(2)
    for (const uuid of uuids) expect(seen.tekst.split(`ELDERS-${uuid.slice(0, 8)}`)).toHaveLength(2)
    await app.pool.query('delete from zaak where zaak_uuid = any ($1)', [uuids])
  })

  test('een BSN is geen RSIN: dezelfde cijfers in een ander soort nummer openen niets', async () => {
    const uuid = await makeKopie(GEGEVENS, { klanten: [`innNnpId:${BSN}`] })
    expect((await (await visitor()).open(pathOf(uuid))).status).toBe(404)
  })

  test('elke pagina kost evenveel opdrachten, hoeveel zaken er ook zijn', async () => {
    const tab = await visitor()
    const count = async (path: string) => (await app.statementsOf(() => tab.open(path))).length
    const pages = ['/mijn/', '/mijn/zaken', '/mijn/vragen', '/mijn/taken']
    const counts = async () => {
      const found: number[] = []
      for (const path of pages) found.push(await count(path))
      return found
    }
    const before = await counts()
    for (let index = 0; index < 12; index += 1) {
      const zaak = await opzet.makeZaak({ omschrijving: `Zaak ${index}` })
      await opzet.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
      await makeKopie(GEGEVENS)
    }
    expect(await counts()).toEqual(before)
    // Beside them a transaction begins and ends.
    const sent = await app.statementsOf(() => tab.open('/mijn/'))
    expect(sent.filter((text) => !/^(?:begin|commit)\b/i.test(text)).length).toBeLessThanOrEqual(6)
    for (const aantal of before) expect(aantal).toBeLessThanOrEqual(7)
  })
})
