import { actor } from '../../../inrichting/actoren/row.ts'
import type { Db } from '../../../platform/database.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import { sql } from '../../../platform/sql.ts'
import { interneTaak } from '../../../register/internetaken/row.ts'
import { betrokkene, bijlage, klantcontact, onderwerpobject } from '../../../register/klantcontacten/row.ts'
import {
  categorie,
  categorieRelatie,
  digitaalAdres,
  partij,
  partijIdentificator,
  rekeningnummer,
} from '../../../register/partijen/row.ts'
import * as zaakregister from '../../../register/zaakregister/row.ts'
import type { Genoemd, Reading } from './fields.ts'

/** A body can refer to these tables; the keys are the names in faults. */
const TABLES = {
  Actor: actor,
  Betrokkene: betrokkene,
  Bijlage: bijlage,
  Categorie: categorie,
  CategorieRelatie: categorieRelatie,
  DigitaalAdres: digitaalAdres,
  InterneTaak: interneTaak,
  Klantcontact: klantcontact,
  Onderwerpobject: onderwerpobject,
  Partij: partij,
  PartijIdentificator: partijIdentificator,
  Rekeningnummer: rekeningnummer,
  Zaak: zaakregister.zaak,
  Zaaktype: zaakregister.zaaktype,
  Statustype: zaakregister.statustype,
  Roltype: zaakregister.roltype,
  Resultaattype: zaakregister.resultaattype,
  Eigenschap: zaakregister.eigenschap,
  Informatieobjecttype: zaakregister.informatieobjecttype,
  Informatieobject: zaakregister.document,
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
    return sql`select ${sql.lit(soort)} || ' ' || g.uuid as found from unnest(${uuids}::uuid[]) g (uuid)
      where not exists (select from ${sql.table(TABLES[soort])} x where x.uuid = g.uuid)`
  })
  const others = references.flatMap(isOther)
  const taken = uniques.map(
    ({ soort, column, value, name }) =>
      sql`select ${name}::text as found where is_bezet(${`${TABLES[soort].name}.${column}`}, ${value}, ${own}::uuid)`,
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
