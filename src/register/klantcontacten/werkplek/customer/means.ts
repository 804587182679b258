import type { ConceptVraag } from '../../../concepten/contract.ts'

type Klant = ConceptVraag['klant']

/** By which means an employee establishes who it is, and how sure that is (R1). */
export const NIVEAU = {
  controlevragen: 'laag',
  identiteitsdocument: 'hoog',
  digid: 'substantieel',
  eherkenning: 'substantieel',
  ondertekende_brief: 'laag',
  machtiging: 'onbepaald',
} as const satisfies Partial<Record<NonNullable<Klant['middel']>, Klant['niveau']>>

export const MIDDELEN = Object.keys(NIVEAU) as (keyof typeof NIVEAU)[]
