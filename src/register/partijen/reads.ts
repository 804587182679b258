import { type Sql, sql } from '../../platform/sql.ts'

// What other features read of partijen, as SQL.

/** Selects the BSN of a partij, if it has one. */
export const bsnOf = (partij: string): Sql<{ bsn: string }> => sql<{ bsn: string }>`
  select object_id as bsn from partij_identificator where partij = ${partij}::uuid and code_soort_object_id = 'bsn'`
