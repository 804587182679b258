import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { API_VERSION, OPERATIONS, SIGNED } from '../src/app.ts'
import { openApi } from '../src/platform/openapi.ts'

// This script holds the description of the Balie API against the rules of standard/openapi-rules.yaml. The linter takes some ten
// seconds, so a description that passed under the same rules and the same linter is not linted again.

const CACHE = 'node_modules/.cache/openapi'
const RULES = 'standard/openapi-rules.yaml'
/** Files that decide the verdict too, beside the description. */
const GROUNDS = [
  RULES,
  'standard/nlgov-api-design-rules-2.2.0-rc.1.yaml',
  'node_modules/@stoplight/spectral-cli/package.json',
]

const description = JSON.stringify(
  openApi([...OPERATIONS, ...SIGNED], { version: API_VERSION, server: 'https://balie.example.org/api/v1' }),
  null,
  2,
)
const hash = createHash('sha256').update(description)
for (const file of GROUNDS) hash.update(await readFile(file))
const passed = join(CACHE, `${hash.digest('hex')}.passed`)

if (existsSync(passed)) {
  console.log('The description has not changed since it passed.')
} else {
  const file = join(CACHE, 'openapi.json')
  await mkdir(CACHE, { recursive: true })
  await writeFile(file, description)
  const linter = spawnSync('spectral', ['lint', '--fail-severity=warn', '-r', RULES, file], { stdio: 'inherit' })
  if (linter.error) throw linter.error
  if (linter.status === 0) await writeFile(passed, '')
  process.exitCode = linter.status ?? 1
}
