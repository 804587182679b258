import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { callBalie } from '../testing/balie.ts'
import { startTestApp, type TestApp } from '../testing/test-app.ts'
import type { Command } from './arguments.ts'
import { COMMANDS } from './commands.ts'

// These tests call `balie` in this process. The cases are made from the description of the commands, so a new command is tested by itself.

/** Nothing listens here, so a command that is run after all ends with 1. */
const NOWHERE = { DATABASE_URL: 'postgres://balie@127.0.0.1:9/balie' }

const call = (args: string[], env: Record<string, string> = NOWHERE) => callBalie(args, env)

/** Makes a call with everything that it must have. */
const rightCall = ({ name, words }: Command) => [
  ...name.split(' '),
  ...Array.from({ length: words?.least ?? 0 }, (_, nr) => `bestand-${nr}`),
]

const wrongCalls: [string, string[], string][] = COMMANDS.flatMap((command): [string, string[], string][] => {
  const { name, words, options = {} } = command
  const right = rightCall(command)
  const filled = Array.from({ length: Math.min(words?.most ?? 0, 9) }, (_, nr) => `bestand-${nr}`)
  return [
    [`${name}: een optie die niet bestaat`, [...right, '--bestaat-niet'], '--bestaat-niet'],
    [`${name}: een optie met een waarde die niet bestaat`, [...right, '--bestaat-niet=1'], '--bestaat-niet'],
    [`${name}: een korte optie die niet bestaat`, [...right, '-x'], '-x'],
    ...(Number.isFinite(words?.most ?? 0)
      ? [
          [`${name}: een woord te veel`, [...name.split(' '), ...filled, 'overbodig'], 'overbodig'] as [
            string,
            string[],
            string,
          ],
        ]
      : []),
    ...(words && words.least > 0
      ? [[`${name}: zonder ${words.name}`, name.split(' '), words.name] as [string, string[], string]]
      : []),
    ...Object.entries(options).flatMap(([flag, { value }]): [string, string[], string][] =>
      value
        ? [
            [`${name}: --${flag} zonder waarde`, [...right, `--${flag}`], value],
            [`${name}: --${flag} met een optie als waarde`, [...right, `--${flag}`, '--iets'], value],
            [`${name}: --${flag} met een lege waarde`, [...right, `--${flag}=`], value],
            [`${name}: twee keer --${flag}`, [...right, `--${flag}=1`, `--${flag}=2`], 'meer dan een keer'],
          ]
        : [
            [`${name}: --${flag} met een waarde`, [...right, `--${flag}=ja`], 'geen waarde'],
            [`${name}: twee keer --${flag}`, [...right, `--${flag}`, `--${flag}`], 'meer dan een keer'],
          ],
    ),
  ]
})

describe('hoe een opdracht wordt aangeroepen', () => {
  test.each(wrongCalls)('%s wordt geweigerd met 2 en een uitleg, en er gebeurt niets', async (_, args, named) => {
    const { code, text } = await call(args)
    expect([code, text]).toEqual([2, expect.stringContaining(named)])
    expect(text).toMatch(/\nGebruik: balie /)
  })

  test.each(COMMANDS.map((command) => [command.name, command] as const))(
    'balie %s --help legt uit wat de opdracht doet en welke opties er zijn',
    async (_, command) => {
      for (const args of [
        [...rightCall(command), '--help'],
        ['help', ...command.name.split(' ')],
      ]) {
        const { code, text } = await call(args)
        expect([code, text]).toEqual([0, expect.stringContaining(command.summary)])
        for (const option of Object.keys(command.options ?? {})) expect(text).toContain(`--${option}`)
      }
    },
  )

  test('een opdracht die niet bestaat wordt genoemd, met alle die er wel zijn', async () => {
    for (const args of [['bestaat-niet'], ['--bestaat-niet'], ['help', 'bestaat-niet'], ['help', 'migrate', 'x']]) {
      const { code, text } = await call(args)
      expect([code, text]).toEqual([2, expect.stringContaining('Onbekende opdracht')])
      for (const { name } of COMMANDS) expect(text).toContain(`balie ${name}`)
    }
  })

  test('een getal dat geen getal is, en een adres dat geen adres is, worden geweigerd', async () => {
    expect(await call(['seed', '--klantcontacten', 'veel'])).toMatchObject({ code: 2 })
    expect(await call(['import', 'open-klant', '--url', 'ftp://x', '--token', 'x'])).toMatchObject({
      code: 2,
      text: expect.stringContaining('--url'),
    })
    expect(await call(['import', 'open-klant', '--url', 'http://x', '--token-file', '/bestaat/niet'])).toMatchObject({
      code: 2,
      text: expect.stringContaining('--token-file'),
    })
  })
})

describe('bestanden en de database', () => {
  let app: TestApp
  let folder: string
  beforeAll(async () => {
    app = await startTestApp()
    await app.pool.query('delete from applicatie')
    folder = await mkdtemp(join(tmpdir(), 'balie-arguments-'))
  })
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true })
    await app.stop()
  })

  const takingAFile = COMMANDS.filter(({ words }) => words?.name === 'BESTAND')
  test.each(takingAFile.map(({ name }) => [name]))(
    'balie %s naar of van een map die er niet is, of die een map is, zegt dat en laat niets achter',
    async (name) => {
      const env = { DATABASE_URL: app.url }
      for (const path of [join(folder, 'niet/hier.jsonl'), ...(name === 'registreer-email' ? [] : [folder])]) {
        const { code, text } = await call([...name.split(' '), path], env)
        expect([code, text]).toEqual([1, expect.stringContaining(path)])
        expect(text).toMatch(/bestaat niet|is een map|geen map/)
        expect(text).not.toMatch(/\n\s+at |ENOENT|EISDIR/)
      }
      expect(await readdir(folder)).toEqual([])
    },
  )

  test.runIf(process.platform === 'linux')(
    'balie export naar een volle schijf zegt dat, en laat niets achter',
    async () => {
      await symlink('/dev/full', join(folder, 'vol.half'))
      const { code, text } = await call(['export', join(folder, 'vol')], { DATABASE_URL: app.url })
      expect([code, text]).toEqual([1, expect.stringContaining('de schijf is vol')])
      expect(await readdir(folder)).toEqual([])
    },
  )

  test('balie import van iets dat geen tekst van een export is zegt welke regel', async () => {
    const path = join(folder, 'geen-export')
    await writeFile(path, 'geen json\n')
    expect(await call(['import', path], { DATABASE_URL: app.url })).toMatchObject({
      code: 1,
      text: expect.stringContaining('Regel 1'),
    })
    await rm(path)
  })

  test('balie migrate --dry-run zegt wat er zou gebeuren, en verandert niets', async () => {
    const env = { DATABASE_URL: app.url }
    expect(await call(['migrate', '--dry-run'], env)).toMatchObject({
      code: 0,
      text: expect.stringContaining('De database is al bij.'),
    })
    const { rows } = await app.pool.query(
      'delete from migratie where name = (select max(name) from migratie) returning *',
    )
    const standOf = async () => {
      const tables = await app.pool.query(
        `select format('%s.%s %s', n.nspname, c.relname, c.oid) as naam from pg_class c join pg_namespace n on n.oid = c.relnamespace order by 1`,
      )
      const done = await app.pool.query('select * from migratie order by name')
      return { tables: tables.rows, done: done.rows }
    }
    const before = await standOf()
    const trial = await call(['migrate', '--dry-run'], env)
    expect(trial).toMatchObject({ code: 0, text: expect.stringContaining(`Nog te doen: ${rows[0].name}`) })
    expect(await standOf()).toEqual(before)
  })

  test('balie migrate --dry-run in een lege database maakt er niets', async () => {
    const name = `leeg_${process.pid}_${Date.now()}`
    await app.pool.query(`create database ${name}`)
    const url = new URL(app.url)
    url.pathname = `/${name}`
    try {
      const { code, text } = await call(['migrate', '--dry-run'], { DATABASE_URL: url.href })
      expect([code, text]).toEqual([0, expect.stringMatching(/Nog te doen: \d{4}/)])
      const migrated = await call(['migrate'], { DATABASE_URL: url.href })
      expect(migrated.code).toBe(0)
      expect(text).toContain(migrated.text.replace('Gemigreerd: ', '').trim())
    } finally {
      await app.pool.query(`drop database ${name} with (force)`)
    }
  })
})
