import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A row is inserted by the description of its table (`insertRows`, `insertRowOf`), so that a column that is forgotten does not compile. These
// files name columns by hand, each for a reason; the list may only become shorter.

const BY_HAND: Readonly<Record<string, number>> = {
  // The table of a resource is known when it is asked for, and its two columns are the same in each.
  'koppelingen/klantinteracties/wire/select.ts': 1,
  // A takeover writes the columns that its list of kinds has.
  'koppelingen/verhuizing/open-klant/schrijven.ts': 1,
  // The list of migrations belongs to the database itself, and no feature describes it.
  'platform/migrate.ts': 1,
}

const SRC = join(import.meta.dirname, '../src')

/** An insert that names a column itself: the first one, or one beside those of a description. */
const INSERT = /\binsert into (?:\w+|\$\{sql\.\w+\([^)]*\)\})(?: as \w+)? \((?!\$\{[\w.]+\}\))/g

test('wie kolommen met de hand noemt bij het invoegen staat in een lijst die alleen korter wordt', () => {
  const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => [file, [...readFileSync(join(SRC, file), 'utf8').matchAll(INSERT)].length] as const)
    .filter(([, count]) => count > 0)
  expect(Object.fromEntries(found)).toEqual(BY_HAND)
})
