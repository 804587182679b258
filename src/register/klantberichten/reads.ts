import { type Sql, sql } from '../../platform/sql.ts'

// Offers other features what they read of messages to klanten, as SQL.

/** Is this address confirmed, or was it not given in Mijn? What its owner has still to confirm gets nothing but a code. */
export const isBevestigd = (adres: Sql): Sql =>
  sql`not exists (select from adresbevestiging v where v.adres = ${adres})`
