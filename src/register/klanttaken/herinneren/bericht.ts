import { dictionary, type Language } from '../../../web/ui/dictionary.ts'
import { type Bericht, makeBericht } from '../../meldingen/bericht.ts'
import type { SoortHerinnering } from '../contract.ts'

// An e-mail to a customer says that there is something to do, and until when. What it is about stands behind the login (R28).

const texts = dictionary(
  {
    subject: { voor_termijn: 'u moet nog iets doen voor uw zaak', na_termijn: 'de termijn voor uw zaak is voorbij' },
    waits: (gemeente: string, wanneer: string) => `${gemeente} wacht op iets van u. Doe dit uiterlijk op ${wanneer}.`,
    past: (wanneer: string) => `U kon tot en met ${wanneer} iets doen voor uw zaak. Wij hebben het nog niet ontvangen.`,
    still: 'U kunt het nog steeds doen.',
    contact: 'Wilt u het toch nog doen? Neem dan contact met ons op.',
    login: 'Log in en bekijk wat u moet doen',
    sms: {
      voor_termijn: (gemeente: string, wanneer: string, mijn: string) =>
        `${gemeente} wacht op iets van u voor uw zaak, uiterlijk op ${wanneer}. Ga naar ${mijn}`,
      na_termijn: (gemeente: string, wanneer: string, verder: string) =>
        `${gemeente}: u kon tot en met ${wanneer} iets doen voor uw zaak. ${verder}`,
      still: (mijn: string) => `Het kan nog op ${mijn}`,
      contact: 'Wilt u het nog doen? Bel ons.',
    },
    help: (gemeente: string) =>
      `Lukt het niet? Bel of kom langs. ${gemeente} vraagt in een e-mail nooit om uw gegevens.`,
  },
  {
    subject: {
      voor_termijn: 'you still have to do something for your case',
      na_termijn: 'the term for your case is over',
    },
    waits: (gemeente, wanneer) => `${gemeente} is waiting for something from you. Do this by ${wanneer}.`,
    past: (wanneer) => `You could do something for your case until ${wanneer}. We have not received it yet.`,
    still: 'You can still do it.',
    contact: 'Do you still want to do it? Then contact us.',
    login: 'Log in and see what you have to do',
    sms: {
      voor_termijn: (gemeente, wanneer, mijn) =>
        `${gemeente} is waiting for something from you for your case, by ${wanneer}. Go to ${mijn}`,
      na_termijn: (gemeente, wanneer, verder) =>
        `${gemeente}: you could do something for your case until ${wanneer}. ${verder}`,
      still: (mijn) => `You still can at ${mijn}`,
      contact: 'Do you still want to? Call us.',
    },
    help: (gemeente) => `Do you not succeed? Call or visit us. ${gemeente} never asks for your details in an e-mail.`,
  },
)

const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** A reminder, by the klanttaak that it is about. */
export interface Herinnering {
  soort: SoortHerinnering
  laatsteDag: string
  teLaatToegestaan: boolean
  gemeente: string
  taal: Language
}

const dayIn = (taal: Language, laatsteDag: string) =>
  new Intl.DateTimeFormat(LOCALES[taal], { timeZone: 'UTC', dateStyle: 'full' }).format(new Date(laatsteDag))

/** The sentences of a reminder: what the customer is reminded of. */
export function sentencesOf({ soort, laatsteDag, teLaatToegestaan, gemeente, taal }: Herinnering): string[] {
  const t = texts[taal]
  const wanneer = dayIn(taal, laatsteDag)
  if (soort === 'voor_termijn') return [t.waits(gemeente, wanneer)]
  return [t.past(wanneer), teLaatToegestaan ? t.still : t.contact]
}

/**
 * Makes the mail of a reminder.
 * @param mijn the address where the customer logs in
 */
export function herinnering(about: Herinnering, mijn: string): Bericht {
  const { gemeente, soort, taal } = about
  const t = texts[taal]
  const delen = [...sentencesOf(about), { link: mijn, tekst: t.login }, t.help(gemeente)]
  return makeBericht(`${gemeente}: ${t.subject[soort]}`, delen, taal)
}

/**
 * Makes the text message of a reminder: one reason, and where to go.
 * @param mijn the address where the customer logs in
 */
export function herinneringSms(
  { soort, laatsteDag, teLaatToegestaan, gemeente, taal }: Herinnering,
  mijn: string,
): string {
  const { sms: t } = texts[taal]
  const wanneer = dayIn(taal, laatsteDag)
  if (soort === 'voor_termijn') return t.voor_termijn(gemeente, wanneer, mijn)
  return t.na_termijn(gemeente, wanneer, teLaatToegestaan ? t.still(mijn) : t.contact)
}
