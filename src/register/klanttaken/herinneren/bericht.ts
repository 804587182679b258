import { type Bericht, makeBericht } from '../../meldingen/bericht.ts'

// An e-mail to a customer says that there is something to do, and until when. What it is about stands behind the login (R28).

const dag = new Intl.DateTimeFormat('nl-NL', { timeZone: 'UTC', dateStyle: 'full' })

interface Herinnering {
  soort: 'voor_termijn' | 'na_termijn'
  laatsteDag: string
  teLaatToegestaan: boolean
  gemeente: string
}

/**
 * Makes the mail of a reminder.
 * @param mijn the address where the customer logs in
 */
export function herinnering({ soort, laatsteDag, teLaatToegestaan, gemeente }: Herinnering, mijn: string): Bericht {
  const wanneer = dag.format(new Date(laatsteDag))
  const slot = [
    { link: mijn, tekst: 'Log in en bekijk wat u moet doen' },
    `Lukt het niet? Bel of kom langs. ${gemeente} vraagt in een e-mail nooit om uw gegevens.`,
  ]
  if (soort === 'voor_termijn')
    return makeBericht(`${gemeente}: u moet nog iets doen voor uw zaak`, [
      `${gemeente} wacht op iets van u. Doe dit uiterlijk op ${wanneer}.`,
      ...slot,
    ])
  return makeBericht(`${gemeente}: de termijn voor uw zaak is voorbij`, [
    `U kon tot en met ${wanneer} iets doen voor uw zaak. Wij hebben het nog niet ontvangen.`,
    teLaatToegestaan ? 'U kunt het nog steeds doen.' : 'Wilt u het toch nog doen? Neem dan contact met ons op.',
    ...slot,
  ])
}
