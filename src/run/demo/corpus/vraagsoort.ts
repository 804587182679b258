import type { AfdelingCode, GroepCode } from './afdelingen.ts'
import type { Kanaal } from './kanalen.ts'

/** What the afdeling is asked to do; `toelichting` is for colleagues only. */
interface TaakSjabloon {
  handeling: string
  toelichting: string
}

/**
 * What was said or written. A text alone was answered on the spot (R20); one with `taak` leads to that task of the
 * afdeling. With `onderwerp` only that one of the subject lines fits.
 */
export type Bron = string | { tekst: string; onderwerp?: number; taak?: number }

/**
 * A kind of question that customers ask. Texts may hold the slots of `tekst.ts`, such as `{adres}` or `{bedrag}`.
 * What stands in `gesproken`, `geschreven`, `kort` and `antwoord` is read by the customer (R16).
 */
export interface Vraagsoort {
  code: string
  afdeling: AfdelingCode
  groep?: GroepCode
  /** How often it is asked, compared with the others. */
  gewicht: number
  /** Who asks it. */
  voor: 'persoon' | 'organisatie' | 'ieder'
  /** The channels it comes in by, when they differ from those of most questions. */
  kanalen?: Partial<Record<Kanaal, number>>
  vertrouwelijk?: true
  /** `start`: a zaak follows from it. `over`: it is about a zaak that exists. */
  zaak?: 'start' | 'over'
  onderwerpen: readonly string[]
  /** Noted by an employee at the telephone or the counter, addressed to the customer. */
  gesproken?: readonly Bron[]
  /** In the words of the customer; a verzoek through the Omgevingsloket (DSO) is the first. */
  geschreven?: readonly Bron[]
  /** In the words of the customer, in a chat or app. */
  kort?: readonly Bron[]
  /** The answer that the KCC gives at once; needed for what is written and answered on the spot. */
  antwoord?: string
  /** What the afdeling does with it, chosen by `taak` of the text. */
  taken: readonly TaakSjabloon[]
}
