import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

// The dependency rule: see CONTRIBUTING.md.

const SRC = join(import.meta.dirname, '../src')

const IMPORT = /^(?:import|export)\s(?:[^'";=]*\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm

interface Source {
  /** Relative to src, such as `partijen/routes.ts`. */
  file: string
  folder: string
  text: string
  /** What it imports: files relative to src, packages by name. */
  imports: string[]
}

function read(file: string): Source {
  const text = readFileSync(join(SRC, file), 'utf8')
  const imports = [...text.matchAll(IMPORT)]
    .map(([, always, later]) => always ?? later ?? '')
    .map((from) => (from.startsWith('.') ? relative(SRC, join(SRC, file, '..', from)) : from))
  return { file, folder: file.includes('/') ? (file.split('/')[0] ?? '') : '', text, imports }
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map(read)

const FLOOR = ['platform', 'ui', 'client']
/** The apps: screens stand in a folder of this name, their own or that of a feature. */
const APPS = ['werkplek', 'mijn']
/** What combines everything: entry points, tests, and bulk loads over all tables. */
const TOP = ['', 'cli', 'testing', 'demo', 'verhuizing', ...APPS]
/** What serves a standard on the tables of the features: the last of the features. */
const FACES = ['klantinteracties', 'contactgegevens']

const own = (imports: string[]) =>
  imports.filter((from) => /^[\w-]+\//.test(from) && sources.some(({ file }) => file === from))
const folderOf = (from: string) => from.split('/')[0] ?? ''

/** The features in the order of app.ts, with what every feature may use before them. */
const listed = [...readFileSync(join(SRC, 'app.ts'), 'utf8').matchAll(/^ {2}bind\((\w+), /gm)].map(
  ([, name = '']) => name,
)
const ORDER = ['begrippen', ...listed, 'email', ...FACES]

const appOf = (file: string) => APPS.find((app) => file.split('/').slice(0, -1).includes(app))

/** The pairs that break a rule. */
const breaches = (from: (source: Source) => boolean, forbidden: (target: string, source: Source) => boolean) =>
  sources
    .filter(from)
    .flatMap((source) =>
      source.imports.filter((target) => forbidden(target, source)).map((target) => `${source.file} -> ${target}`),
    )

describe('wie mag wie gebruiken', () => {
  test('de vloer kent geen feature', () => {
    const breach = breaches(
      ({ folder }) => FLOOR.includes(folder),
      (target) => own([target]).length > 0 && !FLOOR.includes(folderOf(target)),
    )
    expect(breach).toEqual([])
  })

  test('een contract gebruikt alleen contracten en zod', () => {
    const allowed = /^(zod|[\w-]+\/contract\.ts|platform\/(contract|schemas|problems)\.ts)$/
    expect(
      breaches(
        ({ file }) => file.endsWith('/contract.ts') && !file.startsWith('platform/'),
        (target) => !allowed.test(target),
      ),
    ).toEqual([])
  })

  test('regels zijn zuiver: geen database, geen HTTP, geen queries', () => {
    const impure =
      /^(kysely|pg|fastify|node:)|\/(queries|routes|jobs)\.ts$|^platform\/(database|server|operations|context)\.ts$/
    expect(
      breaches(
        ({ file }) => file.endsWith('/rules.ts'),
        (target) => impure.test(target),
      ),
    ).toEqual([])
  })

  test('een scherm gebruikt alleen contracten, ui, de client en schermen van zijn eigen app', () => {
    const server = /^(kysely|pg|fastify|node:)/
    // A calendar and a check digit are pure functions, and the same on both sides.
    const allowed =
      /^(ui|client)\/|^[\w-]+\/contract\.ts$|^platform\/contract\.ts$|^begrippen\/(kalender|elfproef)\.ts$/
    const breach = breaches(
      ({ file }) => appOf(file) !== undefined,
      (target, { file }) =>
        server.test(target) || (own([target]).length > 0 && !allowed.test(target) && appOf(target) !== appOf(file)),
    )
    expect(breach).toEqual([])
  })

  test('een feature bouwt alleen op features die in app.ts vóór haar staan', () => {
    const place = (folder: string) => ORDER.indexOf(folder)
    const breach = breaches(
      // A screen shows what features know together; that it sees only their contracts is held above.
      ({ folder, file }) => !FLOOR.includes(folder) && !TOP.includes(folder) && appOf(file) === undefined,
      (target, { folder }) =>
        own([target]).length > 0 &&
        !FLOOR.includes(folderOf(target)) &&
        folderOf(target) !== folder &&
        place(folderOf(target)) > place(folder),
    )
    expect(breach).toEqual([])
    expect(
      sources
        .map(({ folder }) => folder)
        .filter((folder) => !FLOOR.includes(folder) && !TOP.includes(folder) && place(folder) < 0),
    ).toEqual([])
  })

  test('een feature schrijft alleen in haar eigen tabellen', () => {
    const owner = new Map<string, string>()
    for (const migration of readdirSync(join(SRC, '../database/migrations'))) {
      const feature = migration.replace(/^\d+_(.*)\.sql$/, '$1')
      const text = readFileSync(join(SRC, '../database/migrations', migration), 'utf8')
      for (const [, table = ''] of text.matchAll(/^create table (\w+)/gm)) owner.set(table, feature)
    }
    const writes = sources
      .filter(({ folder }) => !TOP.includes(folder) && !FLOOR.includes(folder))
      .flatMap(({ file, folder, text }) =>
        [...text.matchAll(/\b(?:insert into|update|delete from) (\w+)\b/g)]
          .map(([, table = '']) => table)
          .filter((table) => owner.has(table) && owner.get(table) !== folder)
          .map((table) => `${file} writes ${table}`),
      )
    expect(writes).toEqual([])
  })
})
