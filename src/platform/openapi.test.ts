import { afterAll, beforeAll, expect, test } from 'vitest'
import { API_VERSION, OPERATIONS, SIGNED } from '../app.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'

interface Description {
  openapi: string
  info: { version: string }
  paths: Record<
    string,
    Record<string, { operationId: string; description: string; responses: Record<string, unknown> }>
  >
  components: { schemas: Record<string, unknown> }
}

let app: TestApp
let description: Description

beforeAll(async () => {
  app = await startTestApp()
  description = (await (await fetch(`${app.base}/api/v1/openapi.json`)).json()) as Description
})
afterAll(() => app.stop())

test('de beschrijving is er zonder aanmelden, voor elke herkomst, met de versie', async () => {
  const { status, headers } = await fetch(`${app.base}/api/v1/openapi.json`)
  expect([status, headers.get('access-control-allow-origin'), headers.get('api-version')]).toEqual([
    200,
    '*',
    API_VERSION,
  ])
  expect(headers.get('content-type')).toContain('application/json')
  expect([description.openapi, description.info.version]).toEqual(['3.1.0', API_VERSION])
})

test('ook wat de API niet kent wordt beantwoord met de versie', async () => {
  for (const path of ['onbekend', 'klantcontacten/', 'klantcontacten']) {
    const { status, headers } = await fetch(`${app.base}/api/v1/${path}`, { method: 'DELETE' })
    expect([path, status, headers.get('api-version')]).toEqual([
      path,
      path === 'klantcontacten' ? 405 : 404,
      API_VERSION,
    ])
  }
})

test('elke bewerking staat erin met haar recht, en met een eigen naam', () => {
  const operations = [...OPERATIONS, ...SIGNED].map(({ operation }) => operation)
  for (const { path, method, right } of operations)
    expect(description.paths[path]?.[method]?.description).toContain(right)
  const ids = Object.values(description.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  expect(new Set(ids).size).toBe(operations.length)
})

test('elke verwijzing in de beschrijving komt uit', () => {
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/(\w+)\/([\w-]+)"/g)]
  expect(references.length).toBeGreaterThan(50)
  const components = description.components as unknown as Record<string, Record<string, unknown>>
  for (const [, kind = '', name = ''] of references)
    expect([kind, name, components[kind]?.[name] !== undefined]).toEqual([kind, name, true])
})

interface Schema {
  $ref?: string
  properties?: Record<string, object>
  required?: string[]
}

/** Collects every object schema in a part of the description, also behind references. */
function objectsIn(part: unknown, seen = new Set<string>()): Schema[] {
  if (typeof part !== 'object' || part === null) return []
  const schema = part as Schema
  const name = schema.$ref?.match(/schemas\/(\w+)$/)?.[1]
  if (name && !seen.has(name)) return objectsIn(description.components.schemas[name], seen.add(name))
  const inside = Object.values(part).flatMap((value) => objectsIn(value, seen))
  return schema.properties ? [schema, ...inside] : inside
}

/** Lists the members that an object fills in by default and that must still be present in an answer. */
const withDefault = ({ properties = {}, required = [] }: Schema) =>
  Object.keys(properties).filter((name) => 'default' in (properties[name] ?? {}) && required.includes(name))

test('wat niet gestuurd hoeft te worden is in een verzoek niet verplicht, en in een antwoord is het er altijd', () => {
  const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods))
  const verzoeken = operations.map((operation) => 'requestBody' in operation && operation.requestBody)
  expect(objectsIn(verzoeken).flatMap(withDefault)).toEqual([])
  expect(objectsIn(operations.map(({ responses }) => responses)).flatMap(withDefault)).toContain('huisnummertoevoeging')
  expect(objectsIn(verzoeken).flatMap(({ properties = {} }) => Object.keys(properties))).toContain(
    'huisnummertoevoeging',
  )
})

test('elke status die de server geeft staat in de beschrijving', async () => {
  const headers = { Authorization: `Token ${app.token}`, 'Content-Type': 'application/json' }
  for (const { operation } of [...OPERATIONS, ...SIGNED]) {
    const { path, method, body } = operation
    const url = `${app.base}/api/v1${path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000')}`
    const options = { method: method.toUpperCase(), ...(body && { body: '{}' }) }
    const described = Object.keys(description.paths[path]?.[method]?.responses ?? {})
    for (const given of [headers, {}, { ...headers, Accept: 'text/html' }]) {
      const { status } = await fetch(url, { ...options, headers: given })
      expect(described, `${method} ${path} ${status}`).toContain(String(status))
    }
  }
})
