import { DatabaseError } from 'pg'
import { outageOf } from './outages.ts'

// What may be said of a fault. Its message, and with PostgreSQL its detail, its context and the values of the statement, can hold what
// somebody sent or what is in the register: none of that goes to a log.

/** What went wrong and where: no messages, no values. */
export interface Fault {
  name: string
  /** Of PostgreSQL or of Node. */
  code?: string | undefined
  constraint?: string | undefined
  /** The calls that led to it. */
  at: string[]
}

/** The lines of the stack below its message, which may have lines that look like a call. */
function callsOf({ stack = '', message }: Error): string[] {
  const place = message ? stack.indexOf(message) : -1
  const calls = place < 0 ? stack : stack.slice(place + message.length)
  return calls.split('\n').filter((line) => /^\s+at /.test(line))
}

/** What a log may say of something that was thrown. */
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

/** Classes of faults of PostgreSQL about the connection and the server: their messages name no data (Appendix A of its manual). */
const ABOUT_THE_SERVER = /^(08|25006|28|3D|53|55P|57|58|XX001)/
/** Errors that the language itself makes: their messages quote what they could not read. */
const OF_THE_LANGUAGE = [SyntaxError, TypeError, RangeError, ReferenceError]

/**
 * What whoever runs a command may read of a fault: the message of an error that we or the system made, otherwise what kind it is and where.
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
