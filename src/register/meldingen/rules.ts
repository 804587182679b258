/** A reason why a mail could not be delivered. */
export interface Verzendfout {
  /** It concerns this mail alone (a refused address), or every mail (the way to the mail server). */
  over: 'bericht' | 'weg'
  /** Trying again does not help. */
  blijvend: boolean
  /** The text for the administrators of Balie. It holds nothing that the mail server said, because that repeats addresses. */
  reden: string
}

/** nodemailer says this of a mail that was not taken. */
export interface Afwijzing {
  code?: unknown
  responseCode?: unknown
}

/** Explains a failed attempt from the point at which the conversation with the mail server failed. */
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
/**
 * After each failed attempt the next one waits this many minutes. Together they make almost a day, so that a mail server may be away for a
 * night.
 */
const WACHTTIJDEN = [1, 5, 15, 60, 180, 360, 720] as const

/**
 * Gives the moment of the next attempt to send a mail.
 * @param pogingen the number of attempts, this one included
 * @returns undefined when the mail has failed for good
 */
export function nextPoging(pogingen: number, { blijvend }: Verzendfout, now: Date): Date | undefined {
  const minuten = WACHTTIJDEN[pogingen - 1]
  return blijvend || minuten === undefined ? undefined : new Date(now.getTime() + minuten * MINUUT)
}

/** A reader gets at most this many mails about tasks within the time of `RUST_MINUTEN`; what comes more waits, and comes as one mail. */
export const MOST_MAILS = 3
export const RUST_MINUTEN = 10

/** Keeps of each task what happened to it last, in the order in which that was. */
export function lastOfEach<T extends { taak: { nummer: string } }>(meldingen: readonly T[]): T[] {
  const last = new Map<string, T>()
  for (const melding of meldingen) {
    last.delete(melding.taak.nummer)
    last.set(melding.taak.nummer, melding)
  }
  return [...last.values()]
}
