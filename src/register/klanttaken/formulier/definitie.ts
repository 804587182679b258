import type { InvalidParam } from '../../../platform/problems.ts'
import { isStorable } from '../../../platform/text.ts'
import { type AnyVeld, SLEUTEL, type Veld } from '../contract.ts'
import { mostOf } from './antwoorden.ts'
import { readFormio } from './formio.ts'
import { readJsonSchema } from './json-schema.ts'
import { booleanOf, isTooDeep, MOST_FIELDS, MOST_OPTIONS, type Reading, refuse } from './reading.ts'

// A definition of a form is read when the klanttaak is set out: what is not known is refused then, and not when the customer sees it.

const countFields = (velden: readonly Veld[]): number =>
  velden.reduce((total, { velden: inner }) => total + 1 + inner.length, 0)

type Fault = Pick<InvalidParam, 'code' | 'reason'>

const MOST_LABEL = 200
const MOST_EXPLANATION = 1000

function faultsOfOptions({ soort, opties, minimum }: AnyVeld): Fault[] {
  if (soort !== 'keuze' && soort !== 'meerkeuze') return []
  const faults: Fault[] = []
  if (opties.length === 0) faults.push({ code: 'zonder-opties', reason: 'Dit veld laat niets te kiezen.' })
  if (opties.length > MOST_OPTIONS)
    faults.push({ code: 'te-veel-opties', reason: `Een keuze heeft hoogstens ${MOST_OPTIONS} mogelijkheden.` })
  if (new Set(opties.map(({ waarde }) => waarde)).size < opties.length)
    faults.push({ code: 'uniek', reason: 'Twee mogelijkheden hebben dezelfde waarde.' })
  const texts = opties.flatMap(({ waarde, label }) => [waarde, label])
  if (texts.some((text) => text.trim() === '' || text.length > MOST_LABEL))
    faults.push({
      code: 'ongeldige-optie',
      reason: `Een mogelijkheid heeft een waarde en een label van 1 tot ${MOST_LABEL} tekens.`,
    })
  if (soort === 'meerkeuze' && (minimum ?? 0) > opties.length)
    faults.push({ code: 'onmogelijk', reason: 'Er moeten er meer worden gekozen dan er zijn.' })
  return faults
}

/** Faults of one field by itself: nobody could fill it in, or it could not be kept. */
function faultsOfVeld(veld: AnyVeld): Fault[] {
  const { sleutel, label, soort, uitleg, opties, minimum, maximum } = veld
  const faults = faultsOfOptions(veld)
  if (!SLEUTEL.test(sleutel) || sleutel === '__proto__')
    faults.push({
      code: 'ongeldige-sleutel',
      reason: 'Een sleutel begint met een letter en heeft verder letters, cijfers, - en _.',
    })
  if (label.length > MOST_LABEL)
    faults.push({ code: 'te-lang', reason: `Een label heeft hoogstens ${MOST_LABEL} tekens.` })
  if (uitleg.length > MOST_EXPLANATION)
    faults.push({ code: 'te-lang', reason: `Uitleg heeft hoogstens ${MOST_EXPLANATION} tekens.` })
  if (![label, uitleg, ...opties.flatMap((optie) => [optie.waarde, optie.label])].every(isStorable))
    faults.push({ code: 'ongeldige-tekst', reason: 'Hierin staan tekens die niet kunnen worden bewaard.' })
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, mostOf(soort))
  if (minimum !== null && minimum > most)
    faults.push({ code: 'onmogelijk', reason: 'Het minimum is groter dan wat hier kan: geen antwoord past.' })
  return faults
}

/** The value that this field can have, as its answers have it; undefined when it cannot have it. */
function answerOf({ soort, opties }: AnyVeld, waarde: string | boolean): string | boolean | undefined {
  if (soort === 'ja_nee') return booleanOf(waarde)
  if (soort === 'keuze' || soort === 'meerkeuze') return opties.find((optie) => optie.waarde === String(waarde))?.waarde
  return soort === 'tekst' && typeof waarde === 'string' && waarde.trim() === waarde && waarde !== ''
    ? waarde
    : undefined
}

/** Does a field depend, by way of others, on itself? Then nobody ever sees it. */
function isInCircle(veld: AnyVeld, velden: readonly AnyVeld[]): boolean {
  const seen = new Set<string>()
  let next = veld.toonAls?.veld
  while (next !== undefined && !seen.has(next)) {
    seen.add(next)
    next = velden.find(({ sleutel }) => sleutel === next)?.toonAls?.veld
  }
  return seen.has(veld.sleutel)
}

function faultOfCondition(veld: AnyVeld, velden: readonly AnyVeld[]): Fault[] {
  const { toonAls } = veld
  if (!toonAls) return []
  const other = velden.find(({ sleutel }) => sleutel === toonAls.veld)
  if (!other) return [{ code: 'onbekend-veld', reason: `Er is geen veld ${toonAls.veld} om van af te hangen.` }]
  if (isInCircle(veld, velden))
    return [{ code: 'kring', reason: 'Dit veld hangt, direct of via andere velden, van zichzelf af.' }]
  return answerOf(other, toonAls.waarde) === undefined
    ? [{ code: 'onbekende-waarde', reason: `Het veld ${toonAls.veld} kan deze waarde niet hebben.` }]
    : []
}

/** Faults of all fields: by themselves, keys that are not unique, and conditions that cannot be met. */
function faultsBetween(velden: readonly AnyVeld[], name: string): InvalidParam[] {
  const keys = velden.map(({ sleutel }) => sleutel)
  return velden.flatMap((veld, index) => {
    const place = `${name}.${veld.sleutel}`
    const faults = [...faultsOfVeld(veld), ...faultOfCondition(veld, velden)]
    if (keys.indexOf(veld.sleutel) < index)
      faults.push({ code: 'uniek', reason: 'Een ander veld heeft deze sleutel al.' })
    return [...faults.map((fault) => ({ name: place, ...fault })), ...faultsBetween(veld.velden ?? [], place)]
  })
}

/** Writes the values of conditions as the answers have them: a yes is no text. */
function withConditions<V extends AnyVeld>(velden: readonly V[]): V[] {
  return velden.map((veld) => {
    const { toonAls } = veld
    const other = toonAls && velden.find(({ sleutel }) => sleutel === toonAls.veld)
    const inner = veld.velden && { velden: withConditions(veld.velden) }
    if (!toonAls || !other) return { ...veld, ...inner }
    return { ...veld, ...inner, toonAls: { ...toonAls, waarde: answerOf(other, toonAls.waarde) ?? toonAls.waarde } }
  })
}

const READERS = { 'json-schema': readJsonSchema, formio: readFormio }

/**
 * Reads a definition.
 * @returns its fields, and what is wrong with it; a definition with faults is of no use
 */
export function readDefinitie(
  taal: keyof typeof READERS,
  definitie: unknown,
  name: string,
): { velden: Veld[]; fouten: InvalidParam[] } {
  if (isTooDeep(definitie))
    return { velden: [], fouten: [{ name, code: 'te-diep', reason: 'Dit formulier is te diep genest.' }] }
  const reading: Reading = { faults: [] }
  const velden = READERS[taal](definitie, name, reading)
  const aantal = countFields(velden)
  if (aantal > MOST_FIELDS)
    return {
      velden: [],
      fouten: [
        {
          name,
          code: 'te-veel-velden',
          reason: `Een formulier heeft hoogstens ${MOST_FIELDS} velden; dit heeft er ${aantal}.`,
        },
      ],
    }
  if (aantal === 0 && reading.faults.length === 0)
    refuse(reading, name, 'Dit formulier vraagt niets: het heeft geen velden.', 'zonder-velden')
  return { velden: withConditions(velden), fouten: [...reading.faults, ...faultsBetween(velden, name)].slice(0, 100) }
}
