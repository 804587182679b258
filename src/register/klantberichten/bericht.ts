import { elfproef } from '../../begrippen/elfproef.ts'
import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import type { StoringKort } from '../../inrichting/storingen/reads.ts'
import type { Language } from '../../web/ui/dictionary.ts'
import { type Bericht, dateIn, makeBericht, momentIn } from '../meldingen/bericht.ts'
import { berichtTexts } from './texts.ts'

// A message to a klant says that there is something, and never what: it leaves our own systems (R28). Its subject has the words of a klant, one
// reason, and one thing to do. Where they log in stands in it without anything that says who they are.

/** A file that came with a message. */
export interface Meegestuurd {
  bestandsnaam: string
  /** In bytes; null: it is kept elsewhere. */
  omvang: number | null
}

/** The facts of a receipt (Awb 2:13): when what came in, and what happens now. */
export interface Ontvangen {
  soort: 'ontvangstbevestiging'
  nummer: string
  /** When it reached us, whenever it was registered. */
  op: Date
  bijlagen: readonly Meegestuurd[]
  /** So many files came with it, of which none is named; null: those are the `bijlagen`. */
  bestanden: number | null
  /** When they hear at the latest; null: that is not known. */
  uiterlijkOp: Date | null
  /** There was a storing when it came; null: there was none. */
  storing: StoringKort | null
  /** A storing made the term longer. */
  verlengd: boolean
  /** They can read it in Mijn. */
  inMijn: boolean
}

/** The content of a message. */
export type Inhoud =
  | { soort: 'adrescode'; code: string }
  | Ontvangen
  | { soort: 'antwoord'; nummer: string; inMijn: boolean }
  | { soort: 'status' }
  | { soort: 'taak'; laatsteDag: string }

type Afzender = Pick<Instellingen, 'gemeente' | 'bereikbaar'>

/** The sender of a message, its language, and the place where the klant logs in to read more. */
export interface Opmaak {
  afzender: Afzender
  taal: Language
  /** The address of Mijn. */
  mijn: string
}

/** Hides what may be a BSN: a name of a file can hold one. */
const withoutBsn = (text: string): string =>
  text.replaceAll(/\d{9}/g, (digits) => (elfproef(digits) ? '*********' : digits))

const fileIn = ({ bestandsnaam, omvang }: Meegestuurd): string =>
  `${withoutBsn(bestandsnaam)}${omvang === null ? '' : ` (${Math.max(1, Math.round(omvang / 1024))} kB)`}`

const closing = ({ afzender: { gemeente, bereikbaar }, taal }: Opmaak): string[] => {
  const t = berichtTexts[taal]
  return [t.reach(bereikbaar.telefoonnummer || gemeente, bereikbaar.balie), t.noReply(gemeente)]
}

/** Says what came with it. */
function filesIn({ bijlagen, bestanden }: Ontvangen, taal: Language): string[] {
  const t = berichtTexts[taal]
  if (bestanden !== null) return bestanden > 0 ? [t.fileCount(bestanden)] : []
  return bijlagen.length > 0 ? [t.files(bijlagen.map(fileIn).join(', '))] : []
}

/** Says that there was a storing, for which whoever wrote is not blamed (Awb 2:21), and that it takes longer. */
function outageIn({ storing, verlengd }: Ontvangen, taal: Language): string[] {
  const t = berichtTexts[taal]
  if (!storing) return verlengd ? [t.longer] : []
  const [begin, end] = [storing.beginOp, storing.eindOp].map((op) => op && momentIn(taal, new Date(op)))
  const said = `${t.outage(begin ?? '', end ?? '', storing.reden)} ${t.notBlamed}`
  return [verlengd ? `${said} ${t.longer}` : said]
}

const received = (ontvangen: Ontvangen, { afzender: { gemeente }, taal }: Opmaak): string[] => {
  const t = berichtTexts[taal]
  const { op, nummer, uiterlijkOp } = ontvangen
  return [
    t.received(gemeente, momentIn(taal, op), nummer),
    ...filesIn(ontvangen, taal),
    ...outageIn(ontvangen, taal),
    t.next(uiterlijkOp ? dateIn(taal, uiterlijkOp) : ''),
  ]
}

/** Gives the address where whoever reads a message in this language goes on. */
const mijnIn = ({ taal, mijn }: Opmaak): string => (taal === 'nl' ? mijn : `${mijn}taal/${taal}`)

/** Makes the e-mail. */
export function emailOf(inhoud: Inhoud, opmaak: Opmaak): Bericht {
  const { afzender, taal } = opmaak
  const { gemeente } = afzender
  const t = berichtTexts[taal]
  const login = (tekst: string) => ({ link: mijnIn(opmaak), tekst })
  const mail = (onderwerp: string, delen: Parameters<typeof makeBericht>[1]) =>
    makeBericht(`${gemeente}: ${onderwerp}`, [...delen, ...closing(opmaak)], taal)
  switch (inhoud.soort) {
    case 'adrescode':
      return mail(t.codeSubject, [t.code(inhoud.code), t.codeUnasked])
    case 'ontvangstbevestiging':
      return mail(t.receivedSubject(inhoud.nummer), [
        ...received(inhoud, opmaak),
        ...(inhoud.inMijn ? [login(t.seeReceived)] : []),
      ])
    case 'antwoord':
      return mail(t.answerSubject(inhoud.nummer), [
        t.answer(inhoud.nummer),
        ...(inhoud.inMijn ? [login(t.seeAnswer)] : []),
      ])
    case 'status':
      return mail(t.statusSubject, [t.status, login(t.seeStatus)])
    case 'taak':
      return mail(t.taskSubject, [t.task(gemeente, dateIn(taal, new Date(inhoud.laatsteDag))), login(t.seeTask)])
  }
}

/** Makes the text message: one reason, and where to go. */
export function smsOf(inhoud: Inhoud, opmaak: Opmaak): string {
  const { afzender, taal } = opmaak
  const { gemeente } = afzender
  const t = berichtTexts[taal].sms
  const mijn = mijnIn(opmaak)
  switch (inhoud.soort) {
    case 'adrescode':
      return t.code(gemeente, inhoud.code)
    case 'ontvangstbevestiging':
      return t.received(gemeente, inhoud.nummer, momentIn(taal, inhoud.op), inhoud.inMijn ? mijn : '')
    case 'antwoord':
      return t.answer(gemeente, inhoud.nummer, inhoud.inMijn ? mijn : '')
    case 'status':
      return t.status(gemeente, mijn)
    case 'taak':
      return t.task(gemeente, dateIn(taal, new Date(inhoud.laatsteDag)), mijn)
  }
}
