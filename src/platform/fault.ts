import { DatabaseError } from 'pg'
import { outageOf } from './outages.ts'

// This module decides what a log may say about a fault. The message, and with PostgreSQL also the detail, the context and the values of the
// statement, can hold what somebody sent or what is in the register. None of that goes to a log.

/** A fault as the log shows it: what went wrong and where, without messages or values. */
export interface Fault {
  name: string
  /** The error code of PostgreSQL or Node. */
  code?: string | undefined
  constraint?: string | undefined
  /** The calls that led to the fault. */
  at: string[]
}

/** Returns the lines of the stack below the message. The message is cut off first, because its lines can look like calls. */
function callsOf({ stack = '', message }: Error): string[] {
  const place = message ? stack.indexOf(message) : -1
  const calls = place < 0 ? stack : stack.slice(place + message.length)
  return calls.split('\n').filter((line) => /^\s+at /.test(line))
}

/** Describes a thrown value in the form that may be logged. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown }
  return {
    name: error.name,
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    at: callsOf(error),
  }
}

/**
 * These classes of PostgreSQL errors concern the connection and the server, so their messages contain no data (Appendix A of its manual).
 */
const ABOUT_THE_SERVER = /^(08|25006|28|3D|53|55P|57|58|XX001)/
/** JavaScript makes these errors itself, and their messages quote the text that could not be read. */
const OF_THE_LANGUAGE = [SyntaxError, TypeError, RangeError, ReferenceError]

/**
 * Says what the person who runs a command may read of a fault. For an error that we or the system made this is the message; otherwise it is
 * only the kind and the place.
 */
export function sayOf(error: unknown): string {
  if (!(error instanceof Error)) return 'er ging iets mis.'
  const outage = outageOf(error)
  if (outage) {
    const said = error.cause instanceof Error ? error.cause.message : error.message
    return `de database is niet beschikbaar (${outage.reden}: ${said}).`
  }
  const { code, constraint, at } = faultOf(error)
  if (error instanceof DatabaseError && !ABOUT_THE_SERVER.test(code ?? ''))
    return `de database weigert dit (${[code, constraint].filter(Boolean).join(', ')}).`
  if (OF_THE_LANGUAGE.some((kind) => error instanceof kind))
    return `er ging iets mis aan onze kant (${error.name}${at[0] ? ` ${at[0].trim()}` : ''}).`
  return error.message || code || error.name
}
