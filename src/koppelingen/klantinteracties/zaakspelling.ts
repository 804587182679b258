import { type Sql, sql } from '../../platform/sql.ts'
import * as filter from './wire/filters.ts'

// Two spellings of a link to a zaak are in the field: `zgw-Zaak` in `openzaak` (KISS, ITA, Open Inwoner) and `zaak` in `open-zaak` (ZAC, NL Portal,
// OMC). They mean the same, so whoever looks for one finds the other as well, when he looks by uuid; each is answered as it was written.

const SPELLINGEN: Readonly<Record<'code_objecttype' | 'code_register', readonly string[]>> = {
  code_objecttype: ['zgw-Zaak', 'zaak'],
  code_register: ['openzaak', 'open-zaak'],
}

/** Does the query look for a zaak by its uuid? A register alone says nothing of what is in it. */
function zoektZaak(query: URLSearchParams, name: (part: string) => string): boolean {
  const soort = query.getAll(name('CodeObjecttype')).at(-1)?.trim()
  return (
    query.getAll(name('CodeSoortObjectId')).at(-1)?.trim() === 'uuid' &&
    (!soort || SPELLINGEN.code_objecttype.includes(soort))
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
  const gespeld = (column: keyof typeof SPELLINGEN) =>
    filter.equal((value, query, text) =>
      SPELLINGEN[column].includes(text) && zoektZaak(query, naam)
        ? met(sql`(o.identificator).${sql.ref(column)} in (${sql.join(SPELLINGEN[column])})`)
        : met(sql`(o.identificator).${sql.ref(column)} = ${value}`),
    )
  return {
    [naam('CodeObjecttype')]: gespeld('code_objecttype'),
    [naam('CodeRegister')]: gespeld('code_register'),
    [naam('CodeSoortObjectId')]: deel('code_soort_object_id'),
    [naam('ObjectId')]: deel('object_id'),
  }
}
