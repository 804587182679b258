import { v7 as uuidv7 } from 'uuid'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only, takeTurn } from '../../platform/database.ts'
import { insertRows, updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { partijenOf } from '../klantcontacten/reads.ts'
import type { NieuwSignaal, Signaal, StatusSignaal } from './contract.ts'
import { signaal } from './row.ts'

const signaalJson = sql`json_build_object('uuid', s.uuid, 'klantcontact', s.klantcontact, 'categorieNaam', s.categorie_naam, 'tekst', s.tekst,
  'adres', s.adres, 'status', s.status, 'fout', s.fout, 'nummer', s.nummer, 'open', s.open, 'toestand', s.toestand,
  'gemaaktOp', iso(s.gemaakt_op), 'gemeldOp', iso(s.gemeld_op), 'gevolgdOp', iso(s.gevolgd_op))`

/** A melding, with the partijen in its klantcontact. */
export interface Gevonden {
  signaal: Signaal
  partijen: string[]
}

/** Lists the meldingen of a klantcontact, and the partijen in it; undefined when it does not exist. */
export async function ofKlantcontact(
  db: Db,
  klantcontact: string,
): Promise<{ resultaten: Signaal[]; partijen: string[] } | undefined> {
  const { rows } = await sql<{ resultaten: Signaal[]; partijen: string[] }>`
    select coalesce((select json_agg(${signaalJson} order by s.gemaakt_op, s.uuid) from signaal s where s.klantcontact = k.uuid), '[]') as resultaten,
      ${partijenOf(sql`k.uuid`)} as partijen
    from klantcontact k where k.uuid = ${klantcontact}::uuid`.execute(db)
  return rows[0]
}

/** Reads one melding; with `vast` it stays as it is until the transaction ends. */
export async function one(db: Db, uuid: string, { vast = false } = {}): Promise<Gevonden | undefined> {
  const { rows } = await sql<Gevonden>`
    select ${signaalJson} as signaal, ${partijenOf(sql`s.klantcontact`)} as partijen from signaal s where s.uuid = ${uuid}::uuid
    ${vast ? sql`for no key update of s` : sql``}`.execute(db)
  return rows[0]
}

/** Finds the same melding of a klantcontact; one without a point is the same as one of which the point was looked up. */
async function sameOf(
  db: Db,
  klantcontact: string,
  { categorie, tekst, plaats: { adres, lengtegraad, breedtegraad } }: NieuwSignaal,
): Promise<{ uuid: string; status: StatusSignaal } | undefined> {
  const point = sql`s.lengtegraad = ${lengtegraad}::float8 and s.breedtegraad = ${breedtegraad}::float8`
  const { rows } = await sql<{ uuid: string; status: StatusSignaal }>`
    select s.uuid, s.status from signaal s where s.klantcontact = ${klantcontact}::uuid and s.categorie = ${categorie} and s.tekst = ${tekst}
      and s.adres = ${adres} and ${lengtegraad === null ? sql`true` : point} and s.status <> 'ingetrokken' limit 1`.execute(
    db,
  )
  return rows[0]
}

/**
 * Keeps a melding to pass on, once: the same of the same klantcontact gives the one that is there. One that was refused goes again, as it is now.
 * @param door is who passes it on
 */
export async function add(
  db: Db,
  klantcontact: string,
  nieuw: NieuwSignaal,
  door: { uuid: string; now: Date },
): Promise<string> {
  await takeTurn(db, `signaal ${klantcontact}`)
  const same = await sameOf(db, klantcontact, nieuw)
  if (same && same.status !== 'geweigerd') return same.uuid
  const op = door.now.toISOString()
  const { plaats, ...words } = nieuw
  const row = { ...words, ...plaats, volgendePoging: op }
  if (same) {
    await updateRow(db, signaal, same.uuid, { ...row, status: 'wacht', pogingen: 0, fout: '' })
    return same.uuid
  }
  const uuid = uuidv7()
  await insertRows(db, signaal, [{ uuid, klantcontact, ...row, gemaaktOp: op, gemaaktDoor: door.uuid }])
  return uuid
}

/** Makes a melding due again. */
export const sendAgain = (db: Db, uuid: string, now: Date): Promise<void> =>
  updateRow(db, signaal, uuid, { status: 'wacht', pogingen: 0, fout: '', volgendePoging: now.toISOString() })

/** Keeps that Signalen has a melding under this number, and that what comes after it is still to be done. */
export const setNummer = (db: Db, uuid: string, nummer: string, now: Date): Promise<void> =>
  updateRow(db, signaal, uuid, {
    ...{ status: 'gemeld', nummer, fout: '', gemeldOp: now.toISOString(), afmakenOp: now.toISOString() },
  })

/** Keeps that a melding does not go any more. */
export const withdraw = (db: Db, uuid: string): Promise<void> => updateRow(db, signaal, uuid, { status: 'ingetrokken' })

/** Lists meldingen, the last first, and one more than asked. */
export async function lijst(
  db: Db,
  { status, na, aantal }: { status?: StatusSignaal | undefined; na?: string | undefined; aantal: number },
): Promise<(Gevonden & { uuid: string })[]> {
  const parts = [sql`true`]
  if (status) parts.push(sql`s.status = ${status}`)
  if (na) parts.push(sql`s.uuid < ${decodeCursor(na, 'uuid')[0]}::uuid`)
  const { rows } = await sql<Gevonden & { uuid: string }>`
    select s.uuid, ${signaalJson} as signaal, ${partijenOf(sql`s.klantcontact`)} as partijen from signaal s
    where ${sql.join(parts, sql` and `)} order by s.uuid desc limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

const count = async (db: Db, statussen: readonly StatusSignaal[]): Promise<number> =>
  only(
    await sql<{
      aantal: number
    }>`select count(*)::int as aantal from signaal where status = any (${statussen}::text[])`.execute(db),
  ).aantal

/** Counts the meldingen that Signalen is still to get. */
export const countWachtend = (db: Db): Promise<number> => count(db, ['wacht', 'bezig'])

/** Counts the meldingen that ask somebody to look: refused, or perhaps sent. */
export const countAandacht = (db: Db): Promise<number> => count(db, ['onzeker', 'geweigerd'])
