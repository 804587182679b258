import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../run/testing/test-app.ts'
import { klantinteracties } from './face.ts'
import { klantcontactFields } from './klantcontacten.ts'
import { toYaml } from './wire/yaml.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const retrieve = (path: string) => fetch(`${app.base}/klantinteracties/api/v1${path}`, { redirect: 'manual' })

const verwijzingen = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (key === '$ref' ? [String(member)] : verwijzingen(member)))
}

test('de beschrijving is voor iedereen te lezen, als JSON en als YAML', async () => {
  const json = await retrieve('/openapi.json')
  const yaml = await retrieve('/openapi.yaml')
  expect(json.headers.get('content-type')).toBe('application/vnd.oai.openapi+json')
  expect(yaml.headers.get('content-type')).toBe('application/vnd.oai.openapi; charset=utf-8')
  for (const { headers } of [json, yaml]) expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(await yaml.text()).toBe(toYaml((await json.json()) as object))
})

test('het oude adres van de beschrijving verwijst door', async () => {
  const answer = await retrieve('/schema/openapi.yaml')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '../openapi.yaml'])
})

test('elke resource is beschreven, met de problemen, en elke verwijzing bestaat', async () => {
  const description = (await (await retrieve('/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>
    components: { schemas: Record<string, unknown> }
  }
  for (const { path } of klantinteracties.parts) {
    expect(Object.keys(description.paths[`/${path}`]?.post?.responses ?? {})).toEqual(
      expect.arrayContaining(['201', '400', '401', '403', '406', '409', '413', '415', '500', '503']),
    )
  }
  const schemas = Object.keys(description.components.schemas).map((name) => `#/components/schemas/${name}`)
  expect(verwijzingen(description).filter((ref) => !schemas.includes(ref))).toEqual([])
})

test('wat gevuld moet zijn is als zodanig beschreven, wat leeg mag zijn niet', () => {
  expect(klantcontactFields.kanaal.schema).toEqual({ type: 'string', maxLength: 50, minLength: 1 })
  expect(klantcontactFields.inhoud.schema).toEqual({ type: 'string', maxLength: 1000 })
})

test('YAML leest als wat het was', () => {
  const value = { a: 'ja: nee', lijst: [1, { b: null, 'c-d': [] }, [true, 'x']], on: {}, leeg: undefined }
  expect(toYaml(value)).toBe(
    ['a: "ja: nee"', 'lijst:', '  - 1', '  - b: null', '    "c-d": []', '  - - true', '    - "x"', '"on": {}', ''].join(
      '\n',
    ),
  )
})
