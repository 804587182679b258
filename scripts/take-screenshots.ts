import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// This script takes the screenshots in the manual: it runs the journeys that take them, and keeps the pictures that the documents show.
//   npm run screenshots                  all pictures
//   npm run screenshots -- taak email    only these

const ROOT = join(import.meta.dirname, '..')
const MANUAL = join(ROOT, 'docs/manual/schermen')

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

const shown = new Set(
  globSync('docs/**/*.md', { cwd: ROOT }).flatMap((page) =>
    [...read(page).matchAll(/schermen\/([\w-]+)\.png/g)].map(([, name = '']) => name),
  ),
)

/** A journey that takes a picture: its file, and its title as far as it can stand in a pattern. */
interface Journey {
  file: string
  title: string
}

/** Lists the journeys that take a picture of this name. */
function journeysOf(name: string): Journey[] {
  return globSync('e2e/*.test.ts', { cwd: ROOT }).flatMap((file) => {
    const [before = '', ...after] = read(file).split(new RegExp(`\\(\\w+, '${name}'\\)`))
    const titles = [...before.matchAll(/^ *test\('(.+)', async/gm)]
    return after.length > 0 ? [{ file, title: titles.at(-1)?.[1] ?? '' }] : []
  })
}

const asked = process.argv.slice(2)
const names = asked.length > 0 ? asked : [...shown]
const unknown = names.filter((name) => !shown.has(name) || journeysOf(name).length === 0)
if (unknown.length > 0) throw new Error(`No document shows these, or no journey takes them: ${unknown.join(', ')}`)

const journeys = names.flatMap(journeysOf)
const titles = journeys.map(({ title }) => title.replaceAll(/[^\p{L}\p{N} ]/gu, '.'))
const which = asked.length > 0 ? [...new Set(journeys.map(({ file }) => file)), '-t', titles.join('|')] : ['e2e']

const taken = await mkdtemp(join(tmpdir(), 'balie-schermen-'))
const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(process.execPath, [vitest, 'run', ...which], {
  env: { ...process.env, SCREENSHOTS: taken },
  stdio: 'inherit',
})
if (status === 0) {
  await mkdir(MANUAL, { recursive: true })
  for (const name of names) await copyFile(join(taken, `${name}.png`), join(MANUAL, `${name}.png`))
}
await rm(taken, { recursive: true })
process.exitCode = status ?? 1
