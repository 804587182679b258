import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, describe, expect, test } from 'vitest'
import { DEMO_TOKEN, maakDemoApplicatie } from '../demo/applicatie.ts'
import { klantcontact } from '../testing/fixtures.ts'
import { startTestApp } from '../testing/test-app.ts'

// The program as a person starts it: a process of its own, its own PostgreSQL, signals and exit codes.

const MAIN = join(import.meta.dirname, 'main.ts')
const map = join(tmpdir(), `balie-cli-${uuidv7()}`)

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

/** Waits until the program says where it is. */
async function base(run: Run): Promise<string> {
  await expect
    .poll(() => /draait op (\S+)/.test(run.output()) || run.child.exitCode !== null, { timeout: 60_000, interval: 50 })
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
    timeout: 180_000,
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
    timeout: 120_000,
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
    // Killed, and PostgreSQL with it: what was acknowledged is there at the next start.
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

describe('instellingen en hulp', () => {
  test('balie --help noemt elke opdracht', async () => {
    const run = balie(['--help'])
    expect(await run.ended).toBe(0)
    for (const opdracht of ['start', 'serve', 'work', 'migrate', 'seed', 'registreer-email'])
      expect(run.output()).toContain(`balie ${opdracht}`)
  })

  test('een verkeerde instelling of opdracht stopt het programma en wordt genoemd', { timeout: 60_000 }, async () => {
    const gevallen: [string[], Record<string, string>, string][] = [
      [[], { PORT: 'tachtig' }, 'PORT'],
      [[], { DATABASE_URL: 'mysql://localhost/balie' }, 'DATABASE_URL'],
      [[], { NODE_ENV: 'production' }, 'DATABASE_URL'],
      [[], { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/balie', DEMO: 'true' }, 'DEMO'],
      [['seed'], { NODE_ENV: 'production', DATABASE_URL: 'postgres://localhost/balie' }, 'productie'],
      [['seed', '--klantcontacten', 'veel'], {}, 'balie seed'],
      [['bestaat-niet'], {}, 'bestaat-niet'],
      [['registreer-email'], {}, 'BERICHT.eml'],
    ]
    for (const [args, env, genoemd] of gevallen) {
      const run = balie(args, env)
      expect([args, env, await run.ended]).toEqual([args, env, 2])
      expect(run.output()).toContain(genoemd)
    }
  })

  test('balie import medewerkers: eerst op proef, dan echt, en een fout noemt regel en kolom', {
    timeout: 60_000,
  }, async () => {
    const app = await startTestApp()
    const voorbeeld = (naam: string) => join(import.meta.dirname, '../../../docs/voorbeelden', naam)
    const inlezen = async (...args: string[]) => {
      const run = balie(['import', ...args], { DATABASE_URL: app.url })
      return { code: await run.ended, tekst: run.output() }
    }
    const proef = await inlezen('afdelingen', voorbeeld('afdelingen.csv'))
    expect(proef).toMatchObject({
      code: 0,
      tekst: expect.stringContaining('nieuw: groep storingsdienst, Storingsdienst'),
    })
    const teVroeg = await inlezen('medewerkers', voorbeeld('medewerkers.csv'), '--uitvoeren')
    expect(teVroeg).toMatchObject({ code: 1, tekst: expect.stringContaining('regel 2, kolom afdelingen') })
    await inlezen('afdelingen', voorbeeld('afdelingen.csv'), '--uitvoeren')
    const echt = await inlezen('medewerkers', voorbeeld('medewerkers.csv'), '--uitvoeren')
    expect(echt).toMatchObject({ code: 0, tekst: expect.stringContaining('3 nieuw, 0 gewijzigd, 0 uitgezet') })
    expect((await inlezen('medewerkers')).code).toBe(2)
    const { resultaten } = await app.client.wijzigingen.lijst({ query: { zoek: 'Malika' } })
    expect(resultaten).toMatchObject([{ door: { soort: 'opdrachtregel', naam: 'balie' }, actie: 'gemaakt' }])
    await app.stop()
  })

  test('productie weigert een database die niet bij is, en een met demogegevens', { timeout: 60_000 }, async () => {
    const app = await startTestApp()
    const env = { NODE_ENV: 'production', DATABASE_URL: app.url }
    await maakDemoApplicatie(app.db, [])
    const demo = balie(['serve'], env)
    expect(await demo.ended).toBe(1)
    expect(demo.output()).toContain('demogegevens')
    await app.pool.query(`delete from migratie where name = (select max(name) from migratie)`)
    const oud = balie(['serve'], env)
    expect(await oud.ended).toBe(1)
    expect(oud.output()).toContain('balie migrate')
    await app.stop()
  })

  test('een database die er niet is stopt het programma met de reden', { timeout: 60_000 }, async () => {
    const run = balie(['migrate'], { DATABASE_URL: 'postgres://balie@127.0.0.1:9/balie' })
    expect(await run.ended).toBe(1)
    expect(run.output()).toContain('ECONNREFUSED')
  })
})

describe('verhuizen', () => {
  test('balie export en balie import zetten een register over; wat niet kan wordt gezegd', {
    timeout: 60_000,
  }, async () => {
    const [bron, doel] = [await startTestApp(), await startTestApp()]
    const bestand = join(tmpdir(), `balie-export-${uuidv7()}.jsonl`)
    try {
      const uit = balie(['export', bestand], { DATABASE_URL: bron.url })
      expect([await uit.ended, uit.output()]).toEqual([0, expect.stringMatching(/\d+ rijen geëxporteerd/)])
      const gevuld = balie(['import', bestand], { DATABASE_URL: doel.url })
      expect([await gevuld.ended, gevuld.output()]).toEqual([1, expect.stringContaining('Er staan al gegevens')])
      await doel.pool.query('delete from applicatie')
      const terug = balie(['import', bestand], { DATABASE_URL: doel.url })
      expect([await terug.ended, terug.output()]).toEqual([0, expect.stringMatching(/\d+ rijen geïmporteerd/)])
      expect(await balie(['export', `${bestand}.2`], { DATABASE_URL: doel.url }).ended).toBe(0)
      expect(await readFile(`${bestand}.2`, 'utf8')).toBe(await readFile(bestand, 'utf8'))
    } finally {
      for (const naam of [bestand, `${bestand}.2`]) await rm(naam, { force: true })
      await bron.stop()
      await doel.stop()
    }
  })

  test('balie import open-klant neemt over, en zegt wat er ontbreekt of misgaat', { timeout: 60_000 }, async () => {
    const [bron, doel] = [await startTestApp(), await startTestApp()]
    try {
      await bron.client.actoren.maken({ body: { naam: 'Burgerzaken', soortActor: 'organisatorische_eenheid' } })
      const args = ['import', 'open-klant', '--url', bron.base]
      const env = { DATABASE_URL: doel.url }
      const zonder = balie(args, env)
      expect([await zonder.ended, zonder.output()]).toEqual([2, expect.stringContaining('--token')])
      const fout = balie([...args, '--token', 'fout'], env)
      expect([await fout.ended, fout.output()]).toEqual([1, expect.stringContaining('kent dit token niet')])
      const goed = balie(args, { ...env, OPEN_KLANT_TOKEN: bron.token })
      expect([await goed.ended, goed.output()]).toEqual([0, expect.stringMatching(/actoren +1 +0 +0 +1 +1/)])
      expect(goed.output()).not.toContain(bron.token)
    } finally {
      await bron.stop()
      await doel.stop()
    }
  })
})
