import { likeText } from '../../begrippen/zoeken.ts'
import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of partijen, as SQL.

/** Selects the BSN of a partij, if it has one. */
export const bsnOf = (partij: string): Sql<{ bsn: string }> => sql<{ bsn: string }>`
  select object_id as bsn from partij_identificator where partij = ${partij}::uuid and code_soort_object_id = 'bsn'`

/** Does the partij `alias` have this part in the name? It walks along an index. */
export const hasNaamdeel = (alias: string, naam: string): Sql =>
  sql`${sql.ref(`${alias}.zoeknaam`)} like '%' || zoekvorm(${likeText(naam)}) || '%'`

/** Selects the partijen with this part in the name. */
export const withNaamdeel = (naam: string): Sql => sql`select p.uuid from partij p where ${hasNaamdeel('p', naam)}`
