import { type Db, inTransaction } from '../../../platform/database.ts'
import { faultOf } from '../../../platform/fault.ts'
import type { Job, JobContext, Loop } from '../../../platform/jobs.ts'
import { outageOf } from '../../../platform/outages.ts'
import { Problem } from '../../../platform/problems.ts'
import { removeAll } from '../../../platform/removal.ts'
import { MOST_INHOUD, readInhoud } from '../../../register/documenten/inhoud.ts'
import { parseEmail } from '../parse.ts'
import { type Registratie, registerIn } from '../registreren.ts'
import * as queries from './queries.ts'

/** A message is read in pieces of so many bytes: V8 frees what is small and short-lived at once, and leaves what is large for later. */
const PIECE = 64 * 1024

type Omgeving = Pick<JobContext, 'db' | 'config' | 'log'>

/** So much is kept of who wrote and about what. */
const LONGEST_KOP = 200

/** After so many tries a message is put aside. */
const MOST_TRIES = 5

type Uitkomst = Parameters<typeof queries.setUitkomst>[2]

const aside = (reden: string): Uitkomst => ({ stand: 'apart', reden })

function uitkomstOf(registratie: Registratie): Uitkomst {
  if (registratie === 'al bekend') return { stand: 'bekend', reden: 'dit bericht is al geregistreerd' }
  if ('klantcontact' in registratie) return { stand: 'geregistreerd', klantcontact: registratie.klantcontact }
  return 'apart' in registratie ? aside(registratie.apart) : { stand: 'overgeslagen', reden: registratie.overgeslagen }
}

/** Registers a message in one transaction: what became of it is kept with it, or nothing of it is. */
async function registerOne(omgeving: Omgeving, bericht: queries.TeRegistreren, now: Date): Promise<void> {
  const { db, config } = omgeving
  const { inhoud, aangekomenOp, afdeling, kanaal, onderwerp, handeling, bevestigt, toch } = bericht
  await inTransaction(db, 'schrijven', async (tx) => {
    const bewaard = await queries.lockBericht(tx, bericht.uuid)
    if (!bewaard) return
    const { omvang, sha256 } = bewaard
    const lezen = <T>(work: (db: Db) => Promise<T>) => work(tx)
    const bron = {
      omvang,
      read: () => readInhoud({ config, lezen }, { uuid: inhoud, omvang }, 0, omvang, PIECE),
    }
    const parsed = await parseEmail(bron, { now, own: config.EMAIL_AFZENDER, aangekomenOp })
    if ('reden' in parsed) return queries.setUitkomst(tx, bericht.uuid, aside(parsed.reden))
    const ontvangen = { bron, bewaard: { uuid: inhoud, omvang, sha256 } }
    const postvak = { uuid: bericht.postvak, aangekomenOp, bevestigt, toch }
    const wijze = { afdeling, kanaal, onderwerp, handeling, postvak }
    const { registratie, regel } = await registerIn({ ...omgeving, db: tx, now }, ontvangen, parsed.email, wijze)
    const { afzender, onderwerp: over } = parsed.email
    const kop = { van: afzender.adres.slice(0, LONGEST_KOP), onderwerp: over.slice(0, LONGEST_KOP) }
    return queries.setUitkomst(tx, bericht.uuid, { ...uitkomstOf(registratie), ...kop, regel: regel ?? null })
  })
}

/** Registers the message that waits the longest; false when there is none. What cannot be registered is put aside, and the rest goes on. */
async function registerNext(omgeving: Omgeving, now: Date): Promise<boolean> {
  const { db, log } = omgeving
  const bericht = await inTransaction(db, 'schrijven', queries.takeBericht)
  if (!bericht) return false
  const putAside = (reden: string) => queries.setUitkomst(db, bericht.uuid, aside(reden))
  if (bericht.pogingen > MOST_TRIES) {
    await putAside('Balie kon dit bericht niet verwerken')
    return true
  }
  try {
    await registerOne(omgeving, bericht, now)
  } catch (error) {
    if (outageOf(error)) throw error
    log.error({ bericht: bericht.uuid, fault: faultOf(error) }, 'e-mail niet geregistreerd')
    if (error instanceof Problem) await putAside(error.message)
    else if (bericht.pogingen === MOST_TRIES) await putAside('Balie kon dit bericht niet verwerken')
  }
  return true
}

/** Registers all messages that wait. */
export async function registerAll(omgeving: Omgeving, clock: () => Date = () => new Date()): Promise<void> {
  while (await registerNext(omgeving, clock()));
}

/** Registers messages within seconds after they were fetched. */
export const verwerkPost: Loop = {
  name: 'verwerk-post',
  everyMs: 1_000,
  begin: (omgeving) => ({
    step: () => registerAll(omgeving),
    stop: async () => undefined,
  }),
}

/** Removes the content of messages that asked nothing, after a month (R30). */
export const ruimPostOp: Job = {
  name: 'ruim-post-op',
  cron: '20 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [queries.oudeInhoud(context.now)], MOST_INHOUD)
  },
}
