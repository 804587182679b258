import { expect, test } from 'vitest'
import { parseConfig } from '../../app.ts'
import { sizeHelp } from './concept.ts'

test.each([
  [{}, 'Wat u in één keer meestuurt is samen hoogstens 50 MB.'],
  [{ DOCUMENT_MB: '50' }, 'Wat u in één keer meestuurt is samen hoogstens 50 MB.'],
  [
    { DOCUMENT_MB: '10', MIJN_UPLOAD_MB: '20' },
    'Een bestand is hoogstens 10 MB, en wat u in één keer meestuurt samen hoogstens 20 MB.',
  ],
])('bij een bestand staat wat er echt in past: %o', (env, tekst) => {
  expect(sizeHelp({ taal: 'nl', config: parseConfig({ NODE_ENV: 'test', ...env }) })).toBe(tekst)
})
