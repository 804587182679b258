import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A comment is a plain sentence with a subject and a verb, or the name of what it is about (CONTRIBUTING). One that begins with a question word
// has neither.

const ROOT = join(import.meta.dirname, '..')

const VAGUE = /^\s*(?:\/\*\*|\/\/|\*) (?:Who|What|Whom|Those|The same)\b/
/** Another line of the same comment. */
const CONTINUED = /^\s*(?:\/\/|\* )/

function vagueIn(file: string): string[] {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n')
  return lines
    .filter((line, index) => VAGUE.test(line) && !CONTINUED.test(lines[index - 1] ?? ''))
    .map((line) => `${file}: ${line.trim()}`)
}

test('een opmerking in de code begint met haar onderwerp', () => {
  expect(globSync('{src,standard,e2e,bench,scripts}/**/*.{ts,tsx}', { cwd: ROOT }).flatMap(vagueIn)).toEqual([])
})
