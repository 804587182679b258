import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { lengthOf } from '../src/platform/lengths.ts'

// How long a text may be is said once, in a contract: what a screen allows and what another wire takes follows from it.

const SRC = join(import.meta.dirname, '../src')

const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }))

/** The screens that say a length themselves: there a pattern in the contract says how long a text is. This list may only become shorter. */
const BY_HAND: Readonly<Record<string, number>> = {
  // An RSIN.
  'koppelingen/zaaksysteem/werkplek/system-dialog.tsx': 1,
  // The address of a form is read field by field, and what is searched has no contract beyond its form.
  'mijn/inloggen/pages.ts': 1,
  'mijn/taken/velden.ts': 1,
  'mijn/vragen/vraag.ts': 1,
  // An RSIN, and the letters of a domain.
  'register/zaakregister/werkplek/case-types-page.tsx': 2,
}

test('een scherm zegt niet zelf hoe lang een tekst mag zijn', () => {
  const found = sources
    .map(
      ({ file, text }) =>
        [
          file,
          [...text.matchAll(file.startsWith('mijn/') ? /\bmaxLength: \d+/g : /\b(?:maxLength|max)=\{\d+\}/g)].length,
        ] as const,
    )
    .filter(([, count]) => count > 0)
  expect(Object.fromEntries(found)).toEqual(BY_HAND)
})

test('elke lengte waarnaar wordt gevraagd staat in het contract', async () => {
  const asked = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\blengthOf\((\w+)(?:\.(\w+)\.query)?, '(\w+)'\)/g)].map(
      ([, value = '', operation, field = '']) => {
        const [, from = ''] =
          new RegExp(`import \\{[^}]*\\b${value}\\b[^}]*\\} from '([^']+/contract\\.ts)'`).exec(text) ?? []
        return { path: join(SRC, file, '..', from), value, operation, field }
      },
    ),
  )
  expect(asked.length).toBeGreaterThan(40)
  for (const { path, value, operation, field } of asked) {
    const exported = ((await import(pathToFileURL(path).href)) as Record<string, unknown>)[value]
    const schema = operation ? (exported as Record<string, { query: unknown }>)[operation]?.query : exported
    expect(lengthOf(schema as z.ZodObject<Record<string, z.ZodType>>, field), `${value}.${field}`).toBeGreaterThan(0)
  }
})
