import { outcomeUnknown, type Problem, unavailable } from './problems.ts'

/** A reason why the database did not do what it was asked, through no fault of the caller. */
export interface Outage {
  /** The reason for the log; stable, kebab-case. */
  reden: string
  /** Other statements still get through; only this one failed. */
  answers: boolean
  /** The number of seconds after which a retry makes sense. */
  retryAfter: number
}

const away = (reden: string): Outage => ({ reden, answers: false, retryAfter: 5 })
const busy = (reden: string): Outage => ({ reden, answers: true, retryAfter: 5 })
const forAWhile = (reden: string): Outage => ({ reden, answers: false, retryAfter: 30 })

/**
 * Maps an SQLSTATE (PostgreSQL, appendix A) to its meaning for the caller; this is the only place where that is decided. A code listed here
 * is not the fault of the request: the answer is 503, and the same request may succeed later. A class of two characters stands for all
 * codes that begin with it.
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

/** An error for a connection that is missing or lost. The cause says why. */
export class ConnectionLost extends Error {}

/** An error for a connection that was lost between the commit and its answer. The commit may or may not have been carried out. */
export class OutcomeUnknown extends Error {}

/** Gives the SQLSTATE with which PostgreSQL refused, or undefined when the error did not come from PostgreSQL. */
export const sqlState = (error: unknown): string | undefined => {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown }
  if (typeof code === 'string' && /^[\dA-Z]{5}$/.test(code)) return code
  return error instanceof ConnectionLost && cause ? sqlState(cause) : undefined
}

/** Finds the outage behind an error, or undefined when the error concerns the request itself. */
export function outageOf(error: unknown): Outage | undefined {
  const state = sqlState(error)
  const known = state && (OUTAGES[state] ?? OUTAGES[state.slice(0, 2)])
  return known || (error instanceof ConnectionLost || error instanceof OutcomeUnknown ? NO_CONNECTION : undefined)
}

const retryAfter = ({ retryAfter: seconds }: Outage) => ({ 'Retry-After': String(seconds) })

/** Makes the problem that reports an outage, or undefined when there is none. */
export function problemOfOutage(error: unknown): Problem | undefined {
  const outage = outageOf(error)
  if (!outage) return undefined
  return (error instanceof OutcomeUnknown ? outcomeUnknown : unavailable)({ headers: retryAfter(outage) })
}
