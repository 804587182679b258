import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldsOf, makeMedewerker, organisatie, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { MEESTE_ONTVANGERS } from './contract.ts'

let app: TestApp
let kcc: Awaited<ReturnType<TestApp['alsMedewerker']>>
let klanten: { uuid: string; nummer: string }[]

const BSN = '999993653'
const KVK = '69599084'

beforeAll(async () => {
  app = await startTestApp()
  const { medewerker } = await makeMedewerker(app)
  kcc = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
  klanten = [
    await app.client.partijen.maken({ body: persoon({ identificatoren: [{ soort: 'bsn', nummer: BSN }] }) }),
    await app.client.partijen.maken({ body: organisatie({ identificatoren: [{ soort: 'kvk_nummer', nummer: KVK }] }) }),
    await app.client.partijen.maken({ body: persoon() }),
  ]
})
afterAll(() => app.stop())

const bericht = (ontvangers: readonly string[], extra: object = {}) => ({
  kanaal: 'brief',
  onderwerp: 'Werk aan de Dorpsstraat',
  inhoud: 'Van 7 tot en met 11 december is de Dorpsstraat dicht voor auto’s.',
  ontvangers: [...ontvangers],
  opvolging: { internetaken: [{ gevraagdeHandeling: 'Brief versturen', afgehandeld: true }] },
  ...extra,
})
const uuids = () => klanten.map(({ uuid }) => uuid)

describe('een aankondiging', () => {
  test('R12, R13: is voor iedere ontvanger een klantcontact met zijn opvolging, en ze zijn samen te vinden', async () => {
    const { uuid, klantcontacten } = await kcc.aankondigingen.aankondigingRegistreren({ body: bericht(uuids()) })
    expect(klantcontacten.map(({ partij }) => partij)).toEqual(uuids())
    const { resultaten } = await kcc.klantcontacten.lijst({ query: { onderwerpobject: uuid } })
    expect(resultaten).toHaveLength(3)
    for (const contact of resultaten)
      expect(contact).toMatchObject({
        initiatiefnemer: 'gemeente',
        betrokkenen: [{ rol: 'klant', initiator: false }],
        opvolging: { internetaken: [{ gevraagdeHandeling: 'Brief versturen', status: 'verwerkt' }] },
        zonderOpvolging: false,
      })
    const beeld = await kcc.klantcontacten.klantbeeld({ params: { uuid: uuids()[1] ?? '' } })
    expect(beeld.klantcontacten.map(({ onderwerp }) => onderwerp)).toEqual(['Werk aan de Dorpsstraat'])
  })

  test('R1: wie een bericht krijgt heeft zich daarmee niet geïdentificeerd', async () => {
    const partij = await app.client.partijen.maken({ body: persoon() })
    await app.client.aankondigingen.aankondigingRegistreren({
      body: bericht([partij.uuid], { actoren: [(await makeMedewerker(app)).medewerker] }),
    })
    const { resultaten } = await app.client.partijen.authenticaties({ params: { uuid: partij.uuid } })
    expect(resultaten).toHaveLength(1)
  })

  test('een fout in het bericht staat één keer bij het bericht, een onbekende ontvanger bij die ontvanger', async () => {
    const onbekend = '01890000-0000-7000-8000-000000000000'
    const body = bericht([...uuids(), onbekend], { plaatsgevondenOp: '2999-01-01T00:00:00Z' })
    expect(fieldsOf(await problemIn(kcc.aankondigingen.aankondigingRegistreren({ body })))).toEqual([
      'ontvangers.3',
      'plaatsgevondenOp',
    ])
    const [eerste = ''] = uuids()
    const dubbel = bericht([eerste, eerste.toUpperCase()])
    expect(fieldsOf(await problemIn(kcc.aankondigingen.aankondigingRegistreren({ body: dubbel })))).toEqual([
      'ontvangers',
    ])
    const { meta: _, ...teVeel } = {
      meta: 0,
      ...bericht(Array.from({ length: MEESTE_ONTVANGERS + 1 }, () => crypto.randomUUID())),
    }
    expect(fieldsOf(await problemIn(kcc.aankondigingen.aankondigingRegistreren({ body: teVeel })))).toEqual([
      'ontvangers',
    ])
  })

  test('dezelfde Idempotency-Key verstuurt niet nog eens', async () => {
    const headers = { 'idempotency-key': 'mailing-1' }
    const body = bericht(uuids())
    const eerste = await kcc.aankondigingen.aankondigingRegistreren({ body, headers })
    expect(await kcc.aankondigingen.aankondigingRegistreren({ body, headers })).toEqual(eerste)
    const andere = bericht(uuids(), { onderwerp: 'Iets anders' })
    expect(await problemIn(kcc.aankondigingen.aankondigingRegistreren({ body: andere, headers }))).toMatchObject({
      code: 'idempotentiesleutel-hergebruikt',
    })
  })

  test(`${MEESTE_ONTVANGERS} ontvangers kosten niet meer statements dan één`, async () => {
    const { rows } = await app.pool.query<{ uuid: string }>(
      `insert into partij (uuid, soort_partij, organisatie) select gen_random_uuid(), 'organisatie', 'Vereniging ' || n
       from generate_series(1, $1) n returning uuid`,
      [MEESTE_ONTVANGERS],
    )
    const send = (ontvangers: readonly string[]) =>
      app.statementsOf(() => kcc.aankondigingen.aankondigingRegistreren({ body: bericht(ontvangers) }))
    await send(uuids())
    const een = await send(uuids().slice(0, 1))
    expect(await send(rows.map(({ uuid }) => uuid))).toHaveLength(een.length)
  })
})

describe('een lijst van nummers', () => {
  test('geeft wie het zijn, en zegt welke van niemand, dubbel of onduidelijk zijn', async () => {
    const [een, twee, drie] = klanten
    const zelfdeNummer = await app.client.partijen.maken({
      body: organisatie({ identificatoren: [{ soort: 'kvk_nummer', nummer: drie?.nummer ?? '' }] }),
    })
    const nummers = [BSN, KVK, '90000001', een?.nummer ?? '', drie?.nummer ?? '']
    const gevonden = await kcc.aankondigingen.ontvangers({ body: { nummers } })
    expect(gevonden).toMatchObject({
      gevonden: [{ uuid: een?.uuid }, { uuid: twee?.uuid }],
      onbekend: [2],
      dubbel: [3],
      onduidelijk: [4],
    })
    expect(zelfdeNummer.uuid).not.toBe(drie?.uuid)
  })
})
