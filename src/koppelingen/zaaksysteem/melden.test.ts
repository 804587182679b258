import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ZONDER_GEBEURTENISSEN } from '../../register/gebeurtenissen/queries.ts'
import { fieldsOf, klantcontact, makeMedewerker, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp } from '../../run/testing/test-app.ts'
import { type WireClient, wireClient } from '../../run/testing/wire-client.ts'
import {
  type MetZaaksysteem,
  runJobs,
  SLEUTEL,
  startDueZaken,
  startWithZaaksysteem,
} from '../../run/testing/zaaksysteem/opzet.ts'
import type { Gekregen } from '../../run/testing/zaaksysteem/server.ts'
import type { Ding } from '../../run/testing/zaaksysteem/stand.ts'
import { makeZaak } from '../../run/testing/zaaksysteem/zaken.ts'
import { meldKoppelingen, ruimGemeldeKoppelingenOp, volgZaken } from './jobs.ts'

const PUBLIC_URL = 'https://balie.gemeente.example'
const MANIEREN = ['cloudevents', 'zaakobject'] as const

let met: MetZaaksysteem
let wire: WireClient
let sanne: string
beforeAll(async () => {
  met = await startWithZaaksysteem({}, { PUBLIC_URL })
  wire = await wireClient(met.app)
  ;({ medewerker: sanne } = await makeMedewerker(met.app))
})
afterAll(() => met.stop())
afterEach(() => {
  Object.assign(met.zgw.settings, { ingreep: undefined, vooraf: undefined, kanOphalen: true })
})

const params = () => ({ uuid: met.systeem.uuid })
let gelijktijdig = 4
/** Sets how it is told; what is set anew gets new connections, that remember nothing of what went wrong. */
async function reportAs(koppelingMelden: 'niet' | (typeof MANIEREN)[number]) {
  gelijktijdig += 1
  await met.app.client.zaaksystemen.wijzigen({ params: params(), body: { koppelingMelden, gelijktijdig } })
}

function zaakElders(extra: Record<string, unknown> = {}): Ding {
  const { stand } = met.zgw
  const [zaaktype] = [...stand.zaaktypen.keys()]
  const organisatie = { bronorganisatie: '517439943', verantwoordelijkeOrganisatie: '517439943' }
  const wie = { scopes: new Set(['zaken.aanmaken']) }
  return Object.assign(makeZaak(stand, { ...organisatie, startdatum: '2026-01-05', zaaktype }, wie), extra)
}

const register = () => met.app.client.klantcontacten.registreren({ body: klantcontact(sanne) })
const adresOf = (onderwerpobject: string) =>
  `${PUBLIC_URL}/klantinteracties/api/v1/onderwerpobjecten/${onderwerpobject}`
/** Lets a day go by for what must be told. */
const dagVoorbij = () =>
  met.app.pool.query(
    `update zaakkoppeling set volgende_poging = volgende_poging - interval '1 day', sinds = sinds - interval '1 day'`,
  )
/** The zaakobjecten that the zaaksysteem has of a zaak. */
const objectenOf = (zaak: Ding) => [...met.zgw.stand.zaakobjecten.values()].filter((ding) => ding.zaak === zaak.url)
const isMelding = ({ method, pad }: Gekregen) =>
  (method === 'POST' && (pad === '/events' || pad.endsWith('/zaakobjecten'))) || method === 'DELETE'
const lijst = async (stand?: 'wacht' | 'gemeld' | 'mislukt') =>
  (
    await met.app.client.zaaksysteem.koppelingen({
      params: params(),
      query: { ...(stand && { stand }), aantal: '100' },
    })
  ).resultaten

/** Every way in which a link to a zaak comes to be; each gives its onderwerpobject. */
const WEGEN: [string, (zaak: Ding) => Promise<string>][] = [
  [
    'een medewerker op nummer',
    async (zaak) => {
      const { uuid } = await register()
      const body = { nummer: String(zaak.identificatie) }
      return (await met.app.client.zaaksysteem.koppelen({ params: { uuid }, body })).uuid
    },
  ],
  [
    'een klantcontact met de zaak erbij',
    async (zaak) => {
      const zaken = [{ objectId: String(zaak.uuid), codeRegister: 'openzaak', codeSoortObjectId: 'uuid' }]
      const { internetaken } = klantcontact(sanne).opvolging ?? {}
      const { opvolging } = await met.app.client.klantcontacten.registreren({
        body: klantcontact(sanne, { opvolging: { internetaken, zaken } }),
      })
      return opvolging.zaken[0]?.uuid ?? ''
    },
  ],
  ...(
    [
      ['KISS', 'zgw-Zaak', 'openzaak', 'uuid'],
      ['ZAC', 'zaak', 'open-zaak', 'uuid'],
      ['een client met een andere naam voor het register', 'zaak', 'Mijn zaaksysteem', 'uuid'],
      ['een client op nummer', 'Zaak', 'open-zaak', 'identificatie'],
    ] as const
  ).map(([wie, codeObjecttype, codeRegister, codeSoortObjectId]): [string, (zaak: Ding) => Promise<string>] => [
    wie,
    async (zaak) => {
      const { uuid } = await register()
      const objectId = codeSoortObjectId === 'uuid' ? String(zaak.uuid).toUpperCase() : zaak.identificatie
      const onderwerpobjectidentificator = { objectId, codeObjecttype, codeRegister, codeSoortObjectId }
      return (await wire.make('/onderwerpobjecten', { klantcontact: { uuid }, onderwerpobjectidentificator })).uuid
    },
  ]),
]

test('een CloudEvent dat wordt aangenomen en niet vastgelegd, zoals Open Zaak doet met wat het niet kan ophalen, telt niet als gemeld', async () => {
  await reportAs('cloudevents')
  const zaak = zaakElders()
  const [, koppel] = WEGEN[0] ?? []
  await koppel?.(zaak)
  met.zgw.settings.kanOphalen = false
  await runJobs(met.app, meldKoppelingen)
  expect((await lijst())[0]).toMatchObject({
    stand: 'wacht',
    fout: expect.stringContaining('kan het de Klantinteracties API van Balie lezen?'),
  })
  met.zgw.settings.kanOphalen = true
  await dagVoorbij()
  await runJobs(met.app, meldKoppelingen)
  expect([(await lijst())[0]?.stand, objectenOf(zaak).length]).toEqual(['gemeld', 1])
})

describe.each(MANIEREN)('een zaaksysteem hoort van koppelingen, met %s', (manier) => {
  test.each(WEGEN)('gemaakt door %s: één keer, en ook dat zij weg is', async (_, maak) => {
    await reportAs(manier)
    const zaak = zaakElders()
    const onderwerpobject = await maak(zaak)
    await runJobs(met.app, volgZaken)
    await runJobs(met.app, meldKoppelingen)
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(zaak)).toMatchObject([
      {
        object: adresOf(onderwerpobject),
        objectType: 'overige',
        relatieomschrijving: expect.stringMatching(/^Klantcontact \d+$/),
      },
    ])
    expect((await lijst())[0]).toMatchObject({
      onderwerpobject,
      zaak: zaak.url,
      gekoppeld: true,
      stand: 'gemeld',
      fout: null,
    })
    await wire.remove(`/onderwerpobjecten/${onderwerpobject}`)
    await runJobs(met.app, meldKoppelingen)
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(zaak)).toEqual([])
    expect((await lijst())[0]).toMatchObject({ onderwerpobject, gekoppeld: false, stand: 'gemeld' })
  })

  test('ook van een zaak die Balie zelf start', async () => {
    await reportAs(manier)
    const { uuid } = await met.app.client.klantcontacten.registreren({
      body: klantcontact(sanne, { opvolging: { zaakstarten: [met.start] } }),
    })
    await startDueZaken(met.app)
    await runJobs(met.app, meldKoppelingen)
    const { opvolging } = await met.app.client.klantcontacten.tonen({ params: { uuid } })
    const zaak = [...met.zgw.stand.zaken.values()].find(
      ({ uuid }) => uuid === opvolging.zaken[0]?.identificator.objectId,
    )
    expect(zaak && objectenOf(zaak)).toMatchObject([{ object: adresOf(opvolging.zaken[0]?.uuid ?? '') }])
  })

  test('een andere zaak in dezelfde koppeling: de eerste hoort dat zij weg is, de tweede dat zij er is', async () => {
    await reportAs(manier)
    const [een, twee] = [zaakElders(), zaakElders()]
    const onderwerpobject = await WEGEN[3]?.[1](een)
    await runJobs(met.app, volgZaken)
    await runJobs(met.app, meldKoppelingen)
    const spelling = { codeObjecttype: 'zaak', codeRegister: 'open-zaak', codeSoortObjectId: 'uuid' }
    for (const zaak of [twee, een, twee]) {
      await wire.change(`/onderwerpobjecten/${onderwerpobject}`, {
        onderwerpobjectidentificator: { ...spelling, objectId: zaak.uuid },
      })
      await runJobs(met.app, volgZaken)
      await runJobs(met.app, meldKoppelingen)
    }
    expect([objectenOf(een).length, objectenOf(twee).length]).toEqual([0, 1])
  })

  test('gaat het antwoord op welke melding ook verloren, dan komt er niets dubbel en ontbreekt er niets', async () => {
    await reportAs(manier)
    const zaak = zaakElders()
    const verloren = { gekoppeld: 0, ontkoppeld: 0 }
    const verlies = (wat: keyof typeof verloren) => {
      met.zgw.settings.ingreep = (call) => {
        if (!isMelding(call) || verloren[wat] > 0) return undefined
        verloren[wat] += 1
        return 'cut'
      }
    }
    const tot = async () => {
      for (let keer = 0; keer < 3; keer += 1) {
        await runJobs(met.app, meldKoppelingen)
        await dagVoorbij()
      }
    }
    verlies('gekoppeld')
    const onderwerpobject = (await WEGEN[0]?.[1](zaak)) ?? ''
    await runJobs(met.app, meldKoppelingen)
    expect((await lijst('wacht'))[0]).toMatchObject({
      onderwerpobject,
      fout: expect.stringContaining('niet bereikbaar'),
    })
    await dagVoorbij()
    await tot()
    expect(objectenOf(zaak)).toHaveLength(1)
    verlies('ontkoppeld')
    await wire.remove(`/onderwerpobjecten/${onderwerpobject}`)
    await tot()
    expect([objectenOf(zaak), verloren]).toEqual([[], { gekoppeld: 1, ontkoppeld: 1 }])
  })

  test('ontkoppeld voordat het was verteld: dan hoort niemand iets; half verteld: dan wordt het teruggehaald', async () => {
    await reportAs(manier)
    const [stil, half] = [zaakElders(), zaakElders()]
    await wire.remove(`/onderwerpobjecten/${await WEGEN[0]?.[1](stil)}`)
    met.zgw.gekregen.length = 0
    await runJobs(met.app, meldKoppelingen)
    expect(met.zgw.gekregen.filter(isMelding)).toEqual([])
    met.zgw.settings.ingreep = (call) => (isMelding(call) ? 'cut' : undefined)
    const onderwerpobject = await WEGEN[0]?.[1](half)
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(half)).toHaveLength(1)
    met.zgw.settings.ingreep = undefined
    await wire.remove(`/onderwerpobjecten/${onderwerpobject}`)
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(half)).toEqual([])
  })

  test('is het zaaksysteem een week weg of weigert het, dan is te zien waarom, en kan het opnieuw', async () => {
    await reportAs(manier)
    const zaak = zaakElders()
    const onderwerpobject = await WEGEN[0]?.[1](zaak)
    met.zgw.settings.vooraf = (call) =>
      isMelding(call) ? { status: 403, body: '{"code":"permission_denied"}' } : undefined
    for (let keer = 0; keer < 4; keer += 1) {
      await runJobs(met.app, meldKoppelingen)
      await dagVoorbij()
    }
    const [mislukt] = await lijst('mislukt')
    expect(mislukt).toMatchObject({
      onderwerpobject,
      pogingen: 4,
      volgendePoging: null,
      fout: expect.stringMatching(/laat Balie dit niet doen/),
    })
    const cijfers = await (await fetch(`${met.app.base}/metrics`)).text()
    expect(cijfers).toContain('balie_zaakkoppelingen_mislukt 1')
    met.zgw.settings.vooraf = undefined
    expect(await met.app.client.zaaksysteem.koppelingenOpnieuw({ params: params() })).toEqual({ aantal: 1 })
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(zaak)).toHaveLength(1)
  })
})

describe('wat een zaaksysteem hoort', () => {
  test('R28: een CloudEvent volgens het NL GOV-profiel, met verwijzingen en zonder iets over de klant', async () => {
    await reportAs('cloudevents')
    const zaak = zaakElders()
    const onderwerpobject = (await WEGEN[0]?.[1](zaak)) ?? ''
    met.zgw.gekregen.length = 0
    await runJobs(met.app, meldKoppelingen)
    const [melding, ...meer] = met.zgw.gekregen.filter(isMelding)
    expect(meer).toEqual([])
    expect(melding?.headers['content-type']).toBe('application/cloudevents+json')
    expect(melding?.body).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(/^[\da-f-]{36}$/),
      source: met.app.config.GEBEURTENIS_BRON,
      type: 'nl.overheid.zaken.zaak-gekoppeld',
      subject: zaak.uuid,
      time: expect.any(String),
      datacontenttype: 'application/json',
      data: {
        zaak: `urn:uuid:${String(zaak.uuid)}`,
        linkTo: adresOf(onderwerpobject),
        label: expect.stringMatching(/^Klantcontact \d+$/),
        linkObjectType: 'Onderwerpobject',
      },
    })
  })

  test('een Notificaties API die zonder inhoud antwoordt heeft het ook gehoord', async () => {
    await reportAs('cloudevents')
    await WEGEN[0]?.[1](zaakElders())
    met.zgw.settings.vooraf = ({ pad }) => (pad === '/events' ? { status: 200, body: '' } : undefined)
    const eventsUrl = met.systeem.eventsUrl ?? ''
    const beside = eventsUrl.replace('127.0.0.1', 'localhost')
    await met.app.client.zaaksystemen.wijzigen({ params: params(), body: { eventsUrl: beside } })
    await runJobs(met.app, meldKoppelingen)
    expect((await lijst())[0]).toMatchObject({ stand: 'gemeld', fout: null })
    await met.app.client.zaaksystemen.wijzigen({ params: params(), body: { eventsUrl } })
  })

  test('niets zolang het niet is ingesteld; daarna wat wachtte, en wat zonder melding was ingelezen als beheer daarom vraagt', async () => {
    await reportAs('niet')
    const [wachtte, ingelezen] = [zaakElders(), zaakElders()]
    await WEGEN[0]?.[1](wachtte)
    const { uuid } = await register()
    const { pool } = met.app
    const verbinding = await pool.connect()
    await verbinding.query('begin')
    for (const [naam, waarde] of Object.entries(ZONDER_GEBEURTENISSEN))
      await verbinding.query('select set_config($1, $2, true)', [naam, waarde])
    await verbinding.query(
      `insert into onderwerpobject (uuid, klantcontact, identificator) values (gen_random_uuid(), $1, row($2, 'zaak', 'open-zaak', 'uuid')::objectidentificator)`,
      [uuid, ingelezen.uuid],
    )
    await verbinding.query('commit')
    verbinding.release()
    await runJobs(met.app, volgZaken)
    await runJobs(met.app, meldKoppelingen)
    expect([objectenOf(wachtte), objectenOf(ingelezen)]).toEqual([[], []])
    await reportAs('zaakobject')
    await runJobs(met.app, meldKoppelingen)
    expect([objectenOf(wachtte).length, objectenOf(ingelezen).length]).toEqual([1, 0])
    expect(await met.app.client.zaaksysteem.koppelingenOpnieuw({ params: params() })).toEqual({ aantal: 1 })
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(ingelezen)).toHaveLength(1)
  })

  test('een klantcontact dat wordt vernietigd is van zijn zaak ontkoppeld; na een maand weet Balie het niet meer', async () => {
    await reportAs('zaakobject')
    const zaak = zaakElders()
    const onderwerpobject = await WEGEN[0]?.[1](zaak)
    await runJobs(met.app, meldKoppelingen)
    expect((await wire.vraag('DELETE', `/onderwerpobjecten/${onderwerpobject}?cascade=true`)).status).toBe(200)
    await runJobs(met.app, meldKoppelingen)
    expect(objectenOf(zaak)).toEqual([])
    const over = async () => (await lijst()).some((koppeling) => koppeling.onderwerpobject === onderwerpobject)
    await runJobs(met.app, ruimGemeldeKoppelingenOp)
    expect(await over()).toBe(true)
    await runJobs(met.app, ruimGemeldeKoppelingenOp, new Date(Date.now() + 31 * 86_400_000))
    expect(await over()).toBe(false)
  })

  test('zonder adres van Balie, of zonder adres voor de events, wordt het bij het veld geweigerd', async () => {
    const wijzig = (body: object) => met.app.client.zaaksystemen.wijzigen({ params: params(), body })
    expect(fieldsOf(await problemIn(wijzig({ koppelingMelden: 'cloudevents', eventsUrl: null })))).toEqual([
      'eventsUrl',
    ])
    const zonder = await startTestApp({ SECRET_KEY: SLEUTEL })
    const body = met.zgw.alsZaaksysteem({ koppelingMelden: 'zaakobject' })
    expect(fieldsOf(await problemIn(zonder.client.zaaksystemen.maken({ body })))).toEqual(['koppelingMelden'])
    await zonder.stop()
  })

  test('de lijst bladert, en alleen wie zaaksystemen beheert ziet haar', async () => {
    const gevonden: string[] = []
    let na: string | undefined
    do {
      const pagina = await met.app.client.zaaksysteem.koppelingen({
        params: params(),
        query: { aantal: '3', ...(na && { na }) },
      })
      gevonden.push(...pagina.resultaten.map(({ onderwerpobject, zaak }) => `${onderwerpobject} ${zaak}`))
      na = pagina.volgende ?? undefined
    } while (na)
    const alles = (await lijst()).map(({ onderwerpobject, zaak }) => `${onderwerpobject} ${zaak}`)
    expect(gevonden).toEqual(alles)
    expect(new Set(gevonden).size).toBe(gevonden.length)
    const { zaaksysteem } = await met.app.als({ rechten: ['zaken.lezen'] })
    expect(await problemIn(zaaksysteem.koppelingen({ params: params(), query: {} }))).toMatchObject({ status: 403 })
  })
})
