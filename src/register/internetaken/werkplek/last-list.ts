import { useSyncExternalStore } from 'react'
import type { WorklistAddress } from './lists.ts'

/** The worklist from which a task was opened: where it is, the numbers of its tasks in their order, and whether it has more than these. */
export interface LastList {
  search: WorklistAddress
  state: { zoek?: string; onderwerp?: string }
  numbers: readonly string[]
  hasMore: boolean
}

let last: LastList = { search: {}, state: {}, numbers: [], hasMore: false }
const listeners = new Set<() => void>()

/** Remembers the worklist in this window, so that a task leads back to it and to its neighbours. */
export function rememberList(list: Partial<LastList>): void {
  last = { ...last, ...list }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Gives the worklist that was shown last in this window. */
export const useLastList = (): LastList => useSyncExternalStore(subscribe, () => last)

/** Gives the tasks before and after this one in a list, and its place; undefined when the list does not hold it. */
export function neighbours({ numbers, hasMore }: LastList, nummer: string) {
  const index = numbers.indexOf(nummer)
  if (index < 0) return undefined
  return {
    previous: numbers[index - 1],
    next: numbers[index + 1],
    place: index + 1,
    total: `${numbers.length}${hasMore ? '+' : ''}`,
  }
}
