import type { SoortKlanttaak } from '../../begrippen/contract.ts'
import type { Config } from '../../platform/config.ts'
import { isObject } from '../../platform/json.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import { sql } from '../../platform/sql.ts'
import type { NieuweOpdracht } from '../../register/klanttaken/contract.ts'
import type { Details } from '../../register/klanttaken/row.ts'
import { readOpdracht } from '../../register/klanttaken/uitzetten.ts'
import {
  choice,
  type Fields,
  group,
  matches,
  optional,
  optionalText,
  type Reading,
  readFields,
  text,
} from '../klantinteracties/wire/fields.ts'
import * as json from '../klantinteracties/wire/json.ts'
import { anyObject } from '../zgw/velden.ts'

// `details` of the Taken API: what it holds follows from `taakSoort`.

export const TAAKSOORTEN = ['betaaltaak', 'urltaak', 'formuliertaak'] as const
export type Taaksoort = (typeof TAAKSOORTEN)[number]

/** The kinds that the Taken API shows as a kind of its own: it has three. */
export const SOORTEN: Readonly<Record<Taaksoort, readonly SoortKlanttaak[]>> = {
  betaaltaak: ['betaaltaak'],
  urltaak: ['urltaak', 'ondertekenen'],
  formuliertaak: ['formuliertaak', 'aanleveren'],
}

const BEDRAG = matches(/^\d{1,9}(\.\d{1,2})?$/, 'Een bedrag heeft hoogstens twee cijfers achter de punt: 12.50.')

const IBAN = matches(/^[A-Za-z]{2}\d{2}[A-Za-z0-9]{1,30}$/, 'Ongeldige IBAN.')

const FIELDS: Readonly<Record<Taaksoort, Fields>> = {
  betaaltaak: {
    bedrag: text({ rules: [BEDRAG], schema: { format: 'decimal' } }),
    valuta: optional(choice(['EUR']), 'EUR'),
    transactieomschrijving: text({ max: 80 }),
    doelrekening: group({
      naam: optionalText(200),
      code: optionalText(100),
      iban: optionalText(34, { rules: [IBAN] }),
    }),
  },
  urltaak: { uitvraagLink: text({ max: 2000, schema: { format: 'uri' } }), voorinvullenGegevens: anyObject() },
  formuliertaak: { formulierDefinitie: anyObject(), voorinvullenGegevens: anyObject() },
}

/** The schema of each kind, for the description. */
export const schemaOf = (soort: Taaksoort): json.Schema => group(FIELDS[soort]).schema

const EMPTY = 'Geef een naam, een code of een IBAN.'

/** Cents are whole: the amount goes from text to a number by its digits. */
function centsOf(bedrag: string): number {
  const [euros = '0', cents = ''] = bedrag.split('.')
  return Number(euros) * 100 + Number(cents.padEnd(2, '0'))
}

type Sent = Readonly<Record<string, unknown>>

/** Reads the opdracht out of the members of `details`. */
function opdrachtOf(soort: Taaksoort, details: Sent, reading: Reading): NieuweOpdracht {
  const voorinvullen = isObject(details.voorinvullenGegevens) ? details.voorinvullenGegevens : {}
  if (soort === 'urltaak') return { soort, uitvraagLink: String(details.uitvraagLink), voorinvullen }
  if (soort === 'formuliertaak')
    return { soort, taal: 'formio', definitie: { ...(details.formulierDefinitie as object) }, voorinvullen }
  const bedrag = centsOf(String(details.bedrag))
  if (bedrag < 1)
    reading.faults.push({ name: 'details.bedrag', code: 'min_value', reason: 'Een bedrag is ten minste 0.01.' })
  const doelrekening = details.doelrekening as { naam: string; code: string; iban: string }
  if (!Object.values(doelrekening).some(Boolean))
    reading.faults.push({ name: 'details.doelrekening', code: 'required', reason: EMPTY })
  return { soort, bedrag, transactieomschrijving: String(details.transactieomschrijving), doelrekening }
}

const NAMES: Readonly<Record<string, string>> = {
  definitie: 'formulierDefinitie',
  voorinvullen: 'voorinvullenGegevens',
}

/** A fault at its place in `details`. */
const inDetails = (fault: InvalidParam): InvalidParam => ({
  ...fault,
  name: fault.name.replace(/\.(definitie|voorinvullen)\b/, (_, name: string) => `.${NAMES[name]}`),
})

/** Reads `details`; gives what is asked, as it is kept, and what is wrong with it. Members that it does not know are passed over. */
export function readDetails(
  config: Config,
  soort: Taaksoort,
  value: unknown,
): { opdracht?: NieuweOpdracht; details?: Details; fouten: InvalidParam[] } {
  const reading: Reading = { faults: [], references: [], uniques: [] }
  if (!isObject(value))
    return { fouten: [{ name: 'details', code: 'required', reason: 'Dit veld is vereist, als object.' }] }
  const read = readFields(FIELDS[soort], value, 'details', reading, false)
  if (soort === 'formuliertaak' && !isObject(read.formulierDefinitie))
    reading.faults.push({ name: 'details.formulierDefinitie', code: 'required', reason: 'Dit veld is vereist.' })
  if (reading.faults.length > 0) return { fouten: reading.faults }
  const opdracht = opdrachtOf(soort, read, reading)
  if (reading.faults.length > 0) return { fouten: reading.faults }
  const { details, fouten } = readOpdracht(config, opdracht, 'details', 'formio')
  const asked =
    'voorinvullen' in opdracht && 'voorinvullen' in details
      ? { ...opdracht, voorinvullen: details.voorinvullen }
      : opdracht
  return { opdracht: asked, details, fouten: fouten.map(inDetails) }
}

/** Gives a klanttaak as the members of `details`: a change is put beside them. */
export function membersOf(details: Details): Sent {
  if ('bedrag' in details) {
    const { bedrag, transactieomschrijving, doelrekening } = details
    return { bedrag: (bedrag / 100).toFixed(2), valuta: 'EUR', transactieomschrijving, doelrekening }
  }
  if ('uitvraagLink' in details)
    return { uitvraagLink: details.uitvraagLink, voorinvullenGegevens: details.voorinvullen }
  if ('definitie' in details) {
    const { definitie, formio, voorinvullen, voorinvullenFormio } = details
    return { formulierDefinitie: formio ?? definitie, voorinvullenGegevens: voorinvullenFormio ?? voorinvullen }
  }
  return {}
}

const documenten = sql`coalesce((select jsonb_agg(jsonb_build_object('informatieObject', 'urn:uuid:' || (g.identificator).object_id) order by g.volgnummer)
  from bijlage g where g.klantcontact = k.klantcontact), '[]')`

const doelrekening = sql`(select jsonb_object_agg(d.key, d.value) from jsonb_each(k.details -> 'doelrekening') d where d.value <> '""')`

const filled = (value: json.Sql) => sql`coalesce(${value}, '{}')`

/** `details` of klanttaak `k`. What is no kind of the Taken API is shown as the one that it is like. */
export const details = ({ base }: json.Wire): json.Json =>
  json.raw(
    sql`case k.soort
    when 'betaaltaak' then jsonb_build_object('bedrag', to_char((k.details ->> 'bedrag')::numeric / 100, 'FM9999999990.00'), 'valuta', 'EUR',
      'transactieomschrijving', k.details -> 'transactieomschrijving', 'doelrekening', ${doelrekening})::text
    when 'urltaak' then jsonb_build_object('uitvraagLink', k.details -> 'uitvraagLink', 'voorinvullenGegevens', ${filled(sql`k.details -> 'voorinvullen'`)},
      'ontvangenGegevens', ${filled(sql`k.ontvangen`)}, 'ontvangenBijlagen', ${documenten})::text
    when 'ondertekenen' then concat('{"uitvraagLink":"', ${sql.lit(base)}, '/mijn/klanttaken/', k.uuid, '","ontvangenBijlagen":', ${documenten}, '}')
    when 'aanleveren' then jsonb_build_object('formulierDefinitie', jsonb_build_object('display', 'form', 'components', jsonb_build_array(
      jsonb_build_object('type', 'file', 'key', 'bestanden', 'label', array_to_string(array(select jsonb_array_elements_text(k.details -> 'gevraagd')), ', '),
        'multiple', true))))::text
    else jsonb_build_object('formulierDefinitie', coalesce(k.details -> 'formio', k.details -> 'definitie'),
      'voorinvullenGegevens', ${filled(sql`coalesce(k.details -> 'voorinvullenFormio', k.details -> 'voorinvullen')`)},
      'ontvangenGegevens', ${filled(sql`coalesce(k.ontvangen_formio, k.ontvangen)`)})::text
    end`,
    { type: 'object' },
  )
