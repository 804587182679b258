import type { Niveau } from '../../../begrippen/niveau.ts'
import type { Db } from '../../../platform/database.ts'
import { insertRows, type NewRow, updateRow } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import type { NieuweAuthenticatie } from '../../partijen/contract.ts'
import type { Betaling, StatusBetaling } from '../contract.ts'
import { betaling } from '../row.ts'

/** Selects how much of payment `b` was paid back, in cents. */
const terugbetaald = sql`(select coalesce(sum(t.value::bigint), 0) from jsonb_each_text(b.terugbetalingen) t)`

const betalingJson = sql`json_build_object('uuid', b.uuid, 'status', b.status, 'bedrag', b.bedrag, 'terugbetaald', ${terugbetaald}, 'methode', b.methode,
  'begonnenOp', iso(b.begonnen_op), 'statusOp', iso(b.status_op))`

/** Reads the attempts to pay a klanttaak, the newest first. */
export async function lijst(db: Db, klanttaak: string): Promise<Betaling[]> {
  const { rows } = await sql<{ betaling: Betaling }>`
    select ${betalingJson} as betaling from betaling b where b.klanttaak = ${klanttaak}::uuid order by b.begonnen_op desc, b.uuid desc
    limit 100`.execute(db)
  return rows.map((row) => row.betaling)
}

/** An attempt, as what becomes of it needs to know it. */
export interface Poging {
  uuid: string
  klanttaak: string
  bedrag: number
  kenmerk: string
  controle: string
  status: StatusBetaling
  door: string
  middel: NieuweAuthenticatie['middel']
  niveau: Niveau
  versie: number
  begonnenOp: Date
}

const pogingen = sql`select b.uuid, b.klanttaak, b.bedrag::float8 as bedrag, b.kenmerk, b.controle, b.status, b.door, b.middel, b.niveau,
  b.versie, b.begonnen_op as "begonnenOp" from betaling b`

/** Reads one attempt, and locks it when something comes of it; undefined when there is none. */
export async function poging(db: Db, uuid: string, { vast = false } = {}): Promise<Poging | undefined> {
  const { rows } =
    await sql<Poging>`${pogingen} where b.uuid = ${uuid}::uuid ${vast ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** Reads the attempts of which the provider is to be asked, the longest due first. */
export async function due(db: Db, now: Date): Promise<Poging[]> {
  const { rows } = await sql<Poging>`
    ${pogingen} where b.status in ('begonnen', 'wacht') and b.volgende_keer <= ${now.toISOString()}::timestamptz
    order by b.volgende_keer limit 50`.execute(db)
  return rows
}

export const make = (db: Db, nieuw: NewRow<typeof betaling> & object): Promise<void> =>
  insertRows(db, betaling, [nieuw])

/** Keeps what became of an attempt. */
export const setStatus = (
  db: Db,
  uuid: string,
  { status, methode, now }: { status: StatusBetaling; methode: string; now: Date },
): Promise<void> => updateRow(db, betaling, uuid, { status, methode, statusOp: now.toISOString() })

/** Keeps one refund; gives what was paid back in all, or undefined when it was known already. */
export async function addTerugbetaling(
  db: Db,
  uuid: string,
  { kenmerk, bedrag }: { kenmerk: string; bedrag: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ terugbetaald: number }>`
    update betaling b set terugbetalingen = b.terugbetalingen || jsonb_build_object(${kenmerk}::text, ${bedrag}::bigint)
    where b.uuid = ${uuid}::uuid and not b.terugbetalingen ? ${kenmerk} returning ${terugbetaald}::float8 as terugbetaald`.execute(
    db,
  )
  return rows[0]?.terugbetaald
}

/** Keeps when the provider is asked again. */
export const lookAgain = (db: Db, uuid: string, when: Date): Promise<void> =>
  updateRow(db, betaling, uuid, { volgendeKeer: when.toISOString() })
