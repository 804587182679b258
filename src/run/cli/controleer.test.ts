import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startMailserver } from '../testing/mailserver.ts'
import { startProvider, type TestProvider } from '../testing/provider.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'

// The command is run as an operator does, and gives lines of Dutch and an exit code.

const MAIN = join(import.meta.dirname, 'main.ts')

async function check(env: Record<string, string>): Promise<{ code: number | null; regels: string[] }> {
  const child = spawn(process.execPath, [MAIN, 'controleer'], { env: { PATH: process.env.PATH, ...env } })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, regels: text.trim().split('\n') }
}

const fouten = (regels: string[]) => regels.filter((regel) => regel.startsWith('fout'))

let app: TestApp
let provider: TestProvider
let env: Record<string, string>
beforeAll(async () => {
  app = await startTestApp()
  provider = await startProvider()
  await provider.begin(app.base)
  env = { DATABASE_URL: app.url, PUBLIC_URL: app.base, ...provider.instellingen }
}, 60_000)
afterAll(async () => {
  provider.stop()
  await app.stop()
})

describe('balie controleer', { timeout: 120_000 }, () => {
  test('zegt van alles dat het klopt, en eindigt met 0', async () => {
    const mail = await startMailserver()
    const { code, regels } = await check({ ...env, SMTP_URL: mail.url, EMAIL_AFZENDER: 'balie@gemeente.example' })
    await mail.stop()
    expect(fouten(regels)).toEqual([])
    expect(regels).toEqual([
      expect.stringMatching(/^ok {4}Database: PostgreSQL \d+/),
      expect.stringMatching(/^ok {4}Rechten: /),
      'ok    Extensie btree_gin: is er.',
      'ok    Extensie pg_trgm: is er.',
      'ok    Extensie unaccent: is er.',
      expect.stringMatching(/^ok {4}TLS naar de database: /),
      'ok    Migraties: de database is bij.',
      expect.stringMatching(/^ok {4}Klok: /),
      expect.stringMatching(/^ok {4}TLS van PUBLIC_URL: /),
      expect.stringMatching(/^ok {4}TLS van OIDC_ISSUER: /),
      expect.stringMatching(/^ok {4}Inlogdienst: .* is bereikbaar/),
      expect.stringMatching(/^ok {4}Inlogdienst, sleutels: 1 /),
      expect.stringMatching(/^ok {4}Inlogdienst, client: .*klopt/),
      expect.stringMatching(/^ok {4}Inlogdienst, adres om terug te komen: .*bekend/),
      expect.stringMatching(/^ok {4}Inlogdienst, uitloggen: /),
      expect.stringMatching(/^ok {4}Inlogdienst, klok: /),
      expect.stringMatching(/^ok {4}E-mail: /),
      'ok    Documenten: S3_BUCKET_URL is leeg: alles staat in PostgreSQL.',
      'Alles klopt.',
    ])
    expect(code).toBe(0)
  })

  test('noemt wat er niet klopt met wat u doet, zonder wachtwoorden, en eindigt met 1', async () => {
    const ander = await startProvider()
    const { code, regels } = await check({
      ...env,
      DATABASE_URL: 'postgres://balie:zeergeheim@127.0.0.1:1/balie',
      PUBLIC_URL: 'http://127.0.0.1:2',
      OIDC_PRIVATE_KEY: ander.instellingen.OIDC_PRIVATE_KEY,
      SMTP_URL: 'smtp://balie:zeergeheim@127.0.0.1:1',
      EMAIL_AFZENDER: 'balie@gemeente.example',
    })
    ander.stop()
    expect(code).toBe(1)
    expect(regels.join('\n')).not.toContain('zeergeheim')
    expect(fouten(regels)).toEqual([
      expect.stringMatching(/^fout {2}Database: niet bereikbaar: daar luistert niets\. .*DATABASE_URL/),
      expect.stringMatching(/^fout {2}Inlogdienst, client: .*OIDC_PRIVATE_KEY/),
      expect.stringMatching(/^fout {2}Inlogdienst, adres om terug te komen: .*redirect URI/),
      expect.stringMatching(/^fout {2}E-mail: .*SMTP_URL/),
    ])
    expect(regels.at(-1)).toBe('4 fouten gevonden.')
  })

  test('een inlogdienst die er niet is, of anders heet', async () => {
    const gestopt = await startProvider()
    gestopt.stop()
    const weg = await check({ ...env, OIDC_ISSUER: gestopt.issuer })
    expect(fouten(weg.regels)).toEqual([expect.stringMatching(/^fout {2}Inlogdienst: .*daar luistert niets/)])
    const anders = await check({ ...env, OIDC_ISSUER: `${provider.issuer}/` })
    expect(fouten(anders.regels)).toEqual([expect.stringMatching(/^fout {2}Inlogdienst: .*precies zo/)])
  })

  test('een gebruiker die niet genoeg mag, en een database die niet bij is of een extensie mist', async () => {
    const beheer = new pg.Client(app.url)
    await beheer.connect()
    const rol = `arm_${app.url.slice(-12)}`
    const leeg = `leeg_${app.url.slice(-12)}`
    try {
      await beheer.query(`create role ${rol} login password 'arm'`)
      await beheer.query(`create database ${leeg}`)
      const url = new URL(app.url)
      Object.assign(url, { username: rol, password: 'arm', pathname: leeg })
      const { code, regels } = await check({ DATABASE_URL: url.href })
      expect(code).toBe(1)
      expect(fouten(regels)).toEqual([
        expect.stringContaining(`grant create on database "${leeg}" to "${rol}"`),
        expect.stringMatching(/^fout {2}Extensie btree_gin: .*create extension btree_gin/),
        expect.stringMatching(/^fout {2}Extensie pg_trgm: /),
        expect.stringMatching(/^fout {2}Extensie unaccent: /),
        expect.stringMatching(/^fout {2}Migraties: .*balie migrate/),
      ])
    } finally {
      await beheer.query(`drop database if exists ${leeg}`)
      await beheer.query(`drop role if exists ${rol}`)
      await beheer.end()
    }
  })
})
