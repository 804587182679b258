import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SETTINGS } from '../src/app.ts'
import { configTable } from '../src/platform/config.ts'
import { GEBEURTENISTYPEN } from '../src/register/gebeurtenissen/contract.ts'

// This script writes what the code knows into the documents, between markers. With --check it only says whether they are up to date.

const typeTable = () =>
  [
    '| type | wanneer |',
    '| --- | --- |',
    ...Object.entries(GEBEURTENISTYPEN).map(([type, when]) => `| \`${type}\` | ${when} |`),
  ].join('\n')

const GENERATED: readonly [file: string, name: string, text: () => string][] = [
  ['docs/operating.md', 'instellingen', () => configTable(SETTINGS)],
  ['docs/api.md', 'gebeurtenistypen', typeTable],
]

/** Replaces the text between the markers of this name in a document. */
function fill(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- einde ${name} -->`]
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from < 0 || to < from) throw new Error(`No markers for ${name}.`)
  return `${document.slice(0, from + begin.length)}\n${text}\n${document.slice(to)}`
}

const check = process.argv.includes('--check')
for (const [file, name, text] of GENERATED) {
  const path = join(import.meta.dirname, '..', file)
  const now = await readFile(path, 'utf8')
  const wanted = fill(now, name, text())
  if (now === wanted) continue
  if (check) {
    console.error(`${file}: the part ${name} is not up to date; run npm run docs.`)
    process.exitCode = 1
  } else await writeFile(path, wanted)
}
