import { datumOp } from '../../../begrippen/kalender.ts'
import { instellingen } from '../../../inrichting/instellingen/queries.ts'
import type { Db } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import { adresOfMijn } from '../../meldingen/bezorgen.ts'
import type { Verzendfout } from '../../meldingen/rules.ts'
import { sendDue, type Wachtrij } from '../../meldingen/verzenden.ts'
import { writeVerloop } from '../queries.ts'
import { herinnering } from './bericht.ts'
import * as queries from './queries.ts'

/** Prepares reminders, by day: nobody is mailed in the night. */
export const maakHerinneringen: Job = {
  name: 'maak-herinneringen',
  cron: '*/10 9-19 * * *',
  run: ({ db, now }) => queries.prepare(db, datumOp(now)),
}

const E_MAIL = /^(e-?mail|mail)?$/i

const permanent = (reden: string): Verzendfout => ({ over: 'bericht', blijvend: true, reden })

/** Why Balie cannot remind this customer itself; undefined when it can. */
function obstacle({ kanaal, adres }: queries.Wachtende): Verzendfout | undefined {
  if (!E_MAIL.test(kanaal.trim())) return permanent(`De klant hoort liever van ons via ${kanaal}.`)
  return adres ? undefined : permanent('Er is geen e-mailadres dat wij hiervoor mogen gebruiken.')
}

async function setFailed(db: Db, uuid: string, reden: string, volgende: Date | undefined): Promise<void> {
  const klanttaak = await queries.setFailed(db, uuid, reden, volgende)
  if (!volgende) await writeVerloop(db, [klanttaak], { soort: 'niet_herinnerd', reden })
}

const HERINNERINGEN: Wachtrij = {
  async takeFirst(db, config, now) {
    const wachtende = await queries.firstWachtende(db, now)
    if (!wachtende) return 'niets'
    const { uuid, geldt, adres } = wachtende
    if (!geldt) {
      await queries.remove(db, uuid)
      return 'verder'
    }
    const fout = obstacle(wachtende)
    if (fout || !adres) {
      if (fout) await setFailed(db, uuid, fout.reden, undefined)
      return 'verder'
    }
    await queries.take(db, uuid)
    const { gemeente } = await instellingen(db)
    return { ...wachtende, ...herinnering({ ...wachtende, gemeente }, adresOfMijn(config)), aan: adres }
  },
  retain: queries.retain,
  async setSent(db, uuid) {
    await writeVerloop(db, [await queries.setSent(db, uuid)], { soort: 'herinnerd', reden: '' })
  },
  setFailed,
}

/** Sends the reminders that are due. */
export const verstuurHerinneringen: Job = {
  name: 'verstuur-herinneringen',
  cron: '* * * * *',
  ownTransactions: true,
  run: (context) => sendDue(HERINNERINGEN, context),
}
