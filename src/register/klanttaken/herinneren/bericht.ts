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

/** The sentences of a reminder: what the customer is reminded of. */
export function sentencesOf({ soort, laatsteDag, teLaatToegestaan, gemeente, taal }: Herinnering): string[] {
  const t = texts[taal]
  const dag = new Intl.DateTimeFormat(LOCALES[taal], { timeZone: 'UTC', dateStyle: 'full' })
  const wanneer = dag.format(new Date(laatsteDag))
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
