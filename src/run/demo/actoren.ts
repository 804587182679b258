import { AFDELINGEN, type AfdelingCode, type Eenheid, GROEPEN, type GroepCode } from './corpus/afdelingen.ts'
import {
  GEAUTOMATISEERDE_ACTOREN,
  type GeautomatiseerdeActor,
  MEDEWERKERS,
  type Medewerker,
  type Rol,
} from './corpus/medewerkers.ts'
import { at } from './random.ts'

/** An actor of the municipality. `index` is the place in the list of `maakActoren`; `eenheden` are indexes too. */
export interface DemoActor {
  index: number
  soortActor: 'organisatorische_eenheid' | 'medewerker' | 'geautomatiseerde_actor'
  naam: string
  functie: string
  omschrijving: string
  emailadres: string
  telefoonnummer: string
  eenheden: readonly number[]
  actoridentificator: { objectId: string; codeObjecttype: string; codeRegister: string; codeSoortObjectId: string }
}

/** A medewerker with the data that the built-in OpenID provider needs. */
interface DemoMedewerker extends DemoActor {
  soortActor: 'medewerker'
  gebruikersnaam: string
  rollen: readonly Rol[]
}

type EenheidCode = AfdelingCode | GroepCode

const EENHEDEN: readonly Eenheid<EenheidCode>[] = [...AFDELINGEN, ...GROEPEN]
const EERSTE_MEDEWERKER = EENHEDEN.length
const EERSTE_AUTOMAAT = EERSTE_MEDEWERKER + MEDEWERKERS.length

const INDEX_VAN_EENHEID = new Map<string, number>(EENHEDEN.map((eenheid, index) => [eenheid.code, index]))

/** Gives the index of an afdeling or groep among the actoren. */
export function indexOfEenheid(code: EenheidCode): number {
  const index = INDEX_VAN_EENHEID.get(code)
  if (index === undefined) throw new RangeError(`Unknown eenheid ${code}.`)
  return index
}

const identificator = (codeObjecttype: string, objectId: string) => ({
  objectId,
  codeObjecttype,
  codeRegister: 'obj',
  codeSoortObjectId: 'idf',
})

const ofEenheid = (eenheid: Eenheid<EenheidCode>, index: number): DemoActor => ({
  index,
  soortActor: 'organisatorische_eenheid',
  naam: eenheid.naam,
  functie: '',
  omschrijving: eenheid.omschrijving,
  emailadres: eenheid.emailadres,
  telefoonnummer: eenheid.telefoonnummer,
  eenheden: [],
  actoridentificator: identificator(index < AFDELINGEN.length ? 'afd' : 'grp', eenheid.code),
})

const ofMedewerker = (medewerker: Medewerker, index: number): DemoMedewerker => ({
  index: EERSTE_MEDEWERKER + index,
  soortActor: 'medewerker',
  naam: medewerker.naam,
  functie: medewerker.functie,
  omschrijving: '',
  emailadres: medewerker.emailadres,
  telefoonnummer: medewerker.telefoonnummer,
  eenheden: medewerker.eenheden.map(indexOfEenheid),
  actoridentificator: identificator('mdw', medewerker.gebruikersnaam),
  gebruikersnaam: medewerker.gebruikersnaam,
  rollen: medewerker.rollen,
})

const ofAutomaat = (automaat: GeautomatiseerdeActor, index: number): DemoActor => ({
  index: EERSTE_AUTOMAAT + index,
  soortActor: 'geautomatiseerde_actor',
  naam: automaat.naam,
  functie: automaat.functie,
  omschrijving: automaat.omschrijving,
  emailadres: '',
  telefoonnummer: '',
  eenheden: [],
  actoridentificator: identificator('app', automaat.code),
})

/** Makes the medewerkers of the municipality. */
export const makeMedewerkers = (): DemoMedewerker[] => MEDEWERKERS.map(ofMedewerker)

/** Makes all actoren of the municipality, in a fixed order: afdelingen, groepen, medewerkers, automated actors. */
export const makeActoren = (): DemoActor[] => [
  ...EENHEDEN.map(ofEenheid),
  ...makeMedewerkers(),
  ...GEAUTOMATISEERDE_ACTOREN.map(ofAutomaat),
]

/** It tells who can be asked what, as indexes of actoren. */
export interface Bezetting {
  actoren: readonly DemoActor[]
  kcc: readonly number[]
  behandelaars: readonly number[]
  chatbot: number
  mailing: number
  /** It lists the people who work in an eenheid, by its index. */
  perEenheid: readonly (readonly number[])[]
}

/** Prepares the choice of actoren. */
export function makeBezetting(): Bezetting {
  const actoren = makeActoren()
  const medewerkers = makeMedewerkers()
  const perEenheid = EENHEDEN.map((_, eenheid) =>
    medewerkers.filter(({ eenheden }) => eenheden.includes(eenheid)).map(({ index }) => index),
  )
  return {
    actoren,
    kcc: at(perEenheid, indexOfEenheid('klantcontactcentrum')).filter((index) =>
      at(medewerkers, index - EERSTE_MEDEWERKER).rollen.includes('kcc-medewerker'),
    ),
    behandelaars: medewerkers.filter(({ rollen }) => rollen.includes('behandelaar')).map(({ index }) => index),
    chatbot: EERSTE_AUTOMAAT + GEAUTOMATISEERDE_ACTOREN.findIndex(({ code }) => code === 'chatbot'),
    mailing: EERSTE_AUTOMAAT + GEAUTOMATISEERDE_ACTOREN.findIndex(({ code }) => code === 'mailing'),
    perEenheid,
  }
}
