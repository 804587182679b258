import type { SoortKlanttaak } from '../../../begrippen/contract.ts'
import type { Fault } from '../../../web/ui/form.tsx'
import { linesOf } from '../../../web/ui/text-field.tsx'
import type { NieuweOpdracht, TALEN_FORMULIER } from '../contract.ts'
import { centsOf, typedOf } from './amount.ts'

/** An opdracht as it is typed, under the names that the contract has. */
export interface OpdrachtValues {
  'opdracht.soort': SoortKlanttaak
  'opdracht.bedrag': string
  'opdracht.transactieomschrijving': string
  'opdracht.doelrekening.naam': string
  'opdracht.doelrekening.iban': string
  'opdracht.doelrekening.code': string
  'opdracht.uitvraagLink': string
  'opdracht.taal': (typeof TALEN_FORMULIER)[number]
  'opdracht.definitie': string
  'opdracht.gevraagd': string
  'opdracht.verklaring': string
}

const EMPTY: OpdrachtValues = {
  'opdracht.soort': 'aanleveren',
  'opdracht.bedrag': '',
  'opdracht.transactieomschrijving': '',
  'opdracht.doelrekening.naam': '',
  'opdracht.doelrekening.iban': '',
  'opdracht.doelrekening.code': '',
  'opdracht.uitvraagLink': '',
  'opdracht.taal': 'json-schema',
  'opdracht.definitie': '',
  'opdracht.gevraagd': '',
  'opdracht.verklaring': '',
}

/** The values for what is asked; undefined gives empty ones. */
export function valuesOfOpdracht(opdracht: NieuweOpdracht | undefined): OpdrachtValues {
  if (!opdracht) return EMPTY
  const values = { ...EMPTY, 'opdracht.soort': opdracht.soort }
  switch (opdracht.soort) {
    case 'betaaltaak':
      return {
        ...values,
        'opdracht.bedrag': typedOf(opdracht.bedrag),
        'opdracht.transactieomschrijving': opdracht.transactieomschrijving,
        'opdracht.doelrekening.naam': opdracht.doelrekening.naam,
        'opdracht.doelrekening.iban': opdracht.doelrekening.iban,
        'opdracht.doelrekening.code': opdracht.doelrekening.code,
      }
    case 'urltaak':
      return { ...values, 'opdracht.uitvraagLink': opdracht.uitvraagLink }
    case 'formuliertaak':
      return {
        ...values,
        'opdracht.taal': opdracht.taal,
        'opdracht.definitie': JSON.stringify(opdracht.definitie, null, 2),
      }
    case 'aanleveren':
      return { ...values, 'opdracht.gevraagd': opdracht.gevraagd.join('\n') }
    default:
      return { ...values, 'opdracht.verklaring': opdracht.verklaring }
  }
}

function definitionOf(typed: string): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(typed)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : undefined
  } catch {
    return undefined
  }
}

interface Texts {
  required: string
  amountWrong: string
  definitionWrong: string
}

/** Finds what cannot be sent as it was typed. */
export function faultsInOpdracht(values: OpdrachtValues, t: Texts): Fault[] {
  const needed = (...names: (keyof OpdrachtValues)[]): Fault[] =>
    names.filter((name) => values[name].trim() === '').map((name) => ({ name, reason: t.required }))
  switch (values['opdracht.soort']) {
    case 'betaaltaak':
      return [
        ...(centsOf(values['opdracht.bedrag']) ? [] : [{ name: 'opdracht.bedrag', reason: t.amountWrong }]),
        ...needed('opdracht.transactieomschrijving'),
      ]
    case 'urltaak':
      return needed('opdracht.uitvraagLink')
    case 'formuliertaak':
      return definitionOf(values['opdracht.definitie'])
        ? []
        : [{ name: 'opdracht.definitie', reason: t.definitionWrong }]
    case 'aanleveren':
      return needed('opdracht.gevraagd')
    default:
      return []
  }
}

/**
 * Makes the opdracht that is sent.
 * @param before the former one; a part of it that no field shows stays as it was
 */
export function opdrachtOf(values: OpdrachtValues, before: NieuweOpdracht | undefined): NieuweOpdracht {
  const soort = values['opdracht.soort']
  switch (soort) {
    case 'betaaltaak':
      return {
        soort,
        bedrag: centsOf(values['opdracht.bedrag']) ?? 0,
        transactieomschrijving: values['opdracht.transactieomschrijving'],
        doelrekening: {
          naam: values['opdracht.doelrekening.naam'],
          iban: values['opdracht.doelrekening.iban'],
          code: values['opdracht.doelrekening.code'],
        },
      }
    case 'urltaak':
      return {
        soort,
        uitvraagLink: values['opdracht.uitvraagLink'],
        voorinvullen: before?.soort === soort ? before.voorinvullen : {},
      }
    case 'formuliertaak':
      return {
        soort,
        taal: values['opdracht.taal'],
        definitie: definitionOf(values['opdracht.definitie']) ?? {},
        voorinvullen: before?.soort === soort ? before.voorinvullen : {},
      }
    case 'aanleveren':
      return {
        soort,
        gevraagd: linesOf(values['opdracht.gevraagd']),
        maxBestanden: before?.soort === soort ? before.maxBestanden : 10,
      }
    default:
      return { soort, verklaring: values['opdracht.verklaring'] }
  }
}
