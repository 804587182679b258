import type { StoringKort } from '../../inrichting/storingen/reads.ts'
import type { Zaaktoestand } from '../../register/zaken/contract.ts'

// The model of klantcontacten for the klant. Moments are in UTC (ISO 8601).

/** A document that came with a klantcontact. What another register keeps cannot be opened here. */
export interface MijnBijlage {
  uuid: string
  bestandsnaam: string
  /** In bytes. */
  omvang: number | null
  toestand: 'te_openen' | 'besmet' | 'elders'
}

/** The follow-up of a klantcontact: done or not, until when, and by which afdeling; by whom only where the municipality shows that. */
export interface MijnOpvolging {
  gedaan: boolean
  uiterlijkOp: string
  /** A storing made the term longer. */
  verlengd: boolean
  /** Null: it is not done, or it is not known when. */
  gedaanOp: string | null
  afdeling: string | null
  medewerker: string | null
}

/** A zaak to which a klantcontact led (R27). Of a zaak that is not the klant's own there is only whether it runs. */
export interface MijnZaakgevolg {
  /** To open it with; null: it is not the klant's own. */
  id: string | null
  identificatie: string
  zaaktype: string
  status: string
  /** Null: nothing is known of it. */
  open: boolean | null
  verwachtOp: string | null
  toestand: Zaaktoestand | null
}

type Rol = 'klant' | 'vertegenwoordiger'

/** One klantcontact as it was registered (R16), with its corrections beside it (R10) and what followed. */
export interface MijnBericht {
  uuid: string
  nummer: string
  kanaal: string
  op: string
  /** The municipality began it. */
  vanGemeente: boolean
  onderwerp: string
  inhoud: string
  reactie: string
  /** False: the customer was not reached. */
  gelukt: boolean | null
  /** The texts before they were corrected; null when they were not. */
  oorspronkelijk: { onderwerp: string; inhoud: string } | null
  /** When a text was corrected, the last time first. */
  correcties: string[]
  afdelingen: string[]
  /** None, unless the municipality shows them. */
  medewerkers: string[]
  /** The part of whoever is logged in; null: none, it is an answer that names nobody. */
  rol: Rol | null
  /** There was a storing of its kanaal when it came; null: there was none. */
  storing: StoringKort | null
  /** Others in it. A name is empty when it may not be known. */
  anderen: { rol: Rol; naam: string }[]
  bijlagen: MijnBijlage[]
  opvolging: MijnOpvolging[]
  zaken: MijnZaakgevolg[]
  zaakstarten: { status: 'wacht' | 'gestart' | 'opgegeven'; nummer: string | null }[]
  /** The meldingen that went on to Signalen, with how far they are in its words. */
  signalen: {
    nummer: string
    omschrijving: string
    toestand: string
    status: 'onderweg' | 'geweigerd' | 'ingetrokken' | 'onbekend' | 'lopend' | 'afgerond'
  }[]
  zonderOpvolging: boolean
}

/** A conversation in a list: its first klantcontact, and how far it is. */
export interface MijnVraag {
  uuid: string
  nummer: string
  onderwerp: string
  kanaal: string
  op: string
  vanGemeente: boolean
  /** How many klantcontacten there are in it, and when the last one was. */
  aantal: number
  laatsteOp: string
  laatsteVanGemeente: boolean
  /** Of what is still to be done: the first moment by which the klant hears. */
  uiterlijkOp: string | null
  teDoen: number
  /** How many klantcontacten in it have a melding that Signalen treats still, or is still to get. */
  signalenOpen: number
  zakenOpen: number
  zakenAfgerond: number
}
