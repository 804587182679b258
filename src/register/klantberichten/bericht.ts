import { elfproef } from '../../begrippen/elfproef.ts'
import type { Instellingen } from '../../inrichting/instellingen/contract.ts'
import { type Bericht, makeBericht } from '../meldingen/bericht.ts'

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
  /** When they hear at the latest; null: that is not known. */
  uiterlijkOp: Date | null
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

const moment = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long', timeStyle: 'short' })
const dag = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long' })

/** Hides what may be a BSN: a name of a file can hold one. */
const withoutBsn = (text: string): string =>
  text.replaceAll(/\d{9}/g, (digits) => (elfproef(digits) ? '*********' : digits))

const fileIn = ({ bestandsnaam, omvang }: Meegestuurd): string =>
  `${withoutBsn(bestandsnaam)}${omvang === null ? '' : ` (${Math.max(1, Math.round(omvang / 1024))} kB)`}`

const reach = ({ gemeente, bereikbaar: { telefoonnummer, balie } }: Afzender): string => {
  const call = telefoonnummer ? `Bel ${telefoonnummer}` : `Bel ${gemeente}`
  return `Vragen? ${call}${balie ? `, of kom langs: ${balie}` : ' of kom langs'}.`
}

const closing = (afzender: Afzender): string[] => [
  reach(afzender),
  `Op dit bericht kunt u niet antwoorden. ${afzender.gemeente} vraagt in een bericht nooit om uw gegevens.`,
]

const received = ({ op, nummer, bijlagen, uiterlijkOp }: Ontvangen, gemeente: string): string[] => [
  `${gemeente} heeft uw bericht ontvangen op ${moment.format(op)}. Het kenmerk is ${nummer}.`,
  ...(bijlagen.length > 0 ? [`U stuurde mee: ${bijlagen.map(fileIn).join(', ')}.`] : []),
  `Een medewerker leest uw bericht.${uiterlijkOp ? ` U hoort van ons uiterlijk op ${dag.format(uiterlijkOp)}.` : ''} U hoeft nu niets te doen.`,
]

/**
 * Makes the e-mail.
 * @param mijn the address of Mijn, where whoever reads it logs in
 */
export function emailOf(inhoud: Inhoud, afzender: Afzender, mijn: string): Bericht {
  const { gemeente } = afzender
  const end = closing(afzender)
  const login = (tekst: string) => ({ link: mijn, tekst })
  switch (inhoud.soort) {
    case 'adrescode':
      return makeBericht(`${gemeente}: de code voor uw e-mailadres`, [
        `Uw code is ${inhoud.code}. Vul hem in op de pagina waar u dit e-mailadres gaf. De code geldt een dag.`,
        'Vroeg u hier niet om? Dan hoeft u niets te doen; wij gebruiken dit adres dan niet.',
        ...end,
      ])
    case 'ontvangstbevestiging':
      return makeBericht(`${gemeente}: wij hebben uw bericht ${inhoud.nummer} ontvangen`, [
        ...received(inhoud, gemeente),
        ...(inhoud.inMijn ? [login('Log in en bekijk uw bericht')] : []),
        ...end,
      ])
    case 'antwoord':
      return makeBericht(`${gemeente}: er is een antwoord op uw bericht ${inhoud.nummer}`, [
        `Er is een antwoord op uw bericht ${inhoud.nummer}.`,
        ...(inhoud.inMijn ? [login('Log in en lees het antwoord')] : []),
        ...end,
      ])
    case 'status':
      return makeBericht(`${gemeente}: er is nieuws over uw zaak`, [
        'Er is een nieuwe stap gezet in een zaak van u.',
        login('Log in en bekijk uw zaak'),
        ...end,
      ])
    case 'taak':
      return makeBericht(`${gemeente}: u moet iets doen voor uw zaak`, [
        `${gemeente} vraagt u iets te doen voor uw zaak, uiterlijk op ${dag.format(new Date(inhoud.laatsteDag))}.`,
        login('Log in en bekijk wat u moet doen'),
        ...end,
      ])
  }
}

/** Makes the text message: one reason, and where to go. */
export function smsOf(inhoud: Inhoud, { gemeente }: Afzender, mijn: string): string {
  switch (inhoud.soort) {
    case 'adrescode':
      return `Uw code van ${gemeente} is ${inhoud.code}. Vul hem in op de pagina waar u dit nummer gaf.`
    case 'ontvangstbevestiging':
      return `${gemeente} heeft uw bericht ${inhoud.nummer} ontvangen op ${moment.format(inhoud.op)}.${inhoud.inMijn ? ` Bekijk het op ${mijn}` : ''}`
    case 'antwoord':
      return `${gemeente}: er is een antwoord op uw bericht ${inhoud.nummer}.${inhoud.inMijn ? ` Lees het op ${mijn}` : ''}`
    case 'status':
      return `${gemeente}: er is nieuws over uw zaak. Bekijk het op ${mijn}`
    case 'taak':
      return `${gemeente}: u moet iets doen voor uw zaak, uiterlijk ${dag.format(new Date(inhoud.laatsteDag))}. Ga naar ${mijn}`
  }
}
