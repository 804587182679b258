import { Contactnaam, isLandcode, Objectidentificator } from '../../begrippen/contract.ts'
import { lengthOf } from '../../platform/lengths.ts'
import { integer, matches, nullable, optional, optionalGroup, optionalText, type TextRule } from './wire/fields.ts'

/** Reads a reference to an object in another register. */
export const objectidentificator = () =>
  optionalGroup({
    objectId: optionalText(lengthOf(Objectidentificator, 'objectId')),
    codeObjecttype: optionalText(lengthOf(Objectidentificator, 'codeObjecttype')),
    codeRegister: optionalText(lengthOf(Objectidentificator, 'codeRegister')),
    codeSoortObjectId: optionalText(lengthOf(Objectidentificator, 'codeSoortObjectId')),
  })

/** Reads the name of a person. */
export const contactnaam = () =>
  optionalGroup({
    voorletters: optionalText(lengthOf(Contactnaam, 'voorletters')),
    voornaam: optionalText(lengthOf(Contactnaam, 'voornaam')),
    voorvoegselAchternaam: optionalText(lengthOf(Contactnaam, 'voorvoegselAchternaam')),
    achternaam: optionalText(lengthOf(Contactnaam, 'achternaam')),
  })

const land: TextRule = (code) => {
  if (isLandcode(code)) return undefined
  const bedoeld = isLandcode(code.toUpperCase()) ? `. Bedoelde u ${code.toUpperCase()}?` : ''
  return { code: 'invalid', reason: `Ongeldige landcode, de code moet behoren tot de ISO 3166-standaard${bedoeld}` }
}

const bagId = matches(/^\d{16}$/, (id) => `Ongeldige nummeraanduiding BAG-ID: ${id}`)
const postcode = matches(
  /^[1-9]\d{3} [A-Z]{2}$/,
  (code) => `Postcode moet aan het volgende formaat voldoen: \`1234 AB\` (met spatie): ${code}`,
)

/** Reads an address. */
export const adres = () =>
  optionalGroup({
    nummeraanduidingId: optionalText(16, { rules: [bagId] }),
    straatnaam: optionalText(255),
    huisnummer: optional(nullable(integer(1, 99_999)), null),
    huisnummertoevoeging: optionalText(20),
    postcode: optionalText(7, { rules: [postcode] }),
    stad: optionalText(255),
    adresregel1: optionalText(80),
    adresregel2: optionalText(80),
    adresregel3: optionalText(80),
    land: optionalText(2, { min: 2, rules: [land] }),
  })
