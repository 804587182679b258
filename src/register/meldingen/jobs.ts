import type { ActorKort } from '../../begrippen/contract.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { aboutTask, aboutTasks, type Bericht, dagoverzicht } from './bericht.ts'
import { adresOfWerkplek } from './bezorgen.ts'
import * as queries from './queries.ts'
import { GEEN_ADRES, lastOfEach, nextPoging } from './rules.ts'
import { sendDue, type Wachtrij } from './verzenden.ts'

/** Makes the mail of a dagoverzicht as it would be now; undefined when there is nothing left to tell. */
async function overviewOf(
  db: Db,
  config: Config,
  { actor }: queries.Wachtende,
  now: Date,
): Promise<Bericht | undefined> {
  const aanMedewerker = actor.soortActor === 'medewerker'
  const overzicht = await queries.dagoverzichtOf(db, actor.uuid, now)
  return dagoverzicht(overzicht, { aanMedewerker, naam: actor.naam }, adresOfWerkplek(config))
}

/** Makes one mail of what is to tell about tasks; undefined when there is nothing left to tell. */
function aboutAll(meldingen: readonly queries.OverZijnTaak[], actor: ActorKort, config: Config): Bericht | undefined {
  const aanMedewerker = actor.soortActor === 'medewerker'
  const basis = adresOfWerkplek(config)
  const [eerste, ...rest] = lastOfEach(meldingen)
  if (!eerste) return undefined
  if (rest.length === 0) return aboutTask(eerste.soort, { ...eerste.taak, aanMedewerker }, basis)
  return aboutTasks([eerste, ...rest], aanMedewerker ? undefined : actor.naam, basis)
}

const MELDINGEN: Wachtrij = {
  async takeFirst(db, config, now) {
    const melding = await queries.firstWachtende(db, now)
    if (!melding) return 'niets'
    const { actor, rustTot } = melding
    if (rustTot) {
      await queries.postpone(db, actor.uuid, rustTot)
      return 'verder'
    }
    const isOverzicht = melding.soort === 'dagoverzicht'
    const samen = isOverzicht ? [] : await queries.takenTogether(db, melding, now)
    const bericht = isOverzicht ? await overviewOf(db, config, melding, now) : aboutAll(samen, actor, config)
    if (!bericht) {
      await queries.remove(db, melding.uuid)
      return 'verder'
    }
    const uuid = melding.mail ?? melding.uuid
    await queries.take(db, uuid, isOverzicht ? [melding.uuid] : samen.map((one) => one.uuid))
    if (!melding.adres) {
      await queries.setFailed(db, uuid, GEEN_ADRES.reden, nextPoging(melding.pogingen + 1, GEEN_ADRES, now))
      return GEEN_ADRES
    }
    return { ...bericht, uuid, pogingen: melding.pogingen, aan: melding.adres }
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
