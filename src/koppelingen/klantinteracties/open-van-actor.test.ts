import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMedewerker } from '../../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { contact, type WireClient, wireClient } from '../../run/testing/wire-client.ts'

// Triggers keep the number of open tasks of an actor (decision 0012); it is compared with the tasks themselves.

interface Taak {
  uuid: string
  toegewezenAanActoren: { uuid: string }[]
}

let app: TestApp
let wire: WireClient
let actoren: string[]
/** This application does not see vertrouwelijke klantcontacten, except those that it registered itself (R28). */
let beperkt: string
beforeAll(async () => {
  app = await startTestApp()
  wire = await wireClient(app)
  const { afdeling, medewerker } = await makeMedewerker(app)
  actoren = [afdeling, medewerker, (await makeMedewerker(app)).medewerker]
  beperkt = (await app.als({ rechten: ['klantcontacten.lezen', 'klantcontacten.registreren', 'internetaken.lezen'] }))
    .token
})
afterAll(() => app.stop())

const read = async (filter: string, token: string): Promise<{ count: number; results: Taak[] }> =>
  (await wire.vraag('GET', `/internetaken?status=te_verwerken${filter}`, undefined, { token })).body

const open = async (filter = '', token = app.token): Promise<Taak[]> =>
  (await read(`&pageSize=500${filter}`, token)).results

/** The page is full, so that the count cannot be derived from it. */
const aantal = async (filter: string, token: string) => (await read(`&pageSize=1${filter}`, token)).count

const uuids = (taken: readonly Taak[]) => taken.map(({ uuid }) => uuid)

/** Takes one to three of the actoren. */
const toegewezen = (n: number) => actoren.slice(0, 1 + (n % 3)).map((uuid) => ({ uuid }))

async function make(n: number, status: string): Promise<unknown> {
  const token = n % 5 === 0 ? beperkt : app.token
  const { body } = await wire.vraag('POST', '/klantcontacten', contact({ vertrouwelijk: n % 2 === 0 }), { token })
  return wire.make('/internetaken', {
    gevraagdeHandeling: 'Terugbellen',
    aanleidinggevendKlantcontact: { uuid: body.uuid },
    toegewezenAanActoren: toegewezen(n),
    status,
  })
}

async function change(n: number, velden: object): Promise<unknown> {
  const { results } = await wire.read('/internetaken?pageSize=500')
  return results.length === 0
    ? undefined
    : wire.vraag('PATCH', `/internetaken/${results[n % results.length].uuid}`, velden)
}

/** These steps can happen to tasks; each step picks its task by a number. */
const stappen: Record<string, (n: number) => Promise<unknown>> = {
  open: (n) => make(n, 'te_verwerken'),
  gedaan: (n) => make(n, 'verwerkt'),
  afronden: (n) => change(n, { status: 'verwerkt' }),
  heropenen: (n) => change(n, { status: 'te_verwerken' }),
  'anders toewijzen': (n) => change(n, { toegewezenAanActoren: toegewezen(n + 1) }),
  'samen toewijzen': async (n) =>
    app.client.internetaken.verdelen({
      body: { taken: (await open()).map(({ uuid }) => uuid), actoren: toegewezen(n).map(({ uuid }) => uuid) },
    }),
  'taak weg': async (n) => {
    const taken = await open()
    return taken.length === 0 ? undefined : wire.vraag('DELETE', `/internetaken/${taken[n % taken.length]?.uuid}`)
  },
  'klantcontact weg': async (n) => {
    const { results } = await wire.read('/klantcontacten')
    return results.length === 0
      ? undefined
      : wire.vraag('DELETE', `/klantcontacten/${results[n % results.length].uuid}`)
  },
}

test('R19, R21, R28: hoeveel open taken een actor heeft en welke klopt na elke reeks wijzigingen, ook tegelijk, voor wie alles ziet en wie niet', async () => {
  const stap = fc.tuple(fc.constantFrom(...Object.keys(stappen)), fc.nat(30))
  const reeks = fc.array(fc.array(stap, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(reeks, async (rondes) => {
      for (const ronde of rondes) await Promise.allSettled(ronde.map(async ([naam, n]) => stappen[naam]?.(n)))
      for (const token of [app.token, beperkt]) {
        const taken = await open('', token)
        expect(await aantal('', token)).toBe(taken.length)
        for (const actor of actoren) {
          const van = `&toegewezenAanActor__uuid=${actor}`
          const zijn = taken.filter((taak) => taak.toegewezenAanActoren.some(({ uuid }) => uuid === actor))
          expect(await aantal(van, token)).toBe(zijn.length)
          expect(uuids(await open(van, token))).toEqual(uuids(zijn))
        }
      }
    }),
    { numRuns: 25 },
  )
}, 120_000)

test('R28: een behandelaar krijgt het aantal van wat hij ziet', async () => {
  const [ander] = actoren
  const { medewerker } = await makeMedewerker(app, 'Sanne Visser')
  await make(0, 'te_verwerken')
  await make(0, 'te_verwerken')
  const van = `&toegewezenAanActor__uuid=${ander}`
  expect(await aantal(van, app.token)).toBeGreaterThan(1)
  const { headers } = await app.alsMedewerker(medewerker, ['behandelaar'])
  const pad = `/internetaken?status=te_verwerken&pageSize=1${van}`
  const { body } = await wire.vraag('GET', pad, undefined, { token: '', headers })
  expect(body).toMatchObject({ count: 0, results: [] })
})
