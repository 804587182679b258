import { useSyncExternalStore } from 'react'

// A session ends while somebody works. Then every request waits, a dialog asks to log in again in another tab, and what waited goes on:
// nothing on the screen is lost.

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

/** Waits until somebody has logged in again. */
export function sessionRenewed(): Promise<void> {
  if (!waiting) {
    waiting = Promise.withResolvers<void>()
    notify()
  }
  return waiting.promise
}

/** Lets what waited go on. */
export function renewSession(): void {
  const before = waiting
  waiting = undefined
  notify()
  before?.resolve()
}

/** Has the session ended? */
export const useSessionEnded = (): boolean => useSyncExternalStore(subscribe, () => waiting !== undefined)

/** Tells the other tabs that somebody has logged in. */
export function tellLoggedIn(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('ingelogd')
  channel.close()
}

/** Calls `then` when somebody logs in in another tab; gives how to stop that. */
export function onLoggedIn(then: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = then
  return () => channel.close()
}
