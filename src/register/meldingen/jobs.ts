import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { aboutTask, type Bericht, dagoverzicht } from './bericht.ts'
import { adresOfWerkplek } from './bezorgen.ts'
import * as queries from './queries.ts'
import { GEEN_ADRES, nextPoging } from './rules.ts'
import { sendDue, type Wachtrij } from './verzenden.ts'

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
  return taak ? aboutTask(soort, { ...taak, aanMedewerker }, basis) : undefined
}

const MELDINGEN: Wachtrij = {
  async takeFirst(db, config, now) {
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
  retain: queries.retain,
  setSent: queries.setSent,
  setFailed: queries.setFailed,
}

/** Sends the mails to medewerkers that are due. */
export const verstuurMeldingen: Job = {
  name: 'verstuur-meldingen',
  cron: '* * * * *',
  ownTransactions: true,
  run: (context) => sendDue(MELDINGEN, context),
}

/** Removes sent mails that are no longer of use (R30). */
export const ruimMeldingenOp: Job = {
  name: 'ruim-meldingen-op',
  cron: '40 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, queries.oudeMeldingen(context.now))
  },
}
