import { SOORTEN_PARTIJ } from '../../begrippen/contract.ts'
import { adres, contactnaam } from './groepen.ts'
import { identificatorFields } from './identificator.ts'
import {
  boolean,
  booleanOrNull,
  choice,
  type Field,
  type Fields,
  group,
  type Input,
  isObject,
  list,
  nullable,
  nummer,
  optional,
  optionalReference,
  optionalText,
  reference,
  uuid,
} from './wire/fields.ts'
import type { Soort } from './wire/references.ts'

type SoortPartij = (typeof SOORTEN_PARTIJ)[number]

/** The uuid of something that exists, by itself instead of in a reference. */
const uuidVan = (soort: Soort): Field<string> => {
  const known = uuid()
  return {
    ...known,
    read: (value, name, reading, siblings) => {
      const before = reading.faults.length
      const found = known.read(value, name, reading, siblings)
      if (reading.faults.length === before) reading.references.push({ soort, uuid: found, name })
      return found
    },
  }
}

const CONTACTPERSOON = {
  uuid: optional(uuid(), undefined),
  werkteVoorPartij: optionalReference('Partij'),
  contactnaam: contactnaam(),
}

const groepen = {
  persoon: group({ contactnaam: contactnaam() }),
  organisatie: group({ naam: optionalText(200) }),
  contactpersoon: group(CONTACTPERSOON),
} satisfies Record<SoortPartij, Field<Input<Fields>>>

/** What is known of a partij of its kind. */
export type Identificatie =
  | { soort: 'persoon'; contactnaam: Input<typeof CONTACTPERSOON>['contactnaam'] }
  | { soort: 'organisatie'; naam: string }
  | ({ soort: 'contactpersoon' } & Input<typeof CONTACTPERSOON>)

const isSoort = (soort: unknown): soort is SoortPartij => SOORTEN_PARTIJ.some((bekend) => bekend === soort)

/** Read only when the kind of the partij is in the same body and the rest is right; an empty object says nothing. */
const partijIdentificatie: Field<Identificatie | undefined> = {
  required: false,
  nullable: false,
  absent: undefined,
  schema: { type: 'object' },
  read: (value, name, reading, siblings) => {
    const soort = siblings.soortPartij ?? siblings.soort_partij
    const zegtNiets = isObject(value) && Object.keys(value).length === 0
    if (!isSoort(soort) || zegtNiets || reading.faults.length > 0) return undefined
    return { soort, ...groepen[soort].read(value, name, reading, siblings) } as Identificatie
  },
}

const lijst = <T>(item: Field<T>) => optional(nullable(list(item)), undefined)

/** What a client says of a partij. */
export const partijFields = {
  nummer: nummer('Partij', 'nummer', 'partij'),
  interneNotitie: optionalText(1000),
  digitaleAdressen: lijst(reference('DigitaalAdres')),
  voorkeursDigitaalAdres: optional(nullable(reference('DigitaalAdres')), undefined),
  rekeningnummers: lijst(reference('Rekeningnummer')),
  voorkeursRekeningnummer: optional(nullable(reference('Rekeningnummer')), undefined),
  partijIdentificatoren: lijst(
    group({
      uuid: optional(uuidVan('PartijIdentificator'), undefined),
      identificeerdePartij: optionalReference('Partij'),
      ...identificatorFields,
    }),
  ),
  soortPartij: choice(SOORTEN_PARTIJ),
  indicatieGeheimhouding: optional(booleanOrNull(), null),
  voorkeurstaal: optionalText(3),
  indicatieActief: boolean(),
  bezoekadres: adres(),
  correspondentieadres: adres(),
  partijIdentificatie,
}

export type PartijInput = Input<typeof partijFields>
