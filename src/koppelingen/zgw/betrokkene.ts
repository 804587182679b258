import { SOORTEN_BETROKKENE } from '../../register/zaakregister/contract.ts'
import {
  type Field,
  type Fields,
  group,
  list,
  optional,
  optionalText,
  sayingGroup,
  text,
} from '../klantinteracties/wire/fields.ts'
import { anyObject } from './velden.ts'

// Describes the betrokkene of a rol: each kind has its own fields. Beside those of 1.5.1 it has the numbers of companies that Open Zaak has.

const persoon: Fields = {
  inpBsn: optionalText(9),
  anpIdentificatie: optionalText(17),
  inpA_nummer: optionalText(10),
  geslachtsnaam: optionalText(200),
  voorvoegselGeslachtsnaam: optionalText(80),
  voorletters: optionalText(20),
  voornamen: optionalText(200),
  geslachtsaanduiding: optionalText(1),
  geboortedatum: optionalText(18),
  verblijfsadres: anyObject(),
  subVerblijfBuitenland: anyObject(),
}

const organisatie: Fields = {
  innNnpId: optionalText(9),
  annIdentificatie: optionalText(17),
  kvkNummer: optionalText(8),
  vestigingsNummer: optionalText(24),
  statutaireNaam: optionalText(500),
  innRechtsvorm: optionalText(50),
  bezoekadres: optionalText(1000),
  subVerblijfBuitenland: anyObject(),
}

const vestiging: Fields = {
  vestigingsNummer: optionalText(24),
  kvkNummer: optionalText(8),
  handelsnaam: optional(list(text({ max: 625 })), []),
  verblijfsadres: anyObject(),
  subVerblijfBuitenland: anyObject(),
}

const eenheid: Fields = { identificatie: optionalText(24), naam: optionalText(50), isGehuisvestIn: optionalText(24) }

const medewerker: Fields = {
  identificatie: optionalText(24),
  achternaam: optionalText(200),
  voorletters: optionalText(20),
  voorvoegselAchternaam: optionalText(10),
}

const PER_SOORT: Readonly<Record<(typeof SOORTEN_BETROKKENE)[number], Fields>> = {
  natuurlijk_persoon: persoon,
  niet_natuurlijk_persoon: organisatie,
  vestiging,
  organisatorische_eenheid: eenheid,
  medewerker,
}

/**
 * `betrokkeneIdentificatie`: what it holds follows from `betrokkeneType` beside it. Without any member of that kind it says nothing; blank
 * members say that somebody is there of whom nothing is known, such as who fills a form in without a login.
 */
export const betrokkeneIdentificatie = (): Field<object | null> => ({
  ...anyObject(),
  schema: { anyOf: [...Object.values(PER_SOORT).map((fields) => group(fields).schema), { type: 'null' }] },
  read: (value, name, reading, siblings) => {
    const soort = SOORTEN_BETROKKENE.find((candidate) => candidate === siblings.betrokkeneType)
    // Without a kind there is a fault already, at the kind.
    return value === null || !soort
      ? null
      : (sayingGroup(PER_SOORT[soort]).read(value, name, reading, siblings) ?? null)
  },
})
