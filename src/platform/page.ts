import type { JsonText } from './contract.ts'
import { encodeCursor } from './cursor.ts'

/**
 * Makes a page of a list from rows of JSON text. The rows include one more than the page holds when there is a next page.
 * @param textOf gives the JSON text of a row
 * @param keyOf gives the key on which the list is sorted, for the cursor
 */
export function pagina<Row>(
  rows: readonly Row[],
  aantal: number,
  textOf: (row: Row) => string,
  keyOf: (row: Row) => readonly (string | number)[],
): JsonText<never> {
  const page = rows.slice(0, aantal)
  const last = page.at(-1)
  const volgende = rows.length > aantal && last ? encodeCursor(keyOf(last).map(String)) : null
  return { json: `{"resultaten":[${page.map(textOf).join(',')}],"volgende":${JSON.stringify(volgende)}}` }
}
