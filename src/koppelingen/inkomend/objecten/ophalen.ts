import { z } from 'zod'
import { objectsApi } from '../../../inrichting/actoren/inlezen/objecten.ts'
import { onbereikbaar, vraag, within } from '../../../platform/bron.ts'
import type { Config } from '../../../platform/config.ts'
import { type Context, ownContext } from '../../../platform/context.ts'
import { inTransaction } from '../../../platform/database.ts'
import { faultOf } from '../../../platform/fault.ts'
import type { Job, JobContext } from '../../../platform/jobs.ts'
import { isObject } from '../../../platform/json.ts'
import { outageOf } from '../../../platform/outages.ts'
import { Problem } from '../../../platform/problems.ts'
import type { SoortInkomend } from '../contract.ts'
import { asKanaal } from '../handtekening.ts'
import { takeIn } from '../innemen.ts'
import { recordOwn } from '../logboek.ts'
import { sleutelOf } from '../rules.ts'
import { countRefusal, reasonOf } from '../weigeringen.ts'
import { readProductaanvraag } from './lezen.ts'
import { forgetObject, takeObject, tryLater, type Wachtend } from './wachten.ts'

// Fetches the productaanvragen that an Objects API told of, and takes each in once.

/** Whoever delivers a productaanvraag: the Objects API. */
const OBJECTEN = { uuid: '01920000-0000-7000-8000-00000000f006', naam: 'Objects API' }

const Objekt = z.object({ type: z.string(), record: z.object({ data: z.record(z.string(), z.unknown()) }) })

/** Tells whether productaanvragen are taken in. */
export const takesObjects = ({ OBJECTEN_URL, OBJECTEN_TOKEN, OBJECTEN_TYPE_PRODUCTAANVRAAG }: Config): boolean =>
  Boolean(OBJECTEN_URL && OBJECTEN_TOKEN && OBJECTEN_TYPE_PRODUCTAANVRAAG)

/** Are two addresses the same? Some write a slash at the end of one. */
export const isSameAddress = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.replace(/\/+$/, '') === other.replace(/\/+$/, '')

const GONE = 'Dit object is er niet meer.'
const UNREADABLE = 'Dit object is geen productaanvraag: het heeft geen type of geen aanvraaggegevens.'
const OTHER = 'Dit object is van een ander type dan OBJECTEN_TYPE_PRODUCTAANVRAAG noemt.'
const TOO_LATE = 'Dit object was een week lang niet op te halen, of het token van Balie mag het niet zien.'
const FAILED = 'Balie kon dit object een week lang niet verwerken.'

/** An object as it was fetched: its data, why it cannot be taken in, or that Balie may not see it as yet. */
type Opgehaald = { data: Record<string, unknown> } | { reden: string } | 'verboden'

/** @throws Problem 502 when the Objects API does not answer as it should */
async function fetchObject(config: Config, object: string): Promise<Opgehaald> {
  const { url, bron } = objectsApi(config)
  const { status, body } = await vraag(within(url, `objects/${object}`), bron)
  // Beheer can give the token the right that it lacks.
  if (status === 403) return 'verboden'
  if ([404, 410].includes(status)) return { reden: GONE }
  if (status !== 200 || !isObject(body)) throw onbereikbaar(bron)
  const read = Objekt.safeParse(body)
  if (!read.success) return { reden: UNREADABLE }
  return isSameAddress(read.data.type, config.OBJECTEN_TYPE_PRODUCTAANVRAAG)
    ? { data: read.data.record.data }
    : { reden: OTHER }
}

const SOORT: SoortInkomend = 'productaanvraag'

/** Counts that an object cannot be taken in, and why. */
const refuse = ({ db, now }: Context, what: { adres: string; kenmerk: string; reden: string }): Promise<void> =>
  countRefusal(db, { soort: SOORT, bron: OBJECTEN.uuid, afzender: OBJECTEN.naam, op: now, ...what })

/** Registers an object, or keeps why it cannot be. */
async function register(
  context: Context,
  { object, gemeldOp }: Wachtend,
  opgehaald: Exclude<Opgehaald, 'verboden'>,
): Promise<void> {
  await forgetObject(context.db, object)
  const read = 'data' in opgehaald ? readProductaanvraag(opgehaald.data, object, gemeldOp.toISOString()) : undefined
  if (!read) {
    const reden = 'reden' in opgehaald ? opgehaald.reden : UNREADABLE
    await refuse(context, { adres: '', kenmerk: object, reden })
    return
  }
  const { type, inzending } = read
  const adres = sleutelOf(type)
  const levering = { soort: SOORT, adres, bron: OBJECTEN.uuid, inzendingen: [inzending] }
  const uitkomst = await takeIn(context, levering)
  if (uitkomst instanceof Problem)
    await refuse(context, { adres, kenmerk: inzending.kenmerk, reden: reasonOf(uitkomst) })
}

const LONGEST_MS = 7 * 24 * 3_600_000

/** Registers an object as it was fetched; without that it waits longer, until it is refused for good. */
async function settle(
  { db: root, now, config, log }: JobContext,
  wachtend: Wachtend,
  opgehaald: Exclude<Opgehaald, 'verboden'> | undefined,
  tooLate: string,
): Promise<void> {
  const isTooLate = now.getTime() - wachtend.gemeldOp.getTime() > LONGEST_MS
  const wie = asKanaal(OBJECTEN)
  await inTransaction(root, 'schrijven', async (db) => {
    if (!opgehaald && !isTooLate) return tryLater(db, wachtend, now)
    const context = ownContext({ db, now, config, log }, wie)
    await register(context, wachtend, opgehaald ?? { reden: tooLate })
    return recordOwn(db, { operatie: 'inkomend.productaanvraag', wie, now })
  })
}

/** Takes one object in; false when the Objects API does not answer. What goes wrong with one holds no other up. */
async function takeOne(context: JobContext, wachtend: Wachtend): Promise<boolean> {
  try {
    const opgehaald = await fetchObject(context.config, wachtend.object).catch((error: unknown) => {
      if (error instanceof Problem) return undefined
      throw error
    })
    await settle(context, wachtend, opgehaald === 'verboden' ? undefined : opgehaald, TOO_LATE)
    return opgehaald !== undefined
  } catch (error) {
    if (outageOf(error)) throw error
    context.log.error({ object: wachtend.object, fault: faultOf(error) }, 'productaanvraag niet verwerkt')
    await settle(context, wachtend, undefined, FAILED)
    return true
  }
}

const MOST_AT_ONCE = 500

/** Takes the objects in that an Objects API told of. */
export const haalProductaanvragenOp: Job = {
  name: 'haal-productaanvragen-op',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    const { db, now, config } = context
    if (!takesObjects(config)) return
    for (let count = 0; count < MOST_AT_ONCE; count++) {
      const wachtend = await inTransaction(db, 'schrijven', (tx) => takeObject(tx, now))
      if (!wachtend || !(await takeOne(context, wachtend))) return
    }
  },
}
