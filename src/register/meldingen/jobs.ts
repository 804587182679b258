import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Bericht, dagoverzicht, overTaak } from './bericht.ts'
import { adresOfWerkplek, type Bezorger, makeBezorger, type Zending } from './bezorgen.ts'
import * as queries from './queries.ts'
import { type Afwijzing, GEEN_ADRES, nextPoging, type Verzendfout, verzendfout } from './rules.ts'

/** Makes the mail as it would be now; undefined when there is nothing left to tell. */
async function berichtOf(
  db: Db,
  config: Config,
  { soort, actor, taak }: queries.Wachtende,
  now: Date,
): Promise<Bericht | undefined> {
  const aanMedewerker = actor.soortActor === 'medewerker'
  const basis = adresOfWerkplek(config)
  if (soort === 'dagoverzicht')
    return dagoverzicht(await queries.dagoverzichtOf(db, actor.uuid, now), { aanMedewerker, naam: actor.naam }, basis)
  return taak ? overTaak(soort, { ...taak, aanMedewerker }, basis) : undefined
}

/** Gives the fault when a mail was not taken; undefined when it was. */
async function faultAt(bezorg: () => Promise<void>): Promise<Verzendfout | undefined> {
  try {
    await bezorg()
    return undefined
  } catch (error) {
    return verzendfout(error as Afwijzing)
  }
}

type Uitkomst = 'niets' | 'verder' | Verzendfout

/** Claims the mail that has been due longest, or settles it at once when there is nothing to send. */
function takeFirst(root: Db, config: Config, now: Date) {
  return inTransaction(
    root,
    'schrijven',
    async (db): Promise<Uitkomst | (Omit<Zending, 'uuid'> & queries.Wachtende)> => {
      const melding = await queries.firstWachtende(db, now)
      if (!melding) return 'niets'
      const bericht = await berichtOf(db, config, melding, now)
      if (!bericht) {
        await queries.remove(db, melding.uuid)
        return 'verder'
      }
      if (!melding.adres) {
        await queries.setFailed(db, melding.uuid, GEEN_ADRES.reden, nextPoging(melding.pogingen + 1, GEEN_ADRES, now))
        return GEEN_ADRES
      }
      await queries.take(db, melding.uuid)
      return { ...melding, ...bericht, aan: melding.adres }
    },
  )
}

/**
 * Sends the mail that has been due longest, and keeps the outcome. It is claimed first: a process that ends between sending and keeping
 * leaves a mail of unknown outcome, which is not sent again unasked.
 */
async function sendFirst(root: Db, config: Config, bezorger: Bezorger, now: Date): Promise<Uitkomst> {
  const genomen = await takeFirst(root, config, now)
  if (typeof genomen === 'string' || !('pogingen' in genomen)) return genomen
  return inTransaction(root, 'schrijven', async (db) => {
    if (!(await queries.retain(db, genomen.uuid))) return 'verder'
    const fout = await faultAt(() => bezorger.bezorg(db, genomen))
    if (!fout) await queries.setSent(db, genomen.uuid)
    else await queries.setFailed(db, genomen.uuid, fout.reden, nextPoging(genomen.pogingen + 1, fout, now))
    return fout ?? 'verder'
  })
}

/** A run ends before the next one begins. */
const MOST_MS = 45_000

/** Sends the mails that are due. When the mail server is out of reach, it leaves it alone until the next run. */
export const verstuurMeldingen: Job = {
  name: 'verstuur-meldingen',
  cron: '* * * * *',
  ownTransactions: true,
  async run({ db, now, config, log }) {
    const bezorger = makeBezorger(config)
    if (!bezorger) return
    const einde = Date.now() + MOST_MS
    try {
      while (Date.now() < einde) {
        const uitkomst = await sendFirst(db, config, bezorger, now)
        if (uitkomst === 'niets') break
        if (uitkomst === 'verder') continue
        log.warn({ reden: uitkomst.reden }, 'melding niet verzonden')
        if (uitkomst.over === 'weg') break
      }
    } finally {
      bezorger.sluit()
    }
  },
}

/** Removes sent mails that are no longer of use (R30). */
export const ruimMeldingenOp: Job = {
  name: 'ruim-meldingen-op',
  cron: '40 3 * * *',
  run: ({ db, now }) => queries.cleanUp(db, now),
}
