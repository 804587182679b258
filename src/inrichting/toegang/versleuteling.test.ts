import { expect, test } from 'vitest'
import { isStamped, seal, stamp, unseal } from './versleuteling.ts'

const OUD = Buffer.alloc(32, 1).toString('base64')
const NIEUW = Buffer.alloc(32, 2).toString('base64')

/** It was sealed with `OUD` in 2026-11; values like this one stand in databases. */
const VAN_VROEGER = Buffer.from(
  'cs1uhIMoNVlvxuEUUqQd9hI2+U/F6bleyoIo2ORzEemXKWnw4N7bDIy4tSgeIVI9Foz4PQ+8i2FdXyA=',
  'base64',
)

test('wat eerder is versleuteld, blijft leesbaar, ook nadat een nieuwe sleutel ervoor is gezet', () => {
  expect(unseal(OUD, VAN_VROEGER)).toBe('geheim van vóór de wissel')
  expect(unseal(`${NIEUW},${OUD}`, VAN_VROEGER)).toBe('geheim van vóór de wissel')
  expect(unseal(NIEUW, VAN_VROEGER)).toBeUndefined()
})

test('de eerste sleutel versleutelt, elke keer anders', () => {
  const [een, twee] = [seal(`${NIEUW},${OUD}`, 'geheim'), seal(`${NIEUW},${OUD}`, 'geheim')]
  expect(een).not.toEqual(twee)
  expect(een && unseal(NIEUW, een)).toBe('geheim')
  expect(een && unseal(OUD, een)).toBeUndefined()
  expect(seal(undefined, 'geheim')).toBeUndefined()
})

test('wat is veranderd, wordt niet ontsleuteld', () => {
  for (let plaats = 4; plaats < VAN_VROEGER.length; plaats += 1) {
    const changed = Buffer.from(VAN_VROEGER)
    changed[plaats] = (changed[plaats] ?? 0) ^ 1
    expect(() => unseal(OUD, changed)).toThrow()
  }
})

test('een zegel past alleen bij zijn tekst, en blijft te controleren na een wissel van sleutel', () => {
  const zegel = stamp(OUD, 'tekst') ?? Buffer.alloc(0)
  expect(isStamped(`${NIEUW},${OUD}`, 'tekst', zegel)).toBe(true)
  expect(isStamped(OUD, 'tekst.', zegel)).toBe(false)
  expect(isStamped(NIEUW, 'tekst', zegel)).toBe(false)
})
