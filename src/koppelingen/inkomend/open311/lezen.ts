import { createHash } from 'node:crypto'
import type { Vraag } from '../../../inrichting/vragensets/contract.ts'
import { beantwoord } from '../../../inrichting/vragensets/rules.ts'
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
/** The longest value of any other parameter. */
export const LONGEST_OTHERS = 500
const LONGEST_NAME = 200

const ATTRIBUTE = /^attribute\[([^\][]{1,100})\](?:\[\])?$/

/** Degrees as a decimal number: no other way of writing a number. */
const DEGREES = /^[+-]?\d{1,3}(?:\.\d{1,20})?$/

const isBetween = (text: string, most: number): boolean => DEGREES.test(text) && Math.abs(Number(text)) <= most

/** The parameters that count once. */
const ONCE = ['service_code', ...VELDEN.keys()].filter((name) => name !== 'media_url')

function faultsIn(given: URLSearchParams): InvalidParam[] {
  const faults: InvalidParam[] = []
  const fault = (name: string, code: string, reason: string) => faults.push({ name, code, reason })
  const at = (name: string) => given.get(name)?.trim() ?? ''
  const [lat, long] = [at('lat'), at('long')]
  if ((lat || long) && !(isBetween(lat, 90) && isBetween(long, 180)))
    fault(isBetween(lat, 90) ? 'long' : 'lat', 'ongeldig', 'Geef lat en long allebei, in graden (WGS84).')
  if (!lat && !long && !at('address_string') && !at('address_id'))
    fault('address_string', 'verplicht', 'Zeg waar het is: met lat en long, address_string of address_id.')
  for (const name of ONCE)
    if (new Set(given.getAll(name).map((value) => value.trim())).size > 1)
      fault(name, 'dubbel', 'Deze parameter staat er twee keer in, met verschillende waarden.')
  for (const [name, value] of given) {
    const most = name === 'description' ? LONGEST_DESCRIPTION : LONGEST_OTHERS
    if (value.length > most) fault(name.slice(0, LONGEST_NAME), 'te-lang', `Dit is langer dan ${most} tekens.`)
    if (!isStorable(name) || !isStorable(value))
      fault('', 'ongeldig', 'Een waarde heeft een teken dat niet te bewaren is.')
  }
  return faults
}

/** Finds what is wrong with the answers to the questions of a service, each at its attribute. */
function faultsInAnswers(vragen: readonly Vraag[], velden: readonly Veld[]): InvalidParam[] {
  const known = new Set(vragen.map(({ sleutel }) => sleutel))
  const antwoorden = Object.fromEntries(
    velden.flatMap(({ antwoord }) =>
      antwoord && known.has(antwoord.sleutel) ? [[antwoord.sleutel, antwoord.waarden]] : [],
    ),
  )
  const set = { uuid: '', titel: '', actor: null, vragen: [...vragen], actief: true, volgorde: 0 }
  return beantwoord(set, { uuid: '', antwoorden }).fouten.map((fout) => ({
    ...fout,
    name: fout.name.replace(/^antwoorden\.(.*)$/, 'attribute[$1]'),
  }))
}

/** Makes the submission of the fields of a melding. */
function inzendingOf(velden: readonly Veld[], sleutel: string, naam: string, fotos: readonly Foto[] = []): Inzending {
  const gegevens = JSON.stringify({ sleutel, naam, velden }, null, 2)
  return {
    ...{ sleutel, kenmerk: '', naam, documentnaam: 'melding', isBeantwoord: false, op: undefined },
    ...{ vingerafdruk: sumOf(velden, fotos), omvang: gegevens.length, velden, gegevens },
    adressen: new Map(),
    bestanden: fotos.flatMap(({ bestandsnaam, inhoud }) => (inhoud ? [{ bestandsnaam, inhoud, veld: 'media' }] : [])),
    opmerkingen: fotos.flatMap(({ fout }) => fout ?? []),
  }
}

/** The sum of what a melding says and shows: by it is seen that a client sends the same again. What was fetched can differ each time. */
export function sumOf(velden: readonly Veld[], fotos: readonly Foto[] = []): Buffer {
  const sum = createHash('sha256').update(JSON.stringify(velden))
  for (const { inhoud, isFetched } of fotos) if (inhoud && !isFetched) sum.update(inhoud)
  return sum.digest()
}

/** Reads one parameter; undefined when it is for the way itself, or empty. What nobody asked for is kept under its own name. */
function readVeld(given: URLSearchParams, veld: string, vragen: readonly Vraag[]): Veld | undefined {
  const [, code] = ATTRIBUTE.exec(veld) ?? []
  const vraag = vragen.find(({ sleutel }) => sleutel === code)
  const naam = vraag?.label ?? code ?? VELDEN.get(veld)
  const waarden = given
    .getAll(veld)
    .map((waarde) => waarde.trim())
    .filter(Boolean)
  if (!naam || waarden.length === 0) return undefined
  return { veld, naam, waarde: waarden.join(', '), ...(vraag && { antwoord: { sleutel: vraag.sleutel, waarden } }) }
}

/**
 * Reads the fields of a melding. What it lacks is a problem with every fault.
 * @param vragen are those of its service
 */
export function readVelden(given: URLSearchParams, vragen: readonly Vraag[]): Veld[] | Problem {
  const velden = [...new Set(given.keys())].flatMap((veld) => readVeld(given, veld, vragen) ?? [])
  const faults = [...faultsIn(given), ...faultsInAnswers(vragen, velden)]
  return faults.length > 0 ? invalid(faults) : velden
}

/** A photo that came along, or why it did not, in Dutch. */
export interface Foto {
  bestandsnaam: string
  inhoud?: Buffer
  fout?: string
  /** It was fetched from an address, which is in the melding itself. */
  isFetched?: boolean
}

/**
 * Makes the submission of a melding. Open311 has no key by which a client says that it sends the same again: the moment makes each one a
 * melding of its own.
 * @param service the name of what is reported
 */
export const meldingOf = (
  velden: readonly Veld[],
  service: string,
  now: Date,
  fotos: readonly Foto[] = [],
): Inzending => inzendingOf(velden, `${sumOf(velden, fotos).toString('hex')} ${now.toISOString()}`, service, fotos)

/** Reads a melding as it was kept. Balie wrote it itself, so no more than its kind is looked at. */
export const rereadMelding = ({ sleutel, naam, velden }: JsonObject): Inzending | undefined =>
  typeof sleutel === 'string' && typeof naam === 'string' && Array.isArray(velden)
    ? inzendingOf(velden as Veld[], sleutel, naam)
    : undefined
