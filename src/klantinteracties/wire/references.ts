import { sql } from 'kysely'
import type { Db } from '../../platform/database.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Genoemd } from './fields.ts'

/** What a body can refer to, by the name that faults give it. */
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
} as const

export type Soort = keyof typeof TABLES

/** The faults of references to what does not exist, found in one statement (none when nothing is referred to). */
export async function faultsInReferences(db: Db, genoemd: readonly Genoemd[]): Promise<InvalidParam[]> {
  if (genoemd.length === 0) return []
  const soorten = [...new Set(genoemd.map(({ soort }) => soort))].sort()
  const parts = soorten.map((soort) => {
    const uuids = [...new Set(genoemd.filter((reference) => reference.soort === soort).map(({ uuid }) => uuid))]
    return sql`select ${sql.lit(soort)} as soort, g.uuid from unnest(${uuids}::uuid[]) g (uuid)
      where not exists (select from ${sql.table(TABLES[soort])} x where x.uuid = g.uuid)`
  })
  const { rows } = await sql<{ soort: Soort; uuid: string }>`${sql.join(parts, sql` union all `)}`.execute(db)
  const unknown = new Set(rows.map(({ soort, uuid }) => `${soort} ${uuid}`))
  return genoemd
    .filter(({ soort, uuid }) => unknown.has(`${soort} ${uuid}`))
    .map(({ soort, name }) => ({ name, code: 'invalid', reason: `${soort} object bestaat niet.` }))
}
