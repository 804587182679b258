import type { Klantdocument } from '../../koppelingen/zaaksysteem/volgen/klantdocumenten.ts'
import type { StatusKlanttaak } from '../../register/klanttaken/contract.ts'
import type { Zaaktoestand } from '../../register/zaken/contract.ts'

// The model of zaken for the klant. Days are those of the calendar of Amsterdam, moments are in UTC (ISO 8601).

/** A zaak as the klant sees it. What another register did not tell is empty, and hides nothing else. */
export interface MijnZaak {
  /** In its register. */
  id: string
  identificatie: string
  zaaktype: string
  omschrijving: string
  startdatum: string | null
  einddatum: string | null
  /** When the klant can expect it to be ready, and when it must be. */
  verwachtOp: string | null
  uiterlijkOp: string | null
  /** In the words of its zaaktype for the klant, and as a step of so many. */
  status: { tekst: string; gezetOp: string; stap: number; stappen: number; toelichting: string } | null
  resultaat: string | null
  /** Why it waits; null: it does not wait. */
  opgeschort: string | null
  afdeling: string | null
  /** The medewerker who treats it; null, unless the municipality shows that and the zaak is in the register inside. */
  medewerker: string | null
  open: boolean
  toestand: Zaaktoestand
  /** When the copy was taken, and since when it could not be refreshed; null: it is of the register inside. */
  opgehaaldOp: string | null
  foutOp: string | null
}

/** A zaak with everything about it. */
export interface MijnZaakdetail {
  zaak: MijnZaak
  /** Only who asked for it, or asked for it together, sees its documents. */
  isAanvrager: boolean
  /** Each status that it can have, in their order; empty when its zaaksysteem did not tell them. */
  stappen: { naam: string; gezetOp: string | null; huidig: boolean }[]
  taken: { uuid: string; titel: string; status: StatusKlanttaak; laatsteDag: string }[]
  /** Null: the copy has none, they are in its zaaksysteem. */
  documenten: Klantdocument[] | null
  contacten: { uuid: string; onderwerp: string; kanaal: string; op: string }[]
  deelzaken: {
    id: string | null
    identificatie: string
    omschrijving: string
    status: string
    einddatum: string | null
  }[]
}
