import { SOORTEN_PARTIJ } from '../../begrippen/contract.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { PartijGegevens } from '../../register/partijen/contract.ts'
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
  list,
  nullable,
  nummer,
  optional,
  optionalReference,
  optionalText,
  perSoort,
  reference,
  sayingGroup,
  uuid,
  uuidOf,
} from './wire/fields.ts'

type SoortPartij = (typeof SOORTEN_PARTIJ)[number]

/** The uuid that a client chose for a contactpersoon. */
const eigenUuid: Field<string | undefined> = {
  ...optional(uuid(), undefined),
  read: (value, name, reading, siblings) => {
    const found = uuid().read(value, name, reading, siblings)
    const reason = 'Er bestaat al een contact persoon met eenzelfde uuid.'
    if (found) reading.uniques.push({ soort: 'Partij', column: 'contactpersoon_uuid', value: found, name, reason })
    return found
  },
}

const CONTACTPERSOON = {
  uuid: eigenUuid,
  werkteVoorPartij: optionalReference('Partij', {
    column: 'soort_partij',
    value: 'organisatie',
    reason: "Partij object moet het soort 'organisatie' hebben.",
  }),
  contactnaam: contactnaam(),
}

/** The details of a partij, which differ by kind. */
export type Identificatie =
  | { soort: 'persoon'; contactnaam: Input<typeof CONTACTPERSOON>['contactnaam'] }
  | { soort: 'organisatie'; naam: string }
  | ({ soort: 'contactpersoon' } & Input<typeof CONTACTPERSOON>)

/** Makes a group whose values carry their kind. */
const ofSoort = <S extends string, F extends Fields>(
  soort: S,
  fields: F,
): Field<({ soort: S } & Input<F>) | undefined> => {
  const saying = sayingGroup(fields)
  return {
    ...saying,
    absent: undefined,
    read: (...asked) => {
      const read = saying.read(...asked)
      return read && { soort, ...read }
    },
  }
}

const groepen: Record<SoortPartij, Field<Identificatie | undefined>> = {
  persoon: ofSoort('persoon', { contactnaam: contactnaam() }),
  organisatie: ofSoort('organisatie', { naam: optionalText(lengthOf(PartijGegevens, 'naam')) }),
  contactpersoon: ofSoort('contactpersoon', CONTACTPERSOON),
}

const lijst = <T>(item: Field<T>) => optional(nullable(list(item)), undefined)

/** A client may send these fields of a partij. */
export const partijFields = {
  nummer: nummer('Partij', 'nummer', 'partij'),
  interneNotitie: optionalText(lengthOf(PartijGegevens, 'interneNotitie')),
  digitaleAdressen: lijst(reference('DigitaalAdres')),
  voorkeursDigitaalAdres: optional(nullable(reference('DigitaalAdres')), undefined),
  rekeningnummers: lijst(reference('Rekeningnummer')),
  voorkeursRekeningnummer: optional(nullable(reference('Rekeningnummer')), undefined),
  partijIdentificatoren: lijst(
    group({
      uuid: optional(uuidOf('PartijIdentificator'), undefined),
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
  partijIdentificatie: perSoort('soortPartij', SOORTEN_PARTIJ, (soort) => groepen[soort]),
}

export type PartijInput = Input<typeof partijFields>
