import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// This script takes the screenshots in the manual: it runs the journeys and keeps the pictures that the documents show.

const MANUAL = join(import.meta.dirname, '../docs/manual/schermen')

const pages = globSync('docs/**/*.md', { cwd: join(import.meta.dirname, '..') })
const shown = new Set(
  pages.flatMap((page) =>
    [...readFileSync(join(import.meta.dirname, '..', page), 'utf8').matchAll(/schermen\/([\w-]+)\.png/g)].map(
      ([, name = '']) => name,
    ),
  ),
)

const taken = await mkdtemp(join(tmpdir(), 'balie-schermen-'))
const vitest = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', 'e2e'], {
  env: { ...process.env, SCREENSHOTS: taken },
  stdio: 'inherit',
})
if (status === 0) {
  await mkdir(MANUAL, { recursive: true })
  for (const name of shown) await copyFile(join(taken, `${name}.png`), join(MANUAL, `${name}.png`))
}
await rm(taken, { recursive: true })
process.exitCode = status ?? 1
