import { createHash } from 'node:crypto'
import type { JsonObject } from '../../../platform/json.ts'
import { type InvalidParam, invalid, type Problem } from '../../../platform/problems.ts'
import { isStorable } from '../../../platform/text.ts'
import type { Inzending, Veld } from '../inzending.ts'

// A service request of Open311 GeoReport v2, which comes as a form: https://wiki.open311.org/GeoReport_v2/

/** The parameters of a request that are kept, in the words of the municipality. Others are for the way itself. */
const VELDEN: ReadonlyMap<string, string> = new Map([
  ['description', 'Wat er is'],
  ['address_string', 'Waar'],
  ['address_id', 'Adres-id'],
  ['lat', 'Breedtegraad'],
  ['long', 'Lengtegraad'],
  ['media_url', 'Foto'],
  ['first_name', 'Voornaam'],
  ['last_name', 'Achternaam'],
  ['email', 'E-mailadres'],
  ['phone', 'Telefoonnummer'],
])

const LONGEST_DESCRIPTION = 4_000
const LONGEST_OTHERS = 500

const ATTRIBUTE = /^attribute\[([^\][]{1,100})\](?:\[\])?$/

/** Gives the name of a parameter that is kept; undefined for others. */
const nameOf = (parameter: string): string | undefined => VELDEN.get(parameter) ?? ATTRIBUTE.exec(parameter)?.[1]

const isBetween = (text: string, most: number): boolean => text !== '' && Math.abs(Number(text)) <= most

function faultsIn(given: URLSearchParams): InvalidParam[] {
  const faults: InvalidParam[] = []
  const fault = (name: string, code: string, reason: string) => faults.push({ name, code, reason })
  const at = (name: string) => given.get(name)?.trim() ?? ''
  const [lat, long] = [at('lat'), at('long')]
  if ((lat || long) && !(isBetween(lat, 90) && isBetween(long, 180)))
    fault(isBetween(lat, 90) ? 'long' : 'lat', 'ongeldig', 'Geef lat en long allebei, in graden (WGS84).')
  if (!lat && !long && !at('address_string') && !at('address_id'))
    fault('address_string', 'verplicht', 'Zeg waar het is: met lat en long, address_string of address_id.')
  for (const [name, value] of given) {
    const most = name === 'description' ? LONGEST_DESCRIPTION : LONGEST_OTHERS
    if (value.length > most) fault(name, 'te-lang', `Dit is langer dan ${most} tekens.`)
    if (!isStorable(name) || !isStorable(value))
      fault('', 'ongeldig', 'Een waarde heeft een teken dat niet te bewaren is.')
  }
  return faults
}

/** Makes the submission of the fields of a melding. */
function inzendingOf(velden: readonly Veld[], sleutel: string, naam: string): Inzending {
  const gegevens = JSON.stringify({ sleutel, naam, velden }, null, 2)
  return {
    ...{ sleutel, kenmerk: '', naam, documentnaam: 'melding', isBeantwoord: false, op: undefined },
    ...{ vingerafdruk: sumOf(velden), omvang: gegevens.length, velden, gegevens },
    ...{ adressen: new Map(), bestanden: [], identiteit: undefined, opmerkingen: [] },
  }
}

/** The sum of what a melding says: by it is seen that a client sends the same again. */
export const sumOf = (velden: readonly Veld[]): Buffer => createHash('sha256').update(JSON.stringify(velden)).digest()

/** Reads the fields of a melding. What it lacks is a problem with every fault. */
export function readVelden(given: URLSearchParams): Veld[] | Problem {
  const faults = faultsIn(given)
  if (faults.length > 0) return invalid(faults)
  return [...new Set(given.keys())].flatMap((veld) => {
    const naam = nameOf(veld)
    const waarde = naam && given.getAll(veld).join(', ').trim()
    return waarde ? [{ veld, naam, waarde }] : []
  })
}

/**
 * Makes the submission of a melding. Open311 has no key by which a client says that it sends the same again: the moment makes each one a
 * melding of its own.
 * @param service the name of what is reported
 */
export const meldingOf = (velden: readonly Veld[], service: string, now: Date): Inzending =>
  inzendingOf(velden, `${sumOf(velden).toString('hex')} ${now.toISOString()}`, service)

/** Reads a melding as it was kept. Balie wrote it itself, so no more than its kind is looked at. */
export const rereadMelding = ({ sleutel, naam, velden }: JsonObject): Inzending | undefined =>
  typeof sleutel === 'string' && typeof naam === 'string' && Array.isArray(velden)
    ? inzendingOf(velden as Veld[], sleutel, naam)
    : undefined
