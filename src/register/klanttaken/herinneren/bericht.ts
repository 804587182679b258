import { type Bericht, makeBericht } from '../../meldingen/bericht.ts'
import type { SoortHerinnering } from '../contract.ts'

// An e-mail to a customer says that there is something to do, and until when. What it is about stands behind the login (R28).

const dag = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'full' })

/** A reminder, by the klanttaak that it is about. */
export interface Herinnering {
  soort: SoortHerinnering
  laatsteDag: string
  teLaatToegestaan: boolean
  gemeente: string
}

/** The sentences of a reminder: what the customer is reminded of. */
export function sentencesOf({ soort, laatsteDag, teLaatToegestaan, gemeente }: Herinnering): string[] {
  const wanneer = dag.format(new Date(laatsteDag))
  if (soort === 'voor_termijn') return [`${gemeente} wacht op iets van u. Doe dit uiterlijk op ${wanneer}.`]
  return [
    `U kon tot en met ${wanneer} iets doen voor uw zaak. Wij hebben het nog niet ontvangen.`,
    teLaatToegestaan ? 'U kunt het nog steeds doen.' : 'Wilt u het toch nog doen? Neem dan contact met ons op.',
  ]
}

/**
 * Makes the mail of a reminder.
 * @param mijn the address where the customer logs in
 */
export function herinnering(about: Herinnering, mijn: string): Bericht {
  const { gemeente, soort } = about
  const onderwerp =
    soort === 'voor_termijn' ? 'u moet nog iets doen voor uw zaak' : 'de termijn voor uw zaak is voorbij'
  return makeBericht(`${gemeente}: ${onderwerp}`, [
    ...sentencesOf(about),
    { link: mijn, tekst: 'Log in en bekijk wat u moet doen' },
    `Lukt het niet? Bel of kom langs. ${gemeente} vraagt in een e-mail nooit om uw gegevens.`,
  ])
}
