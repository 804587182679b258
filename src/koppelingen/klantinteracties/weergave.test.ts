import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

let app: TestApp
let wire: WireClient
let actor: string
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  actor = (await makeMedewerker(app)).medewerker
})
afterAll(() => app.stop())

const lijst = async () => (await wire.read('/klantcontacten?pageSize=500')).results

const bewaard = async () =>
  (await app.pool.query('select klantcontact, tekst from klantcontact_weergave order by klantcontact')).rows

/** Asks for the list until everything in it is kept. */
async function saveAll(): Promise<void> {
  const aantal = (await lijst()).length
  await expect.poll(async () => (await lijst()) && (await bewaard()).length).toBe(aantal)
}

/** These steps can happen to klantcontacten and their parts; each step picks its subject by a number. */
const stappen: Record<string, (n: number) => Promise<unknown>> = {
  klantcontact: () => wire.make('/klantcontacten', contact()),
  betrokkene: async (n) =>
    wire.make('/betrokkenen', { hadKlantcontact: await one(n, 'klantcontacten'), rol: 'klant', initiator: true }),
  onderwerpobject: async (n) => wire.make('/onderwerpobjecten', { klantcontact: await one(n, 'klantcontacten') }),
  bijlage: async (n) => wire.make('/bijlagen', { wasBijlageVanKlantcontact: await one(n, 'klantcontacten') }),
  actor: async (n) =>
    wire.vraag('POST', '/actorklantcontacten', {
      klantcontact: await one(n, 'klantcontacten'),
      actor: await one(n, 'actoren'),
    }),
  taak: async (n) =>
    wire.make('/internetaken', {
      gevraagdeHandeling: 'Bel terug',
      aanleidinggevendKlantcontact: await one(n, 'klantcontacten'),
      toegewezenAanActoren: [{ uuid: actor }],
      status: 'te_verwerken',
    }),
  'betrokkene verhuist': (n) => move('betrokkenen', 'hadKlantcontact', n),
  'onderwerpobject verhuist': (n) => move('onderwerpobjecten', 'klantcontact', n),
  'bijlage verhuist': (n) => move('bijlagen', 'wasBijlageVanKlantcontact', n),
  'actor verhuist': (n) => move('actorklantcontacten', 'klantcontact', n),
  'taak verhuist': (n) => move('internetaken', 'aanleidinggevendKlantcontact', n),
  'betrokkene weg': (n) => weg('betrokkenen', n),
  'onderwerpobject weg': (n) => weg('onderwerpobjecten', n),
  'bijlage weg': (n) => weg('bijlagen', n),
  'koppeling weg': (n) => weg('actorklantcontacten', n),
  'taak weg': (n) => weg('internetaken', n),
  'klantcontact weg': (n) => weg('klantcontacten', n),
  'nieuwe actor': (n) => wire.make('/actoren', { naam: `Actor ${n}`, soortActor: 'medewerker' }),
  'actor heet anders': async (n) => wire.change(`/actoren/${(await one(n, 'actoren')).uuid}`, { naam: `Actor ${n}` }),
  correctie: async (n) =>
    app.client.klantcontacten.corrigeren({
      params: { uuid: (await one(n, 'klantcontacten')).uuid },
      body: { onderwerp: `Gecorrigeerd ${n}`, reden: 'Verkeerd verstaan' },
    }),
  lijst,
}

async function one(n: number, pad: string): Promise<{ uuid: string }> {
  const { results } = await wire.read(`/${pad}?pageSize=500`)
  const gevonden = results[n % Math.max(1, results.length)]
  return gevonden ? { uuid: gevonden.uuid } : { uuid: (await wire.make('/klantcontacten', contact())).uuid }
}

async function move(pad: string, veld: string, n: number): Promise<unknown> {
  const { results } = await wire.read(`/${pad}?pageSize=500`)
  if (results.length === 0) return undefined
  return wire.vraag('PATCH', `/${pad}/${results[n % results.length].uuid}`, {
    [veld]: await one(n + 1, 'klantcontacten'),
  })
}

async function weg(pad: string, n: number): Promise<unknown> {
  const { results } = await wire.read(`/${pad}?pageSize=500`)
  if (results.length === 0) return undefined
  return wire.vraag('DELETE', `/${pad}/${results[n % results.length].uuid}`)
}

/** Checks that the list is what it is when nothing is kept. The second request is answered from the memory of the process. */
async function isActueel(): Promise<void> {
  await saveAll()
  const metBewaard = await lijst()
  expect(await lijst()).toEqual(metBewaard)
  await app.pool.query('delete from klantcontact_weergave')
  expect(metBewaard).toEqual(await lijst())
}

const namen = Object.keys(stappen)
const run = (naam: string, n: number) => stappen[naam]?.(n)

test.each(namen)('wat bewaard is van een klantcontact klopt nog na: %s', async (naam) => {
  for (const soort of ['klantcontact', 'betrokkene', 'onderwerpobject', 'bijlage', 'actor', 'taak']) await run(soort, 0)
  await run('klantcontact', 0)
  await saveAll()
  await run(naam, 0)
  await isActueel()
})

test('R28: wie niet alles ziet krijgt niet wat voor een ander bewaard is', async () => {
  const { afdeling, medewerker } = await makeMedewerker(app, 'Bram de Vries')
  const { uuid } = await wire.make('/klantcontacten', contact())
  const taak = (toegewezen: string) =>
    wire.make('/internetaken', {
      gevraagdeHandeling: 'Bel terug',
      aanleidinggevendKlantcontact: { uuid },
      toegewezenAanActoren: [{ uuid: toegewezen }],
      status: 'te_verwerken',
    })
  const [eigen, vreemd] = [await taak(afdeling), await taak(actor)]
  await saveAll()
  const { headers } = await app.alsMedewerker(medewerker, ['behandelaar'])
  const { body } = await wire.vraag('GET', '/klantcontacten', undefined, { token: '', headers })
  const taken = body.results.map(({ leiddeTotInterneTaken }: { leiddeTotInterneTaken: { uuid: string }[] }) =>
    leiddeTotInterneTaken.map((verwijzing) => verwijzing.uuid),
  )
  expect(taken).toEqual([[eigen.uuid]])
  const alles = (await lijst()).find((gevonden: { uuid: string }) => gevonden.uuid === uuid)
  expect(alles.leiddeTotInterneTaken.map((verwijzing: { uuid: string }) => verwijzing.uuid)).toEqual([
    eigen.uuid,
    vreemd.uuid,
  ])
})

test('R28: ook wie niet alles ziet laat met een wijziging verdwijnen wat bewaard is', async () => {
  const { afdeling, medewerker } = await makeMedewerker(app, 'Bram de Vries')
  const { uuid } = await wire.make('/klantcontacten', contact())
  await wire.make('/internetaken', {
    gevraagdeHandeling: 'Bel terug',
    aanleidinggevendKlantcontact: { uuid },
    toegewezenAanActoren: [{ uuid: afdeling }],
    status: 'te_verwerken',
  })
  await saveAll()
  const { headers } = await app.alsMedewerker(medewerker, ['behandelaar'])
  const bijlage = { wasBijlageVanKlantcontact: { uuid } }
  expect((await wire.vraag('POST', '/bijlagen', bijlage, { token: '', headers })).status).toBe(201)
  expect((await bewaard()).map(({ klantcontact }) => klantcontact)).not.toContain(uuid)
})

test('wat bewaard is klopt na elke reeks wijzigingen, ook als er tegelijk wordt gelezen en gewijzigd', async () => {
  const reeks = fc.array(fc.array(fc.tuple(fc.constantFrom(...namen), fc.nat(30)), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 5,
  })
  await fc.assert(
    fc.asyncProperty(reeks, async (rondes) => {
      for (const ronde of rondes) {
        // One step may remove what another one looks for; that one is refused and changes nothing.
        await Promise.allSettled([...ronde.map(([naam, n]) => run(naam, n)), lijst(), lijst()])
      }
      await isActueel()
    }),
    { numRuns: 12 },
  )
}, 120_000)
