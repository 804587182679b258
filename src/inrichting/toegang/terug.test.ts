import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './terug.ts'

const ORIGIN = 'https://balie.gemeente.example'
const leadsTo = (path: string) => new URL(path, `${ORIGIN}/inloggen/terug?code=x`).origin

/** These pieces make up misleading addresses. */
const stuk = fc.constantFrom(
  '/',
  '//',
  '\\',
  '.',
  '..',
  '%2e',
  '%2f',
  '%5c',
  '%00',
  '\t',
  '\n',
  '\r',
  ' ',
  '\u0000',
  '@',
  ':',
  '?',
  '#',
  ';',
  '[',
  ']',
  'kwaad.example',
  'https:',
  'http:',
  'javascript:',
  'balie.gemeente.example',
  '\u3002',
  '\uff0f',
  '\u2044',
  '\ud800',
  'werkplek',
)

test('welk adres iemand ook meegeeft, het leidt niet naar een andere site', () => {
  const plaats = fc.oneof(
    fc.array(stuk, { maxLength: 12 }).map((parts) => `/${parts.join('')}`),
    fc.array(stuk, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `/${text}`),
    fc.webUrl(),
    fc.anything(),
  )
  fc.assert(
    fc.property(plaats, (place) => {
      const path = ownPath(place, ORIGIN)
      expect(leadsTo(path)).toBe(ORIGIN)
      expect(path).toMatch(/^\/(?![/\\])/)
      // Reading the result once more gives the same place.
      expect(ownPath(path, ORIGIN)).toBe(path)
    }),
    { numRuns: 4_000 },
  )
})

test.each([
  '/werkplek/',
  '/werkplek/contact/0198?tab=taken&zoek=a%2Fb#onder',
  '/api/v1/ik',
  '/werkplek/?terug=https://kwaad.example',
  '/%2f/kwaad.example',
])('een plaats op deze site blijft wat zij is: %s', (place) => {
  expect(ownPath(place, ORIGIN)).toBe(place)
})
