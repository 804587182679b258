import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// The map in the README names every folder of the wings, and no other.

const ROOT = join(import.meta.dirname, '..')
const README = readFileSync(join(ROOT, 'README.md'), 'utf8')
const foldersIn = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

/** The lines of the map about one folder of `src`. */
const entryOf = (folder: string) =>
  new RegExp(String.raw`^  ${folder}/ .*(?:\n {10,}\S.*)*`, 'm').exec(README)?.[0] ?? `${folder} is missing`

test('de kaart in de README noemt elke map van src', () => {
  const named = [...README.matchAll(/^ {2}([a-z]+)\/ /gm)].map(([, folder]) => folder)
  expect(new Set(named)).toEqual(new Set(foldersIn('src')))
})

test.each(['koppelingen', 'register', 'inrichting'])('en elke map van %s', (wing) => {
  const words = new Set(entryOf(wing).match(/[a-z]+/g))
  expect(foldersIn(`src/${wing}`).filter((folder) => !words.has(folder))).toEqual([])
})
