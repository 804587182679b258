import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of klanttaken, as SQL.

/** Selects the partijen whose klanttaken have a document. */
export const partijenOfDocument = (document: Sql): Sql => sql`
  select k.partij from klanttaak_bijlage g join klanttaak k on k.uuid = g.klanttaak where g.informatieobject = ${document}`

/** Tells whether no klanttaak has a document. */
export const isInNoTaak = (document: Sql): Sql =>
  sql`not exists (select from klanttaak_bijlage k where k.informatieobject = ${document})`
