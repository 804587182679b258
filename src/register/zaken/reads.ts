import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of zaken, as SQL.

/** Tells whether a document went to a zaaksysteem with a zaak that was started from a klantcontact. */
export const isDelivered = (klantcontact: Sql, document: Sql): Sql =>
  sql`exists (select from zaakstart s where s.klantcontact = ${klantcontact} and s.stappen -> 'documenten' ? ${document}::text)`
