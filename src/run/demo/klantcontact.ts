import type { DemoAuthenticatie } from './authenticatie.ts'
import type { Contactnaam } from './contactgegevens.ts'
import type { Kanaal } from './corpus/kanalen.ts'
import type { DemoInterneTaak } from './interne-taken.ts'

/** The part of one person or organisation in a klantcontact: a known partij, or somebody of whom only this is known (R3). */
export interface DemoBetrokkene {
  rol: 'klant' | 'vertegenwoordiger'
  initiator: boolean
  /** The index of a partij. */
  partij?: number
  /** The identity of the partij was established in this way (R1). */
  authenticatie?: DemoAuthenticatie
  contactnaam?: Contactnaam
  organisatienaam?: string
  digitaleAdressen: readonly { soortDigitaalAdres: 'email' | 'telefoonnummer'; adres: string }[]
}

/** A reference to a zaak in a zaaksysteem. */
export interface DemoZaak {
  codeObjecttype: 'zaak'
  codeRegister: 'openzaak'
  codeSoortObjectId: 'uuid' | 'zaaknummer'
  objectId: string
}

/** The correction of a mistake, beside the original (R10). */
interface DemoCorrectie {
  onderwerp: string | null
  inhoud: string | null
  reden: string
  /** The index of an actor. */
  door: number
  op: Date
}

/** A klantcontact with all that is registered with it. It refers to partijen, actoren and other klantcontacten by index. */
export interface DemoKlantcontact {
  index: number
  kanaal: Kanaal
  onderwerp: string
  inhoud: string
  /** The answer that the municipality wrote at once, or "". */
  reactie: string
  indicatieContactGelukt: boolean | null
  taal: 'nld'
  vertrouwelijk: boolean
  plaatsgevondenOp: Date
  geregistreerdOp: Date
  initiatiefnemer: 'klant' | 'gemeente' | 'vertegenwoordiger'
  /** These are for statistics (R18). */
  kenmerken: { product: string }
  betrokkenen: readonly DemoBetrokkene[]
  actoren: readonly number[]
  interneTaken: readonly DemoInterneTaak[]
  zaken: readonly DemoZaak[]
  /** This klantcontact follows up an earlier one (R23). */
  onderwerpKlantcontact: number | null
  /** It is the first klantcontact of a conversation about several subjects (R13). */
  gesprek: number | null
  correctie: DemoCorrectie | null
}
