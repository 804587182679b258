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

/** The screens that still say a length themselves, with how often. This list may only become shorter. */
const BY_HAND: Readonly<Record<string, number>> = {
  'koppelingen/zaaksysteem/werkplek/system-dialog.tsx': 4,
  'koppelingen/zaaksysteem/werkplek/type-dialog.tsx': 1,
  'register/klanttaaksjablonen/werkplek/template-dialog.tsx': 3,
  'register/klanttaken/werkplek/opdracht-fields.tsx': 2,
  'register/klanttaken/werkplek/perform-dialog.tsx': 1,
  'register/klanttaken/werkplek/set-out-dialog.tsx': 1,
  'register/zaakregister/werkplek/case-types-page.tsx': 4,
  'register/zaakregister/werkplek/cases-page.tsx': 1,
  'register/zaakregister/werkplek/type-dialog.tsx': 14,
  'register/zaken/werkplek/give-up-dialog.tsx': 2,
}

test('een scherm zegt niet zelf hoe lang een tekst mag zijn', () => {
  const found = sources
    .map(({ file, text }) => [file, [...text.matchAll(/\b(?:maxLength|max)=\{\d+\}/g)].length] as const)
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
