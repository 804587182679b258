import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maakMedewerker } from '../testing/fixtures.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../testing/wire-client.ts'

// How many open tasks an actor has is kept by triggers (decision 0012): it is held against the tasks themselves.

interface Taak {
  uuid: string
  toegewezenAanActoren: { uuid: string }[]
}

let app: TestApp
let wire: WireClient
let actoren: string[]
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const { afdeling, medewerker } = await maakMedewerker(app)
  actoren = [afdeling, medewerker, (await maakMedewerker(app)).medewerker]
})
afterAll(() => app.stop())

const open = async (filter = ''): Promise<Taak[]> =>
  (await wire.lees(`/internetaken?status=te_verwerken&pageSize=500${filter}`)).results

/** One to three of the actoren. */
const toegewezen = (n: number) => actoren.slice(0, 1 + (n % 3)).map((uuid) => ({ uuid }))

async function maak(n: number, status: string): Promise<unknown> {
  const { uuid } = await wire.maak('/klantcontacten', contact())
  return wire.maak('/internetaken', {
    gevraagdeHandeling: 'Terugbellen',
    aanleidinggevendKlantcontact: { uuid },
    toegewezenAanActoren: toegewezen(n),
    status,
  })
}

async function wijzig(n: number, velden: object): Promise<unknown> {
  const { results } = await wire.lees('/internetaken?pageSize=500')
  return results.length === 0
    ? undefined
    : wire.vraag('PATCH', `/internetaken/${results[n % results.length].uuid}`, velden)
}

/** What can happen to tasks; each step takes the one it is about from a number. */
const stappen: Record<string, (n: number) => Promise<unknown>> = {
  open: (n) => maak(n, 'te_verwerken'),
  gedaan: (n) => maak(n, 'verwerkt'),
  afronden: (n) => wijzig(n, { status: 'verwerkt' }),
  heropenen: (n) => wijzig(n, { status: 'te_verwerken' }),
  'anders toewijzen': (n) => wijzig(n, { toegewezenAanActoren: toegewezen(n + 1) }),
  'samen toewijzen': async (n) =>
    app.client.internetaken.verdelen({
      body: { taken: (await open()).map(({ uuid }) => uuid), actoren: toegewezen(n).map(({ uuid }) => uuid) },
    }),
  'taak weg': async (n) => {
    const taken = await open()
    return taken.length === 0 ? undefined : wire.vraag('DELETE', `/internetaken/${taken[n % taken.length]?.uuid}`)
  },
  'klantcontact weg': async (n) => {
    const { results } = await wire.lees('/klantcontacten')
    return results.length === 0
      ? undefined
      : wire.vraag('DELETE', `/klantcontacten/${results[n % results.length].uuid}`)
  },
}

const aantal = async (actor: string) =>
  (await wire.lees(`/internetaken?status=te_verwerken&toegewezenAanActor__uuid=${actor}&pageSize=1`)).count

const uuids = (taken: readonly Taak[]) => taken.map(({ uuid }) => uuid)

test('R19, R21: hoeveel open taken een actor heeft en welke klopt na elke reeks wijzigingen, ook tegelijk', async () => {
  const stap = fc.tuple(fc.constantFrom(...Object.keys(stappen)), fc.nat(30))
  const reeks = fc.array(fc.array(stap, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(reeks, async (rondes) => {
      for (const ronde of rondes) await Promise.allSettled(ronde.map(async ([naam, n]) => stappen[naam]?.(n)))
      const taken = await open()
      for (const actor of actoren) {
        const zijn = taken.filter(({ toegewezenAanActoren }) => toegewezenAanActoren.some(({ uuid }) => uuid === actor))
        expect(await aantal(actor)).toBe(zijn.length)
        expect(uuids(await open(`&toegewezenAanActor__uuid=${actor}`))).toEqual(uuids(zijn))
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('R28: wie niet alles ziet krijgt het aantal van wat hij ziet', async () => {
  const [ander] = actoren
  const { medewerker } = await maakMedewerker(app, 'Sanne Visser')
  await maak(0, 'te_verwerken')
  await maak(0, 'te_verwerken')
  expect(await aantal(ander ?? '')).toBeGreaterThan(1)
  const { headers } = await app.alsMedewerker(medewerker, ['behandelaar'])
  const pad = `/internetaken?status=te_verwerken&toegewezenAanActor__uuid=${ander}&pageSize=1`
  const { body } = await wire.vraag('GET', pad, undefined, { token: '', headers })
  expect(body).toMatchObject({ count: 0, results: [] })
})
