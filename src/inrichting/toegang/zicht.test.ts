import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { klantcontact, organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'

let app: TestApp
type Client = Omit<Awaited<ReturnType<TestApp['alsMedewerker']>>, 'headers'>
/** The two afdelingen have one medewerker each. */
let [wegen, belastingen] = [
  { afdeling: '', mens: '' },
  { afdeling: '', mens: '' },
]
let kcc: Client
let behandelaar: Client
let ander: Client
let coordinator: Client

async function makeAfdeling(naam: string) {
  const { uuid: afdeling } = await app.client.actoren.maken({ body: { naam, soortActor: 'organisatorische_eenheid' } })
  const { uuid: mens } = await app.client.actoren.maken({
    body: { naam: `${naam} Jansen`, soortActor: 'medewerker', functie: 'Behandelaar', eenheden: [afdeling] },
  })
  return { afdeling, mens }
}

/** Registers a klantcontact as an application, with a task for an afdeling. */
const register = (afdeling: string, extra: Parameters<typeof klantcontact>[1] = {}) =>
  app.client.klantcontacten.registreren({
    body: klantcontact(afdeling, {
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Bel terug', actoren: [afdeling] }] },
      ...extra,
    }),
  })

const taakOf = (contact: { opvolging: { internetaken: { uuid: string }[] } }) =>
  contact.opvolging.internetaken[0]?.uuid ?? ''

beforeAll(async () => {
  app = await startTestApp()
  wegen = await makeAfdeling('Wegen')
  belastingen = await makeAfdeling('Belastingen')
  behandelaar = await app.alsMedewerker(wegen.mens, ['behandelaar'])
  ander = await app.alsMedewerker(belastingen.mens, ['behandelaar'])
  kcc = await app.alsMedewerker(belastingen.mens, ['kcc-medewerker'])
  coordinator = await app.alsMedewerker(belastingen.mens, ['coordinator'])
})
afterAll(() => app.stop())

const ofTaken = async (client: Client) =>
  (await client.internetaken.lijst({ query: { aantal: '100' } })).resultaten.map(({ uuid }) => uuid)
const ofContacten = async (client: Client, zoek?: string) =>
  (await client.klantcontacten.lijst({ query: { aantal: '100', zoek } })).resultaten.map(({ uuid }) => uuid)

describe('R28: een behandelaar ziet wat van hem, zijn afdelingen en groepen is', () => {
  test('de taak van de afdeling met haar klantcontact, en die van een ander niet: die bestaat voor hem niet', async () => {
    const contact = await register(wegen.afdeling, { onderwerp: 'Stoeptegel los' })
    const taak = taakOf(contact)
    expect(await ofTaken(behandelaar)).toContain(taak)
    expect(await ofContacten(behandelaar, 'stoeptegel')).toEqual([contact.uuid])
    expect(await ofTaken(ander)).not.toContain(taak)
    expect(await ofContacten(ander, 'stoeptegel')).toEqual([])
    const params = { uuid: taak }
    const verloop = await problemIn(ander.internetaken.verloop({ params }))
    expect(verloop).toMatchObject({ status: 404 })
    const onbekend = { uuid: '00000000-0000-7000-8000-000000000000' }
    expect(verloop.detail).toBe((await problemIn(ander.internetaken.verloop({ params: onbekend }))).detail)
    expect(await problemIn(ander.internetaken.afronden({ params, body: {} }))).toMatchObject({ status: 404 })
    expect(await problemIn(ander.klantcontacten.tonen({ params: { uuid: contact.uuid } }))).toMatchObject({
      status: 404,
    })
    await behandelaar.internetaken.afronden({ params, body: { notitie: 'Hersteld' } })
    expect(await ofTaken(behandelaar)).toContain(taak)
  })

  test('wie een taak doorstuurt naar een ander ziet hem niet meer; die ander wel', async () => {
    const taak = taakOf(await register(wegen.afdeling))
    const antwoord = behandelaar.internetaken.doorsturen({
      params: { uuid: taak },
      body: { actoren: [belastingen.afdeling], reden: 'Gaat over de aanslag' },
    })
    expect((await antwoord).actoren.map(({ uuid }) => uuid)).toEqual([belastingen.afdeling])
    expect(await ofTaken(behandelaar)).not.toContain(taak)
    expect(await ofTaken(ander)).toContain(taak)
  })

  test('van een partij alleen de contacten die van hem zijn, ook in het klantbeeld', async () => {
    const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
    const betrokkenen = [{ partij, rol: 'klant' as const, initiator: true }]
    const eigen = await register(wegen.afdeling, { betrokkenen })
    const vreemd = await register(belastingen.afdeling, { betrokkenen })
    const beeld = await behandelaar.klantcontacten.klantbeeld({ params: { uuid: partij } })
    expect(beeld.klantcontacten.map(({ uuid }) => uuid)).toEqual([eigen.uuid])
    expect(beeld.internetaken.map(({ uuid }) => uuid)).toEqual([taakOf(eigen)])
    expect(taakOf(vreemd)).not.toBe('')
    const { uuid: onbekend } = await app.client.partijen.maken({
      body: persoon({ contactnaam: { achternaam: 'Onzichtbaar' } }),
    })
    expect(await problemIn(behandelaar.partijen.tonen({ params: { uuid: onbekend } }))).toMatchObject({ status: 404 })
    expect(await behandelaar.partijen.zoeken({ body: { naam: 'Onzichtbaar' } })).toEqual({ resultaten: [] })
  })

  test('wat hij zelf registreert ziet hij met zijn taken, ook als die voor een ander zijn', async () => {
    const body = klantcontact(wegen.mens, {
      actoren: [],
      opvolging: { internetaken: [{ gevraagdeHandeling: 'Zoek uit', actoren: [belastingen.afdeling] }] },
    })
    const contact = await behandelaar.klantcontacten.registreren({ body })
    expect(contact.opvolging.internetaken).toHaveLength(1)
    expect(await ofTaken(behandelaar)).toContain(taakOf(contact))
  })
})

describe('R28: vertrouwelijk', () => {
  test('een vertrouwelijk klantcontact ziet wie erbij betrokken is en wie het recht heeft; het KCC niet', async () => {
    const contact = await register(wegen.afdeling, { vertrouwelijk: true, onderwerp: 'Melding huiselijk geweld' })
    expect(await ofContacten(behandelaar, 'huiselijk')).toEqual([contact.uuid])
    expect(await ofContacten(coordinator, 'huiselijk')).toEqual([contact.uuid])
    expect(await ofContacten(kcc, 'huiselijk')).toEqual([])
    expect(await ofTaken(kcc)).not.toContain(taakOf(contact))
    const params = { uuid: contact.uuid }
    for (const call of [
      () => kcc.klantcontacten.tonen({ params }),
      () => kcc.klantcontacten.voortgang({ params }),
      () => kcc.klantcontacten.correcties({ params }),
      () => kcc.klantcontacten.corrigeren({ params, body: { inhoud: 'x', reden: 'x' } }),
      () => kcc.internetaken.toewijzen({ params: { uuid: taakOf(contact) }, body: { actoren: [belastingen.mens] } }),
    ])
      expect(await problemIn(call())).toMatchObject({ status: 404 })
    const reactie = { onderwerpobjecten: [{ wasKlantcontact: contact.uuid }], actoren: [] }
    const geweigerd = await problemIn(kcc.klantcontacten.registreren({ body: klantcontact(belastingen.mens, reactie) }))
    expect(geweigerd.invalidParams).toMatchObject([{ name: 'onderwerpobjecten.0.wasKlantcontact', code: 'onbekend' }])
  })

  test('wie het registreerde houdt het in beeld', async () => {
    const body = klantcontact(belastingen.mens, {
      vertrouwelijk: true,
      actoren: [],
      onderwerp: 'Bedreiging aan de balie',
    })
    const contact = await kcc.klantcontacten.registreren({ body })
    expect(await ofContacten(kcc, 'bedreiging')).toEqual([contact.uuid])
  })

  test('een applicatie zonder het recht ziet het ook bij Klantinteracties niet, en telt het niet mee', async () => {
    const contact = await register(wegen.afdeling, { vertrouwelijk: true })
    const { token } = await app.als({
      rechten: ['klantcontacten.lezen', 'internetaken.lezen', 'klantcontacten.registreren'],
    })
    const headers = { authorization: `Token ${token}`, 'content-type': 'application/json' }
    const retrieve = async (pad: string) => {
      const response = await fetch(`${app.base}/klantinteracties/api/v1/${pad}`, { headers })
      return {
        status: response.status,
        body: (await response.json()) as { count: number; results: { uuid: string }[] },
      }
    }
    const { body } = await retrieve('klantcontacten?expand=hadBetrokkenen,leiddeTotInterneTaken&pageSize=500')
    expect(JSON.stringify(body)).not.toContain(contact.uuid)
    expect(body.count).toBe(body.results.length)
    expect((await retrieve(`klantcontacten/${contact.uuid}`)).status).toBe(404)
    expect((await retrieve(`internetaken/${taakOf(contact)}`)).status).toBe(404)
    expect((await retrieve(`betrokkenen?hadKlantcontact__uuid=${contact.uuid}`)).body.count).toBe(0)
    const deel = { klantcontact: { uuid: contact.uuid }, wasKlantcontact: null, onderwerpobjectidentificator: null }
    const erbij = await fetch(`${app.base}/klantinteracties/api/v1/onderwerpobjecten`, {
      method: 'POST',
      headers,
      body: JSON.stringify(deel),
    })
    expect(erbij.status).toBe(400)
  })
})

describe('R28: geheimhouding', () => {
  const adres = { straatnaam: 'Geheimlaan', huisnummer: 7, postcode: '1234 AB', stad: 'Waterlanden' }
  let partij = ''
  let contact = ''

  beforeAll(async () => {
    const gemaakt = await app.client.partijen.maken({
      body: persoon({
        contactnaam: { voornaam: 'Anna', achternaam: 'Verborgen' },
        indicatieGeheimhouding: true,
        bezoekadres: adres,
        digitaleAdressen: [{ soortDigitaalAdres: 'email', adres: 'anna@geheim.example' }],
      }),
    })
    partij = gemaakt.uuid
    const betrokkene = {
      partij,
      rol: 'klant' as const,
      initiator: true,
      correspondentieadres: adres,
      digitaleAdressen: [{ soortDigitaalAdres: 'telefoonnummer' as const, adres: '0612345678' }],
    }
    contact = (await register(wegen.afdeling, { betrokkenen: [betrokkene] })).uuid
  })

  test('contactgegevens en adres ziet alleen wie het recht heeft; de partij zelf blijft te vinden', async () => {
    const params = { uuid: partij }
    expect(await kcc.partijen.tonen({ params })).toMatchObject({
      naam: 'Anna Verborgen',
      indicatieGeheimhouding: true,
      bezoekadres: { straatnaam: '', huisnummer: null },
      digitaleAdressen: [],
    })
    expect(await coordinator.partijen.tonen({ params })).toMatchObject({
      bezoekadres: { straatnaam: 'Geheimlaan' },
      digitaleAdressen: [{ adres: 'anna@geheim.example' }],
    })
  })

  test('op het verborgen adres, nummer of e-mailadres wordt niemand gevonden', async () => {
    const zoek = async (client: Client, body: Parameters<Client['partijen']['zoeken']>[0]['body']) =>
      (await client.partijen.zoeken({ body })).resultaten.map(({ uuid }) => uuid)
    for (const body of [{ postcode: '1234AB', huisnummer: 7 }, { emailadres: 'anna@geheim.example' }]) {
      expect(await zoek(kcc, body)).toEqual([])
      expect(await zoek(coordinator, body)).toEqual([partij])
    }
    expect(await zoek(kcc, { naam: 'Verborgen' })).toEqual([partij])
  })

  test('ook in contacten, klantbeeld en bij Klantinteracties; wie dit contact moet beantwoorden ziet het nummer daarvan', async () => {
    const { token } = await app.als({ rechten: ['klantcontacten.lezen', 'partijen.lezen'] })
    const paden = [
      `klantcontacten/${contact}?expand=hadBetrokkenen,hadBetrokkenen.wasPartij,hadBetrokkenen.digitaleAdressen`,
      `partijen/${partij}?expand=digitaleAdressen`,
      'digitaleadressen?pageSize=500',
      'betrokkenen?pageSize=500',
      'partijen?pageSize=500',
    ]
    const texts = await Promise.all(
      paden.map((pad) =>
        fetch(`${app.base}/klantinteracties/api/v1/${pad}`, { headers: { authorization: `Token ${token}` } }).then(
          (r) => r.text(),
        ),
      ),
    )
    texts.push(JSON.stringify(await kcc.klantcontacten.klantbeeld({ params: { uuid: partij } })))
    texts.push(JSON.stringify(await kcc.klantcontacten.tonen({ params: { uuid: contact } })))
    for (const text of texts) expect(text).not.toMatch(/Geheimlaan|612345678|anna@geheim/)
    expect(texts[0]).toContain('Verborgen')
    const gezien = await behandelaar.klantcontacten.tonen({ params: { uuid: contact } })
    expect(gezien.betrokkenen[0]?.digitaleAdressen).toMatchObject([{ adres: expect.stringContaining('612345678') }])
    expect(JSON.stringify(gezien)).not.toContain('Geheimlaan')
  })
})

describe('R28: wie geheimhouding niet doorziet', () => {
  const adres = { straatnaam: 'Stillestraat', huisnummer: 3, postcode: '1234 AB', stad: 'Waterlanden' }
  const make = async () => {
    const digitaleAdressen = [{ soortDigitaalAdres: 'email' as const, adres: 'stil@voorbeeld.nl' }]
    const { uuid } = await app.client.partijen.maken({
      body: persoon({ indicatieGeheimhouding: true, bezoekadres: adres, digitaleAdressen }),
    })
    return { uuid }
  }

  test('heft haar niet op, op geen van beide API’s', async () => {
    const params = await make()
    const geweigerd = await problemIn(kcc.partijen.wijzigen({ params, body: { indicatieGeheimhouding: false } }))
    expect(geweigerd).toMatchObject({ status: 403, code: 'geen-recht' })
    const { token } = await app.als({ rechten: ['partijen.lezen', 'partijen.registreren'] })
    const patch = await fetch(`${app.base}/klantinteracties/api/v1/partijen/${params.uuid}`, {
      method: 'PATCH',
      headers: { authorization: `Token ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ indicatieGeheimhouding: null }),
    })
    expect(patch.status).toBe(403)
    expect(await app.client.partijen.tonen({ params })).toMatchObject({ indicatieGeheimhouding: true })
    await coordinator.partijen.wijzigen({ params, body: { indicatieGeheimhouding: false } })
    expect(await kcc.partijen.tonen({ params })).toMatchObject({ bezoekadres: adres })
  })

  test('wist niet wat hij niet zag door terug te sturen wat hij las', async () => {
    const params = await make()
    const { bezoekadres, voorkeurstaal, digitaleAdressen } = await kcc.partijen.tonen({ params })
    expect(bezoekadres).toMatchObject({ straatnaam: '' })
    await kcc.partijen.wijzigen({
      params,
      body: {
        bezoekadres,
        voorkeurstaal,
        digitaleAdressen: digitaleAdressen.map(({ adres: a }) => ({ soortDigitaalAdres: 'email', adres: a })),
      },
    })
    expect(await app.client.partijen.tonen({ params })).toMatchObject({
      bezoekadres: adres,
      digitaleAdressen: [{ adres: 'stil@voorbeeld.nl' }],
    })
  })
})

test('R3: contactgegevens van een onbekende zijn nergens te zien dan bij dat contact', async () => {
  const adressen = [{ soortDigitaalAdres: 'email' as const, adres: 'onbekend@voorbeeld.nl' }]
  const contact = await register(wegen.afdeling, {
    betrokkenen: [{ rol: 'klant', initiator: true, digitaleAdressen: adressen }],
  })
  expect(await kcc.partijen.zoeken({ body: { emailadres: 'onbekend@voorbeeld.nl' } })).toEqual({ resultaten: [] })
  expect(JSON.stringify(await kcc.klantcontacten.tonen({ params: { uuid: contact.uuid } }))).toContain(
    'onbekend@voorbeeld.nl',
  )
})

test('R6: wat bij de ene hoedanigheid van iemand hoort is vanuit de andere niet te zien', async () => {
  const { uuid: prive } = await app.client.partijen.maken({
    body: persoon({ contactnaam: { achternaam: 'Tweezijdig' } }),
  })
  const { uuid: zaak } = await app.client.partijen.maken({ body: organisatie({ naam: 'Tweezijdig BV' }) })
  const contact = await register(wegen.afdeling, { betrokkenen: [{ partij: zaak, rol: 'klant', initiator: true }] })
  const beeld = await coordinator.klantcontacten.klantbeeld({ params: { uuid: prive } })
  expect(JSON.stringify(beeld)).not.toContain(contact.uuid)
})

test('wie alles mag zien betaalt niets: dezelfde statements op de tabellen zelf', async () => {
  const statements = await app.statementsOf(() => app.client.klantcontacten.lijst())
  expect(statements.filter((text) => /balie\.|beperkt/.test(text))).toEqual([])
})

/** The tables about klantcontacten or partijen that need no view, with the reasons. */
const ZONDER_WEERGAVE: Readonly<Record<string, string>> = {
  melding: 'who gets mail about a task; its number is looked up in what one sees',
}

test('elke tabel over een klantcontact, partij of interne taak heeft een weergave voor wie niet alles mag zien', async () => {
  const { rows } = await app.pool.query<{ tabel: string }>(`
    with recursive over as (
      select unnest(array['klantcontact', 'partij', 'interne_taak', 'informatieobject', 'zaakregister_zaak', 'zaakregister_document']::regclass[]) as tabel
      union select f.conrelid from pg_constraint f join over on f.confrelid = over.tabel and f.contype = 'f')
    select tabel::text from over
    where not exists (select from pg_views v where v.schemaname = 'beperkt' and v.viewname = tabel::text) order by 1`)
  expect(rows.map(({ tabel }) => tabel)).toEqual(Object.keys(ZONDER_WEERGAVE).sort())
})

/** Only Balie itself works on these, outside the requests of people: migrations, jobs, sending and taking over. */
const ALLEEN_BALIE = [
  'logboek_verzonden',
  'migratie',
  // These are of people in Mijn, which works with no role of a medewerker.
  'mijn_aanmelding',
  'mijn_logout_token',
  'mijn_pagina',
  'mijn_sessie',
  'overname',
  'overname_bevinding',
  'overname_lezing',
  'overname_object',
  'telling',
]

test('elke andere tabel kan wie niet alles mag zien bereiken, of is alleen voor Balie zelf: anders is het antwoord 503', async () => {
  const { rows } = await app.pool.query<{ tabel: string }>(`
    select c.relname as tabel from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and not exists (select from pg_class v where v.relnamespace = 'beperkt'::regnamespace and v.relname = c.relname)
      and not has_table_privilege(session_user || '_beperkt', c.oid, 'select')
    order by c.relname`)
  expect(rows.map(({ tabel }) => tabel)).toEqual(ALLEEN_BALIE)
})
