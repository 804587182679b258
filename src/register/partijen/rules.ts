import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { elfproef } from '../../begrippen/elfproef.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import type { Identificator, NieuwDigitaalAdres } from './contract.ts'

type SoortIdentificator = Identificator['soort']

/** The origin of each kind of number: the register, objecttype and soortObjectId of the Klantinteracties standard. */
export const HERKOMST: Record<SoortIdentificator, { codeRegister: string; codeObjecttype: string }> = {
  bsn: { codeRegister: 'brp', codeObjecttype: 'natuurlijk_persoon' },
  rsin: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  kvk_nummer: { codeRegister: 'hr', codeObjecttype: 'niet_natuurlijk_persoon' },
  vestigingsnummer: { codeRegister: 'hr', codeObjecttype: 'vestiging' },
}

const LENGTE: Record<SoortIdentificator, number> = { bsn: 9, rsin: 9, kvk_nummer: 8, vestigingsnummer: 12 }

/** Says in Dutch why a number is not valid for its kind; undefined when it is. */
export function foutInNummer(soort: SoortIdentificator, nummer: string): string | undefined {
  const lengte = LENGTE[soort]
  if (!/^\d+$/.test(nummer) || nummer.length !== lengte) return `Dit nummer bestaat uit ${lengte} cijfers.`
  if ((soort === 'bsn' || soort === 'rsin') && !elfproef(nummer)) return `Dit is geen geldig ${soort.toUpperCase()}.`
  return undefined
}

/** Finds the faults in the identificatoren of a partij, each at its place. */
export function foutenInIdentificatoren(identificatoren: readonly Identificator[]): InvalidParam[] {
  return identificatoren.flatMap(({ soort, nummer, kvkNummer }, index): InvalidParam[] => {
    const naam = `identificatoren.${index}`
    const fouten: InvalidParam[] = []
    const reason = foutInNummer(soort, nummer)
    if (reason) fouten.push({ name: `${naam}.nummer`, code: 'ongeldig', reason })
    if (identificatoren.findIndex((andere) => andere.soort === soort) !== index) {
      fouten.push({
        name: `${naam}.soort`,
        code: 'dubbel',
        reason: 'Een partij heeft van elke soort hoogstens een nummer.',
      })
    }
    if (soort === 'vestigingsnummer') {
      const kvk = foutInNummer('kvk_nummer', kvkNummer ?? '')
      if (kvk)
        fouten.push({
          name: `${naam}.kvkNummer`,
          code: kvkNummer ? 'ongeldig' : 'verplicht',
          reason: 'Een vestigingsnummer hoort bij een KVK-nummer van 8 cijfers.',
        })
    } else if (kvkNummer !== undefined) {
      fouten.push({
        name: `${naam}.kvkNummer`,
        code: 'ongeldig',
        reason: 'Alleen een vestigingsnummer hoort bij een KVK-nummer.',
      })
    }
    return fouten
  })
}

const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/
// Service numbers (0800, 0900, 14 + area code) are no subscriber numbers, but customers do give them.
const SERVICENUMMER = /^(0800\d{4,7}|0900\d{4,7}|14\d{2,4})$/

/** Tells whether a number is a service number, such as 0800… or 14020. */
export const isServicenummer = (nummer: string) => SERVICENUMMER.test(nummer)

/** Takes out what separates the digits: also the dashes and the invisible characters that other programs put in. */
const withoutScheidingen = (nummer: string) => nummer.replaceAll(/[\s()./\p{Pd}\p{Cf}]/gu, '')

/** Gives a service number, also when it was written as from abroad (+31 14 020, 0031 800 1234); undefined when it is none. */
function servicenummer(kaal: string): string | undefined {
  const binnenland = /^(?:\+|00)310?(\d+)$/.exec(kaal)?.[1]
  return [kaal, ...(binnenland ? [binnenland, `0${binnenland}`] : [])].find(isServicenummer)
}

/** The word that people write before a number. */
const TELEFOON = /^\s*(?:tel(?:efoon)?(?:nummer|nr)?|mob(?:iel)?|gsm)\b[.:]*/i

/** Gives a telephone number in any notation as it is kept: 0612345678 within the Netherlands, +… abroad; undefined when it is no number. */
export function telefoonnummer(invoer: string): string | undefined {
  const kaal = withoutScheidingen(invoer.replace(TELEFOON, ''))
  const service = servicenummer(kaal)
  if (service) return service
  // An extension, and text around a number, would be lost.
  const nummer = parsePhoneNumberFromString(kaal.replace(/^00/, '+'), { defaultCountry: 'NL', extract: false })
  if (!nummer?.isValid() || nummer.ext) return undefined
  return nummer.countryCallingCode === '31' ? `0${nummer.nationalNumber}` : nummer.number
}

/** Gives a telephone number in any notation as it is searched: +31…. A text that is none gives its digits. */
export function zoekvormTelefoon(invoer: string): string {
  const kaal = withoutScheidingen(invoer)
  const service = servicenummer(kaal)
  if (service) return service
  const nummer = parsePhoneNumberFromString(kaal.replace(/^00/, '+'), 'NL')
  return nummer?.number ?? kaal
}

/** Gives a digital address as it is searched: e-mail without capitals, a telephone number as +31…. */
export function zoekwaarde(soort: string, adres: string): string {
  if (soort === 'telefoonnummer') return zoekvormTelefoon(adres)
  return soort === 'email' ? adres.trim().toLowerCase() : ''
}

/** Gives the address as it is kept, or the reason in Dutch why it is not valid. */
export function digitaalAdres({
  soortDigitaalAdres,
  adres,
}: Pick<NieuwDigitaalAdres, 'soortDigitaalAdres' | 'adres'>): { adres: string } | { reden: string } {
  if (soortDigitaalAdres === 'email')
    return EMAIL.test(adres) ? { adres } : { reden: 'Dit is geen geldig e-mailadres.' }
  if (soortDigitaalAdres === 'overig') return { adres }
  const nummer = telefoonnummer(adres)
  return nummer ? { adres: nummer } : { reden: 'Dit is geen geldig telefoonnummer.' }
}

/** Gives the addresses as they are kept, and the faults of those that are not valid, named under `naam`. */
export function digitaleAdressen<A extends NieuwDigitaalAdres>(
  adressen: readonly A[],
  naam: string,
): { adressen: A[]; fouten: InvalidParam[] } {
  const fouten: InvalidParam[] = []
  const bewaard = adressen.map((adres, index) => {
    const uitkomst = digitaalAdres(adres)
    if ('reden' in uitkomst) fouten.push({ name: `${naam}.${index}.adres`, code: 'ongeldig', reason: uitkomst.reden })
    return 'adres' in uitkomst ? { ...adres, adres: uitkomst.adres } : adres
  })
  return { adressen: bewaard, fouten }
}
