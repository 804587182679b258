import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { API_VERSION, OPERATIONS, SIGNED } from '../src/app.ts'
import { openApi } from '../src/platform/openapi.ts'

// This script writes the description of the Balie API to a file, for the linter.

const [file] = process.argv.slice(2)
if (!file) throw new Error('Usage: node scripts/write-openapi.ts FILE')
await mkdir(dirname(file), { recursive: true })
await writeFile(
  file,
  JSON.stringify(
    openApi([...OPERATIONS, ...SIGNED], { version: API_VERSION, server: 'https://balie.example.org/api/v1' }),
    null,
    2,
  ),
)
