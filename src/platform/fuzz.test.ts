import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OPERATIONS } from '../app.ts'
import { contactgegevens } from '../koppelingen/contactgegevens/face.ts'
import { klantinteracties } from '../koppelingen/klantinteracties/face.ts'
import type { Fields } from '../koppelingen/klantinteracties/wire/fields.ts'
import { klantcontact, makeMedewerker, persoon } from '../run/testing/fixtures.ts'
import { type Known, type Schema, someNasty, textPlaces, withAt } from '../run/testing/nasty.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

// This test fills every text and every parameter of both faces, read from the contracts, with texts that once broke something.

const PER_FIELD = 3

let app: TestApp
let known: Known
beforeAll(async () => {
  app = await startTestApp()
  const { medewerker } = await makeMedewerker(app)
  await app.client.partijen.maken({ body: persoon() })
  await app.client.klantcontacten.registreren({ body: klantcontact(medewerker) })
  known = { uuid: medewerker }
})
afterAll(() => app.stop())

interface Call {
  method: string
  path: string
  body?: unknown
  headers?: Record<string, string>
}

/** Sends a call, leaving out headers that cannot be sent. */
async function send({ method, path, body, headers = {} }: Call): Promise<void> {
  const response = await fetch(app.base + path, {
    method: method.toUpperCase(),
    headers: {
      authorization: `Token ${app.token}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    // JSON writes a lone surrogate as an escape.
    body: body === undefined ? null : JSON.stringify(body),
  })
  const text = await response.text()
  expect(
    response.status,
    `${method} ${path} ${JSON.stringify(body)?.slice(0, 2000)}: ${text.slice(0, 300)}`,
  ).toBeLessThan(500)
}

const AT_ONCE = 8

async function sendAll(calls: readonly Call[]): Promise<void> {
  for (let at = 0; at < calls.length; at += AT_ONCE) await Promise.all(calls.slice(at, at + AT_ONCE).map(send))
}

/** Encodes a text for an address, which cannot hold half of a surrogate pair. */
const encoded = (text: string) => encodeURIComponent(text.toWellFormed())

const schemaOf = (schema: z.ZodType) => {
  const { $defs = {}, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const inlined = (part: unknown, depth = 0): unknown => {
    if (Array.isArray(part)) return part.map((item) => inlined(item, depth))
    if (typeof part !== 'object' || part === null) return part
    const { $ref } = part as { $ref?: string }
    if ($ref) return depth > 4 ? {} : inlined($defs[$ref.replace('#/$defs/', '')], depth + 1)
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inlined(value, depth)]))
  }
  return inlined(json) as Schema
}

const bodies = (schema: Schema, call: Omit<Call, 'body'>, perField = PER_FIELD): Call[] =>
  textPlaces(schema, known).flatMap(({ path, of }) =>
    someNasty(perField).map((text) => ({ ...call, body: withAt(of, path, text) })),
  )

const queries = (names: readonly string[], call: Call): Call[] =>
  names.flatMap((name) =>
    someNasty(PER_FIELD).map((text) => ({ ...call, path: `${call.path}?${encoded(name)}=${encoded(text)}` })),
  )

describe('de API van Balie: nooit een fout van ons', () => {
  test.each(OPERATIONS.map(({ operation }) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_, { method, path, params, query, headers, body }) => {
      const url = `/api/v1${path.replaceAll(/\{\w+\}/g, known.uuid)}`
      const sample = body && textPlaces(schemaOf(body), known)[0]?.of
      const call: Call = { method, path: url, body: body && (sample ?? {}) }
      await sendAll([
        ...(body ? bodies(schemaOf(body), call) : []),
        ...queries(Object.keys(query?.shape ?? {}), call),
        ...Object.keys(params?.shape ?? {}).flatMap((name) =>
          someNasty(PER_FIELD).map((text) => ({
            ...call,
            path: `/api/v1${path.replace(`{${name}}`, encoded(text)).replaceAll(/\{\w+\}/g, known.uuid)}`,
          })),
        ),
        ...Object.keys(headers?.shape ?? {}).flatMap((name) =>
          someNasty(PER_FIELD)
            .filter((text) => /^[\x20-\x7e]*$/.test(text))
            .map((text) => ({ ...call, headers: { [name]: text } })),
        ),
      ])
    },
    180_000,
  )
})

const asSchema = (fields: Fields): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema as Schema])),
})

describe.each([klantinteracties, contactgegevens])('$title: nooit een fout van ons', (face) => {
  test.each(face.parts.map((part) => [part.path, part] as const))(
    '%s',
    async (path, part) => {
      const url = `${face.path}/v1/${path}`
      const items = [url, `${url}/${known.uuid}`]
      const schema = asSchema(part.fields)
      await sendAll(bodies(schema, { method: 'post', path: url }))
      if ('run' in part) return
      await sendAll([
        ...['put', 'patch'].flatMap((method) => bodies(schema, { method, path: `${url}/${known.uuid}` }, 1)),
        ...queries([...Object.keys(part.filters), 'page', 'pageSize', 'expand'], { method: 'get', path: url }),
        ...items.flatMap((item) =>
          someNasty(PER_FIELD).map((text) => ({ method: 'get', path: `${item}/${encoded(text)}` })),
        ),
      ])
    },
    180_000,
  )
})
