import { v7 as uuidv7 } from 'uuid'
import type { SoortKlanttaak } from '../../../begrippen/contract.ts'
import { type Db, only } from '../../../platform/database.ts'
import { insertRows } from '../../../platform/row.ts'
import { type Sql, sql } from '../../../platform/sql.ts'
import { nextPoging } from '../../zaken/rules.ts'
import type { Stappen } from '../../zaken/saga.ts'
import { klanttaakBezorging } from '../row.ts'

// Keeps what a klant handed in and must still go to the zaaksysteem. Whoever has the turn keeps each step; a turn ends by itself.

/** How long a turn lasts after the last step that was kept: longer than any call. */
const BEURT_MS = 2 * 60_000
/** A delivery that the other side refuses with a reason is tried so many times. */
const MOST_REFUSALS = 4
/** A delivery that the other side does not answer is tried for so long. */
const LONGEST_MS = 7 * 24 * 3_600_000

const moment = (op: Date) => sql`${op.toISOString()}::timestamptz`
const upTo = (now: Date) => moment(new Date(now.getTime() + BEURT_MS))

/** A zaaksysteem that is used has zaaktypen of the register inside: that one is followed over its wire (decision 0047). */
const isRegisterGevolgd = sql`exists (
  select from zaaktype t join zaaksysteem s on s.uuid = t.zaaksysteem and s.actief, jsonb_to_recordset(t.versies) as v (url text)
  join zaakregister_zaaktype i on i.uuid::text = right(v.url, 36))`

/** Lets what was handed in with a klanttaak go to its zaak: in a zaaksysteem, or in the register inside. */
export async function addBezorging(db: Db, klanttaak: string): Promise<void> {
  await insertRows(db, klanttaakBezorging, [{ klanttaak }])
}

/** A turn to bring what was handed in. */
export interface Bezorgbeurt {
  klanttaak: string
  beurt: string
  soort: SoortKlanttaak
  /** Null: it was destroyed, with the documents. */
  klantcontact: string | null
  stappen: Stappen
  gemaaktOp: Date
  /** This attempt counts along. */
  pogingen: number
}

/** The copy of the zaak of klanttaak `k`: also one of the register inside, which is reached over its wire (decision 0047). */
const zaakOf = sql`zaak z on (z.uuid = k.zaak or z.zaak_uuid = k.registerzaak::text)`

/** Takes the turn that is due the longest, of those that are selected from bezorging `w` and klanttaak `k`; undefined when there is none. */
async function take<T>(db: Db, now: Date, { van, waar, erbij }: Record<'van' | 'waar' | 'erbij', Sql>) {
  const { rows } = await sql<Bezorgbeurt & T>`
    with due as (
      select w.klanttaak, k.soort, k.klantcontact, ${erbij} from klanttaak_bezorging w join klanttaak k on k.uuid = w.klanttaak ${van}
      where w.status = 'wacht' and w.volgende_poging <= ${moment(now)} and ${waar}
      order by w.volgende_poging limit 1 for update of w skip locked)
    update klanttaak_bezorging b set beurt = ${uuidv7()}::uuid, pogingen = b.pogingen + 1, volgende_poging = ${upTo(now)}
    from due where b.klanttaak = due.klanttaak
    returning b.beurt, due.*, b.stappen, b.gemaakt_op as "gemaaktOp", b.pogingen`.execute(db)
  return rows[0]
}

/** Takes a turn for a zaaksysteem, with the address of the zaak there. */
export const takeBezorging = (db: Db, zaaksysteem: string, now: Date) =>
  take<{ zaakUrl: string }>(db, now, {
    van: sql`join ${zaakOf}`,
    waar: sql`z.zaaksysteem = ${zaaksysteem}::uuid`,
    erbij: sql`z.url as "zaakUrl"`,
  })

/** Takes a turn for the register inside, when no zaaksysteem follows that. */
export const takeEigen = (db: Db, now: Date) =>
  take<{ registerzaak: string }>(db, now, {
    van: sql``,
    waar: sql`k.registerzaak is not null and not ${isRegisterGevolgd}`,
    erbij: sql`k.registerzaak`,
  })

const ofTurn = ({ klanttaak, beurt }: Bezorgbeurt) =>
  sql`klanttaak = ${klanttaak}::uuid and beurt = ${beurt}::uuid and status = 'wacht'`

/** Locks what is brought in this turn until the transaction ends; false when somebody else has the turn now. */
export async function lockTurn(db: Db, beurt: Bezorgbeurt): Promise<boolean> {
  const { rows } = await sql`select from klanttaak_bezorging where ${ofTurn(beurt)} for update`.execute(db)
  return rows.length > 0
}

/** Keeps steps beside those that were kept, and the turn a while longer; false when somebody else has the turn now. */
export async function saveStappen(db: Db, beurt: Bezorgbeurt, stappen: Stappen, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update klanttaak_bezorging set stappen = stappen || ${JSON.stringify(stappen)}::jsonb, volgende_poging = ${upTo(now)}
    where ${ofTurn(beurt)} returning 1`.execute(db)
  return rows.length > 0
}

/** Ends a turn that succeeded; false when somebody else has it now. */
export async function isBezorgd(db: Db, beurt: Bezorgbeurt, now: Date): Promise<boolean> {
  const { rows } = await sql`
    update klanttaak_bezorging set status = 'bezorgd', klaar_op = ${moment(now)}, beurt = null, fout = null, fout_op = null
    where ${ofTurn(beurt)} returning 1`.execute(db)
  return rows.length > 0
}

/** Ends a turn that did not succeed: it is tried again later, or given up. Tells whether it was given up. */
export async function isNietBezorgd(
  db: Db,
  beurt: Bezorgbeurt,
  { tekst, isTijdelijk }: { tekst: string; isTijdelijk: boolean },
  now: Date,
): Promise<boolean> {
  const { gemaaktOp, pogingen } = beurt
  const isOver = isTijdelijk ? now.getTime() - gemaaktOp.getTime() > LONGEST_MS : pogingen >= MOST_REFUSALS
  const { rows } = await sql`
    update klanttaak_bezorging set beurt = null, fout = ${tekst}, fout_op = ${moment(now)},
      volgende_poging = ${moment(nextPoging(pogingen, isTijdelijk, now))}
      ${isOver ? sql`, status = 'opgegeven', klaar_op = ${moment(now)}` : sql``}
    where ${ofTurn(beurt)} returning 1`.execute(db)
  return isOver && rows.length > 0
}

/** It is told of what no zaaksysteem took: the one that had the zaak is not used any more. */
const NERGENS = 'Geen zaaksysteem dat Balie nu gebruikt heeft deze zaak.'
/** Nothing is tried any more that nobody tried for so long. */
const UNTRIED_MS = 24 * 3_600_000

/** Gives up what waited as long as it may, and what no zaaksysteem takes; gives the klanttaken, and why. */
export async function giveUpVerlaten(db: Db, now: Date): Promise<{ klanttaken: string[]; reden: string }> {
  const before = (ms: number) => moment(new Date(now.getTime() - ms))
  const { rows } = await sql<{ klanttaak: string }>`
    update klanttaak_bezorging set status = 'opgegeven', klaar_op = ${moment(now)}, beurt = null, fout = ${NERGENS}, fout_op = ${moment(now)}
    where klanttaak in (
      select w.klanttaak from klanttaak_bezorging w
      where w.status = 'wacht' and w.gemaakt_op < ${before(LONGEST_MS)} and w.volgende_poging < ${before(UNTRIED_MS)}
      order by w.volgende_poging limit 100 for update skip locked)
    returning klanttaak`.execute(db)
  return { klanttaken: rows.map(({ klanttaak }) => klanttaak), reden: NERGENS }
}

/** The payments for a zaak in its klanttaken. */
export interface Betaalstand {
  /** Nothing of what was asked is still to be paid. */
  isGeheel: boolean
  laatsteOp: Date
}

/** Reads what was paid in the klanttaken of the zaak of this one; undefined when nothing was. */
export async function betaalstandOf(db: Db, klanttaak: string): Promise<Betaalstand | undefined> {
  const { rows } = await sql<{ isGeheel: boolean; laatsteOp: Date | null }>`
    select coalesce(bool_and(a.status in ('uitgevoerd', 'verwerkt')), false) as "isGeheel", max(a.uitgevoerd_op) as "laatsteOp"
    from klanttaak k join klanttaak a on a.zaak = k.zaak or a.registerzaak = k.registerzaak
    where k.uuid = ${klanttaak}::uuid and a.soort = 'betaaltaak' and a.status <> 'ingetrokken'`.execute(db)
  const { isGeheel, laatsteOp } = only({ rows })
  return laatsteOp ? { isGeheel, laatsteOp } : undefined
}

/** How many were given up: what the klant handed in is not with the zaak. */
export async function countNietBezorgd(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(*)::int as aantal from klanttaak_bezorging where status = 'opgegeven'`.execute(db),
  ).aantal
}
