import { isServicenummer } from '../../register/partijen/rules.ts'
import type { TextRule } from './wire/fields.ts'

const TELEFOON = /^(0[1-9]\d{8}|\+\d{9,15}|00\d{7,13})$/
const LOCAL =
  /^([\w!#$%&'*+/=?^`{}|~-]+(\.[\w!#$%&'*+/=?^`{}|~-]+)*|"([\x20-\x21\x23-\x5b\x5d-\x7e]|\\[\x20-\x7e])*")$/i
const LABEL = '[a-z0-9\\u00a1-\\uffff](?:[a-z0-9\\u00a1-\\uffff-]{0,61}[a-z0-9\\u00a1-\\uffff])?'
const DOMAIN = new RegExp(
  `^(localhost|(?:${LABEL}\\.)+(?!-)[a-z\\u00a1-\\uffff-]{2,63}(?<!-)|\\[(\\d{1,3}(\\.\\d{1,3}){3}|IPv6:[\\da-f:.]+|[\\da-f:]+)\\])$`,
  'i',
)

/** Accepts a telephone number as Open Klant does, or a service number (0800, 0900, 14 and an area code), without separators. */
export const telefoonnummer: TextRule = (nummer) =>
  TELEFOON.test(nummer) || isServicenummer(nummer)
    ? undefined
    : { code: 'invalid', reason: 'Het opgegeven telefoonnummer is ongeldig.' }

/** The reason for what is no e-mail address. */
export const GEEN_EMAILADRES = 'Voer een geldig e-mailadres in.'

/** Accepts an e-mail address as Django does. */
export const emailadres: TextRule = (adres) => {
  const at = adres.lastIndexOf('@')
  const isEmail = at > 0 && LOCAL.test(adres.slice(0, at)) && DOMAIN.test(adres.slice(at + 1))
  return isEmail ? undefined : { code: 'invalid', reason: GEEN_EMAILADRES }
}

export const SOORTEN_ADRES = ['email', 'telefoonnummer', 'overig'] as const
export type SoortAdres = (typeof SOORTEN_ADRES)[number]

/** Says why an address is not valid for its kind. */
export function foutInAdres(adres: string, soort: SoortAdres): { code: string; reason: string } | undefined {
  if (soort === 'overig') return undefined
  return soort === 'email' ? emailadres(adres) : telefoonnummer(adres)
}
