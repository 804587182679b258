import { Readable } from 'node:stream'
import { instellingen } from '../../inrichting/instellingen/queries.ts'
import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { JobContext, Loop } from '../../platform/jobs.ts'
import { readInhoud } from '../documenten/inhoud.ts'
import { asTyped, languageFor } from '../meldingen/bericht.ts'
import {
  adresOfMijn,
  afzenderOf,
  type Bezorger,
  makeBezorger,
  NietVerzonden,
  type Persoonlijk,
  weg,
} from '../meldingen/bezorgen.ts'
import type { Smsdienst, VindSmsdienst } from '../meldingen/sms.ts'
import { type Genomen, sendDue, type Wachtrij } from '../meldingen/verzenden.ts'
import { picturesIn } from './afbeeldingen.ts'
import { emailOf, type Inhoud, smsOf } from './bericht.ts'
import { codeOf } from './code.ts'
import { messageIdOf } from './message-id.ts'
import * as queries from './queries.ts'

// Messages to klanten leave by the way of their address. Each is handed over once: it is claimed first, and its uuid is that of the message for
// whoever carries it.

/** Gives the content of a message as it is now. */
function inhoudOf(
  config: Config,
  { soort, inMijn, sleutel, contact, laatsteDag }: queries.Wachtende,
): Inhoud | undefined {
  if (soort === 'adrescode') return sleutel === null ? undefined : { soort, code: codeOf(config, sleutel) }
  if (soort === 'status') return { soort }
  if (soort === 'taak') return laatsteDag === null ? undefined : { soort, laatsteDag }
  if (!contact) return undefined
  const { nummer, op, uiterlijkOp, bijlagen, bestanden, storing, verlengd } = contact
  if (soort === 'antwoord') return { soort, nummer, inMijn }
  return {
    soort,
    nummer,
    inMijn,
    op: new Date(op),
    bijlagen,
    bestanden,
    storing,
    verlengd,
    uiterlijkOp: uiterlijkOp ? new Date(uiterlijkOp) : null,
  }
}

/** A message that was claimed. */
interface Bericht extends Genomen {
  weg: 'email' | 'sms'
  /** The text of a medewerker, sent in the name of the gemeente; undefined: Balie itself says something. */
  brief?: queries.Brief
  gemeente?: string
}

/** Somebody chose this address, so no other one takes its place. */
const ADRES_WEG = 'Naar dit adres mag niet meer worden gestuurd: het is weg, of de klant wil het niet.'

/** Makes the mail of what a medewerker typed, with the pictures in it. */
const typedIn = ({ onderwerp, tekst, citaat, bijlagen }: queries.Brief) =>
  asTyped(onderwerp, tekst, citaat, picturesIn(tekst, bijlagen))

const isBericht = (zending: object): zending is Bericht => 'weg' in zending

const wachtrij = (wegen: queries.Wegen): Wachtrij => ({
  async takeFirst(db, config, now) {
    const wachtende = await queries.firstWachtende(db, config, now, wegen)
    if (!wachtende) return 'niets'
    const { uuid, soort, naar, geldt, pogingen, brief } = wachtende
    const inhoud = geldt ? inhoudOf(config, wachtende) : undefined
    if (!inhoud) {
      await queries.remove(db, uuid)
      return 'verder'
    }
    if (!naar) {
      if (brief) await queries.setFailed(db, uuid, ADRES_WEG, undefined)
      else await queries.setInMijn(db, uuid, now)
      return 'verder'
    }
    const via = naar.soort === 'email' ? 'email' : 'sms'
    await queries.take(db, uuid, naar.uuid, via)
    const settings = await instellingen(db)
    const opmaak = {
      afzender: settings,
      taal: languageFor(settings, wachtende.leestEngels),
      mijn: adresOfMijn(config),
    }
    const text = () =>
      via === 'email' ? emailOf(inhoud, opmaak) : { onderwerp: '', html: '', tekst: smsOf(inhoud, opmaak) }
    const genomen: Bericht = {
      uuid,
      pogingen,
      aan: naar.adres,
      weg: via,
      isAntwoord: soort === 'ontvangstbevestiging',
      ...(brief ? { ...typedIn(brief), brief, gemeente: settings.gemeente } : text()),
    }
    return genomen
  },
  retain: queries.retain,
  setSent: queries.setSent,
  setFailed: queries.setFailed,
})

const unsafe = (reden: string, blijvend: boolean) => new NietVerzonden({ over: 'bericht', blijvend, reden })

/** Gives the parts of the mail of a medewerker beside its text. @throws NietVerzonden while an attachment may not leave */
function persoonlijkOf(db: Db, config: Config, uuid: string, brief: queries.Brief, gemeente: string): Persoonlijk {
  const { van, cc, antwoordOp, bijlagen, tekst } = brief
  const pictures = picturesIn(tekst, bijlagen)
  if (bijlagen.some(({ controle }) => controle === 'besmet'))
    throw unsafe('In een bijlage is een virus gevonden.', true)
  if (bijlagen.some(({ controle }) => controle === 'wacht'))
    throw unsafe('Een bijlage wordt nog op virussen gecontroleerd.', false)
  const adres = van ?? afzenderOf(config) ?? ''
  const bron = { config, lezen: <T>(work: (on: Db) => Promise<T>) => work(db) }
  return {
    van: { naam: gemeente, adres },
    cc,
    messageId: messageIdOf(config, uuid, adres),
    antwoordOp,
    bijlagen: bijlagen.map((bijlage) => ({
      ...bijlage,
      contentId: pictures.get(bijlage.bestandsnaam),
      inhoud: Readable.from(readInhoud(bron, bijlage)),
    })),
  }
}

/** Hands a message over by its way. */
const bezorgerOf = (config: Config, mail: Bezorger | undefined, sms: Smsdienst | undefined): Bezorger => ({
  async bezorg(db, zending) {
    if (!isBericht(zending)) return
    if (zending.weg === 'sms') return sms?.bezorg(zending)
    const { uuid, brief, gemeente = '' } = zending
    await mail?.bezorg(db, {
      ...zending,
      ...(brief && { persoonlijk: persoonlijkOf(db, config, uuid, brief, gemeente) }),
    })
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
  if (wegen.length > 0)
    await sendDue(wachtrij(wegen), context, bezorgerOf(config, makeBezorger(config), vindSmsdienst(config)))
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
