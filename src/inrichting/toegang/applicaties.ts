import { type Db, only } from '../../platform/database.ts'
import { bytes, insertRowOf, replacing } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Applicatie, NieuweApplicatie, NieuwGeheim } from './contract.ts'
import { applicatieGeheim, applicatie as table } from './row.ts'

// This module has the SQL with which beheer manages applications and their secrets.

const geheimVelden = sql`'uuid', g.uuid, 'soort', g.soort, 'aangemaaktOp', iso(g.aangemaakt_op), 'geldigTot', iso(g.geldig_tot),
  'laatstGebruiktOp', iso(g.laatst_gebruikt_op)`

const applicatieJson = sql`json_build_object(
  'uuid', a.uuid, 'naam', a.naam, 'actief', a.actief, 'clientId', a.client_id, 'rechten', array(select r from unnest(a.rechten) r order by r),
  'authenticatie', case when a.authenticatie_middel is not null
    then json_build_object('middel', a.authenticatie_middel, 'niveau', a.authenticatie_niveau) end,
  'geldigTot', iso(a.geldig_tot), 'limietPerMinuut', a.limiet_per_minuut, 'certificaat', a.certificaat,
  'klanttaken', json_build_object('soorten', a.klanttaaksoorten, 'zaaktypen', a.klanttaakzaaktypen), 'aangemaaktOp', iso(a.aangemaakt_op),
  'geheimen', coalesce((select json_agg(json_build_object(${geheimVelden}) order by g.aangemaakt_op, g.uuid)
    from applicatie_geheim g where g.applicatie = a.uuid), '[]'))`

/** Reads all applications as JSON text, sorted by name. */
export async function lijst(db: Db): Promise<string> {
  return only(
    await sql<{ json: string }>`
      select coalesce(json_agg(${applicatieJson} order by a.naam, a.uuid), '[]')::text as json from applicatie a`.execute(
      db,
    ),
  ).json
}

/** Reads one application, or undefined. */
export async function applicatie(db: Db, uuid: string): Promise<Applicatie | undefined> {
  const { rows } = await sql<{ applicatie: Applicatie }>`
    select ${applicatieJson} as applicatie from applicatie a where a.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.applicatie
}

/** Adds an application without secrets, or replaces its data except for its secrets. */
export async function save(db: Db, uuid: string, a: NieuweApplicatie): Promise<void> {
  const row = {
    uuid,
    naam: a.naam,
    actief: a.actief,
    clientId: a.clientId,
    rechten: a.rechten,
    authenticatieMiddel: a.authenticatie?.middel ?? null,
    authenticatieNiveau: a.authenticatie?.niveau ?? null,
    geldigTot: a.geldigTot,
    limietPerMinuut: a.limietPerMinuut,
    certificaat: a.certificaat,
    klanttaaksoorten: a.klanttaken.soorten,
    klanttaakzaaktypen: a.klanttaken.zaaktypen,
  }
  await sql`${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid')}`.execute(db)
}

export interface GeheimRij extends Pick<NieuwGeheim, 'soort' | 'geldigTot'> {
  uuid: string
  hash: Buffer | null
  versleuteld: Buffer | null
}

/**
 * Adds a secret. Older ones of the same kind end at the given moment, unless they end earlier; null lets them be. It returns the new one
 * in the form of the contract.
 */
export async function makeSecret(
  db: Db,
  applicatie: string,
  { uuid, soort, geldigTot, hash, versleuteld }: GeheimRij,
  oudeGeldigTot: string | null,
) {
  await sql`
    update applicatie_geheim set geldig_tot = least(geldig_tot, ${oudeGeldigTot}::timestamptz)
    where applicatie = ${applicatie}::uuid and soort = ${soort}::soort_geheim`.execute(db)
  const row = {
    uuid,
    applicatie,
    soort,
    hash: hash && bytes(hash),
    versleuteld: versleuteld && bytes(versleuteld),
    geldigTot,
  }
  return only(
    await sql<{ geheim: Applicatie['geheimen'][number] }>`
      ${insertRowOf(applicatieGeheim, row, 'g')}
      returning json_build_object(${geheimVelden}) as geheim`.execute(db),
  ).geheim
}

const touched = async (query: Sql, db: Db) => (await query.execute(db)).rows.length > 0

/** Removes a secret; false when there is none. */
export const removeSecret = (db: Db, applicatie: string, geheim: string): Promise<boolean> =>
  touched(
    sql`delete from applicatie_geheim where applicatie = ${applicatie}::uuid and uuid = ${geheim}::uuid returning uuid`,
    db,
  )

/** Locks an application until the transaction ends; false when there is none. */
export const lockOne = (db: Db, uuid: string): Promise<boolean> =>
  touched(sql`select uuid from applicatie where uuid = ${uuid}::uuid for update`, db)
