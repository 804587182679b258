import { datumOp } from '../../../begrippen/kalender.ts'
import { instellingen } from '../../../inrichting/instellingen/queries.ts'
import { asApplicatie, ownContext } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database.ts'
import type { Job, JobContext } from '../../../platform/jobs.ts'
import { languageFor } from '../../meldingen/bericht.ts'
import { adresOfMijn, type Bezorger, makeBezorger, NietVerzonden } from '../../meldingen/bezorgen.ts'
import type { Verzendfout } from '../../meldingen/rules.ts'
import { sendDue, type Wachtrij } from '../../meldingen/verzenden.ts'
import { lockOne, writeVerloop } from '../queries.ts'
import { type Herinnering, herinnering } from './bericht.ts'
import * as queries from './queries.ts'
import { registerHerinnering } from './registreren.ts'

/** Prepares reminders, by day. */
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

/** Makes the message for a customer who waits for it. */
async function berichtOf(
  db: Db,
  { config }: JobContext,
  { leestEngels, ...about }: Omit<Herinnering, 'gemeente' | 'taal'> & { leestEngels: boolean },
) {
  const settings = await instellingen(db)
  const taal = languageFor(settings, leestEngels)
  return { taal, ...herinnering({ ...about, gemeente: settings.gemeente, taal }, adresOfMijn(config)) }
}

/** Stands in the trails for the reminders that Balie sends by itself. */
const WIE = asApplicatie({ uuid: '01920000-0000-7000-8000-00000000b415', naam: 'Herinneringen' })

/** Keeps that a reminder was sent, and registers it as the klant read it (R13, R16). */
async function setSent(db: Db, context: JobContext, uuid: string): Promise<void> {
  const { klanttaak, ...sent } = await queries.setSent(db, uuid)
  await writeVerloop(db, [klanttaak], { soort: 'herinnerd', reden: '' })
  const stand = await lockOne(db, klanttaak)
  if (!stand) return
  // It left now, however long ago this run began.
  const as = ownContext({ ...context, db, now: new Date() }, WIE)
  const { tekst, taal } = await berichtOf(db, context, { ...stand, ...sent })
  await registerHerinnering(as, stand, { kanaal: 'e-mail', inhoud: tekst, isGelukt: null, taal })
}

const herinneringen = (context: JobContext): Wachtrij => ({
  async takeFirst(db, _config, now) {
    const wachtende = await queries.firstWachtende(db, now, datumOp(now))
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
    return { ...wachtende, ...(await berichtOf(db, context, wachtende)), aan: adres }
  },
  retain: queries.retain,
  setSent: (db, uuid) => setSent(db, context, uuid),
  setFailed,
})

/** Where no mail can be sent, each reminder is for somebody to call about. */
const nowhere: Bezorger = {
  async bezorg() {
    throw new NietVerzonden(permanent('Er is geen mailserver ingesteld.'))
  },
  sluit: () => undefined,
}

/** Sends the reminders that are due, by day: nobody is mailed in the night. */
export const verstuurHerinneringen: Job = {
  name: 'verstuur-herinneringen',
  cron: '* 9-19 * * *',
  ownTransactions: true,
  run: (context) => sendDue(herinneringen(context), context, makeBezorger(context.config) ?? nowhere),
}
