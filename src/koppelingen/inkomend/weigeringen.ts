import { v5 as uuidv5 } from 'uuid'
import { netwerkOf } from '../../inrichting/toegang/limiet.ts'
import type { Wie } from '../../platform/context.ts'
import type { Refusal } from '../../platform/contract.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, inTransaction, only } from '../../platform/database.ts'
import { Problem } from '../../platform/problems.ts'
import { type Removal, removalOf } from '../../platform/removal.ts'
import { insertOf, type NewRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import { isStorable, shortened } from '../../platform/text.ts'
import { Sleutel, type SoortInkomend } from './contract.ts'
import { inkomendeLevering, inkomendeWeigering } from './row.ts'

// A refusal is counted, so that beheer sees that something did not arrive, from whom and why. The content of a delivery is not kept.

/** A refusal that names what was refused: the sleutel of its kanaal, and by what its sender knows it. */
export class Geweigerd extends Problem {
  readonly adres: string
  readonly kenmerk: string

  constructor({ code, status, title, details }: Problem, { adres, kenmerk }: { adres: string; kenmerk: string }) {
    super(code, status, title, details)
    this.adres = adres
    this.kenmerk = kenmerk
  }
}

/** The sender whom Balie does not know. */
export const NIEMAND = '00000000-0000-0000-0000-000000000000'

/** Tells only from which network an address is: who uses it is nobody's business. */
const networkOf = (adres: string): string =>
  netwerkOf(adres)
    .replace(/^(\d+\.\d+\.\d+)\.\d+$/, '$1.x')
    .replace(/^([\da-f]*:[\da-f]*:[\da-f]*):.*$/i, '$1::/48')

/** The sender of a delivery. Without a name a medewerker brought it. */
export interface Afzender {
  bron: string
  afzender: string
}

const afzenderOf = (wie: Wie | null, herkomst: string): Afzender => {
  if (!wie) return { bron: NIEMAND, afzender: networkOf(herkomst) }
  return { bron: wie.uuid, afzender: wie.soort === 'medewerker' ? '' : wie.naam }
}

/** The name of a field that somebody else chose is repeated only when it is no more than that. */
const PLAIN_NAME = /^(?!.*\d{5})[A-Za-z_][\w.[\]-]{0,80}$/

/** So many faults of one delivery are named. */
const MOST_FAULTS = 5
const LONGEST = 500

/** Hides what can be the number or the address of somebody. */
const withoutPersons = (text: string): string => text.replaceAll(/\S+@\S+/g, '…').replaceAll(/\d{7,}/g, '…')

/** Gives why something is refused, without what it said. */
export function reasonOf(problem: Problem): string {
  const { details, message } = problem
  const faults = (details.invalidParams ?? [])
    .slice(0, MOST_FAULTS)
    .map(({ name, reason }) => (PLAIN_NAME.test(name) ? `${name}: ${reason}` : reason))
  const told = faults.length > 0 ? [...new Set(faults)].join(' ') : message
  return shortened(withoutPersons(told).replaceAll(/\s+/g, ' ').trim(), LONGEST)
}

/** A refusal to be counted. */
interface Weigering extends Afzender {
  soort: SoortInkomend
  adres: string
  kenmerk: string
  reden: string
  op: Date
  aantal?: number
}

const HOUR_MS = 3_600_000
/** So many rows are kept of one sender in an hour; what is refused beyond that is counted together. */
const MOST_ROWS = 200
const REST = 'Er waren meer verschillende weigeringen dan hier apart staan.'

/** The names of rows are made of what is counted together, in this namespace. */
const WEIGERINGEN = '01920000-0000-7000-8000-00000000f011'

function rowOf({ soort, adres, bron, afzender, kenmerk, reden, op, aantal = 1 }: Weigering) {
  const uur = new Date(Math.floor(op.getTime() / HOUR_MS) * HOUR_MS).toISOString()
  const same = { soort, adres, bron, afzender, kenmerk, reden, uur }
  const uuid = uuidv5(JSON.stringify(Object.values(same)), WEIGERINGEN)
  return { uuid, ...same, eersteOp: op.toISOString(), laatsteOp: op.toISOString(), aantal } satisfies NewRow<
    typeof inkomendeWeigering
  >
}

/** Counts a refusal. One sender makes no more than so many rows in an hour. */
export async function countRefusal(db: Db, weigering: Weigering): Promise<void> {
  const row = rowOf(weigering)
  const { isVol } = only(
    await sql<{ isVol: boolean }>`
      select count(*) >= ${MOST_ROWS} and bool_and(uuid <> ${row.uuid}::uuid) as "isVol" from inkomende_weigering
      where uur = ${row.uur}::timestamptz and bron = ${row.bron}::uuid`.execute(db),
  )
  const rest = { ...weigering, adres: '', kenmerk: '', afzender: '', reden: REST }
  await sql`
    ${insertOf(inkomendeWeigering, [isVol ? rowOf(rest) : row])}
    on conflict (uuid) do update set aantal = inkomende_weigering.aantal + excluded.aantal,
      laatste_op = greatest(inkomende_weigering.laatste_op, excluded.laatste_op)`.execute(db)
}

/** Is there a kanaal with this sleutel? Another one may be anything that somebody typed. */
async function isKanaal(db: Db, soort: SoortInkomend, adres: string): Promise<boolean> {
  const { rows } = await sql`select from inkomend_kanaal where soort = ${soort} and sleutel = ${adres}`.execute(db)
  return rows.length > 0
}

const TOO_MANY = 429
const MINUTE_MS = 60_000
const MOST_WAITING = 1_000

/**
 * Makes a counter for who sends too much: of each it lets one through in a minute, with the number of those since. So they cost no more than
 * others.
 */
function makeHolder() {
  const held = new Map<string, { at: number; count: number }>()
  return (key: string, at: number): number => {
    const { at: last, count } = held.get(key) ?? { at: 0, count: 0 }
    if (at - last < MINUTE_MS) {
      held.set(key, { at: last, count: count + 1 })
      return 0
    }
    if (held.size >= MOST_WAITING) held.clear()
    held.set(key, { at, count: 0 })
    return count + 1
  }
}

/** Only a count is lost when a process dies, or a row waits too long for another process. */
const BRIEFLY = { settings: { synchronous_commit: 'off', statement_timeout: '2s' } }

/** Makes what counts the refusals of a way of delivering. It is given the sleutel of the kanaal when that is not in the path. */
export function refusedBy(soort: SoortInkomend): (refusal: Refusal, adres?: string) => Promise<void> {
  const hold = makeHolder()
  return async ({ db, now, problem, wie, herkomst, params }, given = params.id ?? '') => {
    const afzender = afzenderOf(wie, herkomst)
    const aantal = problem.status === TOO_MANY ? hold(JSON.stringify(afzender), now.getTime()) : 1
    if (aantal === 0) return
    const said = problem instanceof Geweigerd ? problem : { adres: given, kenmerk: '' }
    await inTransaction(
      db,
      'schrijven',
      async (tx) => {
        const isNamed = Sleutel.safeParse(said.adres).success
        const isKnown = isNamed && (wie?.soort === 'applicatie' || (await isKanaal(tx, soort, said.adres)))
        await countRefusal(tx, {
          ...{ soort, adres: isKnown ? said.adres : '', ...afzender, aantal },
          ...{ kenmerk: isStorable(said.kenmerk) ? said.kenmerk : '', reden: reasonOf(problem), op: now },
        })
      },
      BRIEFLY,
    )
  }
}

const weigeringJson = sql`json_build_object('uuid', w.uuid, 'soort', w.soort, 'adres', w.adres,
  'kanaal', (select k.naam from inkomend_kanaal k where k.soort = w.soort and k.sleutel = w.adres),
  'afzender', w.afzender, 'bekend', w.bron <> ${NIEMAND}::uuid, 'kenmerk', w.kenmerk, 'reden', w.reden,
  'eersteOp', iso(w.eerste_op), 'laatsteOp', iso(w.laatste_op), 'aantal', w.aantal)`

/** The refusals as JSON, the last one first, and one more than asked. */
export async function weigeringen(
  db: Db,
  {
    soort,
    sleutel,
    na,
    aantal,
  }: { soort?: SoortInkomend | undefined; sleutel?: string | undefined; na?: string | undefined; aantal: number },
): Promise<{ uuid: string; op: string; weigering: string }[]> {
  const parts = [sql`true`]
  if (soort) parts.push(sql`w.soort = ${soort}`)
  if (sleutel) parts.push(sql`w.adres = ${sleutel}`)
  if (na) {
    const [op, uuid] = decodeCursor(na, 'moment', 'uuid')
    parts.push(sql`(w.eerste_op, w.uuid) < (${op}::timestamptz, ${uuid}::uuid)`)
  }
  const { rows } = await sql<{ uuid: string; op: string; weigering: string }>`
    select w.uuid, iso(w.eerste_op) as op, ${weigeringJson}::text as weigering from inkomende_weigering w
    where ${sql.join(parts, sql` and `)} order by w.eerste_op desc, w.uuid desc limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}

/** Days that is kept that something was refused (R30). */
const BEWAARD = 30

/** Refusals that need not be kept any longer. A server of before can have put some among the deliveries. */
export const oudeWeigeringen = (now: Date): Removal[] => {
  const since = sql`${now.toISOString()}::timestamptz - interval '1 day' * ${sql.lit(BEWAARD)}`
  return [
    removalOf(inkomendeWeigering, sql`laatste_op < ${since}`),
    removalOf(inkomendeLevering, sql`stand = 'geweigerd' and ontvangen_op < ${since}`),
  ]
}

const count = async (db: Db, isKnown: boolean): Promise<number> =>
  only(
    await sql<{ aantal: number }>`
      select coalesce(sum(aantal), 0)::float8 as aantal from inkomende_weigering
      where (bron <> ${NIEMAND}::uuid) = ${isKnown}`.execute(db),
  ).aantal

/** How many deliveries of known senders were refused in the time that this is kept. */
export const countGeweigerd = (db: Db): Promise<number> => count(db, true)

/** How many deliveries were refused of senders whom Balie does not know. */
export const countOnbekend = (db: Db): Promise<number> => count(db, false)
