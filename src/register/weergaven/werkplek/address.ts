import { VOLGORDES, WERKLIJSTEN } from '../../internetaken/contract.ts'
import {
  knowsLate,
  knowsRareFilters,
  knowsUnits,
  orderOf,
  type WorklistAddress,
} from '../../internetaken/werkplek/lists.ts'
import type { Weergave, WeergaveInhoud } from '../contract.ts'

// These functions read and write the address of a worklist. What was typed is not in it, because it can be the name of a customer: it is
// kept with the entry in the history of this window, and for a view on the server.

declare module '@tanstack/react-router' {
  interface HistoryState {
    zoek?: string
    onderwerp?: string
  }
}

export const EMPTY: WeergaveInhoud = {
  lijst: 'mijn',
  eenheid: null,
  behandelaar: null,
  sorteer: 'uiterlijkOp',
  zoek: '',
  teLaat: false,
  vandaag: false,
  kanaal: '',
  label: null,
  onderwerp: '',
}

/** Gives the value when it is one of these, because an address can hold anything. */
const oneOf = <const Value>(values: readonly Value[], value: unknown): Value | undefined =>
  values.find((own) => own === value)

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Reads the parts of an address that are valid. */
export const readAddress = ({
  weergave,
  lijst,
  eenheid,
  behandelaar,
  sorteer,
  teLaat,
  vandaag,
  kanaal,
  label,
}: WorklistAddress): WorklistAddress => ({
  weergave: weergave ? String(weergave) : undefined,
  lijst: oneOf(WERKLIJSTEN, lijst),
  eenheid: UUID.test(eenheid ?? '') ? eenheid : undefined,
  behandelaar: UUID.test(behandelaar ?? '') ? behandelaar : undefined,
  sorteer: oneOf(VOLGORDES, sorteer),
  teLaat: teLaat === true ? true : undefined,
  vandaag: vandaag === true ? true : undefined,
  kanaal: kanaal ? String(kanaal) : undefined,
  label: UUID.test(label ?? '') ? label : undefined,
})

/** The words that were typed to find tasks by. */
export type Typed = Pick<WeergaveInhoud, 'zoek' | 'onderwerp'>

/** Gives what a worklist shows at an address. */
export function shownAt(
  { lijst, eenheid, behandelaar, sorteer, teLaat, vandaag, kanaal, label }: WorklistAddress,
  { zoek, onderwerp }: Typed,
  view: Pick<Weergave, 'inhoud'> | undefined,
): WeergaveInhoud {
  if (!lijst && view) return view.inhoud
  const asked = { ...EMPTY, zoek, ...(lijst && { lijst }), ...(sorteer && { sorteer }) }
  const shown = { ...asked, sorteer: orderOf(asked) }
  return {
    ...shown,
    eenheid: knowsUnits(shown) ? (eenheid ?? null) : null,
    behandelaar: knowsUnits(shown) ? (behandelaar ?? null) : null,
    teLaat: teLaat === true && knowsLate(shown),
    vandaag: vandaag === true && knowsLate(shown),
    kanaal: knowsRareFilters(shown) ? (kanaal ?? '') : '',
    label: knowsRareFilters(shown) ? (label ?? null) : null,
    onderwerp: knowsRareFilters(shown) ? onderwerp : '',
  }
}

/** Tells whether two worklists show the same. */
export const isSame = (one: WeergaveInhoud, other: WeergaveInhoud) =>
  (Object.keys(EMPTY) as (keyof WeergaveInhoud)[]).every((filter) => one[filter] === other[filter])

/** Gives the address that shows this: that of the view when the view holds exactly this. */
export function placeOf(shown: WeergaveInhoud, view: Weergave | undefined) {
  const { lijst, eenheid, behandelaar, sorteer, zoek, onderwerp, teLaat, vandaag, kanaal, label } = shown
  const search: WorklistAddress = {
    lijst,
    eenheid: eenheid ?? undefined,
    behandelaar: behandelaar ?? undefined,
    sorteer,
    teLaat: teLaat || undefined,
    vandaag: vandaag || undefined,
    kanaal: kanaal || undefined,
    label: label ?? undefined,
  }
  const state: Typed = { zoek, onderwerp }
  if (!view) return { search, state }
  if (isSame(shown, view.inhoud)) return { search: { weergave: view.uuid }, state: {} }
  return { search: { ...search, weergave: view.uuid }, state }
}
