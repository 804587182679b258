import { datumOp } from '../../../begrippen/kalender.ts'
import { instellingen } from '../../../inrichting/instellingen/queries.ts'
import { asApplicatie, ownContext } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database.ts'
import type { Job, JobContext } from '../../../platform/jobs.ts'
import { languageFor } from '../../meldingen/bericht.ts'
import { adresOfMijn, type Bezorger, makeBezorger, NietVerzonden, type Zending } from '../../meldingen/bezorgen.ts'
import type { Smsdienst, VindSmsdienst } from '../../meldingen/sms.ts'
import { faultAt, type Genomen, sendDue, type Wachtrij } from '../../meldingen/verzenden.ts'
import { lockOne, writeVerloop } from '../queries.ts'
import { type Herinnering, herinnering, herinneringSms } from './bericht.ts'
import * as queries from './queries.ts'
import { registerHerinnering } from './registreren.ts'

/** Prepares reminders, by day. */
export const maakHerinneringen: Job = {
  name: 'maak-herinneringen',
  cron: '*/10 9-19 * * *',
  run: ({ db, now }) => queries.prepare(db, datumOp(now)),
}

/** Where nothing can be sent, each reminder is for somebody to call about. */
const NOWHERE = 'Er is geen mailserver of sms-dienst ingesteld.'

const OURS = /^(e-?mail|mail|sms)?$/i

/** Why Balie cannot remind this customer itself. */
function obstacle({ kanaal }: queries.Wachtende, wegen: readonly queries.WegHerinnering[]): string {
  const wanted = kanaal.trim()
  const isMissing = /^sms$/i.test(wanted) && !wegen.includes('sms')
  if (isMissing || !OURS.test(wanted)) return `De klant hoort liever van ons via ${kanaal}.`
  return 'Er is geen adres of nummer dat wij hiervoor mogen gebruiken.'
}

async function setFailed(db: Db, uuid: string, reden: string, volgende: Date | undefined): Promise<void> {
  const klanttaak = await queries.setFailed(db, uuid, reden, volgende)
  if (!volgende) await writeVerloop(db, [klanttaak], { soort: 'niet_herinnerd', reden })
}

/** Makes the message for a customer who waits for it. */
async function berichtOf(
  db: Db,
  { config }: JobContext,
  {
    leestEngels,
    weg,
    ...about
  }: Omit<Herinnering, 'gemeente' | 'taal'> & { leestEngels: boolean; weg: queries.WegHerinnering },
) {
  const settings = await instellingen(db)
  const taal = languageFor(settings, leestEngels)
  const mijn = adresOfMijn(config)
  const full = { ...about, gemeente: settings.gemeente, taal }
  if (weg === 'sms') return { taal, onderwerp: '', html: '', tekst: herinneringSms(full, mijn) }
  return { taal, ...herinnering(full, mijn) }
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
  await registerHerinnering(as, stand, {
    kanaal: sent.weg === 'sms' ? 'sms' : 'e-mail',
    inhoud: tekst,
    isGelukt: null,
    taal,
  })
}

const herinneringen = (context: JobContext, wegen: readonly queries.WegHerinnering[]): Wachtrij => ({
  async takeFirst(db, _config, now) {
    const wachtende = await queries.firstWachtende(db, now, { dag: datumOp(now), wegen })
    if (!wachtende) return 'niets'
    const { uuid, geldt, naar } = wachtende
    if (!geldt) {
      await queries.remove(db, uuid)
      return 'verder'
    }
    if (!naar) {
      await setFailed(db, uuid, wegen.length > 0 ? obstacle(wachtende, wegen) : NOWHERE, undefined)
      return 'verder'
    }
    const { adres, weg } = naar
    await queries.take(db, uuid, weg)
    const genomen: Herinneringsbericht = {
      ...wachtende,
      ...(await berichtOf(db, context, { ...wachtende, weg })),
      aan: adres,
      weg,
    }
    return genomen
  },
  retain: queries.retain,
  setSent: (db, uuid) => setSent(db, context, uuid),
  setFailed,
})

/** A reminder that was claimed, with the way by which it goes. */
interface Herinneringsbericht extends Genomen {
  weg: queries.WegHerinnering
}

const isHerinnering = (zending: Zending): zending is Herinneringsbericht => 'weg' in zending

/** Hands a reminder over by its way. When one way is down the other goes on: for this run the first is left alone, and its reminders wait. */
function bezorgerOf(mail: Bezorger | undefined, sms: Smsdienst | undefined): Bezorger {
  const down = new Map<queries.WegHerinnering, NietVerzonden>()
  return {
    async bezorg(db, zending) {
      const text = isHerinnering(zending) && zending.weg === 'sms' ? zending : undefined
      const weg = text ? 'sms' : 'email'
      const known = down.get(weg)
      if (known) throw known
      const fout = await faultAt(async () => (text ? sms?.bezorg(text) : mail?.bezorg(db, zending)))
      if (!fout) return
      if (fout.over === 'bericht') throw new NietVerzonden(fout)
      const waits = new NietVerzonden({ ...fout, over: 'bericht', blijvend: false })
      down.set(weg, waits)
      throw waits
    },
    sluit: () => mail?.sluit(),
  }
}

/**
 * Sends the reminders that are due, by day: nobody is mailed in the night.
 * @param vindSmsdienst finds the service for text messages
 */
export const sendingJob = (vindSmsdienst: VindSmsdienst): Job => ({
  name: 'verstuur-herinneringen',
  cron: '* 9-19 * * *',
  ownTransactions: true,
  async run(context) {
    const [mail, sms] = [makeBezorger(context.config), vindSmsdienst(context.config)]
    const wegen = [...(mail ? (['email'] as const) : []), ...(sms ? (['sms'] as const) : [])]
    await sendDue(herinneringen(context, wegen), context, bezorgerOf(mail, sms))
  },
})

/** Takes in that a reminder by text message did not arrive: somebody else reminds the customer, from the worklist. */
export async function takeInNietAangekomen(db: Db, uuid: string, reden: string): Promise<void> {
  const klanttaak = await queries.setNietAangekomen(db, uuid, reden)
  if (klanttaak) await writeVerloop(db, [klanttaak], { soort: 'niet_herinnerd', reden })
}
