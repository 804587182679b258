import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isTable, type Table } from '../src/platform/row.ts'

const SRC = join(import.meta.dirname, '../src')

/** A table with the file that describes it, relative to src. */
export interface Described {
  file: string
  table: Table
}

/** Reads every table that a feature describes, from its `row.ts`. */
export async function describedTables(): Promise<Described[]> {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('/row.ts') && file !== 'platform/row.ts',
  )
  const found = files.map(async (file) => {
    const described: object = await import(pathToFileURL(join(SRC, file)).href)
    return Object.values(described)
      .filter(isTable)
      .map((table) => ({ file, table }))
  })
  return (await Promise.all(found)).flat()
}
