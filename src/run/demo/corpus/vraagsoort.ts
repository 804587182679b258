import type { AfdelingCode, GroepCode } from './afdelingen.ts'
import type { Kanaal } from './kanalen.ts'

/** The afdeling is asked to do this; `toelichting` is for colleagues only. */
interface TaakSjabloon {
  handeling: string
  toelichting: string
}

/**
 * A text that was said or written. A text alone was answered on the spot (R20); one with `taak` leads to that task of the afdeling. With
 * `onderwerp` only that one of the subject lines fits.
 */
export type Bron = string | { tekst: string; onderwerp?: number; taak?: number }

/**
 * A kind of question that customers ask. Texts may hold the slots of `tekst.ts`, such as `{adres}` or `{bedrag}`.
 * The customer reads the texts in `gesproken`, `geschreven`, `kort` and `antwoord` (R16).
 */
export interface Vraagsoort {
  code: string
  afdeling: AfdelingCode
  groep?: GroepCode
  /** It is asked this often, compared with the others. */
  gewicht: number
  /** It is asked by customers of this kind. */
  voor: 'persoon' | 'organisatie' | 'ieder'
  /** It comes in by these channels, when they differ from those of most questions. */
  kanalen?: Partial<Record<Kanaal, number>>
  vertrouwelijk?: true
  /** With `start` a zaak follows from it; with `over` it is about an existing zaak. */
  zaak?: 'start' | 'over'
  onderwerpen: readonly string[]
  /** The employee notes it at the telephone or the counter, and addresses the customer. */
  gesproken?: readonly Bron[]
  /** The customer wrote these words; the first one is for a verzoek through the Omgevingsloket (DSO). */
  geschreven?: readonly Bron[]
  /** The customer wrote these words in a chat or app. */
  kort?: readonly Bron[]
  /** The KCC gives this answer at once; a written question that is answered on the spot needs one. */
  antwoord?: string
  /** The afdeling does one of these, chosen by `taak` of the text. */
  taken: readonly TaakSjabloon[]
}
