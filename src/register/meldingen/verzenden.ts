import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { JobContext } from '../../platform/jobs.ts'
import { type Bezorger, makeBezorger, NietVerzonden, type Zending } from './bezorgen.ts'
import { type Afwijzing, nextPoging, type Verzendfout, verzendfout } from './rules.ts'

// E-mail leaves in one way, whoever it is for.

/** A mail that was claimed. */
export interface Genomen extends Zending {
  /** The number of attempts before this one. */
  pogingen: number
}

/** Mails that wait to be sent. */
export interface Wachtrij {
  /** Claims the mail that has been due longest, or settles it at once when there is nothing to send. */
  takeFirst(db: Db, config: Config, now: Date): Promise<'niets' | 'verder' | Verzendfout | Genomen>
  /** Locks a claimed mail while it is sent; false when it is not ours any more. */
  retain(db: Db, uuid: string): Promise<boolean>
  setSent(db: Db, uuid: string, now: Date): Promise<void>
  /** Keeps why it was not sent; without a next attempt it has failed. */
  setFailed(db: Db, uuid: string, reden: string, volgende: Date | undefined): Promise<void>
}

/** Gives the fault when a mail was not taken; undefined when it was. */
export async function faultAt(bezorg: () => Promise<void>): Promise<Verzendfout | undefined> {
  try {
    await bezorg()
    return undefined
  } catch (error) {
    return error instanceof NietVerzonden ? error.fout : verzendfout(error as Afwijzing)
  }
}

type Uitkomst = 'niets' | 'verder' | Verzendfout

/**
 * Sends the mail that has been due longest, and keeps the outcome. It is claimed first: a process that ends between sending and keeping
 * leaves a mail of unknown outcome, which is not sent again unasked.
 */
async function sendFirst(
  rij: Wachtrij,
  bezorger: Bezorger,
  { db: root, config, now }: Pick<JobContext, 'db' | 'config' | 'now'>,
): Promise<Uitkomst> {
  const genomen = await inTransaction(root, 'schrijven', (db) => rij.takeFirst(db, config, now))
  if (typeof genomen === 'string' || !('pogingen' in genomen)) return genomen
  return inTransaction(root, 'schrijven', async (db) => {
    if (!(await rij.retain(db, genomen.uuid))) return 'verder'
    const fout = await faultAt(() => bezorger.bezorg(db, genomen))
    if (!fout) await rij.setSent(db, genomen.uuid, now)
    else await rij.setFailed(db, genomen.uuid, fout.reden, nextPoging(genomen.pogingen + 1, fout, now))
    return fout ?? 'verder'
  })
}

/** A run ends before the next one begins. */
const MOST_MS = 45_000

/** Sends the mails that are due. When the mail server is out of reach, it leaves it alone until the next run. */
export async function sendDue(
  rij: Wachtrij,
  context: JobContext,
  bezorger: Bezorger | undefined = makeBezorger(context.config),
): Promise<void> {
  if (!bezorger) return
  const einde = Date.now() + MOST_MS
  try {
    while (Date.now() < einde) {
      const uitkomst = await sendFirst(rij, bezorger, context)
      if (uitkomst === 'niets') break
      if (uitkomst === 'verder') continue
      context.log.warn({ reden: uitkomst.reden }, 'melding niet verzonden')
      if (uitkomst.over === 'weg') break
    }
  } finally {
    bezorger.sluit()
  }
}
