import type { z } from 'zod'
import type { Betrouwbaarheidsniveau } from './contract.ts'

/** How certain it is who somebody is. */
export type Niveau = z.output<typeof Betrouwbaarheidsniveau>

/** From the lowest to the highest. */
const NIVEAUS: readonly Niveau[] = ['onbepaald', 'laag', 'substantieel', 'hoog']

/** Is one level as certain as the other, or more? What is not known is less than any. */
export const isAtLeast = (niveau: Niveau, nodig: Niveau): boolean => NIVEAUS.indexOf(niveau) >= NIVEAUS.indexOf(nodig)

const SAML = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
const LOA = 'urn:etoegang:core:assurance-class:'
const EIDAS = 'http://eidas.europa.eu/LoA/'

/** The names that DigiD, eHerkenning, eIDAS and the NL GOV profile give their levels, with the eIDAS level that each stands for. */
const WAARDEN: Readonly<Record<string, Niveau>> = {
  [`${SAML}PasswordProtectedTransport`]: 'laag',
  [`${SAML}MobileTwoFactorContract`]: 'laag',
  [`${SAML}Smartcard`]: 'substantieel',
  [`${SAML}SmartcardPKI`]: 'hoog',
  [`${LOA}loa2`]: 'laag',
  [`${LOA}loa2plus`]: 'laag',
  [`${LOA}loa3`]: 'substantieel',
  [`${LOA}loa4`]: 'hoog',
  [`${EIDAS}low`]: 'laag',
  [`${EIDAS}substantial`]: 'substantieel',
  [`${EIDAS}high`]: 'hoog',
  low: 'laag',
  substantial: 'substantieel',
  high: 'hoog',
  'loa:low': 'laag',
  'loa:substantial': 'substantieel',
  'loa:high': 'hoog',
}

/** Reads a level as a login service says it; undefined when it says something else. */
export const niveauSaid = (said: string): Niveau | undefined =>
  Object.hasOwn(WAARDEN, said) ? WAARDEN[said] : undefined
