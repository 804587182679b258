import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Authenticatiemiddel, Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import type { Db } from '../../platform/database.ts'
import { bytes, insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { applicatieGeheim, applicatie as table } from './row.ts'

/** Hashes a token. Tokens are long and random, so a plain hash protects them and can be found through an index. */
export const hashOf = (token: string) => createHash('sha256').update(token).digest()

export interface Applicatie {
  uuid: string
  naam: string
  rechten: string[]
  middel: z.output<typeof Authenticatiemiddel> | null
  niveau: z.output<typeof Betrouwbaarheidsniveau> | null
}

/** The application that asks, with the data that decide whether it still may. */
export interface BekendeApplicatie extends Omit<Applicatie, 'rechten'> {
  /** The rights with commas between them: every request reads them, and the driver would look at each character of an array. */
  rechten: string
  actief: boolean
  /** The application is past its end date. */
  verlopen: boolean
  limiet: number | null
  /** The value that the proxy must give of its client certificate; null when none is asked. */
  certificaat: string | null
  /** The klanttaken that it does, as JSON; null: all. */
  klanttaken: string | null
}

const bekend = sql`uuid, naam, array_to_string(rechten, ',') as rechten, authenticatie_middel as middel, authenticatie_niveau as niveau, actief,
  limiet_per_minuut as limiet, certificaat, case when klanttaaksoorten <> '{}' or klanttaakzaaktypen <> '{}'
    then json_build_object('soorten', klanttaaksoorten, 'zaaktypen', klanttaakzaaktypen)::text end as klanttaken`

/** An application as its token showed it, with what tells whether it still does. */
export interface Getoond extends BekendeApplicatie {
  geheim: string
  /** A number that changes with anything of the application, or with the end date of the token. */
  stand: string
  /** The moment, in ms, until which nothing of this changes by itself: it ends, or its use must be recorded again. */
  totMs: number
}

/** Finds the application with this token, whether it may be used or not, and records to the hour when the token was last used. */
export async function applicatieWithToken(db: Db, token: string, now: Date): Promise<Getoond | undefined> {
  const op = now.toISOString()
  const { rows } = await sql<Getoond & { isLangGeleden: boolean }>`
    select ${bekend}, g.geheim, toegang_stand(applicatie.*, g.tot)::text as stand, coalesce(least(geldig_tot, g.tot) <= ${op}::timestamptz, false) as verlopen,
      coalesce(g.gebruikt < ${op}::timestamptz - interval '1 hour', true) as "isLangGeleden",
      extract(epoch from least(geldig_tot, g.tot, coalesce(g.gebruikt, ${op}::timestamptz) + interval '1 hour'))::float8 * 1000 as "totMs"
    from applicatie join (
      select uuid as geheim, applicatie, geldig_tot as tot, laatst_gebruikt_op as gebruikt from applicatie_geheim
      where hash = ${hashOf(token)}) g on g.applicatie = applicatie.uuid`.execute(db)
  const [gevonden] = rows
  if (!gevonden) return undefined
  const { isLangGeleden, ...applicatie } = gevonden
  // This is a separate statement, because a statement that can write costs twice as much even when there is nothing to write.
  if (isLangGeleden) await noteUse(db, applicatie.geheim, now)
  return applicatie
}

/** Writes the statement that fails when the application is not as its token showed it; its values are made by the database. */
export const confirmationOf = ({ geheim, stand }: Getoond): string => `select bevestig_toegang('${geheim}', ${stand})`

/** Finds the application that identifies itself as this client, with its JWT secrets as stored. */
export async function applicatieWithClientId(
  db: Db,
  clientId: string,
  now: Date,
): Promise<(BekendeApplicatie & { geheimen: { uuid: string; versleuteld: Buffer }[] }) | undefined> {
  const { rows } = await sql<BekendeApplicatie & { geheimen: { uuid: string; versleuteld: string }[] }>`
    select ${bekend}, coalesce(geldig_tot <= ${now.toISOString()}::timestamptz, false) as verlopen,
      coalesce((select json_agg(json_build_object('uuid', g.uuid, 'versleuteld', encode(g.versleuteld, 'base64')))
        from applicatie_geheim g where g.applicatie = applicatie.uuid and g.soort = 'jwt'
          and coalesce(g.geldig_tot > ${now.toISOString()}::timestamptz, true)), '[]') as geheimen
    from applicatie where client_id = ${clientId}`.execute(db)
  const [applicatie] = rows
  if (!applicatie) return undefined
  const geheimen = applicatie.geheimen.map(({ uuid, versleuteld }) => ({
    uuid,
    versleuteld: Buffer.from(versleuteld, 'base64'),
  }))
  return { ...applicatie, geheimen }
}

/** Records to the hour when a token or JWT secret was last used. */
export async function noteUse(db: Db, geheim: string, now: Date): Promise<void> {
  const op = now.toISOString()
  await sql`
    update applicatie_geheim set laatst_gebruikt_op = ${op}::timestamptz
    where uuid = ${geheim}::uuid and coalesce(laatst_gebruikt_op < ${op}::timestamptz - interval '1 hour', true)`.execute(
    db,
  )
}

/** Adds an application with one token, or replaces the one with the same uuid. */
export async function saveApplicatie(db: Db, applicatie: Applicatie & { token: string; demo: boolean }): Promise<void> {
  const { uuid, naam, rechten, middel, niveau, token, demo } = applicatie
  const row = { uuid, naam, rechten, authenticatieMiddel: middel, authenticatieNiveau: niveau, demo }
  await sql`
    ${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid', 'demo')}`.execute(db)
  const hash = hashOf(token)
  await sql`
    with oud as (delete from applicatie_geheim where applicatie = ${uuid}::uuid and hash <> ${hash})
    ${insertRowOf(applicatieGeheim, { uuid: uuidv7(), applicatie: uuid, soort: 'token', hash: bytes(hash) })}
    on conflict (hash) do nothing`.execute(db)
}

/** Tells whether this database contains demonstration credentials. */
export async function hasDemoApplicatie(db: Db): Promise<boolean> {
  const { rows } = await sql`select from applicatie where demo limit 1`.execute(db)
  return rows.length > 0
}
