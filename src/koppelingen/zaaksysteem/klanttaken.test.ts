import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { RECHTEN } from '../../app.ts'
import { veldenOf } from '../../register/documenten/stuk.ts'
import { bezorgInEigenRegister } from '../../register/klanttaken/bezorgen/eigen-register.ts'
import { organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { inDays, type Klanttaakopzet, startKlanttaken } from '../../run/testing/klanttaken.ts'
import { startWorldline } from '../../run/testing/worldline.ts'
import { CATALOGUS } from '../../run/testing/zaakregister.ts'
import { type MetZaaksysteem, runJobs, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import type { Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'
import { bezorgKlanttaken, volgZaken } from './jobs.ts'

let met: MetZaaksysteem
let worldline: Awaited<ReturnType<typeof startWorldline>>
let burger: string
let stichting: string
beforeAll(async () => {
  worldline = await startWorldline()
  met = await startWithZaaksysteem({}, worldline.config)
  const { client } = met.app
  burger = (await client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: NUMMER }] }) }))
    .uuid
  stichting = (
    await client.partijen.maken({ body: organisatie({ identificatoren: [{ soort: 'rsin', nummer: NUMMER }] }) })
  ).uuid
}, 60_000)
afterAll(async () => {
  await met.stop()
  await worldline.stop()
})
afterEach(() => {
  met.zgw.settings.ingreep = undefined
})

/** A published test number: it is right as a BSN, and as an RSIN. */
const NUMMER = '999990421'

/** How far what the klant handed in has come. */
const stappen = async (uuid: string) =>
  (await met.app.client.klanttaken.verloop({ params: { uuid } })).resultaten.map(({ soort }) => soort)
const internetaken = async (uuid: string) =>
  (
    await met.app.pool.query<{ wat: string }>(
      `select t.gevraagde_handeling as wat from interne_taak t join klanttaak k on k.klantcontact = t.klantcontact where k.uuid = $1`,
      [uuid],
    )
  ).rows.map(({ wat }) => wat)

/** The klant hands in a document. */
async function leverIn(uuid: string, tekst: string): Promise<string> {
  const { client } = met.app
  const inhoud = Buffer.from(tekst).toString('base64')
  const document = await client.documenten.toevoegen({
    body: { bestandsnaam: 'tekening.txt', mediatype: 'text/plain', inhoud },
  })
  await client.klanttaken.uitvoeren({
    params: { uuid },
    body: {
      versie: 1,
      kanaal: 'portaal',
      bijlagen: [document.uuid],
      authenticatie: { middel: 'digid', niveau: 'substantieel' },
    },
  })
  return document.uuid
}

/** A zaak of the zaaksysteem, with somebody who has a rol in it. */
function zaakOf(betrokkeneType: string, betrokkeneIdentificatie: object, extra: object = {}): Ding {
  const { stand } = met.zgw
  const [zaaktype] = stand.zaaktypen.values()
  const alles = { scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken']) }
  const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const zaak = makeZaak(stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype?.url, ...extra }, alles)
  const roltype = ((zaaktype?.roltypen ?? []) as string[])[0]
  makeRol(stand, { zaak: zaak.url, roltype, roltoelichting: '', betrokkeneType, betrokkeneIdentificatie }, alles)
  return zaak
}

const setOut = (zaak: Ding, partij: string, extra: object = {}) =>
  met.app.client.klanttaken.uitzetten({
    body: {
      zaak: { codeSoortObjectId: 'uuid', objectId: String(zaak.uuid) },
      partij,
      titel: 'Lever een tekening in',
      laatsteDag: inDays(14),
      opdracht: { soort: 'aanleveren', gevraagd: ['Een tekening'] },
      ...extra,
    },
  })

describe('R25, R28: wie een rol in een zaak van een zaaksysteem heeft', () => {
  test.each([
    ['een BSN', 'natuurlijk_persoon', { inpBsn: NUMMER, geslachtsnaam: 'Jansen' }, () => [burger, stichting]],
    ['een RSIN', 'niet_natuurlijk_persoon', { innNnpId: NUMMER, statutaireNaam: 'Bomen' }, () => [stichting, burger]],
  ] as const)('een ander nummer van dezelfde cijfers is niet %s', async (_naam, type, identificatie, wie) => {
    const [eigen = '', ander = ''] = wie()
    const zaak = zaakOf(type, identificatie)
    expect((await problemIn(setOut(zaak, ander))).code).toBe('klanttaak-partij-niet-in-zaak')
    expect(await setOut(zaak, eigen)).toMatchObject({ status: 'open', partij: { uuid: eigen } })
  })
})

test('R28: wie een rol heeft in een zaak die te vertrouwelijk is, wordt niet genoemd', async () => {
  const wie = { inpBsn: NUMMER, geslachtsnaam: 'Jansen' }
  const kandidaten = ({ uuid }: Ding) => met.app.client.klanttaken.kandidaten({ query: { zaak: String(uuid) } })
  expect((await kandidaten(zaakOf('natuurlijk_persoon', wie))).resultaten).toMatchObject([{ uuid: burger }])
  const geheim = zaakOf('natuurlijk_persoon', wie, { vertrouwelijkheidaanduiding: 'zeer_geheim' })
  expect((await problemIn(kandidaten(geheim))).code).toBe('klanttaak-zonder-zaak')
})

describe('R26: wat de klant inleverde gaat naar de zaak', () => {
  const BURGER = { inpBsn: NUMMER, geslachtsnaam: 'Jansen' }

  /** A zaak in which the klant handed something in. */
  async function ingeleverd(tekst: string) {
    const zaak = zaakOf('natuurlijk_persoon', BURGER)
    const { uuid } = await setOut(zaak, burger)
    return { zaak, uuid, document: await leverIn(uuid, tekst) }
  }
  const bezorg = () => runJobs(met.app, bezorgKlanttaken)
  /** Lets a day go by for what waits. */
  const dagLater = () =>
    met.app.pool.query(`update klanttaak_bezorging set volgende_poging = volgende_poging - interval '1 day'`)
  const documenten = (uuid: string) =>
    [...met.zgw.stand.enkelvoudiginformatieobjecten.values()].filter(({ identificatie }) => identificatie === uuid)
  const gekoppeld = (zaak: Ding) =>
    [...met.zgw.stand.zaakinformatieobjecten.values()].filter((ding) => ding.zaak === zaak.url)

  test('één keer, met de koppeling, en daarna niet nog eens', async () => {
    const { zaak, uuid, document } = await ingeleverd('Tekening')
    await bezorg()
    await dagLater()
    await bezorg()
    expect([documenten(document), gekoppeld(zaak)]).toMatchObject([[{ bestandsnaam: 'tekening.txt' }], [{}]])
    expect(await stappen(uuid)).toEqual(['bezorgd', 'uitgevoerd', 'uitgezet'])
  })

  test.each(['/enkelvoudiginformatieobjecten', '/zaakinformatieobjecten'])(
    'ook als het antwoord op POST %s verloren gaat staat het er één keer',
    async (pad) => {
      const { zaak, document } = await ingeleverd(`Tekening ${pad}`)
      let left = 1
      met.zgw.settings.ingreep = (call) => {
        const isLost = call.method === 'POST' && call.pad.endsWith(pad) && left-- > 0
        return isLost ? 'cut' : undefined
      }
      await bezorg()
      expect(left).toBeLessThan(1)
      await dagLater()
      await bezorg()
      expect([documenten(document).length, gekoppeld(zaak).length]).toEqual([1, 1])
    },
  )

  test('een zaak die intussen is gesloten weigert het: na een paar keer krijgt iemand een interne taak', async () => {
    const { zaak, uuid } = await ingeleverd('Te laat')
    zaak.einddatum = '2026-02-01'
    for (let keer = 0; keer < 5; keer += 1) {
      await bezorg()
      await dagLater()
    }
    expect((await stappen(uuid)).slice(0, 2)).toEqual(['niet_bezorgd', 'uitgevoerd'])
    expect(await internetaken(uuid)).toEqual([expect.stringMatching(/^Zet in het zaaksysteem/)])
    const metrics = await (await fetch(`${met.app.base}/metrics`)).text()
    expect(metrics).toMatch(/^balie_klanttaken_niet_bezorgd 1$/m)
  })

  test('een zaaksysteem dat niet meer wordt gebruikt neemt niets: na een week krijgt iemand een interne taak', async () => {
    const { uuid } = await ingeleverd('Stil')
    const zet = (actief: boolean) =>
      met.app.client.zaaksystemen.wijzigen({ params: { uuid: met.systeem.uuid }, body: { actief } })
    await zet(false)
    const later = (dagen: number) => new Date(Date.now() + dagen * 86_400_000)
    await runJobs(met.app, bezorgKlanttaken, later(6))
    expect(await stappen(uuid)).toEqual(['uitgevoerd', 'uitgezet'])
    await runJobs(met.app, bezorgKlanttaken, later(8))
    await runJobs(met.app, bezorgKlanttaken, later(9))
    await zet(true)
    expect(await stappen(uuid)).toEqual(['niet_bezorgd', 'uitgevoerd', 'uitgezet'])
    expect(await internetaken(uuid)).toEqual([expect.stringMatching(/^Zet in het zaaksysteem/)])
  })

  test('wat is betaald staat bij de zaak: eerst gedeeltelijk, dan geheel', async () => {
    const zaak = zaakOf('natuurlijk_persoon', BURGER)
    const opdracht = {
      soort: 'betaaltaak',
      bedrag: 100,
      transactieomschrijving: 'Leges',
      doelrekening: { naam: 'Gemeente' },
    }
    const taken = [await setOut(zaak, burger, { opdracht }), await setOut(zaak, burger, { opdracht })]
    const gezien: unknown[] = []
    for (const { uuid } of taken) {
      const { betaling } = await met.app.client.klanttaken.betalen({
        params: { uuid },
        body: { versie: 1, authenticatie: { middel: 'digid', niveau: 'substantieel' } },
      })
      await worldline.tell(met.app.base, { reference: betaling.uuid, status: 'PAID', amount: 100 })
      await bezorg()
      gezien.push(zaak.betalingsindicatie)
    }
    expect(gezien).toEqual(['gedeeltelijk', 'geheel'])
    const { uitvoering } = await met.app.client.klanttaken.tonen({ params: { uuid: taken[1]?.uuid ?? '' } })
    expect(Date.parse(String(zaak.laatsteBetaaldatum))).toBe(Date.parse(uitvoering?.op ?? ''))
  })
})

describe('R26: een zaak van het eigen register', () => {
  let inside: Klanttaakopzet
  beforeAll(async () => {
    inside = await startKlanttaken(met.app, RECHTEN, '999990019')
  })
  const bezorg = () => runJobs(met.app, bezorgInEigenRegister)
  const zaakNu = (uuid: string) => met.app.client.zaakregister.zaakTonen({ params: { uuid } })
  const inhoudVan = async (zaak: string, document: string) => {
    const path = `/api/v1/zaakregister/zaken/${zaak}/documenten/${document}/inhoud`
    const answer = await fetch(met.app.base + path, { headers: { authorization: `Token ${met.app.token}` } })
    return answer.text()
  }

  test('als geen zaaksysteem dat register volgt zet Balie het er zelf bij: één keer, heel, ook van twee tegelijk', async () => {
    const { uuid } = await inside.zetUit()
    const tekst = 'Een tekening van meer dan een stuk. '.repeat(60_000)
    await leverIn(uuid, tekst)
    await Promise.all([bezorg(), bezorg()])
    await bezorg()
    expect(await stappen(uuid)).toEqual(['bezorgd', 'uitgevoerd', 'uitgezet'])
    const { documenten } = await zaakNu(inside.zaak.uuid)
    expect(documenten).toMatchObject([{ titel: 'tekening.txt', omvang: tekst.length }])
    expect(await inhoudVan(inside.zaak.uuid, documenten[0]?.uuid ?? '')).toBe(tekst)
  })

  test('het document bij de zaak is van de zaak: het blijft als het contact is vernietigd', async () => {
    const zaak = await inside.makeZaak()
    const { uuid } = await inside.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    const document = await leverIn(uuid, 'Blijft')
    await bezorg()
    const { documenten } = await zaakNu(zaak.uuid)
    await met.app.pool.query('delete from klanttaak where uuid = $1', [uuid])
    await met.app.pool.query('delete from bijlage where informatieobject = $1', [document])
    await met.app.pool.query('delete from inhoud where uuid = $1', [document])
    expect(await inhoudVan(zaak.uuid, documenten[0]?.uuid ?? '')).toBe('Blijft')
  })

  test('wat is betaald staat bij de zaak', async () => {
    const zaak = await inside.makeZaak()
    const opdracht = {
      soort: 'betaaltaak' as const,
      bedrag: 100,
      transactieomschrijving: 'Leges',
      doelrekening: { naam: 'Gemeente' },
    }
    const { uuid } = await inside.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid }, opdracht })
    const { betaling } = await met.app.client.klanttaken.betalen({
      params: { uuid },
      body: { versie: 1, authenticatie: { middel: 'digid', niveau: 'substantieel' } },
    })
    await worldline.tell(met.app.base, { reference: betaling.uuid, status: 'PAID', amount: 100 })
    await bezorg()
    const { rows } = await met.app.pool.query(
      'select betalingsindicatie, laatste_betaaldatum is not null as betaald from zaakregister_zaak where uuid = $1',
      [zaak.uuid],
    )
    expect(rows).toEqual([{ betalingsindicatie: 'geheel', betaald: true }])
  })

  test('een zaak die intussen is gesloten neemt het niet aan: na een paar keer krijgt iemand een interne taak', async () => {
    const zaak = await inside.makeZaak()
    const { uuid } = await inside.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    await leverIn(uuid, 'Te laat')
    await met.app.pool.query(`update zaakregister_zaak set einddatum = current_date where uuid = $1`, [zaak.uuid])
    for (let keer = 0; keer < 5; keer += 1) {
      await bezorg()
      await met.app.pool.query(
        `update klanttaak_bezorging set volgende_poging = volgende_poging - interval '1 day' where klanttaak = $1`,
        [uuid],
      )
    }
    const { resultaten } = await met.app.client.klanttaken.verloop({ params: { uuid } })
    expect(resultaten[0]).toMatchObject({ soort: 'niet_bezorgd', reden: 'De zaak is gesloten.' })
    expect(await internetaken(uuid)).toEqual([expect.stringMatching(/^Zet bij de zaak in het zaakregister van Balie/)])
  })

  test('R12: een fout die niemand voorzag houdt de andere niet op, en na een week krijgt iemand een interne taak', async () => {
    const zaak = await inside.makeZaak()
    const van = { zaak: { codeSoortObjectId: 'uuid' as const, objectId: zaak.uuid } }
    const [stuk, ander] = [await inside.zetUit(van), await inside.zetUit(van)]
    const document = await leverIn(stuk.uuid, 'Weg')
    await met.app.pool.query('delete from inhoud_deel where inhoud = $1', [document])
    await leverIn(ander.uuid, 'Wel')
    await bezorg()
    expect(await stappen(ander.uuid)).toEqual(['bezorgd', 'uitgevoerd', 'uitgezet'])
    expect(await stappen(stuk.uuid)).toEqual(['uitgevoerd', 'uitgezet'])
    await runJobs(met.app, bezorgInEigenRegister, new Date(Date.now() + 8 * 86_400_000))
    expect(await stappen(stuk.uuid)).toEqual(['niet_bezorgd', 'uitgevoerd', 'uitgezet'])
    expect(await internetaken(stuk.uuid)).toHaveLength(1)
  })

  test('een document dat over de lijn was begonnen en geen inhoud kreeg, krijgt die alsnog', async () => {
    const zaak = await inside.makeZaak()
    const van = { zaak: { codeSoortObjectId: 'uuid' as const, objectId: zaak.uuid } }
    const { uuid } = await inside.zetUit(van)
    const document = await leverIn(uuid, 'Half begonnen')
    const { rows } = await met.app.pool.query<{ uuid: string }>(
      `select x.informatieobjecttype as uuid from zaakregister_zaaktype_informatieobjecttype x
        join zaakregister_zaak z on z.zaaktype = x.zaaktype where z.uuid = $1 limit 1`,
      [zaak.uuid],
    )
    await inside.zgw.make('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      identificatie: document,
      bronorganisatie: CATALOGUS.rsin,
      creatiedatum: '2026-11-01',
      titel: 'tekening.txt',
      auteur: 'Balie',
      taal: 'nld',
      formaat: 'text/plain',
      bestandsnaam: 'tekening.txt',
      informatieobjecttype: `${met.app.base}/catalogi/api/v1/informatieobjecttypen/${rows[0]?.uuid}`,
      indicatieGebruiksrecht: false,
      inhoud: null,
      bestandsomvang: 13,
    })
    await bezorg()
    expect(await stappen(uuid)).toEqual(['bezorgd', 'uitgevoerd', 'uitgezet'])
    const { documenten } = await zaakNu(zaak.uuid)
    expect(documenten).toMatchObject([{ titel: 'tekening.txt', omvang: 13 }])
    expect(await inhoudVan(zaak.uuid, documenten[0]?.uuid ?? '')).toBe('Half begonnen')
    const left = await met.app.pool.query(
      `select from zaakregister_document d where d.identificatie = $1
        and (d.lock is not null or exists (select from zaakregister_bestandsdeel p where p.document = d.uuid))`,
      [document],
    )
    expect(left.rowCount).toBe(0)
  })

  test('de dag van een document is die in Nederland', () => {
    const stuk = { uuid: '', bestandsnaam: '', mediatype: '', omvang: 1, sha256: '' }
    expect(veldenOf({ ...stuk, aangemaaktOp: '2026-06-30T22:30:00Z' })).toMatchObject({
      creatiedatum: '2026-07-01',
      integriteit: { datum: '2026-07-01' },
    })
  })

  test('met een virusscanner gaat een document er pas heen als het schoon is, en met een virus nooit', async () => {
    const zaak = await inside.makeZaak()
    const { uuid } = await inside.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    const document = await leverIn(uuid, 'Nog niet bekeken')
    const scan = { CLAMAV_ADRES: '127.0.0.1:1' }
    await runJobs(met.app, bezorgInEigenRegister, undefined, scan)
    expect((await zaakNu(zaak.uuid)).documenten).toEqual([])
    await met.app.pool.query(`update inhoud set controle = 'besmet', besmet_met = 'Eicar' where uuid = $1`, [document])
    await met.app.pool.query(`update klanttaak_bezorging set volgende_poging = now() where klanttaak = $1`, [uuid])
    await runJobs(met.app, bezorgInEigenRegister, undefined, scan)
    expect([await stappen(uuid), (await zaakNu(zaak.uuid)).documenten]).toEqual([
      ['bezorgd', 'uitgevoerd', 'uitgezet'],
      [],
    ])
  })

  test('als Balie dat register volgt gaat het over de lijn, en niet ook nog eens zelf', async () => {
    const { app } = met
    const { uuid: eigen } = await app.client.zaaksystemen.maken({
      body: {
        naam: 'Eigen register',
        zakenUrl: `${app.base}/zaken/api/v1`,
        catalogiUrl: `${app.base}/catalogi/api/v1`,
        documentenUrl: `${app.base}/documenten/api/v1`,
        clientId: inside.zgw.clientId,
        geheim: inside.zgw.geheim,
        bronorganisatie: CATALOGUS.rsin,
      },
    })
    await app.client.zaaksysteem.testen({ params: { uuid: eigen } })
    const zaak = await inside.makeZaak()
    const { uuid } = await inside.zetUit({ zaak: { codeSoortObjectId: 'uuid', objectId: zaak.uuid } })
    await leverIn(uuid, 'Het eigen register wordt gevolgd')
    await bezorg()
    expect(await stappen(uuid)).toEqual(['uitgevoerd', 'uitgezet'])
    await runJobs(app, volgZaken)
    await runJobs(app, bezorgKlanttaken)
    expect(await stappen(uuid)).toEqual(['bezorgd', 'uitgevoerd', 'uitgezet'])
    expect((await zaakNu(zaak.uuid)).documenten).toMatchObject([{ titel: 'tekening.txt' }])
  })
})
