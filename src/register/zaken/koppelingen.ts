import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { sql } from '../../platform/sql.ts'
import type { StandKoppeling } from './contract.ts'
import { zaakkoppeling } from './row.ts'
import { nextPoging } from './rules.ts'

// Tells zaaksystemen of the links between klantcontacten and their zaken. Triggers keep how it is; here is kept what was told of it.

/** Whoever tells something has so long for it before another tries. */
const BEURT_MS = 2 * 60_000
/** A link that the other side refuses with a reason is told so many times. */
const MOST_REFUSALS = 4
/** A link that the other side does not answer is told for so long. */
const LONGEST_MS = 7 * 24 * 3_600_000
/** Days that it is kept that a link is gone, after that was told. */
const BEWAARD_DAGEN = 30

const moment = (op: Date) => sql`${op.toISOString()}::timestamptz`

/** A link that a zaaksysteem must be told of, as it is now. */
export interface TeMelden {
  onderwerpobject: string
  objectId: string
  gekoppeld: boolean
  klantcontactNummer: string
  /** It is equal in each repeat. */
  event: string
  sinds: Date
  zaakUrl: string
  /** Where the onderwerpobject can be read, as the zaaksysteem is told. */
  adres: string
  /** This attempt counts along. */
  pogingen: number
  /** An earlier attempt may have succeeded without a word. */
  kijkEerst: boolean
}

const wacht = sql`b.gemeld is distinct from b.gekoppeld and not b.opgegeven`

/**
 * Takes the link of a zaaksysteem that is due the longest; from now on it is not known what the zaaksysteem was told.
 * @param basis the address below which onderwerpobjecten are
 */
export async function takeKoppeling(
  db: Db,
  zaaksysteem: string,
  basis: string,
  now: Date,
): Promise<TeMelden | undefined> {
  const { rows } = await sql<TeMelden>`
    with beurt as (
      select b.onderwerpobject, b.object_id, b.gemeld from zaakkoppeling b
      where b.zaaksysteem = ${zaaksysteem}::uuid and ${wacht} and b.volgende_poging <= ${moment(now)}
      order by b.volgende_poging limit 1 for update skip locked)
    update zaakkoppeling k set gemeld = null, pogingen = k.pogingen + 1, volgende_poging = ${moment(new Date(now.getTime() + BEURT_MS))},
      adres = coalesce(k.adres, ${basis}::text || k.onderwerpobject)
    from beurt where k.onderwerpobject = beurt.onderwerpobject and k.object_id = beurt.object_id
    returning beurt.gemeld is null as "kijkEerst", k.onderwerpobject, k.object_id as "objectId", k.gekoppeld, k.klantcontact_nummer as "klantcontactNummer", k.event, k.sinds,
      k.zaak_url as "zaakUrl", k.adres, k.pogingen`.execute(db)
  return rows[0]
}

const thisOne = ({ onderwerpobject, objectId }: TeMelden) =>
  sql`onderwerpobject = ${onderwerpobject}::uuid and object_id = ${objectId}`

/** Keeps that it was told. What changed meanwhile still waits. */
export async function isGemeld(db: Db, koppeling: TeMelden, now: Date): Promise<void> {
  await sql`
    update zaakkoppeling set gemeld = ${koppeling.gekoppeld}, gemeld_op = ${moment(now)}, pogingen = 0, volgende_poging = ${moment(now)},
      fout = null, fout_op = null
    where ${thisOne(koppeling)}`.execute(db)
}

/** Keeps why it could not be told: it is tried again, or given up. What changed meanwhile is tried at once. */
export async function isNietGemeld(
  db: Db,
  koppeling: TeMelden,
  { tekst, isTijdelijk }: { tekst: string; isTijdelijk: boolean },
  now: Date,
): Promise<void> {
  const { pogingen, sinds, event } = koppeling
  const isOver = isTijdelijk ? now.getTime() - sinds.getTime() > LONGEST_MS : pogingen >= MOST_REFUSALS
  await sql`
    update zaakkoppeling set fout = ${tekst}, fout_op = ${moment(now)}, opgegeven = ${isOver},
      volgende_poging = ${moment(nextPoging(pogingen, isTijdelijk, now))}
    where ${thisOne(koppeling)} and event = ${event}::uuid`.execute(db)
}

const stand = sql`case when b.opgegeven then 'mislukt' when b.gemeld is distinct from b.gekoppeld then 'wacht' else 'gemeld' end`

/** A page of the links of a zaaksysteem, what changed last first, as JSON text. */
export async function koppelingen(
  db: Db,
  zaaksysteem: string,
  { stand: gevraagd, na, aantal }: { stand?: StandKoppeling | undefined; na?: string | undefined; aantal: number },
) {
  const parts = [sql`b.zaaksysteem = ${zaaksysteem}::uuid`]
  if (gevraagd) parts.push(sql`${stand} = ${gevraagd}`)
  if (na) {
    const [sinds, event] = decodeCursor(na, 'moment', 'uuid')
    parts.push(sql`(b.sinds, b.event) < (${sinds}::timestamptz, ${event}::uuid)`)
  }
  const { rows } = await sql<{ koppeling: string; sinds: string; event: string }>`
    select b.sinds::text as sinds, b.event, json_build_object('onderwerpobject', b.onderwerpobject, 'klantcontact', b.klantcontact,
      'zaak', b.zaak_url, 'gekoppeld', b.gekoppeld, 'stand', ${stand}, 'sinds', iso(b.sinds), 'pogingen', b.pogingen,
      'volgendePoging', case when ${wacht} then iso(b.volgende_poging) end, 'fout', b.fout, 'foutOp', iso(b.fout_op),
      'gemeldOp', iso(b.gemeld_op))::text as koppeling
    from zaakkoppeling b where ${sql.join(parts, sql` and `)} order by b.sinds desc, b.event desc limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}

/** Lets what was given up be told again, and what was loaded without a word as well; gives how many. */
export async function reportAgain(db: Db, zaaksysteem: string): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      with opnieuw as (
        update zaakkoppeling set opgegeven = false, pogingen = 0, sinds = now(), volgende_poging = now()
        where zaaksysteem = ${zaaksysteem}::uuid and opgegeven returning 1)
      select (select count(*) from opnieuw)::int + vul_zaakkoppelingen_aan(${zaaksysteem}::uuid) as aantal`.execute(db),
  ).aantal
}

/** Links that are gone and of which that was told long ago. */
export const oudeKoppelingen = (now: Date): Removal =>
  removalOf(
    zaakkoppeling,
    sql`not gekoppeld and gemeld is false and gemeld_op < ${moment(now)} - interval '1 day' * ${sql.lit(BEWAARD_DAGEN)}`,
  )

/** How many links could not be told and were given up. */
export const countNietGemeld = async (db: Db): Promise<number> =>
  only(await sql<{ aantal: number }>`select count(*)::int as aantal from zaakkoppeling where opgegeven`.execute(db))
    .aantal
