import { createHash } from 'node:crypto'
import { isObject } from '../../platform/json.ts'
import { type InvalidParam, invalid, type Problem } from '../../platform/problems.ts'
import { readIdentiteit, rollenOf } from './identiteit.ts'
import type { Inzending } from './inzending.ts'
import { readVelden } from './velden.ts'

// The registration "Generic JSON" of Open Forms: `{values, values_schema, metadata, metadata_schema}`, with files inline.

/** The body that Open Forms sends, as far as it is used. */
interface GenericJson {
  values?: unknown
  values_schema?: unknown
  metadata?: unknown
}

/** These say when it was sent, so they differ in each attempt to deliver it. */
const OF_THE_ATTEMPT = new Set([
  'registration_timestamp',
  'now',
  'today',
  'current_year',
  'environment',
  'form_version',
])

const LONGEST_NAME = 200
const LONGEST_KEY = 300

const textOf = (value: unknown, longest: number): string =>
  typeof value === 'string' ? value.trim().slice(0, longest).toWellFormed() : ''

/**
 * Reads a submission. What cannot be a submission is a problem; what is odd in one is a remark.
 * @param id stands in the address, and names the form when nothing else does
 */
export function readGenericJson(
  { values, values_schema: schema, metadata }: GenericJson,
  id: string,
): Inzending | Problem {
  const faults: InvalidParam[] = []
  const fault = (name: string, code: string, reason: string) => faults.push({ name, code, reason })
  if (!isObject(values)) fault('values', 'verplicht', 'Stuur de ingevulde waarden mee, als object.')
  if (!isObject(metadata)) fault('metadata', 'verplicht', 'Stuur de metadata van de inzending mee, als object.')
  if (!isObject(values) || !isObject(metadata)) return invalid(faults)
  const kenmerk = textOf(metadata.public_reference, 200)
  const inzending = textOf(metadata.submission_id, 200)
  if (!kenmerk && !inzending)
    return invalid([
      {
        name: 'metadata.public_reference',
        code: 'verplicht',
        reason: 'Zonder public_reference of submission_id is niet te zien of een inzending al is geregistreerd.',
      },
    ])
  const said = Object.entries(metadata).filter(([name]) => !OF_THE_ATTEMPT.has(name))
  const same = JSON.stringify([values, said])
  const { gegevens, opmerkingen, ...read } = readVelden(values, schema)
  const { identiteit, opmerking } = readIdentiteit(metadata)
  const shown = Object.fromEntries(Object.entries(metadata).filter(([name]) => !name.startsWith('auth')))
  return {
    sleutel: (inzending || `${kenmerk} ${textOf(metadata.form_id, 100)}`).slice(0, LONGEST_KEY).trim(),
    vingerafdruk: createHash('sha256').update(same).digest(),
    omvang: same.length,
    kenmerk,
    naam: textOf(metadata.form_name, LONGEST_NAME) || id,
    documentnaam: 'formulier',
    isBeantwoord: false,
    op: typeof metadata.registration_timestamp === 'string' ? metadata.registration_timestamp : undefined,
    ...read,
    rollen: identiteit && rollenOf(identiteit),
    gegevens: JSON.stringify({ values: gegevens, values_schema: schema, metadata: shown }, null, 2),
    opmerkingen: opmerking ? [...opmerkingen, opmerking] : opmerkingen,
  }
}
