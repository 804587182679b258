import { type Sql, sql } from '../../platform/sql.ts'
import * as filter from './wire/filters.ts'

// Two spellings of a link to a zaak are in the field: `zgw-Zaak` in `openzaak` (KISS, ITA, Open Inwoner) and `zaak` in `open-zaak` (ZAC, NL Portal,
// OMC). They mean the same, so whoever looks by uuid for one finds the other as well; each is answered as it was written. Whoever names only the
// objecttype or only the register gets what they name: neither alone says that they look for a zaak.

const SPELLINGEN = [
  { code_objecttype: 'zgw-Zaak', code_register: 'openzaak' },
  { code_objecttype: 'zaak', code_register: 'open-zaak' },
] as const

/** Does the query look for a zaak by its uuid, in one of the spellings? */
function searchesZaak(query: URLSearchParams, name: (part: string) => string): boolean {
  const asked = (part: string) => query.getAll(name(part)).at(-1)?.trim()
  return (
    asked('CodeSoortObjectId') === 'uuid' &&
    SPELLINGEN.some(
      ({ code_objecttype, code_register }) =>
        asked('CodeObjecttype') === code_objecttype && asked('CodeRegister') === code_register,
    )
  )
}

/**
 * The filters on the identificator of an onderwerpobject `o`.
 * @param name of the filters, before their part: `onderwerpobject__onderwerpobjectidentificator`
 * @param met makes a condition on onderwerpobjecten one on what is listed
 */
export function zaakfilters(
  name: string,
  met: (condition: Sql) => Sql | filter.Condition,
): Record<string, filter.Filter> {
  const naam = (part: string) => `${name}${part}`
  const deel = (column: string) => filter.equal((value) => met(sql`(o.identificator).${sql.ref(column)} = ${value}`))
  const gespeld = (column: keyof (typeof SPELLINGEN)[number]) =>
    filter.equal((value, query) =>
      searchesZaak(query, naam)
        ? met(sql`(o.identificator).${sql.ref(column)} in (${sql.join(SPELLINGEN.map((pair) => pair[column]))})`)
        : met(sql`(o.identificator).${sql.ref(column)} = ${value}`),
    )
  return {
    [naam('CodeObjecttype')]: gespeld('code_objecttype'),
    [naam('CodeRegister')]: gespeld('code_register'),
    [naam('CodeSoortObjectId')]: deel('code_soort_object_id'),
    [naam('ObjectId')]: deel('object_id'),
  }
}
