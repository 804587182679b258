import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { DEMO_TOKEN, makeDemoApplicatie } from '../demo/applicatie.ts'
import { callBalie } from '../testing/balie.ts'
import { klantcontact } from '../testing/fixtures.ts'
import { newPlace } from '../testing/place.ts'
import { startTestApp } from '../testing/test-app.ts'
import { ensureWebapp } from '../testing/webapp.ts'

// These tests run the commands. Two of them start the program as a person does, with a process of its own, its own PostgreSQL, signals and
// exit codes. They are few and may take long, because a start is heavy and the machine may be busy.

const MAIN = join(import.meta.dirname, 'main.ts')
const map = newPlace()

beforeAll(ensureWebapp)
afterAll(() => rm(map, { recursive: true, force: true }))

interface Run {
  child: ChildProcess
  output(): string
  ended: Promise<number | null>
}

/** Starts `balie` with these arguments and settings, and nothing else from our environment. */
function balie(args: string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: map, LOG_LEVEL: 'error', ...env },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += String(data)))
  return { child, output: () => text, ended: new Promise((done) => child.once('exit', (code) => done(code))) }
}

/** A start may take this long, with a web app to build and demo data to load on a busy machine. */
const START_MS = 300_000

/** Waits until the program tells its address. */
async function base(run: Run): Promise<string> {
  await expect
    .poll(() => /draait op (\S+)/.test(run.output()) || run.child.exitCode !== null, {
      timeout: START_MS,
      interval: 50,
    })
    .toBe(true)
  const [, url] = run.output().match(/draait op (\S+)/) ?? []
  if (!url) throw new Error(run.output())
  return url
}

async function call(
  url: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: { resultaten?: unknown[]; uuid?: string; [k: string]: unknown } }> {
  const headers = { Authorization: `Token ${DEMO_TOKEN}`, 'Content-Type': 'application/json' }
  const response = await fetch(
    `${url}${path}`,
    body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers },
  )
  return { status: response.status, json: (await response.json()) as { resultaten?: unknown[]; uuid?: string } }
}

describe('balie start', () => {
  test('een eerste start laadt demogegevens, zegt waar het is en stopt netjes, ook met verzoeken onderweg', {
    timeout: 2 * START_MS,
  }, async () => {
    const run = balie([])
    const url = await base(run)
    expect(run.output()).toContain(DEMO_TOKEN)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    const { json } = await call(url, '/api/v1/klantcontacten?aantal=100')
    expect(json.resultaten).toHaveLength(100)
    const onderweg = Promise.all(
      Array.from({ length: 20 }, () => call(url, '/api/v1/klantcontacten?aantal=100').then(({ status }) => status)),
    )
    await new Promise((done) => setTimeout(done, 150))
    run.child.kill('SIGINT')
    expect(new Set(await onderweg)).toEqual(new Set([200]))
    expect(await run.ended).toBe(0)
  })

  test('een tweede Balie op dezelfde gegevens zegt dat en stopt; de volgende start heeft alles nog', {
    timeout: 3 * START_MS,
  }, async () => {
    const eerste = balie([])
    const url = await base(eerste)
    const tweede = balie([])
    expect(await tweede.ended).toBe(1)
    expect(tweede.output()).toContain(`proces ${eerste.child.pid}`)
    const actoren = await call(url, '/api/v1/actoren?aantal=1')
    const [actor] = actoren.json.resultaten as { uuid: string }[]
    const gemaakt = await call(url, '/api/v1/klantcontacten', klantcontact(actor?.uuid ?? ''))
    expect(gemaakt.status).toBe(201)
    // The process is killed, and PostgreSQL with it: everything that was acknowledged is there at the next start.
    const [pid] = (await readFile(join(map, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')
    eerste.child.kill('SIGKILL')
    process.kill(Number(pid), 'SIGKILL')
    await eerste.ended
    const derde = balie([])
    const opnieuw = await base(derde)
    expect((await call(opnieuw, `/api/v1/klantcontacten/${gemaakt.json.uuid}`)).json).toEqual(gemaakt.json)
    derde.child.kill('SIGTERM')
    expect(await derde.ended).toBe(0)
  })
})

describe('instellingen', () => {
  test('een verkeerde instelling stopt het programma en wordt genoemd', async () => {
    const gevallen: [string[], Record<string, string>, string][] = [
      [[], { PORT: 'tachtig' }, 'PORT'],
      [[], { DATABASE_URL: 'mysql://localhost/balie' }, 'DATABASE_URL'],
      [[], { NODE_ENV: 'production' }, 'DATABASE_URL'],
      [[], { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/balie', DEMO: 'true' }, 'DEMO'],
      [['seed'], { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/balie' }, 'productie'],
    ]
    for (const [args, env, genoemd] of gevallen)
      expect([args, env, await callBalie(args, env)]).toEqual([
        args,
        env,
        { code: 2, text: expect.stringContaining(genoemd) },
      ])
  })

  test('productie weigert een database die niet bij is, en een met demogegevens', async () => {
    const app = await startTestApp()
    const env = { NODE_ENV: 'production', DATABASE_URL: app.url }
    await makeDemoApplicatie(app.db, [])
    expect(await callBalie(['serve'], env)).toEqual({ code: 1, text: expect.stringContaining('demogegevens') })
    await app.pool.query(`delete from migratie where name = (select max(name) from migratie)`)
    expect(await callBalie(['serve'], env)).toEqual({ code: 1, text: expect.stringContaining('balie migrate') })
    await app.stop()
  })

  test('een database die er niet is stopt een opdracht met de reden', async () => {
    const env = { DATABASE_URL: 'postgres://balie@127.0.0.1:9/balie' }
    expect(await callBalie(['migrate'], env)).toEqual({ code: 1, text: expect.stringContaining('ECONNREFUSED') })
  })
})

describe('balie import medewerkers', () => {
  test('eerst op proef, dan echt, en een fout noemt regel en kolom', async () => {
    const app = await startTestApp()
    const voorbeeld = (naam: string) => join(import.meta.dirname, '../../../docs/voorbeelden', naam)
    const inlezen = (...args: string[]) => callBalie(['import', ...args], { DATABASE_URL: app.url })
    const proef = await inlezen('afdelingen', voorbeeld('afdelingen.csv'))
    expect(proef).toEqual({
      code: 0,
      text: expect.stringContaining('nieuw: groep storingsdienst, Storingsdienst'),
    })
    const teVroeg = await inlezen('medewerkers', voorbeeld('medewerkers.csv'))
    expect(teVroeg).toEqual({ code: 0, text: expect.stringMatching(/let op: regel 2: .* is hier geen afdeling/) })
    const leeg = await inlezen('medewerkers', voorbeeld('afdelingen.csv'), '--uitvoeren')
    expect(leeg).toEqual({ code: 1, text: expect.stringContaining('regel 1, kolom soort') })
    await inlezen('afdelingen', voorbeeld('afdelingen.csv'), '--uitvoeren')
    const echt = await inlezen('medewerkers', voorbeeld('medewerkers.csv'), '--uitvoeren')
    expect(echt).toEqual({ code: 0, text: expect.stringContaining('3 nieuw, 0 gewijzigd, 0 uitgezet') })
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { zoek: 'Malika' } })
    expect(resultaten).toMatchObject([{ door: { soort: 'opdrachtregel', naam: 'balie' }, actie: 'gemaakt' }])
    await app.stop()
  })
})

describe('verhuizen', () => {
  test('balie export en balie import zetten een register over; wat niet kan wordt gezegd', async () => {
    const [bron, doel] = [await startTestApp(), await startTestApp()]
    const bestand = join(tmpdir(), `balie-export-${uuidv7()}.jsonl`)
    const naar = { DATABASE_URL: doel.url }
    try {
      expect(await callBalie(['export', bestand], { DATABASE_URL: bron.url })).toEqual({
        code: 0,
        text: expect.stringMatching(/\d+ rijen geëxporteerd/),
      })
      expect(await callBalie(['import', bestand], naar)).toEqual({
        code: 1,
        text: expect.stringContaining('Er staan al gegevens'),
      })
      await doel.pool.query('delete from applicatie')
      expect(await callBalie(['import', bestand], naar)).toEqual({
        code: 0,
        text: expect.stringMatching(/\d+ rijen geïmporteerd/),
      })
      expect((await callBalie(['export', `${bestand}.2`], naar)).code).toBe(0)
      expect(await readFile(`${bestand}.2`, 'utf8')).toBe(await readFile(bestand, 'utf8'))
    } finally {
      for (const naam of [bestand, `${bestand}.2`]) await rm(naam, { force: true })
      await bron.stop()
      await doel.stop()
    }
  })

  test('balie import open-klant neemt over, en zegt wat er ontbreekt of misgaat', async () => {
    const [bron, doel] = [await startTestApp(), await startTestApp()]
    try {
      await bron.client.actoren.maken({ body: { naam: 'Burgerzaken', soortActor: 'organisatorische_eenheid' } })
      const args = ['import', 'open-klant', '--url', bron.base]
      const env = { DATABASE_URL: doel.url }
      expect(await callBalie(args, env)).toEqual({ code: 2, text: expect.stringContaining('--token') })
      expect(await callBalie([...args, '--token', 'fout'], env)).toEqual({
        code: 1,
        text: expect.stringContaining('kent dit token niet'),
      })
      vi.stubEnv('OPEN_KLANT_TOKEN', bron.token)
      const goed = await callBalie(args, env)
      expect(goed).toEqual({ code: 0, text: expect.stringMatching(/actoren +1 +0 +0 +0 +0 +1 +1/) })
      expect(goed.text).not.toContain(bron.token)
    } finally {
      vi.unstubAllEnvs()
      await bron.stop()
      await doel.stop()
    }
  })
})
