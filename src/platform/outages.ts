import { outcomeUnknown, type Problem, unavailable } from './problems.ts'

/** Why the database does not do what it was asked, through no fault of who asked. */
export interface Outage {
  /** For the log; stable, kebab-case. */
  reden: string
  /** Other statements still get through: only this one did not. */
  answers: boolean
  /** Seconds after which asking again makes sense. */
  retryAfter: number
}

const away = (reden: string): Outage => ({ reden, answers: false, retryAfter: 5 })
const busy = (reden: string): Outage => ({ reden, answers: true, retryAfter: 5 })
const forAWhile = (reden: string): Outage => ({ reden, answers: false, retryAfter: 30 })

/**
 * What a SQLSTATE (PostgreSQL, appendix A) means for who asked: the only place where this is decided. One that stands here is no fault of the
 * request: 503, and the same request may succeed later. A class of two characters stands for all codes that begin with it.
 */
export const OUTAGES: Readonly<Record<string, Outage>> = {
  '08': away('verbinding-verbroken'),
  '28': forAWhile('aanmelding-geweigerd'),
  '58': forAWhile('systeemfout'),
  '25006': away('alleen-lezen'),
  '25P03': busy('transactie-te-stil'),
  '3D000': forAWhile('database-bestaat-niet'),
  '53100': forAWhile('schijf-vol'),
  '53200': busy('geheugen-vol'),
  '53300': busy('te-veel-verbindingen'),
  '53400': busy('grens-van-de-configuratie'),
  '55P03': busy('slot-bezet'),
  '57014': busy('duurde-te-lang'),
  '57P01': away('wordt-gestopt'),
  '57P02': away('gestopt-na-fout'),
  '57P03': away('start-nog'),
  '57P04': forAWhile('database-verwijderd'),
  '57P05': away('verbinding-verlopen'),
}

const NO_CONNECTION = away('geen-verbinding')

/** Thrown when there is no connection, or no longer. The cause says why. */
export class ConnectionLost extends Error {}

/** Thrown when the connection was lost between the commit and its answer: it may or may not have been carried out. */
export class OutcomeUnknown extends Error {}

const stateOf = (error: unknown): string | undefined => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && /^[\dA-Z]{5}$/.test(code)) return code
  return error instanceof ConnectionLost && cause ? stateOf(cause) : undefined
}

/** The SQLSTATE with which PostgreSQL refused; undefined when it was not PostgreSQL that said it. */
export const sqlState = stateOf

/** What an error tells of the state of the database; undefined when it is about what was asked. */
export function outageOf(error: unknown): Outage | undefined {
  const state = stateOf(error)
  const known = state && (OUTAGES[state] ?? OUTAGES[state.slice(0, 2)])
  return known || (error instanceof ConnectionLost || error instanceof OutcomeUnknown ? NO_CONNECTION : undefined)
}

const retryAfter = ({ retryAfter: seconds }: Outage) => ({ 'Retry-After': String(seconds) })

/** The problem with which an outage is answered; undefined when it is none. */
export function problemOfOutage(error: unknown): Problem | undefined {
  const outage = outageOf(error)
  if (!outage) return undefined
  return (error instanceof OutcomeUnknown ? outcomeUnknown : unavailable)({ headers: retryAfter(outage) })
}
