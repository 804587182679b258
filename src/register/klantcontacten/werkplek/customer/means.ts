import type { ConceptVraag } from '../../../concepten/contract.ts'

type Klant = ConceptVraag['klant']

/** Employees establish an identity by these means, each with its level of assurance (R1). */
export const NIVEAU = {
  controlevragen: 'laag',
  identiteitsdocument: 'hoog',
  digid: 'substantieel',
  eherkenning: 'substantieel',
  ondertekende_brief: 'laag',
  machtiging: 'onbepaald',
} as const satisfies Partial<Record<NonNullable<Klant['middel']>, Klant['niveau']>>

export const MIDDELEN = Object.keys(NIVEAU) as (keyof typeof NIVEAU)[]
