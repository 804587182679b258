import type { Config } from '../../platform/config.ts'
import type { Context } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import { heropening } from '../../register/internetaken/heropenen.ts'
import { houdersNaHeropening } from '../../register/internetaken/rules.ts'
import * as taken from '../../register/internetaken/writes.ts'
import { ownMessage } from '../../register/klantberichten/message-id.ts'
import { onderwerpOf } from '../../register/klantcontacten/reads.ts'
import { ownAddresses } from './eigen.ts'
import type { Email } from './parse.ts'

// A reply belongs to the conversation of the message that it answers (R13, R23), and to the interne taak of that one.

/** The interne taak of a conversation, locked. */
interface Gesprekstaak {
  uuid: string
  isGedaan: boolean
  /** These actoren have it, or get it when it is opened again. */
  actoren: string[]
}

/** The place of a message: the klantcontact that it answers, and who follows it up. */
export interface Place {
  klantcontact: string | undefined
  /** The task of the conversation; undefined: the message gets one of its own. */
  taak: Gesprekstaak | undefined
  /** Sentences for the person who follows it up. */
  opmerkingen: string[]
}

interface Found {
  klantcontact: string
  onderwerp: string
  taak: string | null
  nummer: string | null
}

/** Finds the nearest message that these Message-IDs name: one that came in, or an answer of ours. */
async function findAnswered(db: Db, named: readonly string[], config: Config): Promise<Found | undefined> {
  const ours = named.map((messageId) => {
    const own = ownMessage(config, messageId)
    return typeof own === 'object' ? own.uuid : null
  })
  const { rows } = await sql<Found>`
    with genoemd as (
      select * from unnest(${named}::text[], ${ours}::uuid[]) with ordinality a (message_id, eigen, volgorde)),
    gevonden as (
      select e.klantcontact, e.interne_taak, g.volgorde, e.op from genoemd g join email_ontvangen e using (message_id)
      union all
      select t.antwoord, t.interne_taak, g.volgorde, w.op
      from genoemd g join klantantwoord t on t.klantbericht = g.eigen join klantbericht w on w.uuid = g.eigen),
    eerste as (select * from gevonden order by volgorde, op limit 1)
    select e.klantcontact, ${onderwerpOf(sql`e.klantcontact`)} as onderwerp, t.uuid as taak, t.nummer
    from eerste e left join lateral (
      select i.uuid, i.nummer from interne_taak i
      where i.uuid = e.interne_taak or e.interne_taak is null and i.klantcontact = e.klantcontact
      order by i.status = 'te_verwerken' desc, i.toegewezen_op desc, i.uuid limit 1) t on true`.execute(db)
  return rows[0]
}

const PREFIX = /^\s*(?:(?:re|aw|antw|sv|fw|fwd|wg|tr)\s*(?:\[\d+\])?\s*:\s*)+/i

/** Compares subjects without what programs put before them. */
const plain = (onderwerp: string): string => onderwerp.replace(PREFIX, '').trim().toLowerCase()

/** Says that a reply is about something else than what it answers. The subject of a mailbox can stand before that of a message. */
const noteOnSubject = ({ onderwerp }: Email, earlier: string): string[] =>
  plain(earlier).endsWith(plain(onderwerp)) ? [] : [`Het onderwerp is anders dan eerder: dat was “${earlier}”.`]

async function lockTask(db: Db, uuid: string): Promise<Gesprekstaak | undefined> {
  const stand = await taken.lockOne(db, uuid)
  const actoren = stand ? houdersNaHeropening(stand, null) : []
  return stand && actoren.length > 0 ? { uuid, isGedaan: stand.status === 'verwerkt', actoren } : undefined
}

const FORGED =
  'Dit bericht noemt een antwoord van ons dat niet bestaat, zoals iemand doet die zich in een gesprek wil mengen. Het hoort daarom nergens bij.'

const domainOf = (address: string): string =>
  address
    .slice(address.lastIndexOf('@') + 1)
    .replace(/>$/, '')
    .toLowerCase()

/** Does a message name an answer that we never sent? Another Balie signs its answers too, in a domain of its own. */
async function isForged(db: Db, config: Config, { antwoordOp }: Email): Promise<boolean> {
  const suspect = antwoordOp.filter((messageId) => ownMessage(config, messageId) === 'vervalst').map(domainOf)
  if (suspect.length === 0) return false
  const ours = (await ownAddresses(db, config)).map(domainOf)
  return suspect.some((domain) => ours.includes(domain))
}

/** Finds the place of a message. One that names an answer that we never sent belongs to no conversation. */
export async function placeOf(db: Db, config: Config, email: Email): Promise<Place> {
  const alone = { klantcontact: undefined, taak: undefined, opmerkingen: [] }
  if (email.antwoordOp.length === 0) return alone
  if (await isForged(db, config, email)) return { ...alone, opmerkingen: [FORGED] }
  const found = await findAnswered(db, email.antwoordOp, config)
  return found ? joined(db, found, noteOnSubject(email, found.onderwerp)) : alone
}

/** Joins a message to a conversation, and to the task of it when that can be done. */
async function joined(
  db: Db,
  { klantcontact, taak: uuid, nummer }: Pick<Found, 'klantcontact' | 'taak' | 'nummer'>,
  opmerkingen: string[],
): Promise<Place> {
  const taak = uuid ? await lockTask(db, uuid) : undefined
  return {
    klantcontact,
    taak,
    opmerkingen: taak ? [`Dit hoort bij interne taak ${nummer}.`, ...opmerkingen] : opmerkingen,
  }
}

/**
 * Finds the task of the last message of a sender, to join the next one to.
 * @param afzender the pseudonym of their address
 */
export async function placeAtSender(db: Db, afzender: Buffer, opmerking: string): Promise<Place | undefined> {
  const { rows } = await sql<Pick<Found, 'klantcontact' | 'taak' | 'nummer'>>`
    select e.klantcontact, t.uuid as taak, t.nummer
    from email_ontvangen e join interne_taak t on t.uuid = e.interne_taak
    where e.afzender = ${afzender} order by e.aangekomen_op desc limit 1`.execute(db)
  const place = rows[0] && (await joined(db, rows[0], [opmerking]))
  return place?.taak ? place : undefined
}

/** Tells whoever has the task of a conversation that the klant replied; a task that was done is opened again. */
export async function tellTask(context: Context, { uuid, isGedaan, actoren }: Gesprekstaak, nummer: string) {
  const { db, wie } = context
  const reden = `De klant reageerde: klantcontact ${nummer}.`
  if (isGedaan) await taken.reopen(db, uuid, await heropening(context, uuid, actoren), reden, wie)
  else await taken.tell(db, uuid, reden, wie)
}
