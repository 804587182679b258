/** Why a mail could not be handed over. */
export interface Verzendfout {
  /** About this mail alone (a refused address), or about the way to the mail server, for every mail. */
  over: 'bericht' | 'weg'
  /** Trying again does not help. */
  blijvend: boolean
  /** For who manages Balie; holds nothing that the mail server said, because that repeats addresses. */
  reden: string
}

/** What nodemailer says of a mail that was not taken. */
export interface Afwijzing {
  code?: unknown
  responseCode?: unknown
}

/** What a failed attempt means, by where in the conversation with the mail server it failed. */
export function verzendfout({ code, responseCode }: Afwijzing): Verzendfout {
  const antwoord = typeof responseCode === 'number' ? ` (${responseCode})` : ''
  if (code === 'EENVELOPE' || code === 'EMESSAGE') {
    const blijvend = typeof responseCode === 'number' && responseCode >= 500
    const reden = blijvend
      ? `De mailserver weigert dit bericht${antwoord}.`
      : `De mailserver neemt dit bericht nu niet aan${antwoord}.`
    return { over: 'bericht', blijvend, reden }
  }
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return { over: 'weg', blijvend: false, reden: `Aanmelden bij de mailserver lukt niet${antwoord}.` }
  if (code === 'ETLS')
    return { over: 'weg', blijvend: false, reden: 'Een versleutelde verbinding met de mailserver lukt niet.' }
  return { over: 'weg', blijvend: false, reden: `De mailserver is niet bereikbaar${antwoord}.` }
}

export const GEEN_ADRES: Verzendfout = { over: 'bericht', blijvend: true, reden: 'Er is geen e-mailadres bekend.' }

const MINUUT = 60_000
/** After each failed attempt, how many minutes until the next: together almost a day, so that a mail server may be away for a night. */
const WACHTTIJDEN = [1, 5, 15, 60, 180, 360, 720] as const

/**
 * When a mail is tried again.
 * @param pogingen how often it was tried, this time included
 * @returns undefined when it is not: it failed
 */
export function volgendePoging(pogingen: number, { blijvend }: Verzendfout, now: Date): Date | undefined {
  const minuten = WACHTTIJDEN[pogingen - 1]
  return blijvend || minuten === undefined ? undefined : new Date(now.getTime() + minuten * MINUUT)
}
