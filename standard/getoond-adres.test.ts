import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// The restricted views pass on addresses unchanged (decision 0014), so every query that shows one must use `getoond_adres`.

const SRC = join(import.meta.dirname, '../src')
/** A pattern for an address column of a partij or betrokkene, by the aliases that queries use. */
const KOLOM = /\b([pb])\.(bezoekadres|correspondentieadres)\b/g

test('R28: een adres wordt alleen getoond of gezocht met getoond_adres', () => {
  const rauw = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.startsWith('run/demo/'))
    .flatMap((file) => {
      const text = readFileSync(join(SRC, file), 'utf8')
      const found = [...text.matchAll(KOLOM)].filter(
        ({ index }) => !/(getoond_adres|adres_van)\($/.test(text.slice(0, index)),
      )
      return found.map(([kolom]) => `${file}: ${kolom}`)
    })
  expect(rauw).toEqual([])
})
