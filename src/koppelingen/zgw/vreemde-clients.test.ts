import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { CATALOGUS, kapvergunning, type ZgwClient, zgwClient } from '../../run/testing/zaakregister.ts'
import { SLEUTEL } from '../../run/testing/zaaksysteem/opzet.ts'

// The calls that Open Forms and Open Inwoner make, in their order, and what they read of the answers.

const BSN = '999990408'
const KVK = '90004760'
const ZAKEN = '/zaken/api/v1'
const CATALOGI = '/catalogi/api/v1'
const DOCUMENTEN = '/documenten/api/v1/enkelvoudiginformatieobjecten'
/** The rights of such an application: no more than its calls need. */
const RECHTEN = {
  openForms: [
    'catalogus.lezen',
    'zaken.lezen',
    'zaken.aanmaken',
    'zaken.bijwerken',
    'documenten.lezen',
    'documenten.aanmaken',
  ],
  openInwoner: ['catalogus.lezen', 'zaken.lezen', 'zaken.bijwerken', 'documenten.lezen', 'documenten.aanmaken'],
}
const rechtenOf = (wie: keyof typeof RECHTEN) => [
  ...RECHTEN[wie].map((recht) => `zaakregister.${recht}`),
  // An application sees all zaken, as in Open Zaak, up to zaakvertrouwelijk.
  'register.alles',
]

let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: SLEUTEL })
  await app.client.zaakregister.catalogusBewaren({ body: CATALOGUS })
  const { uuid } = await app.client.zaakregister.zaaktypeMaken({ body: kapvergunning })
  await app.client.zaakregister.zaaktypePubliceren({ params: { uuid } })
})
afterAll(() => app.stop())

const vandaag = () => new Date().toISOString().slice(0, 10)
const query = (params: Record<string, string>) => `?${new URLSearchParams(params)}`

/** A good answer, or why it was not. */
async function goed(client: ZgwClient, path: string) {
  const { status, body, bytes } = await client.vraag('GET', path)
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${bytes.toString()}`)
  return body
}

/** Does what Open Forms does when somebody sends a form; gives the zaak. */
async function submitFormulier(of: ZgwClient, betrokkene: object, reference: string) {
  const found = await of.vraag('GET', `${CATALOGI}/catalogussen${query({ domein: 'BALIE', rsin: CATALOGUS.rsin })}`)
  expect(found.headers.get('api-version')).toMatch(/^\d+\.\d+\.\d+$/)
  const [catalogus] = found.body.results
  const typen = await goed(
    of,
    `${CATALOGI}/zaaktypen${query({ catalogus: catalogus.url, identificatie: 'KAPVERGUNNING', datumGeldigheid: vandaag() })}`,
  )
  expect(typen.results).toHaveLength(1)
  const [zaaktype] = typen.results
  const zaak = await of.make(`${ZAKEN}/zaken`, {
    zaaktype: zaaktype.url,
    bronorganisatie: CATALOGUS.rsin,
    verantwoordelijkeOrganisatie: CATALOGUS.rsin,
    registratiedatum: vandaag(),
    startdatum: vandaag(),
    productenOfDiensten: [],
    omschrijving: 'Kapvergunning aanvragen',
    toelichting: 'Aangemaakt door Open Formulieren',
    betalingsindicatie: 'nog_niet',
    identificatie: reference,
    kenmerken: [{ kenmerk: reference, bron: 'Open Formulieren' }],
  })
  expect(zaak).toMatchObject({ identificatie: reference, zaaktype: zaaktype.url })

  const soorten = await goed(
    of,
    `${CATALOGI}/informatieobjecttypen${query({ catalogus: catalogus.url, omschrijving: 'Bijlage', datumGeldigheid: vandaag() })}`,
  )
  const [soort] = soorten.results
  expect((await goed(of, zaaktype.url)).informatieobjecttypen).toContain(soort.url)
  const document = (titel: string, bestandsnaam: string, inhoud: string) => ({
    titel,
    auteur: 'Aanvrager',
    taal: 'nld',
    formaat: 'application/pdf',
    inhoud: Buffer.from(inhoud).toString('base64'),
    status: 'definitief',
    bestandsnaam,
    ontvangstdatum: vandaag(),
    beschrijving: '',
    indicatieGebruiksrecht: false,
    bestandsomvang: Buffer.byteLength(inhoud),
    informatieobjecttype: soort.url,
    bronorganisatie: CATALOGUS.rsin,
    creatiedatum: vandaag(),
  })
  const voegToe = async (...file: [string, string, string]) => {
    const { url } = await of.make(DOCUMENTEN, document(...file))
    await of.make(`${ZAKEN}/zaakinformatieobjecten`, { zaak: zaak.url, informatieobject: url })
  }
  await voegToe('Kapvergunning aanvragen', 'open-forms-kap.pdf', '%PDF-1.7 samenvatting')

  const roltypen = await goed(
    of,
    `${CATALOGI}/roltypen${query({ zaaktype: zaaktype.url, omschrijvingGeneriek: 'initiator' })}`,
  )
  await of.make(`${ZAKEN}/rollen`, {
    zaak: zaak.url,
    roltype: roltypen.results[0].url,
    roltoelichting: 'inzender formulier',
    indicatieMachtiging: '',
    contactpersoonRol: { naam: 'W. Berendsen', telefoonnummer: '0201234567', emailadres: 'wilma@example.nl' },
    ...betrokkene,
  })
  const statustypen = await goed(of, `${CATALOGI}/statustypen${query({ zaaktype: zaaktype.url })}`)
  const [eerste] = statustypen.results.toSorted(
    (a: { volgnummer: number }, b: { volgnummer: number }) => a.volgnummer - b.volgnummer,
  )
  // It sets the first status before the attachments are there.
  await of.make(`${ZAKEN}/statussen`, {
    zaak: zaak.url,
    statustype: eerste.url,
    datumStatusGezet: new Date().toISOString(),
    statustoelichting: '',
  })
  await voegToe('foto.jpg', 'foto.jpg', 'een foto')
  const eigenschappen = await goed(of, `${CATALOGI}/eigenschappen${query({ zaaktype: zaaktype.url })}`)
  await of.make(`${new URL(zaak.url).pathname}/zaakeigenschappen`, {
    zaak: zaak.url,
    eigenschap: eigenschappen.results[0].url,
    waarde: 'eik',
  })
  return { zaak, zaaktype }
}

const persoon = {
  betrokkeneType: 'natuurlijk_persoon',
  betrokkeneIdentificatie: { inpBsn: BSN, geslachtsnaam: 'Berendsen' },
}
const bedrijf = {
  betrokkeneType: 'niet_natuurlijk_persoon',
  betrokkeneIdentificatie: { innNnpId: KVK, kvkNummer: KVK, statutaireNaam: 'De Boomkappers B.V.' },
}

describe('Open Forms', () => {
  test('registreert een formulier met zijn bijlagen en eigenschappen, en meldt later de betaling', async () => {
    const of = await zgwClient(app, rechtenOf('openForms'))
    const { zaak } = await submitFormulier(of, persoon, 'OF-2026-1')
    const betaald = { betalingsindicatie: 'geheel', laatsteBetaaldatum: new Date().toISOString() }
    expect((await of.vraag('PATCH', zaak.url, betaald)).body).toMatchObject({ betalingsindicatie: 'geheel' })
    const uuid = zaak.uuid
    expect(await app.client.zaakregister.zaakTonen({ params: { uuid } })).toMatchObject({
      identificatie: 'OF-2026-1',
      status: 'Ontvangen',
      rollen: [{ omschrijving: 'Aanvrager', naam: 'Berendsen' }],
      documenten: [{ bestandsnaam: 'open-forms-kap.pdf' }, { bestandsnaam: 'foto.jpg' }],
    })
  })

  test('zonder naam van wie het invulde wordt een rol aangenomen zoals Open Zaak doet, en zonder enig gegeven geweigerd', async () => {
    const of = await zgwClient(app, rechtenOf('openForms'))
    const anoniem = {
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { voornamen: '', geslachtsnaam: '' },
    }
    const contactpersoonRol = { naam: 'W'.repeat(200) }
    const { zaak, zaaktype } = await submitFormulier(of, { ...anoniem, contactpersoonRol }, 'OF-2026-ANONIEM')
    const { rollen } = await app.client.zaakregister.zaakTonen({ params: { uuid: zaak.uuid } })
    expect(rollen).toHaveLength(1)
    const { results } = await goed(of, `${CATALOGI}/roltypen${query({ zaaktype: zaaktype.url })}`)
    const rol = { zaak: zaak.url, roltype: results[0].url, roltoelichting: 'inzender formulier', ...anoniem }
    for (const betrokkeneIdentificatie of [{}, { onbekend: 'x' }])
      expect(await of.fouten('POST', `${ZAKEN}/rollen`, { ...rol, betrokkeneIdentificatie })).toEqual([
        400,
        'nonFieldErrors invalid-betrokkene',
      ])
    expect(
      await of.fouten('POST', `${ZAKEN}/rollen`, { ...rol, contactpersoonRol: { emailadres: 'w@example.nl' } }),
    ).toEqual([400, 'contactpersoonRol.naam required'])
  })

  test('probeert het na een antwoord dat verloren ging opnieuw, en er komt geen tweede zaak', async () => {
    const of = await zgwClient(app, rechtenOf('openForms'))
    const { zaaktype } = await submitFormulier(of, persoon, 'OF-2026-2')
    const nogEens = {
      zaaktype: zaaktype.url,
      bronorganisatie: CATALOGUS.rsin,
      verantwoordelijkeOrganisatie: CATALOGUS.rsin,
      startdatum: vandaag(),
      identificatie: 'OF-2026-2',
    }
    expect(await of.fouten('POST', `${ZAKEN}/zaken`, nogEens)).toEqual([400, 'identificatie identificatie-niet-uniek'])
  })
})

describe('Open Inwoner', () => {
  /** Shows a zaak as such a portal does: everything by its address. */
  async function toon(oip: ZgwClient, uuid: string) {
    const zaak = await goed(oip, `${ZAKEN}/zaken/${uuid}`)
    const zaaktype = await goed(oip, zaak.zaaktype)
    const historie = await goed(oip, `${ZAKEN}/statussen${query({ zaak: zaak.url })}`)
    const status = await goed(oip, historie.results[0].url)
    const statustype = await goed(oip, status.statustype)
    const rollen = await goed(oip, `${ZAKEN}/rollen${query({ zaak: zaak.url, omschrijvingGeneriek: 'initiator' })}`)
    // This list has no pages: it is read as it is.
    const koppelingen: { url: string; informatieobject: string }[] = await goed(
      oip,
      `${ZAKEN}/zaakinformatieobjecten${query({ zaak: zaak.url })}`,
    )
    const documenten = await Promise.all(koppelingen.map(({ informatieobject }) => goed(oip, informatieobject)))
    return { zaak, zaaktype, statustype, rollen: rollen.results, koppelingen, documenten }
  }

  test('toont een inwoner de eigen zaken met hun documenten, en alleen die', async () => {
    const of = await zgwClient(app, rechtenOf('openForms'))
    const oip = await zgwClient(app, rechtenOf('openInwoner'))
    const { zaak } = await submitFormulier(of, persoon, 'OF-2026-3')
    const { zaak: vanBedrijf } = await submitFormulier(of, bedrijf, 'OF-2026-4')
    const zoek = async (filter: Record<string, string>): Promise<string[]> => {
      const params = {
        maximaleVertrouwelijkheidaanduiding: 'zaakvertrouwelijk',
        rol__omschrijvingGeneriek: 'initiator',
      }
      const { results } = await goed(oip, `${ZAKEN}/zaken${query({ ...filter, ...params })}`)
      return results.map(({ identificatie }: { identificatie: string }) => identificatie)
    }
    const rol = 'rol__betrokkeneIdentificatie__'
    expect(await zoek({ [`${rol}natuurlijkPersoon__inpBsn`]: BSN })).toContain(zaak.identificatie)
    expect(await zoek({ [`${rol}natuurlijkPersoon__inpBsn`]: BSN })).not.toContain(vanBedrijf.identificatie)
    expect(await zoek({ [`${rol}natuurlijkPersoon__inpBsn`]: BSN, identificatie: zaak.identificatie })).toEqual([
      zaak.identificatie,
    ])
    expect(await zoek({ [`${rol}nietNatuurlijkPersoon__innNnpId`]: KVK })).toEqual([vanBedrijf.identificatie])

    const getoond = await toon(oip, zaak.uuid)
    expect(getoond).toMatchObject({
      zaaktype: { identificatie: 'KAPVERGUNNING' },
      statustype: { statustekst: 'Wij hebben uw aanvraag ontvangen.', isEindstatus: false },
      rollen: [{ betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN } }],
      documenten: [{ status: 'definitief', vertrouwelijkheidaanduiding: 'zaakvertrouwelijk' }, {}],
    })
    // The newest comes first.
    const document = getoond.documenten.at(-1)
    const samen = query({ zaak: zaak.url, informatieobject: document.url })
    expect(await goed(oip, `${ZAKEN}/zaakinformatieobjecten${samen}`)).toHaveLength(1)
    expect((await oip.vraag('GET', document.inhoud)).bytes.toString()).toBe('%PDF-1.7 samenvatting')
    expect((await goed(oip, document.informatieobjecttype)).omschrijving).toBe('Bijlage')
  })

  test('leest de catalogus en laat een inwoner een document bij de eigen zaak inleveren', async () => {
    const of = await zgwClient(app, rechtenOf('openForms'))
    const oip = await zgwClient(app, rechtenOf('openInwoner'))
    const { zaak, zaaktype } = await submitFormulier(of, persoon, 'OF-2026-5')
    const [catalogus] = (await goed(oip, `${CATALOGI}/catalogussen`)).results
    const typen = await goed(
      oip,
      `${CATALOGI}/zaaktypen${query({ identificatie: 'KAPVERGUNNING', catalogus: catalogus.url })}`,
    )
    expect(typen.results).toHaveLength(1)
    for (const soort of ['statustypen', 'resultaattypen'])
      expect((await goed(oip, `${CATALOGI}/${soort}${query({ zaaktype: zaaktype.url })}`)).results).not.toHaveLength(0)
    const { url } = await oip.make(DOCUMENTEN, {
      bronorganisatie: CATALOGUS.rsin,
      creatiedatum: vandaag(),
      titel: 'Schets',
      auteur: 'Wilma Berendsen',
      inhoud: Buffer.from('schets').toString('base64'),
      bestandsomvang: 6,
      bestandsnaam: 'schets.txt',
      status: 'definitief',
      indicatieGebruiksrecht: false,
      taal: 'dut',
      informatieobjecttype: zaaktype.informatieobjecttypen[0],
    })
    await oip.make(`${ZAKEN}/zaakinformatieobjecten`, { zaak: zaak.url, informatieobject: url })
    expect((await toon(oip, zaak.uuid)).documenten).toHaveLength(3)
  })
})
