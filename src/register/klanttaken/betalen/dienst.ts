import type { Config } from '../../../platform/config.ts'
import type { StatusBetaling } from '../contract.ts'

// A payment provider as Balie needs it: begin, and tell how it is. One that signs its messages and one that only says "go and look" both fit.

/** A payment to begin. */
export interface Aanvraag {
  /** Our reference, of this attempt alone. */
  referentie: string
  /** In cents of euros. */
  bedrag: number
  omschrijving: string
  /** Where the browser goes afterwards. */
  terug: string
}

/** A payment that was begun at the provider. */
export interface Begonnen {
  /** By which the provider knows it. */
  kenmerk: string
  /** The proof that a browser that comes back was there; '' when the provider has no such thing. */
  controle: string
  /** Where the customer pays. */
  adres: string
}

/** The report of the provider on an attempt. Amounts are in the smallest unit of the currency. */
export interface Betaalbericht {
  referentie: string
  status: StatusBetaling
  bedrag: number
  valuta: string
  methode: string
  /** It is about one refund, known to the provider by this reference; `bedrag` is that of the refund. */
  terugbetaling?: string
}

/** A payment provider. */
export interface Betaaldienst {
  naam: string
  /** Is what a browser brought back in its address of this attempt? True when it brought nothing. */
  isReturnOf(query: Readonly<Record<string, unknown>>, attempt: Pick<Begonnen, 'kenmerk' | 'controle'>): boolean
  /** @throws Problem when it is out of reach or answers something else than it should */
  begin(aanvraag: Aanvraag): Promise<Begonnen>
  /** How an attempt is now; undefined when it says nothing new. @throws Problem as above */
  fetchStatus(kenmerk: string): Promise<Betaalbericht | undefined>
}

/** The payment provider that is set; undefined when there is none. */
export type VindBetaaldienst = (config: Config) => Betaaldienst | undefined

/** Asks how an attempt of ours is; undefined when the provider says nothing new, or speaks of another. @throws Problem when it is out of reach */
export async function askAbout(
  dienst: Betaaldienst,
  { uuid, kenmerk }: { uuid: string; kenmerk: string },
): Promise<Betaalbericht | undefined> {
  const bericht = await dienst.fetchStatus(kenmerk)
  return bericht?.referentie === uuid ? bericht : undefined
}
