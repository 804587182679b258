import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { fieldsOf, klantcontact, makeMedewerker, persoon, problemIn } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import type { SoortTaakconcept, TaakconceptInhoud, TaakconceptWaarden } from './contract.ts'
import { ruimConceptenOp } from './jobs.ts'

let app: TestApp
type Client = Awaited<ReturnType<TestApp['alsMedewerker']>>
let roos: Client
let bilal: Client
/** A medewerker of another afdeling, who sees only the tasks of that one. */
let vreemde: Client
let mensen: { roos: string; afdeling: string; bilal: string }

const inhoud = (waarden: TaakconceptWaarden, anders: TaakconceptWaarden[] = []): TaakconceptInhoud => ({
  waarden,
  anders,
})

async function makeTaak(actor = mensen.roos, extra: Parameters<typeof klantcontact>[1] = {}): Promise<string> {
  const contact = await app.client.klantcontacten.registreren({ body: klantcontact(actor, extra) })
  return contact.opvolging.internetaken[0]?.uuid ?? ''
}

const save = (
  client: Client,
  uuid: string,
  soort: SoortTaakconcept,
  waarden: TaakconceptWaarden,
  { versie = 0, anders = [] }: { versie?: number; anders?: TaakconceptWaarden[] } = {},
) => client.concepten.taakconceptBewaren({ params: { uuid, soort }, body: { versie, inhoud: inhoud(waarden, anders) } })

const soorten = async (client: Client, uuid: string) =>
  (await client.concepten.taakconcepten({ params: { uuid } })).resultaten.map(({ soort }) => soort).sort()

beforeAll(async () => {
  app = await startTestApp()
  const [een, twee, drie] = [
    await makeMedewerker(app, 'Roos'),
    await makeMedewerker(app, 'Bilal'),
    await makeMedewerker(app, 'Vera'),
  ]
  mensen = { roos: een.medewerker, afdeling: een.afdeling, bilal: twee.medewerker }
  roos = await app.alsMedewerker(een.medewerker, ['kcc-medewerker'])
  bilal = await app.alsMedewerker(twee.medewerker, ['kcc-medewerker'])
  vreemde = await app.alsMedewerker(drie.medewerker, ['behandelaar'])
})
afterAll(() => app.stop())

test('wat bij een taak half is getypt blijft bewaard zoals het is getypt, en is er op een andere plek ook', async () => {
  const uuid = await makeTaak()
  const eerst = await save(roos, uuid, 'antwoord', { kanaal: 'telefoon', inhoud: 'De lamp wordt ' })
  expect(eerst).toMatchObject({
    soort: 'antwoord',
    versie: 1,
    inhoud: inhoud({ kanaal: 'telefoon', inhoud: 'De lamp wordt ' }),
  })
  expect(await save(roos, uuid, 'antwoord', { inhoud: 'De lamp wordt gemaakt.' }, { versie: 1 })).toMatchObject({
    versie: 2,
  })
  await save(roos, uuid, 'notitie', { notitie: 'Let op' })
  const { resultaten } = await roos.concepten.taakconcepten({ params: { uuid } })
  expect(resultaten.map(({ soort, versie }) => [soort, versie])).toEqual([
    ['notitie', 1],
    ['antwoord', 2],
  ])
  await roos.concepten.taakconceptWeggooien({ params: { uuid, soort: 'notitie' } })
  expect(await soorten(roos, uuid)).toEqual(['antwoord'])
})

test('twee vensters overschrijven elkaar niet: het tweede hoort wat er staat', async () => {
  const uuid = await makeTaak()
  await save(roos, uuid, 'notitie', { notitie: 'Van het ene venster' })
  const fout = await problemIn(save(roos, uuid, 'notitie', { notitie: 'Van het andere' }))
  expect(fout).toMatchObject({
    status: 409,
    code: 'taakconcept-veranderd',
    concept: { versie: 1, inhoud: { waarden: { notitie: 'Van het ene venster' } } },
  })
  // If it is thrown away or done meanwhile, what stands on a screen is kept as new.
  await roos.concepten.taakconceptWeggooien({ params: { uuid, soort: 'notitie' } })
  expect(await save(roos, uuid, 'notitie', { notitie: 'Verder' }, { versie: 1 })).toMatchObject({ versie: 2 })
})

test('R28: een concept bij een taak is van wie het typte; voor een ander is het er niet', async () => {
  const uuid = await makeTaak()
  await save(roos, uuid, 'notitie', { notitie: 'Geheim van Roos' })
  expect(await soorten(bilal, uuid)).toEqual([])
  expect(await save(bilal, uuid, 'notitie', { notitie: 'Van Bilal' })).toMatchObject({ versie: 1 })
  await bilal.concepten.taakconceptWeggooien({ params: { uuid, soort: 'notitie' } })
  const { resultaten } = await roos.concepten.taakconcepten({ params: { uuid } })
  expect(resultaten).toMatchObject([{ soort: 'notitie', inhoud: { waarden: { notitie: 'Geheim van Roos' } } }])
  // One person finishing a task does not end what another one typed.
  await bilal.internetaken.noteren({ params: { uuid }, body: { notitie: 'Gedaan' } })
  expect(await soorten(roos, uuid)).toEqual(['notitie'])
  const params = { uuid, soort: 'notitie' } as const
  for (const poging of [
    () => app.client.concepten.taakconcepten({ params: { uuid } }),
    () => app.client.concepten.taakconceptBewaren({ params, body: { versie: 0, inhoud: inhoud({}) } }),
    () => app.client.concepten.taakconceptWeggooien({ params }),
  ])
    expect(await problemIn(poging())).toMatchObject({ status: 403, code: 'alleen-medewerkers' })
})

test('R28: bij een taak die iemand niet mag zien is er niets te bewaren of te lezen, ook niet wat hij er eerder typte', async () => {
  const uuid = await makeTaak(mensen.afdeling)
  const weigert = async (client: Client) => {
    const params = { uuid, soort: 'antwoord' } as const
    for (const poging of [
      () => client.concepten.taakconcepten({ params: { uuid } }),
      () => save(client, uuid, 'antwoord', { inhoud: 'x' }),
      () => client.concepten.taakconceptWeggooien({ params }),
    ])
      expect(await problemIn(poging())).toMatchObject({ status: 404 })
  }
  await weigert(vreemde)
  const behandelaar = await app.alsMedewerker(mensen.roos, ['behandelaar'])
  await save(behandelaar, uuid, 'antwoord', { inhoud: 'Half' })
  await save(behandelaar, uuid, 'doorsturing', { reden: 'Hoort daar' })
  await behandelaar.internetaken.doorsturen({
    params: { uuid },
    body: { actoren: [mensen.bilal], reden: 'Hoort daar' },
  })
  await weigert(behandelaar)
  const { rows } = await app.pool.query('select soort from taakconcept where interne_taak = $1', [uuid])
  expect(rows).toEqual([{ soort: 'antwoord' }])
})

test('wat gedaan is is geen concept meer: het verdwijnt in dezelfde transactie, en blijft als het wordt geweigerd', async () => {
  const uuid = await makeTaak(mensen.afdeling)
  const params = { uuid }
  const alle: SoortTaakconcept[] = [
    'afronding',
    'antwoord',
    'contactpoging',
    'doorsturing',
    'heropening',
    'notitie',
    'toewijzing',
    'zaak',
  ]
  for (const soort of alle) await save(roos, uuid, soort, { reden: soort })
  const over = new Set<string>(alle)
  const klaar = async (soort: SoortTaakconcept, doe: () => Promise<unknown>) => {
    await doe()
    over.delete(soort)
    expect(await soorten(roos, uuid)).toEqual([...over])
  }
  expect(await problemIn(roos.internetaken.noteren({ params, body: { notitie: '' } }))).toMatchObject({ status: 400 })
  expect(await problemIn(roos.internetaken.heropenen({ params, body: { reden: 'x' } }))).toMatchObject({
    status: 409,
  })
  expect(await soorten(roos, uuid)).toEqual(alle)
  const actoren = [mensen.roos]
  await klaar('toewijzing', () => roos.internetaken.toewijzen({ params, body: { actoren } }))
  await klaar('notitie', () => roos.internetaken.noteren({ params, body: { notitie: 'Let op' } }))
  await klaar('contactpoging', () => roos.internetaken.nietBereikt({ params, body: { kanaal: 'telefoon' } }))
  await klaar('doorsturing', () => roos.internetaken.doorsturen({ params, body: { actoren, reden: 'Terug' } }))
  await klaar('zaak', () =>
    roos.opvolging.zaakKoppelen({
      params,
      body: {
        objectId: 'ZAAK-1',
        codeRegister: 'openzaak',
        codeSoortObjectId: 'identificatie',
        codeObjecttype: 'zaak',
      },
    }),
  )
  await klaar('afronding', () => roos.internetaken.afronden({ params, body: {} }))
  await klaar('heropening', () => roos.internetaken.heropenen({ params, body: { reden: 'Toch niet' } }))
  await klaar('antwoord', () =>
    roos.opvolging.beantwoorden({ params, body: { kanaal: 'telefoon', inhoud: 'Gemaakt' } }),
  )
})

test('wat geen concept is wordt geweigerd, met elke fout op zijn plaats', async () => {
  const uuid = await makeTaak()
  const fout = await problemIn(
    save(roos, uuid, 'notitie', { notitie: 'x'.repeat(20_001), bsn: 'x' } as TaakconceptWaarden, { versie: -1 }),
  )
  expect(fieldsOf(fout)).toEqual(['inhoud.waarden.bsn', 'inhoud.waarden.notitie', 'versie'])
  expect(await problemIn(save(roos, uuid, 'anders' as SoortTaakconcept, {}))).toMatchObject({ status: 400 })
})

test('bij meer dan tweehonderd taken heeft niemand een concept; wat er al is blijft te bewaren', async () => {
  const { medewerker } = await makeMedewerker(app, 'Druk')
  const druk = await app.alsMedewerker(medewerker, ['kcc-medewerker'])
  const uuid = await makeTaak()
  await save(druk, uuid, 'notitie', { notitie: 'Eerste' })
  await app.pool.query(
    `with taak as (
      insert into interne_taak (uuid, klantcontact, nummer, gevraagde_handeling, status, uiterlijk_op)
      select gen_random_uuid(), t.klantcontact, 'T' || n, 'x', 'te_verwerken', now() from interne_taak t, generate_series(1, 199) n where t.uuid = $1 returning uuid)
    insert into taakconcept (medewerker, interne_taak, soort, versie, inhoud) select $2, uuid, 'notitie', 1, '{"waarden": {}, "anders": []}' from taak`,
    [uuid, medewerker],
  )
  expect(await save(druk, uuid, 'notitie', { notitie: 'Verder' }, { versie: 1 })).toMatchObject({ versie: 2 })
  expect(await problemIn(save(druk, uuid, 'antwoord', { inhoud: 'x' }))).toMatchObject({
    status: 409,
    code: 'te-veel-taakconcepten',
  })
})

test('R30: wat niet wordt afgemaakt verdwijnt na hetzelfde aantal dagen als een contact', async () => {
  const uuid = await makeTaak()
  await save(roos, uuid, 'notitie', { notitie: 'Oud' })
  const run = (dagen: number) =>
    ruimConceptenOp.run({
      db: app.db,
      now: new Date(Date.now() + dagen * 86_400_000),
      config: parseConfig({ CONCEPT_DAGEN: '7' }),
      log: pino({ level: 'silent' }),
    })
  await run(6)
  expect(await soorten(roos, uuid)).toEqual(['notitie'])
  await run(8)
  expect(await soorten(roos, uuid)).toEqual([])
})

test('R29: het logboek zegt bij wiens gegevens er is getypt; bewaren kost hoogstens drie statements', async () => {
  const { uuid: partij } = await app.client.partijen.maken({ body: persoon() })
  const uuid = await makeTaak(mensen.roos, { betrokkenen: [{ partij, rol: 'klant', initiator: true }] })
  const sent = await app.statementsOf(() => save(roos, uuid, 'notitie', { notitie: 'x' }))
  const eigen = sent.filter((text) => !/^(begin|commit)|logboek|from sessie/.test(text.trim()))
  expect(eigen.length).toBeLessThanOrEqual(3)
  const { resultaten } = await app.client.logboek.zoeken({ query: { partij } })
  expect(resultaten.map(({ operatie }) => operatie)).toContain('internetaken.taakconceptBewaren')
})
