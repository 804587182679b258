import { useState } from 'react'

/** The columns that a user can leave out; the task itself and its term are always there. */
export const CHOOSABLE = ['klant', 'contact', 'wie'] as const
export type ChoosableColumn = (typeof CHOOSABLE)[number]

const LEFT_OUT = 'balie-werklijst-zonder'

const read = (): ChoosableColumn[] => {
  const kept = localStorage.getItem(LEFT_OUT)?.split(',') ?? []
  return CHOOSABLE.filter((column) => kept.includes(column))
}

/** Holds the columns that are left out, as this browser was told last. */
export function useLeftOut(): [readonly ChoosableColumn[], (leftOut: readonly ChoosableColumn[]) => void] {
  const [leftOut, setLeftOut] = useState(read)
  const choose = (chosen: readonly ChoosableColumn[]) => {
    setLeftOut([...chosen])
    if (chosen.length > 0) localStorage.setItem(LEFT_OUT, chosen.join(','))
    else localStorage.removeItem(LEFT_OUT)
  }
  return [leftOut, choose]
}
