import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { parseConfig, SETTINGS } from '../app.ts'
import { ConfigError } from './config.ts'

const bericht = (env: Record<string, string>): string => {
  try {
    parseConfig({ NODE_ENV: 'test', ...env })
    return ''
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
}

const rsa = (modulusLength: number) =>
  generateKeyPairSync('rsa', { modulusLength }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

const ONZIN = [
  '\u0000',
  'x',
  '-1',
  '0',
  '99999999',
  '1.5',
  'true',
  'ftp://x',
  'javascript:alert(1)',
  '://',
  ' ',
  '[]',
  'a=b',
  'é@',
]
const ENGELS =
  /\b(invalid|expected|received|must|should|too|big|small|required|unrecognized|option|string|number|pattern)\b/i

describe('een instelling die niet klopt', () => {
  test.each(SETTINGS.flatMap(({ schema }) => Object.keys(schema.shape)))(
    '%s wordt geweigerd in het Nederlands, met haar naam',
    (naam) => {
      for (const waarde of ONZIN) {
        const regels = bericht({ [naam]: waarde })
          .split('\n')
          .filter(Boolean)
        for (const regel of regels) {
          expect(regel, JSON.stringify(waarde)).toMatch(/^[A-Z][A-Z\d_, ]+: .+\.$/)
          expect(regel.slice(regel.indexOf(': ')), JSON.stringify(waarde)).not.toMatch(ENGELS)
        }
      }
    },
  )

  test.each([
    ['PUBLIC_URL', 'ftp://balie.gemeente.example'],
    ['PUBLIC_URL', 'https://gemeente.example/balie'],
    ['OIDC_ISSUER', 'ftp://login.example'],
    ['OAUTH_ISSUER', 'urn:x'],
    ['OBJECTEN_TYPE_GROEP', 'file:///etc/passwd'],
    ['OIDC_PRIVATE_KEY', 'geheim'],
    ['OIDC_PRIVATE_KEY', '-----BEGIN PRIVATE KEY-----\nonzin\n-----END PRIVATE KEY-----'],
    ['OIDC_SCOPE', 'profile email'],
    ['BRP_CLIENT_KEY', '-----BEGIN PRIVATE KEY-----'],
    ['BRP_CLIENT_CERT', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['TRUST_PROXY', '999.0.0.1'],
    ['DATABASE_URL', 'mysql://x'],
    ['PORT', '70000'],
  ])('%s=%s wordt bij de start geweigerd', (naam, waarde) => {
    expect(bericht({ [naam]: waarde })).toMatch(new RegExp(`^${naam}: `))
  })

  test('een sleutel die te kort is, of geen RSA, wordt geweigerd; een goede mag op één regel staan', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' })
    expect(bericht({ OIDC_PRIVATE_KEY: String(ec) })).toContain('RSA')
    expect(bericht({ OIDC_PRIVATE_KEY: rsa(1024) })).toContain('2048')
    const pem = rsa(2048)
    expect(bericht({ OIDC_PRIVATE_KEY: pem })).toBe('')
    expect(parseConfig({ NODE_ENV: 'test', OIDC_PRIVATE_KEY: pem.replaceAll('\n', '\\n') }).OIDC_PRIVATE_KEY).toBe(pem)
  })

  test('in productie kan Balie alleen over https', () => {
    const productie = { NODE_ENV: 'production', DATABASE_URL: 'postgres://db/balie?sslmode=verify-full' }
    expect(bericht({ ...productie, PUBLIC_URL: 'http://balie.gemeente.example' })).toMatch(/^PUBLIC_URL: .*https/)
    expect(bericht({ ...productie, OAUTH_ISSUER: 'http://login.gemeente.example' })).toMatch(/^OAUTH_ISSUER: .*https/)
    expect(bericht({ ...productie, PUBLIC_URL: 'https://balie.gemeente.example' })).toBe('')
  })
})

test('elke instelling is van één onderdeel, en staat beschreven', () => {
  const names = SETTINGS.flatMap(({ schema }) => Object.keys(schema.shape))
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const undescribed = SETTINGS.flatMap(({ schema }) =>
    Object.entries(schema.shape).filter(([, form]) => !(form as z.ZodType).description),
  )
  expect(undescribed).toEqual([])
})
