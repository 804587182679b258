import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import { type MetZaaksysteem, oneDayLater, runJobs, startWithZaaksysteem } from '../../run/testing/zaaksysteem/opzet.ts'
import { startZaaksysteem, type TestZaaksysteem } from '../../run/testing/zaaksysteem/server.ts'
import { addRows, type Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeRol, makeStatus, makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'
import { volgZaken } from './jobs.ts'

let met: MetZaaksysteem
let wire: WireClient
let sanne: string
beforeAll(async () => {
  met = await startWithZaaksysteem()
  wire = await wireClient(met.app)
  ;({ medewerker: sanne } = await makeMedewerker(met.app))
})
afterAll(() => met.stop())
let gelijktijdig = 4
afterEach(async () => {
  Object.assign(met.zgw.settings, { ingreep: undefined, vooraf: undefined, zonderFilters: false })
  // A new setting gets new connections, which remember nothing of what went wrong.
  gelijktijdig += 1
  await met.app.client.zaaksystemen.wijzigen({ params: { uuid: met.systeem.uuid }, body: { gelijktijdig } })
})

const ALLES = {
  scopes: new Set(['zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'zaken.geforceerd-bijwerken']),
}
const zaaktypeOf = (zgw: TestZaaksysteem) => [...zgw.stand.zaaktypen.values()][0] as Ding

/** A zaak that somebody else made in the zaaksysteem. */
function zaakElders(extra: Record<string, unknown> = {}, zgw = met.zgw): Ding {
  const body = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943', startdatum: '2026-01-05' }
  const zaak = makeZaak(zgw.stand, { ...body, omschrijving: 'Kap eik', zaaktype: zaaktypeOf(zgw).url, ...extra }, ALLES)
  Object.assign(zaak, extra)
  return zaak
}

const setStatus = (zaak: Ding, volgnummer: number, datumStatusGezet: string) =>
  makeStatus(
    met.zgw.stand,
    { zaak: zaak.url, statustype: (zaaktypeOf(met.zgw).statustypen as string[])[volgnummer - 1], datumStatusGezet },
    ALLES,
  )

const register = (extra: Parameters<typeof klantcontact>[1] = {}) =>
  met.app.client.klantcontacten.registreren({ body: klantcontact(sanne, extra) })

const link = (contact: string, zaak: Ding) =>
  met.app.client.zaaksysteem.koppelen({ params: { uuid: contact }, body: { nummer: String(zaak.identificatie) } })

const zakenOf = async (contact: string) =>
  (await met.app.client.klantcontacten.voortgang({ params: { uuid: contact } })).zaken

describe('een bestaande zaak koppelen', () => {
  test('op nummer, in alle zaaksystemen tegelijk, ook een gesloten zaak en meer dan een', async () => {
    const ander = await startZaaksysteem()
    const { uuid } = await met.app.client.zaaksystemen.maken({ body: ander.alsZaaksysteem({ naam: 'Ander' }) })
    const { uuid: contact } = await register()
    const open = zaakElders()
    const gesloten = zaakElders({ einddatum: '2026-02-01' })
    expect(await link(contact, open)).toMatchObject({
      identificator: {
        codeObjecttype: 'zgw-Zaak',
        codeRegister: 'openzaak',
        codeSoortObjectId: 'uuid',
        objectId: open.uuid,
      },
      zaak: { identificatie: open.identificatie, open: true },
    })
    expect(await link(contact, gesloten)).toMatchObject({ zaak: { open: false } })
    expect((await zakenOf(contact)).map(({ status }) => status)).toEqual(['lopend', 'afgerond'])
    expect(await problemIn(link(contact, open))).toMatchObject({ status: 409, code: 'zaak-al-gekoppeld' })
    await met.app.client.zaaksystemen.wijzigen({ params: { uuid }, body: { actief: false } })
    await ander.stop()
  })

  test('R28: de kopie onthoudt wie de zaak als klant mag zien, en van wat te vertrouwelijk is of van een gemachtigde niemand', async () => {
    const { uuid: contact } = await register()
    const withRol = async (rol: object, extra: Record<string, unknown> = {}) => {
      const zaak = zaakElders(extra)
      const [roltype] = zaaktypeOf(met.zgw).roltypen as string[]
      const betrokkene = { betrokkeneType: 'natuurlijk_persoon', roltoelichting: '' }
      const wie = { betrokkeneIdentificatie: { inpBsn: '999990421' } }
      makeRol(met.zgw.stand, { zaak: zaak.url, roltype, ...betrokkene, ...wie, ...rol }, ALLES)
      await link(contact, zaak)
      const found = await met.app.pool.query('select klanten from zaak where url = $1', [zaak.url])
      return found.rows[0]?.klanten
    }
    expect(await withRol({})).toEqual(['inpBsn:999990421'])
    expect(await withRol({ indicatieMachtiging: 'gemachtigde' })).toEqual([])
    expect(await withRol({}, { vertrouwelijkheidaanduiding: 'zeer_geheim' }).catch(() => [])).toEqual([])
  })

  test('een tekst die geen zaak is wordt bij het veld geweigerd; zwijgt een zaaksysteem, dan is het niet te zeggen', async () => {
    const { uuid } = await register()
    const body = { nummer: 'BESTAAT-NIET' }
    const probleem = await problemIn(met.app.client.zaaksysteem.koppelen({ params: { uuid }, body }))
    expect([probleem.code, fieldsOf(probleem)]).toEqual(['zaak-onbekend', ['nummer']])
    met.zgw.settings.zonderFilters = true
    expect((await problemIn(met.app.client.zaaksysteem.koppelen({ params: { uuid }, body }))).code).toBe(
      'zaak-onbekend',
    )
    met.zgw.settings.vooraf = () => ({ status: 500, body: '{}' })
    expect(await problemIn(met.app.client.zaaksysteem.koppelen({ params: { uuid }, body }))).toMatchObject({
      status: 502,
    })
  })

  test('R12: ook bij het registreren wordt een tekst die geen zaak is bij het veld geweigerd; zwijgt een zaaksysteem, dan staat het contact', async () => {
    const zaak = (objectId: string) => ({ objectId, codeRegister: 'openzaak', codeSoortObjectId: 'identificatie' })
    const bekend = zaakElders()
    const metNummers = (...nummers: string[]) => register({ opvolging: { zaken: nummers.map(zaak) } })
    expect(await metNummers(String(bekend.identificatie))).toMatchObject({
      opvolging: { zaken: [{ identificator: { objectId: bekend.identificatie } }] },
    })
    const probleem = await problemIn(metNummers(String(bekend.identificatie), 'BESTAAT-NIET'))
    expect([probleem.status, fieldsOf(probleem)]).toEqual([400, ['opvolging.zaken.1.objectId']])
    const contact = klantcontact(sanne, { opvolging: { zaken: [zaak('OOK-NIET')] } })
    const gesprek = met.app.client.gesprekken.gesprekRegistreren({ body: { klantcontacten: [contact, contact] } })
    expect(fieldsOf(await problemIn(gesprek))).toEqual([
      'klantcontacten.0.opvolging.zaken.0.objectId',
      'klantcontacten.1.opvolging.zaken.0.objectId',
    ])
    met.zgw.settings.vooraf = () => ({ status: 500, body: '{}' })
    expect(await metNummers('BESTAAT-NIET')).toMatchObject({ opvolging: { zaken: [{ zaak: null }] } })
  })

  test('ontkoppelen vraagt een reden, die met wie en wanneer in het verloop staat', async () => {
    const { uuid } = await register()
    const zaak = zaakElders()
    const gekoppeld = await link(uuid, zaak)
    const params = { uuid, zaak: gekoppeld.uuid }
    await met.app.client.zaaksysteem.ontkoppelen({ params, body: { reden: 'Andere boom' } })
    const { resultaten } = await met.app.client.zaken.verloop({ params: { uuid } })
    expect(resultaten.map(({ soort, reden }) => [soort, reden])).toEqual([
      ['ontkoppeld', 'Andere boom'],
      ['gekoppeld', ''],
    ])
    expect(await zakenOf(uuid)).toEqual([])
  })
})

describe('volgen', () => {
  test('R27: status met de tekst voor de klant, resultaat, termijn, opschorting en deelzaken staan in een kopie met haar leeftijd', async () => {
    const deelzaak = zaakElders({ omschrijving: 'Advies' })
    const zaak = zaakElders({
      einddatumGepland: '2026-12-01',
      opschorting: { indicatie: true, reden: 'Wacht op tekening' },
      deelzaken: [deelzaak.url],
    })
    const afdeling = (zaaktypeOf(met.zgw).roltypen as string[])[2]
    makeRol(
      met.zgw.stand,
      {
        zaak: zaak.url,
        betrokkeneType: 'organisatorische_eenheid',
        roltype: afdeling,
        roltoelichting: '',
        betrokkeneIdentificatie: { identificatie: 'GROEN', naam: 'Team Groen' },
      },
      ALLES,
    )
    setStatus(zaak, 2, '2026-01-06T10:00:00Z')
    setStatus(zaak, 1, '2026-01-07T10:00:00Z')
    const { uuid } = await register()
    await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    const [gevolgd] = await zakenOf(uuid)
    expect(gevolgd).toMatchObject({
      status: 'lopend',
      zaak: {
        foutOp: null,
        gegevens: {
          zaaktype: 'Kapvergunning',
          omschrijving: 'Kap eik',
          einddatumGepland: '2026-12-01',
          // It was set back: what was set last counts, not the highest number.
          status: { tekst: 'Wij hebben uw aanvraag ontvangen.', volgnummer: 1, aantal: 3, eind: false },
          opgeschort: 'Wacht op tekening',
          afdeling: 'Team Groen',
          deelzaken: [{ identificatie: deelzaak.identificatie, omschrijving: 'Advies' }],
        },
      },
    })
  })

  test('wie niets hoort vraagt met de ETag of er iets is veranderd, en haalt alleen dan de rest', async () => {
    const zaak = zaakElders()
    const { uuid } = await register()
    await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    await oneDayLater(met.app)
    const gevraagd = async () => {
      met.zgw.gekregen.length = 0
      await runJobs(met.app, volgZaken)
      return met.zgw.gekregen.filter(
        ({ pad }) => pad.endsWith(`/${String(zaak.uuid)}`) || pad.includes(encodeURIComponent(zaak.url)),
      )
    }
    const ongewijzigd = await gevraagd()
    expect(ongewijzigd.map(({ headers }) => headers['if-none-match'])).toEqual([expect.stringMatching(/^"/)])
    zaak.omschrijving = 'Kap beuk'
    await oneDayLater(met.app)
    await gevraagd()
    expect((await zakenOf(uuid))[0]?.zaak?.gegevens?.omschrijving).toBe('Kap beuk')
  })

  test.each(['Kap eik', 'Kap es'])(
    'wat wordt gemeld terwijl de zaak wordt gelezen telt nog mee, en dan wordt zij geheel gelezen (%s)',
    async (eerst) => {
      const zaak = zaakElders()
      const { uuid } = await register()
      await link(uuid, zaak)
      await runJobs(met.app, volgZaken)
      await oneDayLater(met.app)
      zaak.omschrijving = eerst
      const { zaaksysteem } = await met.app.als({ rechten: ['zaken.melden'] })
      const gelezen: unknown[] = []
      met.zgw.settings.ingreep = async ({ pad, headers }) => {
        if (!pad.endsWith(`/${String(zaak.uuid)}`)) return undefined
        gelezen.push(headers['if-none-match'])
        if (gelezen.length > 1) zaak.omschrijving = 'Kap beuk'
        else
          await zaaksysteem.notificatie({
            body: {
              kanaal: 'zaken',
              hoofdObject: zaak.url,
              resource: 'zaak',
              resourceUrl: zaak.url,
              actie: 'update',
              aanmaakdatum: '2026-01-08T10:00:00Z',
            },
          })
        return undefined
      }
      await runJobs(met.app, volgZaken)
      expect(gelezen).toEqual([expect.stringMatching(/^"/), undefined])
      expect((await zakenOf(uuid))[0]?.zaak?.gegevens?.omschrijving).toBe('Kap beuk')
    },
  )

  test('een notificatie, ook dubbel en in een andere volgorde, maakt de kopie vers; wat niemand koppelde wordt niet gevraagd', async () => {
    const zaak = zaakElders()
    const { uuid } = await register()
    await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    setStatus(zaak, 1, '2026-01-06T10:00:00Z')
    setStatus(zaak, 2, '2026-01-08T10:00:00Z')
    const { zaaksysteem, token } = await met.app.als({ rechten: ['zaken.melden'] })
    const notificatie = (hoofdObject: string, resource: string, actie: string) => ({
      kanaal: 'zaken',
      hoofdObject,
      resource,
      resourceUrl: `${hoofdObject}/x`,
      actie,
      aanmaakdatum: '2026-01-08T10:00:00Z',
      kenmerken: { bronorganisatie: '517439943' },
    })
    const vreemd = `${met.zgw.basis}/zaken/api/v1/zaken/00000000-0000-4000-8000-000000000000`
    for (const body of [
      notificatie(zaak.url, 'status', 'create'),
      notificatie(zaak.url, 'zaak', 'create'),
      notificatie(zaak.url, 'status', 'create'),
      notificatie(vreemd, 'zaak', 'create'),
      { ...notificatie('https://voorbeeld.nl/', 'test', 'create'), kanaal: 'test' },
    ])
      await zaaksysteem.notificatie({ body })
    met.zgw.gekregen.length = 0
    await runJobs(met.app, volgZaken)
    expect((await zakenOf(uuid))[0]?.zaak?.gegevens?.status?.volgnummer).toBe(2)
    expect(met.zgw.gekregen.filter(({ pad }) => pad.includes('00000000-0000'))).toEqual([])
    // A CloudEvent comes with a media type of its own.
    zaak.omschrijving = 'Kap plataan'
    const event = {
      specversion: '1.0',
      id: 'a',
      source: 'urn:nld:oin:1:zaken',
      type: 'nl.overheid.zaken.zaak-gemuteerd',
      subject: zaak.uuid,
    }
    const answer = await fetch(`${met.app.base}/api/v1/zaaksystemen/cloudevents`, {
      method: 'POST',
      headers: { Authorization: `Token ${token}`, 'Content-Type': 'application/cloudevents+json' },
      body: JSON.stringify(event),
    })
    expect(answer.status).toBe(204)
    await runJobs(met.app, volgZaken)
    expect((await zakenOf(uuid))[0]?.zaak?.gegevens?.omschrijving).toBe('Kap plataan')
    const zonder = await met.app.als({ rechten: ['klantcontacten.lezen'] })
    const poging = zonder.zaaksysteem.notificatie({ body: notificatie(zaak.url, 'zaak', 'update') })
    expect(await problemIn(poging)).toMatchObject({ status: 403 })
  })

  test('een zaak die weg is of te vertrouwelijk wordt, wordt zo genoemd; de koppeling blijft en de andere zaken ook', async () => {
    const [weg, geheim, gewoon] = [zaakElders(), zaakElders(), zaakElders()]
    const { uuid } = await register()
    for (const zaak of [weg, geheim, gewoon]) await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    met.zgw.stand.zaken.delete(weg.url)
    geheim.vertrouwelijkheidaanduiding = 'geheim'
    await oneDayLater(met.app)
    await runJobs(met.app, volgZaken)
    const zaken = await zakenOf(uuid)
    expect(zaken.map(({ zaak }) => [zaak?.toestand, zaak?.gegevens === null])).toEqual([
      ['vernietigd', true],
      ['afgeschermd', true],
      ['bekend', false],
    ])
    expect(zaken[0]?.zaak?.identificatie).toBe(weg.identificatie)
  })

  test('een zaaksysteem wordt niet vaker een zaak gevraagd dan is ingesteld, hoeveel er ook zijn', async () => {
    const { uuid } = await register()
    const eigen = [zaakElders(), zaakElders(), zaakElders()]
    for (const zaak of eigen) await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    await oneDayLater(met.app)
    met.zgw.gekregen.length = 0
    const begin = performance.now()
    await runJobs(met.app, volgZaken, undefined, { ZAAKSYSTEEM_ZAKEN_PER_MINUUT: 240 })
    const duur = performance.now() - begin
    const gevraagd = new Set(met.zgw.gekregen.map(({ pad }) => /\/zaken\/([\da-f-]{36})/.exec(pad)?.[1]))
    for (const { uuid } of eigen) expect(gevraagd).toContain(uuid)
    expect(duur).toBeGreaterThan(eigen.length * 240)
  })

  test('is het zaaksysteem weg, dan blijft de kopie met haar leeftijd, en sinds wanneer zij niet kon worden ververst', async () => {
    const zaak = zaakElders()
    const { uuid } = await register()
    await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    await oneDayLater(met.app)
    met.zgw.settings.vooraf = () => ({ status: 500, body: '{}' })
    await runJobs(met.app, volgZaken)
    const [gevolgd] = await zakenOf(uuid)
    expect(gevolgd?.zaak).toMatchObject({
      toestand: 'bekend',
      gegevens: { omschrijving: 'Kap eik' },
      foutOp: expect.any(String),
    })
  })

  test('tekst van een zaak is vreemde invoer: wat de leesrichting of het scherm stuurt gaat eruit, de rest blijft tekst', async () => {
    const zaak = zaakElders({ opschorting: { indicatie: true, reden: '\u202e<b>Vet</b>\u0007' } })
    const { uuid } = await register()
    await link(uuid, zaak)
    await runJobs(met.app, volgZaken)
    expect((await zakenOf(uuid))[0]?.zaak?.gegevens?.opgeschort).toBe('<b>Vet</b>')
  })

  test('een zaak die ZAC later koppelt is de opvolging van dat contact, wordt gevolgd, en staat in de voortgang', async () => {
    const zaak = zaakElders()
    const { uuid } = await wire.make('/klantcontacten', {
      kanaal: 'formulier',
      onderwerp: 'Kapvergunning',
      taal: 'nld',
      vertrouwelijk: false,
    })
    expect((await met.app.client.klantcontacten.tonen({ params: { uuid } })).zonderOpvolging).toBe(true)
    await wire.make('/onderwerpobjecten', {
      klantcontact: { uuid },
      onderwerpobjectidentificator: {
        objectId: zaak.uuid,
        codeObjecttype: 'zaak',
        codeRegister: 'open-zaak',
        codeSoortObjectId: 'uuid',
      },
    })
    expect((await met.app.client.klantcontacten.tonen({ params: { uuid } })).zonderOpvolging).toBe(false)
    await runJobs(met.app, volgZaken)
    expect(await zakenOf(uuid)).toMatchObject([{ status: 'lopend', zaak: { identificatie: zaak.identificatie } }])
  })

  test('25 zaken kosten voortgang en klantbeeld niet meer statements dan één, en geen aanroep', async () => {
    const { uuid: partij } = await met.app.client.partijen.maken({ body: persoon() })
    const contactMet = async (aantal: number) => {
      const zaken = Array.from({ length: aantal }, () => zaakElders())
      const opvolging = {
        zaken: zaken.map((zaak) => ({
          objectId: String(zaak.uuid),
          codeRegister: 'openzaak',
          codeSoortObjectId: 'uuid',
        })),
      }
      return (await register({ opvolging, betrokkenen: [{ rol: 'klant', initiator: true, partij }] })).uuid
    }
    const [een, veel] = [await contactMet(1), await contactMet(25)]
    met.zgw.gekregen.length = 0
    const tel = async (work: () => Promise<unknown>) => {
      const statements = await met.app.statementsOf(work)
      return statements.filter((text) => !/^(begin|commit)|applicatie|logboek/.test(text)).length
    }
    const voortgang = (uuid: string) => tel(() => met.app.client.klantcontacten.voortgang({ params: { uuid } }))
    expect([await voortgang(een), await voortgang(veel)]).toEqual([1, 1])
    expect(
      await tel(() => met.app.client.klantcontacten.klantbeeld({ params: { uuid: partij }, query: { aantal: '100' } })),
    ).toBe(1)
    expect(met.zgw.gekregen).toEqual([])
  })
})

describe('zoeken', () => {
  test('R28: van een partij alleen de zaken waarin zij echt een rol heeft, ook als het zaaksysteem filters niet kent of te veel toont', async () => {
    const { client } = met.app
    const bsn = '999990019'
    const { uuid: partij } = await client.partijen.maken({
      body: persoon({ identificatoren: [{ soort: 'bsn', nummer: bsn }] }),
    })
    const metRol = (inpBsn: string, extra: Record<string, unknown> = {}) => {
      const zaak = zaakElders(extra)
      const [roltype] = zaaktypeOf(met.zgw).roltypen as string[]
      const rol = { zaak: zaak.url, betrokkeneType: 'natuurlijk_persoon', roltype, roltoelichting: '' }
      makeRol(met.zgw.stand, { ...rol, betrokkeneIdentificatie: { inpBsn } }, ALLES)
      return zaak
    }
    const eigen = metRol(bsn)
    metRol('999990020')
    metRol(bsn, { vertrouwelijkheidaanduiding: 'zeer_geheim' })
    const zoek = async () =>
      (await client.zaaksysteem.zoeken({ body: { partij } })).resultaten.map(({ identificatie }) => identificatie)
    met.zgw.gekregen.length = 0
    expect(await zoek()).toEqual([eigen.identificatie])
    expect(met.zgw.gekregen.some(({ pad }) => pad.includes(bsn))).toBe(false)
    met.zgw.settings.zonderFilters = true
    expect(await zoek()).toEqual([eigen.identificatie])
  })

  test('een zaaksysteem dat zwijgt verbergt niets van de andere, en wordt genoemd', async () => {
    const zaak = zaakElders()
    const stil = await startZaaksysteem()
    const { uuid } = await met.app.client.zaaksystemen.maken({ body: stil.alsZaaksysteem({ naam: 'Stil' }) })
    stil.settings.vooraf = () => ({ status: 500, body: '{}' })
    const gevonden = await met.app.client.zaaksysteem.zoeken({ body: { nummer: String(zaak.identificatie) } })
    expect(gevonden).toMatchObject({
      resultaten: [{ identificatie: zaak.identificatie, zaaksysteem: { naam: 'Open Zaak' } }],
      onbereikbaar: [{ zaaksysteem: 'Stil', reden: expect.stringContaining('storing') }],
    })
    await met.app.client.zaaksystemen.wijzigen({ params: { uuid }, body: { actief: false } })
    await stil.stop()
  })
})

describe('de verbinding testen', () => {
  const test_ = async () => met.app.client.zaaksysteem.testen({ params: { uuid: met.systeem.uuid } })

  test('zegt de versie, wat het kan en welk recht ontbreekt', async () => {
    expect(await test_()).toMatchObject({
      goed: true,
      zaaktypen: 1,
      stand: { versie: '1.5.1', reserveert: true, substatussen: true },
    })
    met.zgw.settings.scopes.delete('zaken.aanmaken')
    const verslag = await test_()
    expect(verslag.goed).toBe(false)
    expect(verslag.bevindingen.filter(({ ernst }) => ernst === 'fout')).toMatchObject([
      { api: 'zaken', scope: 'zaken.aanmaken' },
    ])
    met.zgw.settings.scopes.add('zaken.aanmaken')
    expect(met.zgw.stand.zaken.size).toBeGreaterThan(0)
  })

  test('zegt welk recht voor grote documenten ontbreekt, en raakt geen document aan', async () => {
    const { scopes } = met.zgw.settings
    const groot = ['documenten.bijwerken', 'documenten.lock', 'documenten.geforceerd-unlock']
    const mist = async () => (await test_()).bevindingen.flatMap(({ scope }) => scope ?? [])
    const documenten = [...met.zgw.stand.enkelvoudiginformatieobjecten.keys()]
    expect(await mist()).toEqual([])
    for (const scope of groot.slice(0, 2)) {
      scopes.delete(scope)
      expect(await mist()).toEqual([scope])
      scopes.add(scope)
    }
    for (const scope of groot) scopes.delete(scope)
    expect(await mist()).toEqual(groot)
    for (const scope of groot) scopes.add(scope)
    expect([...met.zgw.stand.enkelvoudiginformatieobjecten.keys()]).toEqual(documenten)
  })

  test('zegt dat het geheim niet klopt, en hoeveel de klok verschilt', async () => {
    met.zgw.settings.klok = 120_000
    expect((await test_()).bevindingen.map(({ tekst }) => tekst).join(' ')).toMatch(
      /klok daar loopt 1[12]\d seconden voor/,
    )
    met.zgw.settings.klok = 0
    const params = { uuid: met.systeem.uuid }
    await met.app.client.zaaksystemen.wijzigen({ params, body: { geheim: 'een heel ander geheim' } })
    expect((await test_()).bevindingen[0]).toMatchObject({ ernst: 'fout', tekst: 'Het geheim klopt niet.' })
    await met.app.client.zaaksystemen.wijzigen({ params, body: { geheim: met.zgw.alsZaaksysteem().geheim } })
  })

  test('het geheim is nergens te zien: niet in een antwoord, niet in de wijzigingen en niet leesbaar in de database', async () => {
    const { geheim } = met.zgw.alsZaaksysteem()
    const { rows } = await met.app.pool.query('select geheim from zaaksysteem')
    const trail = await met.app.client.wijzigingen.lijst({ query: { soort: 'zaaksysteem' } })
    const lijst = await met.app.client.zaaksystemen.lijst()
    for (const text of [rows[0].geheim.toString('latin1'), JSON.stringify(trail), JSON.stringify(lijst)])
      expect(text).not.toContain(geheim)
  })

  test('een adres dat een zaaksysteem noemt en dat niet van hem is wordt niet gevraagd', async () => {
    const zaak = zaakElders()
    const { uuid } = await register()
    await link(uuid, zaak)
    addRows(met.zgw.stand, 'statussen', {})
    zaak.status = 'http://169.254.169.254/latest/meta-data'
    await met.app.client.zaaksysteem.zoeken({ body: { nummer: String(zaak.identificatie) } })
    await runJobs(met.app, volgZaken)
    expect((await zakenOf(uuid))[0]?.zaak).toMatchObject({
      toestand: 'bekend',
      gegevens: { status: null, omschrijving: 'Kap eik' },
    })
  })
})
