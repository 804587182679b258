import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { type Db, only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { sleutelOf } from '../../register/logboek/pseudoniem.ts'
import { type Place, placeAtSender } from './gesprek.ts'
import type { Herkomst } from './wijze.ts'

// Somebody who sends more than a person writes gets no task for each message, so that a program that answers itself fills no worklist.

/** Pseudonyms by which the messages of a sender, and of their domain, are counted. */
export interface Afzendersleutels {
  afzender: Buffer
  domein: Buffer
}

/** Makes the pseudonyms of an address: equal for one address or domain, and useless to anybody without the key. */
export function senderKeysOf(config: Config, adres: string): Afzendersleutels {
  const keyOf = (kind: string, value: string) =>
    createHmac('sha256', sleutelOf(config)).update(`${kind} ${value}`).digest().subarray(0, 16)
  // An address naam+iets@ is of the same sender.
  const own = adres.toLowerCase().replace(/(?<=^[^+@]+)\+[^@]*(?=@)/, '')
  return { afzender: keyOf('afzender', own), domein: keyOf('domein', own.slice(own.lastIndexOf('@') + 1)) }
}

interface Omgeving {
  db: Db
  config: Config
}

/** How many messages came before one, in the hour and the day before it. */
interface Eerder {
  uur: number
  dag: number
}

/** Counts what came by one pseudonym before a moment. What is more than a budget is not counted. */
async function countEarlier(
  db: Db,
  column: 'afzender' | 'domein',
  key: Buffer,
  until: Date,
  most: number,
): Promise<Eerder> {
  const at = sql`${until.toISOString()}::timestamptz`
  return only(
    await sql<Eerder>`
      select count(*)::int as dag, count(*) filter (where o.aangekomen_op > ${at} - interval '1 hour')::int as uur
      from (select aangekomen_op from email_ontvangen
        where ${sql.ref(column)} = ${key} and aangekomen_op > ${at} - interval '1 day' and aangekomen_op <= ${at}
        order by aangekomen_op desc limit ${most}) o`.execute(db),
  )
}

/** So many messages an hour and a day; 0 is no limit. */
interface Budget {
  uur: number
  dag: number
}

/** Says in Dutch how a sender goes over their budget; undefined when they do not. */
function excessOf(budget: Budget, earlier: Eerder, whose: string): string | undefined {
  if (budget.uur > 0 && earlier.uur >= budget.uur) return `meer dan ${budget.uur} berichten in een uur van ${whose}`
  return budget.dag > 0 && earlier.dag >= budget.dag
    ? `meer dan ${budget.dag} berichten in een dag van ${whose}`
    : undefined
}

async function excess(
  { db }: Omgeving,
  column: 'afzender' | 'domein',
  key: Buffer,
  until: Date,
  budget: Budget,
): Promise<string | undefined> {
  const most = Math.max(budget.uur, budget.dag)
  if (most === 0) return undefined
  const whose = column === 'afzender' ? 'dit adres' : 'dit domein'
  return excessOf(budget, await countEarlier(db, column, key, until, most), whose)
}

/**
 * Keeps a sender within the budget: beyond that of their address a message joins their last task, and beyond that of their domain, or without
 * such a task, it is put aside. A reply stays in its conversation.
 * @param postvak undefined: a file has no budget, because somebody chose to take it in
 */
export async function keepWithin(
  omgeving: Omgeving,
  { afzender, domein }: Afzendersleutels,
  place: Place,
  postvak: Herkomst | undefined,
): Promise<Place | { apart: string }> {
  if (!postvak || place.taak) return place
  const { config, db } = omgeving
  const until = postvak.aangekomenOp
  const perDomein = { uur: config.EMAIL_MEESTE_PER_DOMEIN_UUR, dag: config.EMAIL_MEESTE_PER_DOMEIN_DAG }
  const apart = await excess(omgeving, 'domein', domein, until, perDomein)
  if (apart) return { apart }
  const perAdres = { uur: config.EMAIL_MEESTE_PER_ADRES_UUR, dag: config.EMAIL_MEESTE_PER_ADRES_DAG }
  const reden = await excess(omgeving, 'afzender', afzender, until, perAdres)
  if (!reden) return place
  const opmerking = `Het is bij de vorige vraag van deze afzender gevoegd: ${reden}.`
  return (await placeAtSender(db, afzender, opmerking)) ?? { apart: reden }
}
