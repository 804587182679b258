import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { OPERATIONS } from '../app.ts'
import { contactgegevens } from '../koppelingen/contactgegevens/face.ts'
import { klantinteracties } from '../koppelingen/klantinteracties/face.ts'
import type { Face } from '../koppelingen/klantinteracties/wire/face.ts'
import { klantcontact } from '../run/testing/fixtures.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { type Schema, tekstplekken, withValue } from '../run/testing/voorbeeld.ts'
import { fullName } from './contract.ts'

// This test sends near-uuids to every place for a uuid, in every operation of every API. The places are read from the contracts.

const FOUT = [
  '-'.repeat(36),
  '-'.repeat(33),
  'a'.repeat(36),
  `${'a'.repeat(8)}-${'-'.repeat(27)}`,
  '{}',
  'urn:uuid:',
  'x',
]
const HOOFD = '0197F0AB-1234-7ABC-8DEF-0123456789AB'
const KLEIN = HOOFD.toLowerCase()
/** The wire accepts these other forms of the same uuid. */
const ANDERS = [KLEIN.replaceAll('-', ''), `{${KLEIN}}`, `urn:uuid:${KLEIN}`]

let app: TestApp
let medewerker: Record<string, string>

beforeAll(async () => {
  app = await startTestApp()
  const { uuid } = await app.client.actoren.maken({
    body: { naam: 'Jan', soortActor: 'medewerker', functie: 'Medewerker', eenheden: [] },
  })
  const rollen = (await app.client.toegang.rollen()).resultaten.map(({ naam }) => naam)
  medewerker = (await app.alsMedewerker(uuid, rollen)).headers
})
afterAll(() => app.stop())

async function send(headers: Record<string, string>, method: string, pad: string, body?: unknown) {
  const response = await fetch(app.base + pad, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, tekst: await response.text() }
}

const jsonSchema = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema
const isUuid = ({ format }: Schema) => format === 'uuid'
const naamOf = (plek: readonly (string | number)[]) => plek.join('.')

describe('een uuid die er geen is geeft 400 of 404, nooit 500; hoofdletters maken geen verschil', () => {
  const bewerkingen = OPERATIONS.map((bound) => [fullName(bound), bound.operation] as const)

  test.each(bewerkingen)('%s', async (_, operation) => {
    const body = operation.body && tekstplekken(jsonSchema(operation.body))
    const query = Object.entries(operation.query?.shape ?? {}) as [string, z.ZodType][]
    const metUuid = (uuid: string) => `/api/v1${operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent(uuid))}`
    for (const headers of [{ Authorization: `Token ${app.token}` }, medewerker]) {
      const heeftPad = operation.path.includes('{')
      const leeg = operation.body ? {} : undefined
      if (
        heeftPad &&
        operation.params &&
        tekstplekken(jsonSchema(operation.params)).some(({ schema }) => isUuid(schema))
      ) {
        for (const fout of FOUT) {
          const { status } = await send(headers, operation.method, metUuid(fout), leeg)
          expect([400, 403, 404], `${fout}: ${status}`).toContain(status)
        }
        const [groot, klein] = [HOOFD, KLEIN].map((uuid) => send(headers, operation.method, metUuid(uuid), leeg))
        expect((await groot)?.status).toBe((await klein)?.status)
      }
      for (const [naam, schema] of query) {
        const tekst = tekstplekken(jsonSchema(schema))
        for (const fout of tekst.length > 0 ? FOUT : []) {
          const { status } = await send(
            headers,
            operation.method,
            `${metUuid(KLEIN)}?${naam}=${encodeURIComponent(fout)}`,
            leeg,
          )
          expect(status, `${naam}=${fout}`).toBeLessThan(500)
          if (tekst.every((plek) => isUuid(plek.schema))) expect([400, 403], `${naam}=${fout}`).toContain(status)
        }
      }
      for (const { plek, schema } of body ?? []) {
        for (const fout of isUuid(schema) || /objectId|zoek/i.test(naamOf(plek)) ? FOUT : []) {
          const { status } = await send(headers, operation.method, metUuid(KLEIN), withValue(plek, fout))
          expect(status, `${naamOf(plek)}=${fout}`).toBeLessThan(500)
          if (isUuid(schema)) expect([400, 403, 404, 413], `${naamOf(plek)}=${fout}`).toContain(status)
        }
      }
    }
  })

  const delen = ({ path, parts }: Face) => parts.map((part) => [`${path}/v1/${part.path}`, part] as const)

  test.each([...delen(klantinteracties), ...delen(contactgegevens)])('%s', async (pad, part) => {
    const headers = { Authorization: `Token ${app.token}` }
    for (const [naam, { schema }] of Object.entries(part.fields)) {
      for (const { plek, schema: tekst } of tekstplekken(schema, [naam])) {
        for (const fout of isUuid(tekst) || /objectId/i.test(naamOf(plek)) ? FOUT : []) {
          const { status } = await send(headers, 'POST', pad, withValue(plek, fout))
          expect(status, `${naamOf(plek)}=${fout}`).toBeLessThan(500)
          if (isUuid(tekst)) expect(status, `${naamOf(plek)}=${fout}`).toBe(400)
        }
      }
    }
    if ('run' in part) return
    for (const method of ['GET', 'PUT', 'PATCH', 'DELETE']) {
      const leeg = /PUT|PATCH/.test(method) ? {} : undefined
      for (const fout of FOUT) {
        const { status } = await send(headers, method, `${pad}/${encodeURIComponent(fout)}`, leeg)
        expect([404, 405], `${method} ${fout}`).toContain(status)
      }
      const gewoon = (await send(headers, method, `${pad}/${KLEIN}`, leeg)).status
      for (const uuid of [HOOFD, ...ANDERS])
        expect((await send(headers, method, `${pad}/${encodeURIComponent(uuid)}`, leeg)).status).toBe(gewoon)
    }
    for (const naam of Object.keys(part.filters ?? {})) {
      for (const waarde of [...FOUT, HOOFD, ...ANDERS]) {
        const { status } = await send(headers, 'GET', `${pad}?${naam}=${encodeURIComponent(waarde)}`)
        expect([200, 400], `${naam}=${waarde}: ${status}`).toContain(status)
      }
    }
  })

  test('een hele registratie met een bijna-uuid in een bijlage of onderwerp', async () => {
    const { uuid } = await app.client.actoren.maken({
      body: { naam: 'Afdeling', soortActor: 'organisatorische_eenheid' },
    })
    for (const objectId of [...FOUT, HOOFD, ...ANDERS]) {
      const identificator = {
        objectId,
        codeObjecttype: 'informatieobject',
        codeRegister: 'elders',
        codeSoortObjectId: 'uuid',
      }
      const body = (extra: object) => klantcontact(uuid, extra)
      const headers = { Authorization: `Token ${app.token}` }
      const extra = { bijlagen: [{ identificator }], onderwerpobjecten: [{ identificator }] }
      const goed = await send(headers, 'POST', '/api/v1/klantcontacten', body(extra))
      expect(goed.status, objectId + goed.tekst).toBe(201)
      const onze = { bijlagen: [{ identificator: { ...identificator, codeRegister: 'balie' } }] }
      expect((await send(headers, 'POST', '/api/v1/klantcontacten', body(onze))).status, objectId).toBe(400)
    }
  })
})
