import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Bereikbaar, Instellingen, SoortHuisstijl, Teksten } from '../src/inrichting/instellingen/contract.ts'

// A setting that beheer fills in and that nobody reads is a promise that is not kept.

const own = (path: string) => path.startsWith('src/inrichting/instellingen/') && !path.endsWith('municipality.ts')

/** The code that settings are for: not their own feature, tests, or the demonstration. */
const files = globSync('src/**/*.{ts,tsx}')
  .filter((path) => !own(path) && !path.endsWith('.test.ts') && !path.startsWith('src/run/'))
  .map((path) => readFileSync(path, 'utf8'))

/** Files that read settings say where they get them. */
const readers = files.filter((text) => /instellingen|useMunicipality|teksten|bereikbaar/i.test(text))

const settings = [
  ...Object.keys(Instellingen.shape).filter((name) => !['teksten', 'huisstijl', 'bereikbaar'].includes(name)),
  ...Object.keys(Teksten.shape).map((name) => `teksten.${name}`),
  ...Object.keys(Bereikbaar.shape).map((name) => `bereikbaar.${name}`),
  ...SoortHuisstijl.options,
]

test.each(settings)('wat beheer instelt doet iets: %s wordt ergens gelezen', (setting) => {
  const name = setting.split('.').at(-1) ?? ''
  const reads = new RegExp(setting.includes('.') ? `\\b${setting.replace('.', '\\??\\.')}\\b` : `[.{,]\\s*${name}\\b`)
  // A setting that statements read has its SQL beside it: `isMedewerkerInMijn`.
  const inSql = new RegExp(`\\bis${name.charAt(0).toUpperCase()}${name.slice(1)}\\b`)
  const destructured = new RegExp(`\\{[^{}]*\\b${name}\\b[^{}]*\\}[^\\n]*${setting.split('.')[0]}`)
  expect(readers.some((text) => reads.test(text) || destructured.test(text) || inSql.test(text))).toBe(true)
})
