import { readCaller } from '../../../begrippen/beller.ts'

// A switchboard opens `/werkplek/?beller=…` in the browser of who takes the call, or tells Balie at whom it rings. The number is a help and
// proves nothing (R1): it goes into the form and is looked up, and somebody still has to establish who it is.

/** A call that came in. Without a number the caller is hidden. */
export interface Call {
  number: string | undefined
  /** As the switchboard told of it; undefined: it did not, or not yet. */
  oproep?: string | undefined
}

let waiting: Call | undefined
const called = new Set<string>()

/** Keeps a call until the screen is there. The number leaves the address bar with this. */
export function receiveCall(beller: string): void {
  waiting = { number: readCaller(beller) }
}

/** Gives the call that waits for the screen, once. */
export function takeCall(): Call | undefined {
  const call = waiting
  waiting = undefined
  return call
}

/** Keeps that the switchboard gave a number, in this window. */
export const markCalled = (number: string): unknown => called.add(number)

/** Was this number given by the switchboard, in this window? */
export const isCalled = (number: string): boolean => called.has(number)
