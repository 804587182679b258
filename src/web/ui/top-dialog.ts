import { useSyncExternalStore } from 'react'

// The rest of the page lies behind a dialog, where nobody can see, reach or hear it. Content that must be seen all the same goes into the
// top dialog.

const places: HTMLElement[] = []
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Registers a dialog that came on top, with its place for messages, and returns a function to call when it closes. */
export function comeOnTop(place: HTMLElement): () => void {
  places.push(place)
  tell()
  return () => {
    places.splice(places.indexOf(place), 1)
    tell()
  }
}

/** Returns the place for messages in the top dialog, or undefined when no dialog is open. */
export const useTopDialog = (): HTMLElement | undefined => useSyncExternalStore(subscribe, () => places.at(-1))
