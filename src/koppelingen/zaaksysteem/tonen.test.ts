import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { type MetZaaksysteem, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import { addRows, type Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeStatus, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'

let met: MetZaaksysteem
let sanne: string
beforeAll(async () => {
  met = await startWithZaaksysteem()
  ;({ medewerker: sanne } = await makeMedewerker(met.app))
})
afterAll(() => met.stop())
let gelijktijdig = 4
afterEach(async () => {
  met.zgw.settings.vooraf = undefined
  // A new setting gets new connections, which remember nothing of what went wrong.
  gelijktijdig += 1
  await met.app.client.zaaksystemen.wijzigen({ params: { uuid: met.systeem.uuid }, body: { gelijktijdig } })
})

const ALLES = {
  scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'zaken.geforceerd-bijwerken']),
}
const BSN = '999990019'

/** A zaak in the zaaksysteem with two statussen, rollen and documents. */
function zaakElders(extra: Record<string, unknown> = {}): Ding & { uuid: string; identificatie: string } {
  const { stand } = met.zgw
  const [zaaktype] = stand.zaaktypen.values()
  if (!zaaktype) throw new Error('No zaaktype.')
  const van = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const zaak = makeZaak(stand, { ...van, omschrijving: 'Kap eik', zaaktype: zaaktype.url, ...extra }, ALLES)
  const [initiator, belanghebbende] = zaaktype.roltypen as string[]
  const statustypen = zaaktype.statustypen as string[]
  for (const [index, datumStatusGezet] of ['2026-01-06T10:00:00Z', '2026-01-07T10:00:00Z'].entries())
    makeStatus(stand, { zaak: zaak.url, statustype: statustypen[index], datumStatusGezet }, ALLES)
  const rol = (roltype: string | undefined, velden: object) =>
    makeRol(stand, { zaak: zaak.url, roltype, roltoelichting: '', ...velden }, ALLES)
  rol(initiator, { betrokkeneType: 'natuurlijk_persoon', betrokkeneIdentificatie: { inpBsn: BSN } })
  rol(belanghebbende, {
    betrokkeneType: 'niet_natuurlijk_persoon',
    indicatieMachtiging: 'gemachtigde',
    betrokkeneIdentificatie: { statutaireNaam: 'De Boomkappers B.V.', kvkNummer: '90004760' },
  })
  for (const [titel, aanduiding] of [
    ['Tekening', 'openbaar'],
    ['Advies van de jurist', 'zeer_geheim'],
  ] as const) {
    const document = addRows(stand, 'enkelvoudiginformatieobjecten', {
      identificatie: titel,
      bronorganisatie: '517439943',
      creatiedatum: '2026-01-05',
      titel,
      auteur: 'Aanvrager',
      taal: 'nld',
      bestandsnaam: `${titel}.pdf`,
      bestandsomvang: 12_345,
      vertrouwelijkheidaanduiding: aanduiding,
      informatieobjecttype: (zaaktype.informatieobjecttypen as string[])[0],
      versie: 1,
      beginRegistratie: '2026-01-05T10:00:00Z',
      locked: false,
      bestandsdelen: [],
      inhoud: 'https://voorbeeld.test/inhoud',
    })
    addRows(stand, 'zaakinformatieobjecten', {
      zaak: zaak.url,
      informatieobject: document.url,
      aardRelatieWeergave: 'Hoort bij, omgekeerd: kent',
      registratiedatum: '2026-01-05T10:00:00Z',
      vernietigingsdatum: null,
      status: null,
    })
  }
  return Object.assign(zaak, extra) as Ding & { uuid: string; identificatie: string }
}

const show = (zaak: string, uuid = met.systeem.uuid) => met.app.client.zaaksysteem.tonen({ params: { uuid, zaak } })

/** Registers a klantcontact with a task, and links a zaak to it. */
async function linked(nummer: string, betrokkenen?: ReturnType<typeof klantcontact>['betrokkenen']) {
  const contact = await met.app.client.klantcontacten.registreren({
    body: klantcontact(sanne, betrokkenen ? { betrokkenen } : {}),
  })
  await met.app.client.zaaksysteem.koppelen({ params: { uuid: contact.uuid }, body: { nummer } })
  return contact
}

describe('de pagina van een zaak', () => {
  test('in één verzoek: statussen in hun volgorde, rollen, documenten, klantcontacten en interne taken', async () => {
    const partij = await met.app.client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: BSN }] }),
    })
    const zaak = zaakElders()
    const contact = await linked(zaak.identificatie)
    const pagina = await show(zaak.uuid)
    expect(pagina).toMatchObject({
      stand: {
        zaak: zaak.uuid,
        identificatie: zaak.identificatie,
        gegevens: { omschrijving: 'Kap eik' },
        foutOp: null,
      },
      onbereikbaar: null,
      stappen: [
        { volgnummer: 1, naam: 'Ontvangen', gezetOp: '2026-01-06T10:00:00.000Z', huidig: false },
        { volgnummer: 2, naam: 'In behandeling', gezetOp: '2026-01-07T10:00:00.000Z', huidig: true },
        { volgnummer: 3, naam: 'Afgehandeld', gezetOp: null, huidig: false },
      ],
      rollen: [
        { rol: 'initiator', naam: partij.naam, machtiging: null, partij: { uuid: partij.uuid } },
        { rol: 'belanghebbende', naam: 'De Boomkappers B.V.', machtiging: 'gemachtigde', partij: null },
      ],
      documenten: [{ titel: 'Tekening', bestandsnaam: 'Tekening.pdf', omvang: 12_345, datum: '2026-01-05' }],
      documentenNietGetoond: 1,
      klantcontacten: [{ uuid: contact.uuid, nummer: contact.nummer }],
      internetaken: [{ uuid: contact.opvolging.internetaken[0]?.uuid }],
    })
    expect(JSON.stringify(pagina)).not.toContain(BSN)
    const statements = await met.app.statementsOf(() => show(zaak.uuid))
    expect(statements.filter((text) => !/^(begin|commit)|applicatie|logboek/.test(text)).length).toBeLessThanOrEqual(4)
  })

  test('een zaaksysteem dat bij elke bladzijde zegt dat er nog een is, en steeds dezelfde geeft: alles staat er één keer', async () => {
    const zaak = zaakElders()
    const asked: string[] = []
    met.zgw.settings.ingreep = ({ pad }) => {
      const [path = '', query] = pad.split('?')
      const soort = ['rollen', 'zaakinformatieobjecten', 'statussen'].find((one) => path.endsWith(`/${one}`))
      if (!soort || new URLSearchParams(query).get('zaak') !== zaak.url) return undefined
      asked.push(soort)
      const all = [...met.zgw.stand[soort as 'rollen'].values()].filter((one) => one.zaak === zaak.url)
      const body = JSON.stringify({ count: 9_999, next: `${met.zgw.stand.basis}${pad}&page=2`, results: all })
      return { status: 200, body, headers: { 'Content-Type': 'application/json' } }
    }
    try {
      const { rollen, documenten, stappen, onbereikbaar } = await show(zaak.uuid)
      expect(onbereikbaar).toBeNull()
      expect([rollen.length, documenten.length, stappen.length]).toEqual([2, 1, 3])
      // A page that brings nothing new is the last one that is asked for.
      expect(asked.filter((soort) => soort === 'statussen')).toHaveLength(2)
    } finally {
      met.zgw.settings.ingreep = undefined
    }
  })

  test('R29: wie een zaak bekijkt staat in het logboek bij iedereen die erin voorkomt', async () => {
    const zaak = zaakElders()
    const [metRol] = (await met.app.pool.query('select partij from partij_identificator where object_id = $1', [BSN]))
      .rows
    const ander = await met.app.client.partijen.maken({ body: persoon() })
    await linked(zaak.identificatie, [{ partij: ander.uuid, rol: 'klant', initiator: true }])
    await show(zaak.uuid)
    const { rows } = await met.app.pool.query(
      `select partijen, elders from logboek where operatie = 'zaken.tonen' order by op desc limit 1`,
    )
    // The zaak has a rol over there, and the klantcontact a betrokkene here.
    expect(new Set(rows[0]?.partijen)).toEqual(new Set([metRol.partij, ander.uuid]))
    expect(rows[0]?.partijen).toHaveLength(2)
    expect(rows[0]?.elders).toHaveLength(1)
  })

  test('R29: wie een zaak op haar nummer zoekt staat in het logboek bij wie er een rol in heeft', async () => {
    const { client, pool } = met.app
    const [metRol] = (await pool.query('select partij from partij_identificator where object_id = $1', [BSN])).rows
    const found = async (extra = {}) => {
      const { resultaten } = await client.zaaksysteem.zoeken({ body: { nummer: zaakElders(extra).identificatie } })
      const { rows } = await pool.query(
        `select partijen, elders from logboek where operatie = 'zaken.zoeken' order by op desc limit 1`,
      )
      return [resultaten.length, rows[0]?.partijen, rows[0]?.elders.length]
    }
    expect(await found()).toEqual([1, [metRol.partij], 1])
    expect(await found({ vertrouwelijkheidaanduiding: 'zeer_geheim' })).toEqual([0, [], 0])
  })

  test('R28: van een zaak die te vertrouwelijk is staat er alleen dat zij er is', async () => {
    const zaak = zaakElders()
    await linked(zaak.identificatie)
    zaak.vertrouwelijkheidaanduiding = 'geheim'
    expect(await show(zaak.uuid)).toMatchObject({
      stand: { toestand: 'afgeschermd', gegevens: null },
      stappen: [],
      rollen: [],
      documenten: [],
      klantcontacten: [{}],
    })
  })

  test('R28: een zaak die te vertrouwelijk is wordt met haar nummer niet gevonden, gekoppeld of meegegeven, alsof zij er niet is', async () => {
    const { client } = met.app
    const zaak = zaakElders({ vertrouwelijkheidaanduiding: 'geheim' })
    const { uuid } = await client.klantcontacten.registreren({ body: klantcontact(sanne) })
    const vragen = [
      (nummer: string) => client.zaaksysteem.koppelen({ params: { uuid }, body: { nummer } }),
      (nummer: string) =>
        client.klantcontacten.registreren({
          body: klantcontact(sanne, {
            opvolging: {
              zaken: [{ objectId: nummer, codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' }],
            },
          }),
        }),
    ]
    for (const vraag of vragen) {
      const [geheim, onbekend] = await Promise.all(
        [zaak.identificatie, 'Z-2026-999999'].map((nummer) => problemIn(vraag(nummer))),
      )
      expect(geheim).toEqual({ ...onbekend, instance: geheim?.instance })
    }
    expect(await client.zaaksysteem.zoeken({ body: { nummer: zaak.identificatie } })).toMatchObject({ resultaten: [] })
  })

  test('zwijgt het zaaksysteem, dan staat er wat bewaard is; is zij vernietigd, dan staat dat er', async () => {
    const zaak = zaakElders()
    const onbekend = zaakElders()
    await linked(zaak.identificatie)
    met.zgw.settings.vooraf = () => ({ status: 500, body: '{}' })
    expect(await show(zaak.uuid)).toMatchObject({
      onbereikbaar: expect.stringContaining('Open Zaak heeft een storing'),
      stand: { identificatie: zaak.identificatie, gegevens: { omschrijving: 'Kap eik' } },
      klantcontacten: [{}],
    })
    expect(await problemIn(show(onbekend.uuid))).toMatchObject({ status: 502, code: 'bron-onbereikbaar' })
    met.zgw.settings.vooraf = undefined
    met.zgw.stand.zaken.delete(onbekend.url)
    met.zgw.stand.zaken.delete(zaak.url)
    expect(await problemIn(show(onbekend.uuid))).toMatchObject({ status: 404 })
    expect(await show(zaak.uuid)).toMatchObject({ stand: { toestand: 'vernietigd', gegevens: null, open: false } })
    expect(await problemIn(show(zaak.uuid, sanne))).toMatchObject({ status: 404 })
  })
})
