import { useSyncExternalStore } from 'react'

// The rest of the page lies behind a dialog: nobody sees, reaches or hears it. What must be seen all the same goes into the dialog on top.

const places: HTMLElement[] = []
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** A dialog came on top, with a place for messages; gives what to call when it goes. */
export function comeOnTop(place: HTMLElement): () => void {
  places.push(place)
  tell()
  return () => {
    places.splice(places.indexOf(place), 1)
    tell()
  }
}

/** The place for messages in the dialog on top; undefined: no dialog is open. */
export const useTopDialog = (): HTMLElement | undefined => useSyncExternalStore(subscribe, () => places.at(-1))
