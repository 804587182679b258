import type { Db } from '../../../platform/database.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import { sql } from '../../../platform/sql.ts'
import type { Genoemd, Reading } from './fields.ts'

/** A body can refer to these tables; the keys are the names in faults. */
const TABLES = {
  Actor: 'actor',
  Betrokkene: 'betrokkene',
  Bijlage: 'bijlage',
  Categorie: 'categorie',
  CategorieRelatie: 'categorie_relatie',
  DigitaalAdres: 'digitaal_adres',
  InterneTaak: 'interne_taak',
  Klantcontact: 'klantcontact',
  Onderwerpobject: 'onderwerpobject',
  Partij: 'partij',
  PartijIdentificator: 'partij_identificator',
  Rekeningnummer: 'rekeningnummer',
  Zaak: 'zaakregister_zaak',
  Zaaktype: 'zaakregister_zaaktype',
  Statustype: 'zaakregister_statustype',
  Roltype: 'zaakregister_roltype',
  Resultaattype: 'zaakregister_resultaattype',
  Eigenschap: 'zaakregister_eigenschap',
  Informatieobjecttype: 'zaakregister_informatieobjecttype',
  Informatieobject: 'zaakregister_document',
} as const

export type Soort = keyof typeof TABLES

/** Selects the name of a reference to something that exists but does not meet its condition. */
const isOther = ({ soort, uuid, name, must }: Genoemd) =>
  must
    ? [
        sql`select ${`must ${name}`}::text as found from ${sql.table(TABLES[soort])} x
          where x.uuid = ${uuid}::uuid and x.${sql.ref(must.column)}::text <> ${must.value}`,
      ]
    : []

/**
 * Finds the faults of references to rows that do not exist and of values that another row already has, in one statement (in none when there
 * is nothing to look up).
 * @param own the row that is changed, whose own values are no fault
 */
export async function faultsInDatabase(
  db: Db,
  { references, uniques }: Pick<Reading, 'references' | 'uniques'>,
  own: string | null,
): Promise<InvalidParam[]> {
  if (references.length === 0 && uniques.length === 0) return []
  const soorten = [...new Set(references.map(({ soort }) => soort))].sort()
  const unknown = soorten.map((soort) => {
    const uuids = [...new Set(references.filter((reference) => reference.soort === soort).map(({ uuid }) => uuid))]
    // The uuids come from a subquery, because PostgreSQL sees the length of a bare array and then plans the statement again each time.
    return sql`select ${sql.lit(soort)} || ' ' || g.uuid as found from unnest(array(select unnest(${uuids}::uuid[]))) g (uuid)
      where not exists (select from ${sql.table(TABLES[soort])} x where x.uuid = g.uuid)`
  })
  const others = references.flatMap(isOther)
  const taken = uniques.map(
    ({ soort, column, value, name }) =>
      sql`select ${name}::text as found where is_bezet(${`${TABLES[soort]}.${column}`}, ${value}, ${own}::uuid)`,
  )
  const { rows } = await sql<{
    found: string
  }>`${sql.join([...unknown, ...others, ...taken], sql` union all `)}`.execute(db)
  const found = new Set(rows.map((row) => row.found))
  return [
    ...references
      .filter(({ soort, uuid }) => found.has(`${soort} ${uuid}`))
      .map(({ soort, name, code = 'invalid' }) => ({ name, code, reason: `${soort} object bestaat niet.` })),
    ...references.flatMap(({ name, must }) =>
      must && found.has(`must ${name}`) ? [{ name, code: 'invalid', reason: must.reason }] : [],
    ),
    ...uniques.filter(({ name }) => found.has(name)).map(({ name, reason }) => ({ name, code: 'unique', reason })),
  ]
}
