import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { insertRowOf, insertRows } from '../../platform/row.ts'
import { isSameSecret } from '../../platform/secret.ts'
import { sql } from '../../platform/sql.ts'
import { pseudoniemOfAdres } from '../logboek/pseudoniem.ts'
import { changeAdresOf } from '../partijen/onderdelen.ts'
import { codeOf, GELDIG_MS, MOST_POGINGEN } from './code.ts'
import { addCode, countCodes } from './queries.ts'
import { adresbevestiging } from './row.ts'

// An address is confirmed by whoever reads what is sent to it: with a code.

/** So many codes go to one address in a day, whoever asks for them. */
const MOST_PER_DAY = 3

/**
 * Asks the owner of an address to confirm it: a code goes there, and nothing else until it was typed. A code of before is void then.
 * @returns false when that address was sent enough codes today, also where somebody else gave it; it then stays as it was
 */
export async function askConfirmation(
  { db, now, config }: Pick<Context, 'db' | 'now' | 'config'>,
  { uuid, zoekwaarde }: { uuid: string; zoekwaarde: string },
): Promise<boolean> {
  const bestemming = pseudoniemOfAdres(config, zoekwaarde)
  const isAsked = (await countCodes(db, bestemming, now)) < MOST_PER_DAY
  const row = { adres: uuid, sleutel: uuidv7(), verlooptOp: new Date(now.getTime() + GELDIG_MS).toISOString() }
  const again = isAsked
    ? sql`update set sleutel = excluded.sleutel, verloopt_op = excluded.verloopt_op, pogingen = 0`
    : sql`nothing`
  await sql`${insertRowOf(adresbevestiging, row)} on conflict (adres) do ${again}`.execute(db)
  if (isAsked) await addCode(db, row.sleutel, bestemming)
  return isAsked
}

/** Keeps that nobody confirmed these addresses, and asks nobody to: nothing goes there. */
export const holdBack = (db: Db, now: Date, adressen: readonly string[]): Promise<void> =>
  insertRows(
    db,
    adresbevestiging,
    adressen.map((adres) => ({ adres, verlooptOp: now.toISOString() })),
  )

/** The outcome of an attempt to confirm an address. */
export type Uitkomst = 'bevestigd' | 'onjuist' | 'te-vaak' | 'verlopen'

/** Confirms an address with the code that went there. Each wrong one counts; the caller must keep that, so it is not thrown. */
export async function confirmAdres(
  { db, now, config }: Pick<Context, 'db' | 'now' | 'config'>,
  adres: string,
  code: string,
): Promise<Uitkomst> {
  const { rows } = await sql<{ sleutel: string; pogingen: number; verlooptOp: Date }>`
    update adresbevestiging set pogingen = least(pogingen + 1, 100) where adres = ${adres}::uuid
    returning sleutel, pogingen, verloopt_op as "verlooptOp"`.execute(db)
  const [found] = rows
  if (!found || found.verlooptOp <= now) return 'verlopen'
  if (found.pogingen > MOST_POGINGEN) return 'te-vaak'
  if (!isSameSecret(codeOf(config, found.sleutel), code.replaceAll(/\s/g, ''))) return 'onjuist'
  await sql`delete from adresbevestiging where adres = ${adres}::uuid`.execute(db)
  await changeAdresOf(db, adres, { verificatieDatum: datumOp(now) })
  return 'bevestigd'
}

/** Finds the e-mail address that was given with a klantcontact and is not confirmed yet, by the number of that contact. */
export async function unconfirmedAt(
  db: Db,
  nummer: string,
): Promise<{ adres: string; klantcontact: string } | undefined> {
  const { rows } = await sql<{ adres: string; klantcontact: string }>`
    select v.adres, k.uuid as klantcontact from klantcontact k join betrokkene b on b.klantcontact = k.uuid
    join digitaal_adres d on d.betrokkene = b.uuid join adresbevestiging v on v.adres = d.uuid
    where k.nummer = ${nummer} and d.soort_digitaal_adres = 'email' limit 1`.execute(db)
  return rows[0]
}
