import { expect, test } from 'vitest'
import { marksIn, nameForMark, PICTURES, pictureMark } from './picture-marks.ts'

const NAMES = [
  'foto.jfif',
  'foto',
  '.png',
  'Plan [v1.2]: oud.JPG',
  'foto.',
  ' .png',
  `${'x'.repeat(300)}.png`,
  '🚧'.repeat(150),
  '',
]

test.for(PICTURES)('R15: een afbeelding (%s) heet altijd zo dat zij op haar plaats in de tekst komt', (type) => {
  for (const name of NAMES) {
    const own = nameForMark({ name, type })
    const other = nameForMark({ name, type }, [own])
    for (const one of [own, other])
      expect(marksIn(`Zie ${pictureMark(one, 'De omleiding')}.`)).toMatchObject([{ name: one, alt: 'De omleiding' }])
    expect(other).not.toBe(own)
  }
})

test('een naam die past blijft wat hij is', () => {
  expect(nameForMark({ name: 'Kaart.JPEG', type: 'image/jpeg' })).toBe('Kaart.JPEG')
  expect(nameForMark({ name: 'foto.jfif', type: 'image/jpeg' })).toBe('foto.jpg')
})
