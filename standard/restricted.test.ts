import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS, RECHTEN } from '../src/app.ts'
import { ZICHTRECHTEN } from '../src/inrichting/toegang/contract.ts'
import { fullName } from '../src/platform/contract.ts'
import { klantcontact } from '../src/run/testing/fixtures.ts'
import { filled } from '../src/run/testing/round-trip.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import { type Answer, type Known, makeKnown, type Recipe, recipes, type Send } from './round-trip-recipes.ts'

// This test does every operation that writes twice: as who sees everything, and as who sees only what is theirs (R28). Both may do it, so both
// get the same answer. What is made is not theirs yet while it is made: SQL that reads it then finds nothing, without an error.

let app: TestApp
let known: Known
let askers: Record<'alles' | 'eigen', Record<string, string>>

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })
  known = await makeKnown(app)
  // They have a part in a klantcontact with these partijen, so both of them see them.
  await app.client.klantcontacten.registreren({
    body: klantcontact(known.medewerker, {
      betrokkenen: [
        { rol: 'klant', partij: known.partij, initiator: true },
        { rol: 'vertegenwoordiger', partij: known.organisatie },
      ],
    }),
  })
  const sight: readonly string[] = Object.values(ZICHTRECHTEN)
  await app.client.toegang.rolBewaren({
    params: { naam: 'eigen' },
    body: { rechten: RECHTEN.filter((recht) => !sight.includes(recht)) },
  })
  await app.client.toegang.rolBewaren({ params: { naam: 'alles' }, body: { rechten: [...RECHTEN] } })
  const as = async (rol: string) => (await app.alsMedewerker(known.medewerker, [rol])).headers
  askers = { alles: await as('alles'), eigen: await as('eigen') }
  // There is one of these, and it stays as it was changed last.
  const settings = 'instellingen.wijzigen'
  await outcomes(settings, recipes(known)[settings] as Recipe, askers.alles)
})
afterAll(() => app.stop())

const sendAs =
  (headers: Record<string, string>): Send =>
  async (method, path, body): Promise<Answer> => {
    const response = await fetch(`${app.base}/api/v1${path}`, {
      method: method.toUpperCase(),
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location'),
      json: text ? JSON.parse(text) : undefined,
    }
  }

/** Gives the shape of an answer, without what differs each time: of a value only its type is left, and whether there is one. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
  return value === null || value === '' ? value : typeof value
}

const declared = new Map(OPERATIONS.map((bound) => [fullName(bound), bound.operation]))

const stepsOf = (place: string) => place.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step))

/** The bodies of a recipe, and each of them with every value that refers to something else. */
const bodiesOf = ({ bodies, values = {} }: Recipe): unknown[] => [
  ...bodies(),
  ...Object.entries(values).flatMap(([place, choices]) =>
    choices.flatMap((value) => bodies().map((base) => filled(base, stepsOf(place), value))),
  ),
]

/** Does an operation with each of its bodies; gives what it answers, and what is read after it. */
async function outcomes(name: string, recipe: Recipe, headers: Record<string, string>) {
  const operation = declared.get(name)
  if (!operation) throw new Error(`${name} is no operation.`)
  const send = sendAs(headers)
  const found: { status: number; json: unknown; read: unknown }[] = []
  for (const body of bodiesOf(recipe)) {
    const params = (await recipe.params?.(send, known, '')) ?? {}
    const url = operation.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
    const answer = await send(operation.method, url, body)
    const changed = answer.location?.replace(/^.*\/api\/v1/, '') ?? url
    // A refusal is one to both.
    if (answer.status >= 400) {
      found.push({ status: answer.status, json: shapeOf(answer.json), read: undefined })
      continue
    }
    const read = recipe.read ? await recipe.read(send, answer, params) : (await send('get', changed)).json
    if (recipe.isRemoved) await send('delete', changed)
    found.push({ status: answer.status, json: shapeOf(answer.json), read: shapeOf(read) })
  }
  return found
}

describe('R28: wie niet alles mag zien schrijft hetzelfde als wie alles ziet, en leest het terug', () => {
  test.each(Object.keys(recipes({} as Known)))('%s', { timeout: 60_000 }, async (name) => {
    const recipe = recipes(known)[name]
    if (!recipe) throw new Error(`${name} has no recipe.`)
    const expected = await outcomes(name, recipe, askers.alles)
    expect(expected.filter(({ status }) => status >= 500)).toEqual([])
    expect(await outcomes(name, recipe, askers.eigen)).toEqual(expected)
  })
})
