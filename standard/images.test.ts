import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

// A document shows pictures that are there, and a picture that no document shows is not kept.

const ROOT = join(import.meta.dirname, '..')
const shown = globSync('{README.md,docs/**/*.md}', { cwd: ROOT }).flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(/!\[[^\]]*\]\(([^)]+\.png)\)/g)].map(([, path = '']) =>
    join(dirname(page), path),
  ),
)

test('elk plaatje dat een document toont is er, en elk plaatje wordt getoond', () => {
  expect(shown.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  expect(globSync('docs/**/*.png', { cwd: ROOT }).filter((path) => !shown.includes(path))).toEqual([])
})
