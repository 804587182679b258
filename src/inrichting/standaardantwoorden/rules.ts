import type { InvalidParam } from '../../platform/problems.ts'
import { type Standaardantwoord, VELDEN, type Veld } from './contract.ts'

const IN_BRACES = /\{([^{}\n]{1,30})\}/g

const isVeld = (name: string): name is Veld => VELDEN.some((veld) => veld === name)

/** Finds words between braces that are filled in by nothing. */
export function faultsIn(tekst: string): InvalidParam[] {
  const unknown = [...tekst.matchAll(IN_BRACES)].map(([, name = '']) => name).find((name) => !isVeld(name))
  if (unknown === undefined) return []
  const known = VELDEN.map((veld) => `{${veld}}`).join(', ')
  return [{ name: 'tekst', code: 'onbekend-veld', reason: `{${unknown}} wordt nergens door ingevuld. Wel: ${known}.` }]
}

/** Fills in the words between braces. */
export const fillIn = (tekst: string, velden: Readonly<Record<Veld, string>>): string =>
  tekst.replaceAll(IN_BRACES, (whole, name: string) => (isVeld(name) ? velden[name] : whole))

/** Is this a text for a contact that is being registered? One with the number of the contact comes too early. */
export const isForContact = ({ soort, tekst }: Pick<Standaardantwoord, 'soort' | 'tekst'>): boolean =>
  soort === 'antwoord' && !tekst.includes('{nummer}')
