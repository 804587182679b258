import { instellingen } from '../../inrichting/instellingen/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { JobContext, Loop } from '../../platform/jobs.ts'
import { adresOfMijn, type Bezorger, makeBezorger, weg } from '../meldingen/bezorgen.ts'
import { type Genomen, sendDue, type Wachtrij } from '../meldingen/verzenden.ts'
import { emailOf, type Inhoud, smsOf } from './bericht.ts'
import { codeOf } from './code.ts'
import * as queries from './queries.ts'
import type { Smsdienst, VindSmsdienst } from './sms.ts'

// Messages to klanten leave by the way of their address. Each is handed over once: it is claimed first, and its uuid is that of the message for
// whoever carries it.

/** What a message says now. */
function inhoudOf(
  config: Config,
  { soort, inMijn, sleutel, contact, laatsteDag }: queries.Wachtende,
): Inhoud | undefined {
  if (soort === 'adrescode') return sleutel === null ? undefined : { soort, code: codeOf(config, sleutel) }
  if (soort === 'status') return { soort }
  if (soort === 'taak') return laatsteDag === null ? undefined : { soort, laatsteDag }
  if (!contact) return undefined
  const { nummer, op, uiterlijkOp, bijlagen } = contact
  if (soort === 'antwoord') return { soort, nummer, inMijn }
  return { soort, nummer, inMijn, op: new Date(op), bijlagen, uiterlijkOp: uiterlijkOp ? new Date(uiterlijkOp) : null }
}

/** A message that was claimed. */
interface Bericht extends Genomen {
  weg: 'email' | 'sms'
}

const isBericht = (zending: object): zending is Bericht => 'weg' in zending

const wachtrij = (wegen: queries.Wegen): Wachtrij => ({
  async takeFirst(db, config, now) {
    const wachtende = await queries.firstWachtende(db, now, wegen)
    if (!wachtende) return 'niets'
    const { uuid, soort, naar, geldt, pogingen } = wachtende
    const inhoud = geldt ? inhoudOf(config, wachtende) : undefined
    if (!inhoud) {
      await queries.remove(db, uuid)
      return 'verder'
    }
    if (!naar) {
      await queries.setInMijn(db, uuid, now)
      return 'verder'
    }
    const via = naar.soort === 'email' ? 'email' : 'sms'
    await queries.take(db, uuid, naar.uuid, via)
    const settings = await instellingen(db)
    const mijn = adresOfMijn(config)
    const text =
      via === 'email'
        ? emailOf(inhoud, settings, mijn)
        : { onderwerp: '', html: '', tekst: smsOf(inhoud, settings, mijn) }
    const genomen: Bericht = {
      uuid,
      pogingen,
      aan: naar.adres,
      weg: via,
      isAntwoord: soort === 'ontvangstbevestiging',
      ...text,
    }
    return genomen
  },
  retain: queries.retain,
  setSent: queries.setSent,
  setFailed: queries.setFailed,
})

/** Hands a message over by its way. */
const bezorgerOf = (mail: Bezorger | undefined, sms: Smsdienst | undefined): Bezorger => ({
  async bezorg(db, zending) {
    if (isBericht(zending) && zending.weg === 'sms') await sms?.bezorg(zending)
    else await mail?.bezorg(db, zending)
  },
  sluit: () => mail?.sluit(),
})

/** The ways by which this installation can send something, as kinds of addresses. */
export const wegenOf = (config: Config, vindSmsdienst: VindSmsdienst): queries.Wegen => [
  ...(weg(config) === 'geen' ? [] : (['email'] as const)),
  ...(vindSmsdienst(config) ? (['telefoonnummer'] as const) : []),
]

/** Sends the messages to klanten that are due, by the ways that there are. */
export async function sendKlantberichten(vindSmsdienst: VindSmsdienst, context: JobContext): Promise<void> {
  const { config } = context
  const wegen = wegenOf(config, vindSmsdienst)
  if (wegen.length > 0) await sendDue(wachtrij(wegen), context, bezorgerOf(makeBezorger(config), vindSmsdienst(config)))
}

/** Sends them within seconds: somebody waits for a code. */
export const sendingLoop = (vindSmsdienst: VindSmsdienst): Loop => ({
  name: 'verstuur-klantberichten',
  everyMs: 2_000,
  begin: (omgeving) => ({
    step: () => sendKlantberichten(vindSmsdienst, { ...omgeving, now: new Date() }),
    stop: async () => undefined,
  }),
})
