import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { bijlagen, isBijlage } from '../klantcontacten/reads.ts'
import { isDelivered } from '../zaken/reads.ts'
import { type Documentcontrole, documentBesmet, inQuarantaine } from './contract.ts'

// The SQL with which whoever has a virus scanner looks at documents. A turn ends by itself, so that another goes on when a process was killed.

/** Selects what the scan says of content `h`, as the contract has it. */
export const controleOf = ({ CLAMAV_ADRES }: Pick<Config, 'CLAMAV_ADRES'>): Sql =>
  sql`coalesce(h.controle, ${CLAMAV_ADRES ? 'wacht' : 'schoon'})`

/** Refuses to hand out a document that is in quarantine. @throws Problem */
export function refuseUnsafe(controle: Documentcontrole): void {
  if (controle === 'besmet') throw documentBesmet()
  if (controle === 'wacht') throw inQuarantaine()
}

/** How long a turn lasts: longer than the largest document takes. */
const BEURT_MS = 30 * 60_000

/** A document to look at. */
export interface TeControleren {
  uuid: string
  omvang: number
}

/** Takes the turn for the document that waits the longest; undefined when there is none. */
export async function takeTurn(db: Db, now: Date): Promise<TeControleren | undefined> {
  const tot = new Date(now.getTime() + BEURT_MS).toISOString()
  const { rows } = await sql<TeControleren>`
    update inhoud h set controle_tot = ${tot}::timestamptz
    where h.uuid = (
      select w.uuid from inhoud w
      where w.controle is null and w.heel and (w.controle_tot is null or w.controle_tot < ${now.toISOString()}::timestamptz)
      order by w.gemaakt_op limit 1 for update of w skip locked)
    returning h.uuid, h.omvang::float8 as omvang`.execute(db)
  return rows[0]
}

/** Keeps what was found: nothing, or the name of what it was. */
export async function setControle(db: Db, uuid: string, besmetMet: string | null, now: Date): Promise<void> {
  await sql`
    update inhoud set controle = ${besmetMet === null ? 'schoon' : 'besmet'}, besmet_met = ${besmetMet}, controle_tot = null,
      gecontroleerd_op = ${now.toISOString()}::timestamptz where uuid = ${uuid}::uuid`.execute(db)
}

/** A document that has a virus, in a klantcontact that nobody was told of. */
export interface TeMelden {
  uuid: string
  klantcontact: string
  bestandsnaam: string
  besmetMet: string
  /** It is in a zaaksysteem too. */
  isBezorgd: boolean
}

/** Takes some of those, and keeps that they are told in this transaction. */
export async function takeToTell(db: Db, now: Date): Promise<TeMelden[]> {
  const { rows } = await sql<TeMelden>`
    with gemeld as (
      update inhoud h set gemeld_op = ${now.toISOString()}::timestamptz
      where h.uuid = any (array(
        select b.uuid from inhoud b where b.controle = 'besmet' and b.gemeld_op is null and ${isBijlage(sql`b.uuid`)} limit 100))
      returning h.uuid, h.besmet_met)
    select i.uuid, g.klantcontact, i.bestandsnaam, m.besmet_met as "besmetMet",
      ${isDelivered(sql`g.klantcontact`, sql`i.uuid`)} as "isBezorgd"
    from gemeld m join informatieobject i on i.uuid = m.uuid
    join (${bijlagen}) g on g.informatieobject = i.uuid`.execute(db)
  return rows
}
