import { useSyncExternalStore } from 'react'

// A session can end while somebody works. Then every request waits, a dialog asks them to log in again in another tab, and the requests go
// on: nothing on the screen is lost.

const CHANNEL = 'balie-sessie'

interface Waiting {
  promise: Promise<void>
  resolve(): void
}

let waiting: Waiting | undefined
const listeners = new Set<() => void>()

const notify = () => {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Waits until the user has logged in again. */
export function sessionRenewed(): Promise<void> {
  if (!waiting) {
    waiting = Promise.withResolvers<void>()
    notify()
  }
  return waiting.promise
}

/** Lets the waiting requests go on. */
export function renewSession(): void {
  const before = waiting
  waiting = undefined
  notify()
  before?.resolve()
}

/** Tells whether the session has ended. */
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => waiting !== undefined)

/** Tells the other tabs that the user has logged in. */
export function tellLoggedIn(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('ingelogd')
  channel.close()
}

/** Calls `then` when the user logs in in another tab, and returns a function that stops this. */
export function onLoggedIn(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = then
  return () => channel.close()
}
