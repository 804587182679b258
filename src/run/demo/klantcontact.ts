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
  /** How the identity of the partij was established this time (R1). */
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

/** What mends a mistake, beside the original (R10). */
interface DemoCorrectie {
  onderwerp: string | null
  inhoud: string | null
  reden: string
  /** The index of an actor. */
  door: number
  op: Date
}

/** A klantcontact with all that is registered with it. Partijen, actoren and other klantcontacten by index. */
export interface DemoKlantcontact {
  index: number
  kanaal: Kanaal
  onderwerp: string
  inhoud: string
  /** What the municipality wrote back at once; "" when nothing. */
  reactie: string
  indicatieContactGelukt: boolean | null
  taal: 'nld'
  vertrouwelijk: boolean
  plaatsgevondenOp: Date
  geregistreerdOp: Date
  initiatiefnemer: 'klant' | 'gemeente' | 'vertegenwoordiger'
  /** For statistics (R18). */
  kenmerken: { product: string }
  betrokkenen: readonly DemoBetrokkene[]
  actoren: readonly number[]
  interneTaken: readonly DemoInterneTaak[]
  zaken: readonly DemoZaak[]
  /** The earlier klantcontact that this one follows up (R23). */
  onderwerpKlantcontact: number | null
  /** The first klantcontact of a conversation about several subjects (R13). */
  gesprek: number | null
  correctie: DemoCorrectie | null
}
