import { bijlagen } from './bijlagen.ts'
import type { Face } from './wire/face.ts'

/** The Klantinteracties API as Open Klant 2.18 serves it. */
export const klantinteracties: Face = {
  title: 'Klantinteracties API',
  description: 'De Klantinteracties API 0.9.0, zoals Open Klant 2.18 die aanbiedt, op de gegevens van Balie.',
  path: '/klantinteracties/api',
  version: '0.9.0',
  parts: [bijlagen],
}
