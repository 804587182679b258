import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATIONS } from '../src/app.ts'
import { fullName } from '../src/platform/contract.ts'
import {
  filled,
  inputSchema,
  isSame,
  makeTally,
  nameOf,
  type Outcome,
  type Place,
  placesOf,
  someOf,
  valueAt,
} from '../src/run/testing/round-trip.ts'
import { startTestApp, type TestApp } from '../src/run/testing/test-app.ts'
import {
  type Answer,
  type Body,
  type Known,
  makeKnown,
  OTHERWISE_TESTED,
  type Recipe,
  recipes,
  type Send,
} from './round-trip-recipes.ts'

// This test sends every field of every contract with values of its own, and reads them back: what is accepted is kept. The fields are read
// from the contracts, so a new one is tested by itself; the recipes only say what a valid body around it is.

let app: TestApp
let known: Known
let headers: Record<string, string>

const send: Send = async (method, path, body): Promise<Answer> => {
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

beforeAll(async () => {
  app = await startTestApp({ SECRET_KEY: Buffer.alloc(32, 7).toString('base64') })
  headers = { authorization: `Token ${app.token}` }
  known = await makeKnown(app)
})
afterAll(() => app.stop())

const writing = OPERATIONS.filter(({ operation: { method, reads, body } }) => method !== 'get' && !reads && body)
const declared = new Map(writing.map((bound) => [fullName(bound), bound.operation]))

const fill = (path: string, params: Record<string, string>) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** Gives where a place is read; null: nowhere. What a recipe says of a place holds for all that is below it. */
function readingOf(at: Recipe['at'], place: string): string | null {
  const found = Object.entries(at ?? {})
    .filter(([prefix]) => place === prefix || place.startsWith(`${prefix}.`))
    .sort(([a], [b]) => b.length - a.length)[0]
  if (!found) return place
  const [prefix, where] = found
  return where === null || where.startsWith('-') ? null : where + place.slice(prefix.length)
}

/** Sends one value at one place; gives why it was refused, or what is wrong with what is read. */
async function sendOne(name: string, recipe: Recipe, place: Place, value: unknown, base: Body): Promise<Outcome> {
  const operation = declared.get(name)
  if (!operation) throw new Error(`${name} is no operation that writes.`)
  const params = (await recipe.params?.(send, known, nameOf(place.path))) ?? {}
  const url = fill(operation.path, params)
  const answer = await send(operation.method, url, filled(base, place.path, value))
  if (answer.status >= 500) return { wrong: `${nameOf(place.path)}: ${answer.status}` }
  if (answer.status >= 400) {
    if (recipe.isRemoved && operation.method !== 'post') await send('delete', url)
    return { refused: JSON.stringify(answer.json.invalidParams ?? answer.json.code) }
  }
  const changed = answer.location?.replace(/^.*\/api\/v1/, '') ?? url
  const read = recipe.read ? await recipe.read(send, answer, params) : (await send('get', changed)).json
  if (recipe.isRemoved) await send('delete', changed)
  const at = readingOf(recipe.at, nameOf(place.path)) ?? ''
  const found = valueAt(read, at.split('.'))
  return isSame(value, found)
    ? {}
    : { wrong: `${nameOf(place.path)}: ${JSON.stringify(value)} became ${JSON.stringify(found)}` }
}

/** Sends each of some values at one place, in each body that is valid around it. */
async function* sendAll(name: string, recipe: Recipe, place: Place): AsyncIterable<Outcome> {
  const others = recipe.bodies().map((body) => valueAt(body, place.path))
  for (const value of recipe.values?.[nameOf(place.path)] ?? someOf(place, others))
    for (const base of recipe.bodies())
      if (!isSame(valueAt(base, place.path), value)) yield await sendOne(name, recipe, place, value, base)
}

const names = Object.keys(recipes({} as Known))

describe('wat een bewerking aanneemt is daarna te lezen', () => {
  test.each(names)('%s', { timeout: 300_000 }, async (name) => {
    const recipe = recipes(known)[name]
    const body = declared.get(name)?.body
    if (!recipe || !body) throw new Error(`${name} is no operation that writes.`)
    headers = recipe.as ? await recipe.as(app, known) : { authorization: `Token ${app.token}` }
    const tally = makeTally()
    for (const place of placesOf(inputSchema(body))) {
      const key = nameOf(place.path)
      if (readingOf(recipe.at, key) !== null) await tally.count(key, sendAll(name, recipe, place))
    }
    expect({ wrong: [...tally.wrong], never: tally.never }).toEqual({ wrong: [], never: [] })
  })

  test('elke bewerking die iets schrijft wordt zo geprobeerd, of bewaart geen velden', () => {
    const accounted = [...names, ...Object.keys(OTHERWISE_TESTED)]
    expect([...declared.keys()].filter((name) => !accounted.includes(name))).toEqual([])
  })
})
