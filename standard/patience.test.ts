import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A suite must not fail because the machine is busy. The time that a test and a poll may wait is set once, generously, in vitest.config.ts
// and e2e/patience.ts. This test looks for tests that are less patient, or that hold a clock against a bound.

const ROOT = join(import.meta.dirname, '..')
const LEAST_MS = 60_000
const LEAST_ELAPSED_MS = 10_000

const tests = globSync('{src,standard,e2e}/**/*.test.ts', { cwd: ROOT })

/** Lists the matches of a pattern, by file, whose number is smaller than this. */
const found = (pattern: RegExp, least: number) =>
  tests.flatMap((file) =>
    [...readFileSync(join(ROOT, file), 'utf8').matchAll(pattern)]
      .filter(([, number = '']) => Number(number.replaceAll('_', '')) < least)
      .map(([text]) => `${file}: ${text}`),
  )

test('geen test heeft minder geduld dan de hele suite', () => {
  expect(found(/\btimeout:\s*(\d[\d_]*)(?![\d_]*\s*\*)/g, LEAST_MS)).toEqual([])
  expect(found(/AbortSignal\.timeout\((\d[\d_]*)\)/g, LEAST_MS)).toEqual([])
  expect(found(/^\s*\},?\s*(\d[\d_]{3,})\s*,?\s*\)/gm, LEAST_MS)).toEqual([])
})

test('een reis wacht met het geduld van de suite, niet met dat van Playwright', () => {
  const impatient = tests.filter((file) =>
    /import [^;\n]*\bexpect\b[^;\n]* from '@playwright\/test'/.test(readFileSync(join(ROOT, file), 'utf8')),
  )
  expect(impatient).toEqual([])
})

test('geen test stelt een krappe grens aan de tijd die iets kost', () => {
  expect(
    found(/(?:Date|performance)\.now\(\) - [^\n]*toBeLessThan(?:OrEqual)?\((\d[\d_]*)\)/g, LEAST_ELAPSED_MS),
  ).toEqual([])
})
