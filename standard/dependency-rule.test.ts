import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

// This test keeps the dependency rule; see CONTRIBUTING.md.

const SRC = join(import.meta.dirname, '../src')

const IMPORT = /^(?:import|export)\s(?:[^'";=]*\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm

interface Source {
  /** The path relative to src, such as `register/partijen/routes.ts`. */
  file: string
  text: string
  /** The imports: files relative to src, packages by name. */
  imports: string[]
}

function read(file: string): Source {
  const text = readFileSync(join(SRC, file), 'utf8')
  const imports = [...text.matchAll(IMPORT)]
    .map(([, always, later]) => always ?? later ?? '')
    .map((from) => (from.startsWith('.') ? relative(SRC, join(SRC, file, '..', from)) : from))
  return { file, text, imports }
}

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map(read)

/** The wings, from the floor up. Wings on the same line know nothing of each other. */
const WINGS = [
  ['platform'],
  ['begrippen'],
  ['web'],
  ['inrichting'],
  ['register'],
  ['koppelingen'],
  ['werkplek', 'mijn'],
  [''],
  ['run'],
]
/** The wings whose folders are features. */
const OF_FEATURES = ['inrichting', 'register', 'koppelingen']
/** The apps. Screens stand in a folder of this name, their own or that of a feature. */
const APPS = ['werkplek', 'mijn']

const files = new Set(sources.map(({ file }) => file))
const own = (target: string) => files.has(target)
/** Gives the wing of a file, which is its first folder; `''` for a file in src itself. */
const wingOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '')
const heightOf = (file: string) => WINGS.findIndex((wings) => wings.includes(wingOf(file)))
/** Gives the feature of a file, such as `register/partijen`; undefined outside the wings of features. */
const featureOf = (file: string) =>
  OF_FEATURES.includes(wingOf(file)) ? file.split('/').slice(0, 2).join('/') : undefined
const appOf = (file: string) => APPS.find((app) => file.split('/').slice(0, -1).includes(app))

/** The folders that bring nothing to the server, only screens or commands; they come after the features. */
const NOT_LISTED = ['beheer', 'verhuizing']

/** The features in the order of app.ts. */
const ORDER = (() => {
  const app = readFileSync(join(SRC, 'app.ts'), 'utf8')
  const [, list = ''] = /FEATURES: readonly Feature\[\] = \[\n([^\]]*)\]/.exec(app) ?? []
  const listed = [...list.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name)
  const folders = [...new Set(sources.map(({ file }) => featureOf(file)).filter((folder) => folder !== undefined))]
  const place = (folder: string) => [...listed, ...NOT_LISTED].indexOf(folder.split('/')[1] ?? '')
  return { folders, place }
})()

/** Lists the pairs of files that break a rule. */
const breaches = (from: (source: Source) => boolean, forbidden: (target: string, source: Source) => boolean) =>
  sources
    .filter(from)
    .flatMap((source) =>
      source.imports.filter((target) => forbidden(target, source)).map((target) => `${source.file} -> ${target}`),
    )

describe('wie mag wie gebruiken', () => {
  test('een vleugel bouwt alleen op de vleugels eronder', () => {
    const breach = breaches(
      () => true,
      (target, { file }) =>
        own(target) &&
        (heightOf(target) > heightOf(file) || (heightOf(target) === heightOf(file) && wingOf(target) !== wingOf(file))),
    )
    expect(breach).toEqual([])
    expect(sources.filter(({ file }) => heightOf(file) < 0)).toEqual([])
  })

  test('een contract gebruikt alleen contracten en zod', () => {
    const allowed = /^(zod|(?:[\w-]+\/){1,2}contract\.ts|platform\/(contract|schemas|problems)\.ts)$/
    expect(
      breaches(
        ({ file }) => file.endsWith('/contract.ts') && !file.startsWith('platform/'),
        (target) => !allowed.test(target),
      ),
    ).toEqual([])
  })

  test('regels zijn zuiver: geen database, geen HTTP, geen queries', () => {
    const impure =
      /^(pg|fastify|node:)|\/(queries|routes|jobs)\.ts$|^platform\/(database|server|operations|context)\.ts$/
    expect(
      breaches(
        ({ file }) => file.endsWith('/rules.ts'),
        (target) => impure.test(target),
      ),
    ).toEqual([])
  })

  test('een scherm gebruikt alleen contracten, ui, de client en schermen van zijn eigen app', () => {
    const server = /^(pg|fastify|node:)/
    // A calendar and a check digit are pure functions, and the same on both sides.
    const allowed =
      /^web\/|^(?:[\w-]+\/){1,2}contract\.ts$|^platform\/contract\.ts$|^begrippen\/(kalender|elfproef|zaak)\.ts$/
    const breach = breaches(
      ({ file }) => appOf(file) !== undefined,
      (target, { file }) =>
        server.test(target) || (own(target) && !allowed.test(target) && appOf(target) !== appOf(file)),
    )
    expect(breach).toEqual([])
  })

  test('een feature bouwt alleen op features die in app.ts vóór haar staan', () => {
    const breach = breaches(
      // A screen may show what features know together; another test checks that it sees only their contracts.
      ({ file }) => featureOf(file) !== undefined && appOf(file) === undefined,
      (target, { file }) => {
        const [from, to] = [featureOf(file) ?? '', featureOf(target)]
        return own(target) && to !== undefined && to !== from && ORDER.place(to) > ORDER.place(from)
      },
    )
    expect(breach).toEqual([])
    expect(ORDER.folders.filter((folder) => ORDER.place(folder) < 0)).toEqual([])
  })

  test('een feature leest alleen instellingen van zichzelf, van features vóór haar en van de server', () => {
    const owners = sources.flatMap(({ file, text }) =>
      file.endsWith('/config.ts')
        ? [...text.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => ({ name, file }))
        : [],
    )
    const breach = sources.flatMap(({ file, text }) => {
      const from = featureOf(file)
      return owners
        .filter(({ name, file: owner }) => {
          const to = featureOf(owner)
          if (!to || to === from || heightOf(file) > heightOf('koppelingen/')) return false
          return new RegExp(`(?:\\.|[{,]\\s*)${name}\\b`).test(text) && (!from || ORDER.place(to) > ORDER.place(from))
        })
        .map(({ name, file: owner }) => `${file} reads ${name} of ${owner}`)
    })
    expect(owners.length).toBeGreaterThan(80)
    expect(breach).toEqual([])
  })

  test('schermen van features bouwen niet in een kring op elkaar', () => {
    const uses = new Map<string, Set<string>>()
    for (const { file, imports } of sources.filter(({ file }) => appOf(file) !== undefined)) {
      const from = featureOf(file)
      const screens = imports.filter((target) => own(target) && appOf(target) !== undefined)
      for (const to of screens.map(featureOf))
        if (from && to && to !== from) uses.set(from, (uses.get(from) ?? new Set()).add(to))
    }
    const reached = (from: string, seen = new Set<string>()): Set<string> => {
      for (const to of uses.get(from) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          reached(to, seen)
        }
      return seen
    }
    expect([...uses.keys()].filter((feature) => reached(feature).has(feature))).toEqual([])
  })

  test('een feature verklaart alleen weigeringen uit haar eigen migraties', () => {
    const migrations = readdirSync(join(SRC, '../database/migrations'))
    const explained = sources
      .filter(({ file }) => file.endsWith('/constraints.ts') && featureOf(file) !== undefined)
      .flatMap(({ file, text }) => {
        const own = migrations
          .filter((name) => name.replace(/^\d+_(.*)\.sql$/, '$1') === featureOf(file)?.split('/')[1])
          .map((name) => readFileSync(join(SRC, '../database/migrations', name), 'utf8'))
          .join('\n')
        return [...text.matchAll(/^ {2}(\w+):/gm)].map(([, name = '']) => ({
          name,
          file,
          isOwn: new RegExp(`\\b${name}\\b`).test(own),
        }))
      })
    const names = explained.map(({ name }) => name)
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    expect(explained.filter(({ isOwn }) => !isOwn).map(({ file, name }) => `${file} explains ${name}`)).toEqual([])
  })

  test('een feature schrijft alleen in haar eigen tabellen', () => {
    const owner = new Map<string, string>()
    for (const migration of readdirSync(join(SRC, '../database/migrations'))) {
      const feature = migration.replace(/^\d+_(.*)\.sql$/, '$1')
      const text = readFileSync(join(SRC, '../database/migrations', migration), 'utf8')
      for (const [, table = ''] of text.matchAll(/^create table (\w+)/gm)) owner.set(table, feature)
    }
    const writes = sources
      .filter(({ file }) => featureOf(file) !== undefined && featureOf(file) !== 'koppelingen/verhuizing')
      .flatMap(({ file, text }) =>
        [...text.matchAll(/\b(?:insert into|update|delete from) (\w+)\b/g)]
          .map(([, table = '']) => table)
          .filter((table) => owner.has(table) && owner.get(table) !== featureOf(file)?.split('/')[1])
          .map((table) => `${file} writes ${table}`),
      )
    expect(writes).toEqual([])
  })
})
