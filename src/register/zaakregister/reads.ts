import { sql } from '../../platform/sql.ts'

// Offers other features what they read of the register inside, as SQL.

/** A zaaksysteem can give its zaken other ids than a uuid. */
const UUID = sql`'^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`

/** Tells whether the register inside has a zaak `z` of a zaaksysteem itself; by its key, for a uuid compared as text has no index. */
export const isInRegister = sql`exists (
  select from zaakregister_zaak r where r.uuid = case when z.zaak_uuid ~ ${UUID} then z.zaak_uuid::uuid end)`
