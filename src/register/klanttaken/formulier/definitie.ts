import type { InvalidParam } from '../../../platform/problems.ts'
import { type AnyVeld, SLEUTEL, type Veld } from '../contract.ts'
import { readFormio } from './formio.ts'
import { readJsonSchema } from './json-schema.ts'
import { MOST_FIELDS, type Reading, refuse } from './reading.ts'

// A definition of a form is read when the klanttaak is set out: what is not known is refused then, and not when the customer sees it.

const countFields = (velden: readonly Veld[]): number =>
  velden.reduce((total, { velden: inner }) => total + 1 + inner.length, 0)

/** Faults of the fields together: keys that are not unique or cannot be used, and conditions on what is not there. */
function faultsBetween(velden: readonly AnyVeld[], name: string): InvalidParam[] {
  const keys = velden.map(({ sleutel }) => sleutel)
  return velden.flatMap((veld, index) => {
    const faults: InvalidParam[] = []
    const place = `${name}.${veld.sleutel}`
    const { toonAls, opties, soort } = veld
    if (!SLEUTEL.test(veld.sleutel))
      faults.push({
        name: place,
        code: 'ongeldige-sleutel',
        reason: 'Een sleutel begint met een letter en heeft verder letters, cijfers, - en _.',
      })
    if (keys.indexOf(veld.sleutel) < index)
      faults.push({ name: place, code: 'uniek', reason: 'Een ander veld heeft deze sleutel al.' })
    if (veld.label.length > 200)
      faults.push({ name: place, code: 'te-lang', reason: 'Een label heeft hoogstens 200 tekens.' })
    if ((soort === 'keuze' || soort === 'meerkeuze') && opties.length === 0)
      faults.push({ name: place, code: 'zonder-opties', reason: 'Dit veld laat niets te kiezen.' })
    if (toonAls && (toonAls.veld === veld.sleutel || !keys.includes(toonAls.veld)))
      faults.push({
        name: place,
        code: 'onbekend-veld',
        reason: `Er is geen veld ${toonAls.veld} om van af te hangen.`,
      })
    return [...faults, ...faultsBetween(veld.velden ?? [], place)]
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
  return { velden, fouten: [...reading.faults, ...faultsBetween(velden, name)].slice(0, 100) }
}
