import { type Db, only } from '../../platform/database.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Rol } from './contract.ts'
import { rol } from './row.ts'

// This module has the SQL of roles, which are sets of rights stored as data.

/** Reads all roles, sorted by name. */
export async function lijst(db: Db): Promise<Rol[]> {
  const { rows } = await sql<Rol>`
    select naam, omschrijving, array(select r from unnest(rechten) r order by r) as rechten, claimwaarden from rol order by naam`.execute(
    db,
  )
  return rows
}

/** Adds a role, or replaces it. */
export async function save(db: Db, { naam, omschrijving, rechten, claimwaarden }: Rol): Promise<void> {
  const row = { naam, omschrijving, rechten, claimwaarden }
  await sql`${insertRowOf(rol, row)} on conflict (naam) do update set ${replacing(rol, [row], 'naam')}`.execute(db)
}

/** Removes a role; false when there is none. People who had it lose its rights at once. */
export async function remove(db: Db, naam: string): Promise<boolean> {
  const { rows } = await sql`delete from rol where naam = ${naam} returning naam`.execute(db)
  return rows.length > 0
}

/** Makes changes of roles wait for each other until the transaction ends. */
export const lockOne = (db: Db) => sql`lock table rol in share row exclusive mode`.execute(db)

/** Tells whether a role has this right. */
export async function hasSomebody(db: Db, recht: string): Promise<boolean> {
  return only(
    await sql<{ ja: boolean }>`select exists (select from rol where ${recht} = any (rechten)) as ja`.execute(db),
  ).ja
}

/** Finds the roles that the values of a claim stand for. */
export async function withClaim(db: Db, waarden: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ naam: string }>`
    select naam from rol where naam = any (${waarden}::text[]) or claimwaarden && ${waarden}::text[] order by naam`.execute(
    db,
  )
  return rows.map(({ naam }) => naam)
}
