import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../app.ts'
import { startTestApp, type TestApp } from '../run/testing/test-app.ts'
import { ConfigError } from './config.ts'

let app: TestApp
let achterProxy: TestApp
beforeAll(async () => {
  app = await startTestApp({ SECURITY_CONTACT: 'mailto:security@gemeente.example' })
  achterProxy = await startTestApp({ TRUST_PROXY: '127.0.0.1' })
})
afterAll(async () => {
  await app.stop()
  await achterProxy.stop()
})

const herkomstOf = async ({ base, token, client }: TestApp) => {
  await fetch(`${base}/api/v1/actoren`, {
    headers: { authorization: `Token ${token}`, 'x-forwarded-for': '203.0.113.9' },
  })
  const { resultaten } = await client.logboek.zoeken({ query: { operatie: 'actoren.lijst', aantal: '1' } })
  return resultaten[0]?.herkomst
}

test('R29: een doorgegeven adres wordt alleen geloofd van een proxy die is ingesteld', async () => {
  expect(await herkomstOf(app)).toBe('127.0.0.1')
  expect(await herkomstOf(achterProxy)).toBe('203.0.113.9')
})

test('security.txt noemt waar een zwakke plek wordt gemeld, en verloopt binnen een jaar', async () => {
  const response = await fetch(`${app.base}/.well-known/security.txt`)
  const text = await response.text()
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
  expect(text).toContain('Contact: mailto:security@gemeente.example')
  const expires = Date.parse(/Expires: (.*)/.exec(text)?.[1] ?? '')
  expect(expires).toBeGreaterThan(Date.now())
  expect(expires).toBeLessThan(Date.now() + 365 * 86_400_000)
  expect((await fetch(`${achterProxy.base}/.well-known/security.txt`)).status).toBe(404)
})

test('een kop die te groot is wordt geweigerd', async () => {
  const status = await new Promise<number | undefined>((resolve) => {
    const call = request(`${app.base}/api/v1/actoren`, { headers: { 'x-groot': 'x'.repeat(20_000) } }, (response) => {
      resolve(response.statusCode)
      response.resume()
    })
    call.end()
  })
  expect(status).toBe(431)
})

test('in productie kan inloggen alleen over https, en nooit met de provider van de demonstratie', () => {
  const productie = { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/balie' }
  const http = {
    ...productie,
    OIDC_ISSUER: 'http://idp.example',
    OIDC_CLIENT_SECRET: 'x',
    PUBLIC_URL: 'https://balie.example',
  }
  expect(() => parseConfig(http)).toThrow(ConfigError)
  expect(() => parseConfig({ ...productie, DEMO: 'true' })).toThrow(ConfigError)
  expect(parseConfig({ ...http, OIDC_ISSUER: 'https://idp.example' }).demo).toBe(false)
})
