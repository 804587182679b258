import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { describedTables } from './described-tables.ts'

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

/** The wings, from the floor up. Wings on the same line know nothing of each other. Mijn is made on the server, so it is no app of screens. */
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
const OF_FEATURES = ['inrichting', 'register', 'koppelingen', 'mijn']
/** The apps that run in a browser. Screens stand in a folder of this name, their own or that of a feature. */
const APPS = ['werkplek']

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
  const [, features = ''] = /FEATURES: readonly Feature\[\] = \[\n([^\]]*)\]/.exec(app) ?? []
  const [, mijn = ''] = /MIJN: readonly MijnFeature\[\] = \[([^\]]*)\]/.exec(app) ?? []
  // The features of Mijn come after all others, and are called after their wing: `mijnTaken`.
  const listed = [...features.matchAll(/^ {2}(\w+)/gm), ...mijn.matchAll(/(\w+)/g)].map(([, name = '']) => name)
  const folders = [...new Set(sources.map(({ file }) => featureOf(file)).filter((folder) => folder !== undefined))]
  const nameOf = (folder: string) => {
    const [wing, name = ''] = folder.split('/')
    return wing === 'mijn' ? `mijn${name.charAt(0).toUpperCase()}${name.slice(1)}` : name
  }
  const place = (folder: string) => [...listed, ...NOT_LISTED].indexOf(nameOf(folder))
  return { folders, place }
})()

/** Tells whether a file holds what other features read of the tables of its own, as SQL. Such a file stands under all of them. */
const isReads = (file: string) => file.endsWith('/reads.ts')

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

  test('een contract gebruikt alleen contracten, zod en de spelling van tekens', () => {
    const allowed =
      /^(zod|(?:[\w-]+\/){1,2}contract\.ts|platform\/(contract|schemas|problems)\.ts|begrippen\/teken\.ts)$/
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

  test('wat een feature van haar tabellen uitvoert is alleen SQL', () => {
    const allowed = /^(platform\/(?:row|sql)\.ts|begrippen\/[\w-]+\.ts|register\/[\w-]+\/reads\.ts)$/
    expect(
      breaches(
        ({ file }) => isReads(file),
        (target, { file }) => !allowed.test(target) && target !== file.replace('reads', 'row'),
      ),
    ).toEqual([])
    const executing = sources.filter(({ file, text }) => isReads(file) && /\b(?:execute|async|await)\b/.test(text))
    expect(executing.map(({ file }) => file)).toEqual([])
  })

  test('een scherm gebruikt alleen contracten, ui, de client en schermen van zijn eigen app', () => {
    const server = /^(pg|fastify|node:)/
    // A calendar, a check digit and the spelling of a name are pure functions, and the same on both sides.
    const allowed =
      /^web\/|^(?:[\w-]+\/){1,2}contract\.ts$|^platform\/(contract|lengths)\.ts$|^begrippen\/(beller|kalender|elfproef|naam|onderwerp|teken|zaak)\.ts$/
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
        return own(target) && to !== undefined && to !== from && !isReads(target) && ORDER.place(to) > ORDER.place(from)
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
})

/** The tables that features read of features after them, each with the reason. */
const AHEAD: Readonly<Record<string, string>> = {
  'register/logboek reads actor': 'who looked is told by afdeling (R29)',
  'register/logboek reads actor_eenheid': 'who looked is told by afdeling (R29)',
  'register/zaken reads betrokkene': 'a zaak is started for a betrokkene',
  'register/zaken reads bijlage': 'a zaak is started with the documents of its klantcontact',
  'register/zaken reads klantcontact': 'a zaak is started for a klantcontact',
}

interface Mention {
  /** The feature that names the table; the file where it is of no feature. */
  by: string
  table: string
}

describe('wie welke tabel noemt in SQL', async () => {
  // A takeover and the demonstration move whole tables, which they find in the catalog of the database.
  const ofRegister = sources.filter(
    ({ file }) => wingOf(file) !== 'run' && featureOf(file) !== 'koppelingen/verhuizing',
  )
  const described = await describedTables()
  /** Whose every table is, by its name. */
  const owners = new Map(
    described.map(({ file, table }) => [table.name, { feature: featureOf(file), isShared: table.isShared ?? false }]),
  )
  const names = [...owners.keys()].join('|')
  /** Without comments, because a sentence may have the same words. */
  const code = ({ text }: Source) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

  const mentions = (pattern: RegExp): Mention[] => {
    const all = ofRegister
      .filter(({ file }) => !file.endsWith('/contract.ts'))
      .flatMap((source) =>
        [...code(source).matchAll(pattern)].map(([, first, second]) => ({
          by: featureOf(source.file) ?? source.file,
          table: first ?? second ?? '',
        })),
      )
    return all.filter(({ by, table }) => owners.get(table)?.feature !== by)
  }
  const writes = mentions(
    new RegExp(`\\b(?:insert into|update|delete from|merge into|truncate) (?:only )?(${names})\\b`, 'g'),
  )
  const reads = mentions(
    new RegExp(
      `(?<!delete )\\b(?:from|join|using) (?:only )?(${names})\\b|,\\s*(${names})\\s+(?!as\\b|asc\\b)[a-z]{1,3}\\b`,
      'g',
    ),
  )

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
    expect(writes).toEqual([])
  })

  test('ook met een rij als waarde schrijft een feature alleen in haar eigen tabellen', () => {
    const writing =
      /\b(?:insertRows|insertRowOf|insertOf|updateRow|deleteRow|changesOf|replacing|source|written)\(\s*(?:[\w.]*\b(?:db|tx),\s*)?([\w.]+)/g
    const breach = ofRegister.flatMap((source) => {
      const elsewhere = [...source.text.matchAll(/^import (?:\* as (\w+)|\{([^}]*)\}) from '([^']*\/row\.ts)'/gm)]
        .filter(
          ([, , , from = '']) =>
            featureOf(relative(SRC, join(SRC, source.file, '..', from))) !== featureOf(source.file),
        )
        .flatMap(([, all, some]) => all ?? some?.split(',').map((name) => name.trim().replace(/^.* as /, '')) ?? [])
      const used = [...source.text.matchAll(writing)].map(([, value = '']) => value)
      return used
        .filter((value) => elsewhere.includes(value.split('.')[0] ?? ''))
        .map((value) => `${source.file} writes ${value}`)
    })
    expect(breach).toEqual([])
    // Under another name such a function would not be seen here.
    const renamed = ofRegister.filter(({ text }) =>
      /\{[^}]*Rows?(?:Of)? as [^}]*\} from '[^']*platform\/row\.ts'/.test(text),
    )
    expect(renamed.map(({ file }) => file)).toEqual([])
  })

  test('een tabel wordt alleen bij haar naam genoemd, of als waarde: nergens staat een naam die tekst was', () => {
    const asText = /\b(?:from|join|into|update|using) \$\{sql\.(?:ref|raw|lit)\b/
    expect(ofRegister.filter((source) => asText.test(code(source))).map(({ file }) => file)).toEqual([])
  })

  test('een feature leest van een ander wat die uitvoert', () => {
    const kept = reads.filter(({ table }) => !owners.get(table)?.isShared)
    expect(kept.map(({ by, table }) => `${by} reads ${table}`)).toEqual([])
    const inReads = [...owners.keys()].filter((name) =>
      sources.some((source) => isReads(source.file) && new RegExp(`\\b(?:from|join) ${name}\\b`).test(code(source))),
    )
    const read = new Set([...reads.map(({ table }) => table), ...inReads])
    expect([...owners].filter(([name, { isShared }]) => isShared && !read.has(name)).map(([name]) => name)).toEqual([])
  })

  test('een feature leest alleen tabellen van features vóór haar, behalve waar staat waarom', () => {
    const placeOf = (by: string) => (OF_FEATURES.includes(wingOf(by)) ? ORDER.place(by) : -1)
    const ahead = reads.filter(({ by, table }) => ORDER.place(owners.get(table)?.feature ?? '') > placeOf(by))
    expect([...new Set(ahead.map(({ by, table }) => `${by} reads ${table}`))].sort()).toEqual(Object.keys(AHEAD).sort())
  })
})
