import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A right is spelled in a contract, and read from there: a right with a typo does not compile, and so refuses nobody in silence.

const SRC = join(import.meta.dirname, '../src')

test('wie naar een recht kijkt neemt het uit een contract, en schrijft het niet zelf', () => {
  const asText = /\brechten\.has\(['"`]|\b(?:const|let) \w+ = '(?:[a-z]+)\.[a-z-]+'\n[\s\S]*\brechten\.has\(/
  const found = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => asText.test(readFileSync(join(SRC, file), 'utf8')))
  // The wire of klanttaken has types for what it says; what starts a zaak still says it itself.
  expect(found.sort()).toEqual(['koppelingen/taken/externetaken.ts', 'register/zaken/starten.ts'])
})
