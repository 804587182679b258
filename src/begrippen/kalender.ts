// The calendar of a municipality determines werkdagen, opening hours, and the end of a term. Its clock is that of Amsterdam.

/** The clocks of systems may differ by this much, in ms (R9, decision 0007). */
export const SPELING_MS = 5 * 60_000

const UUR = 3_600_000
const DAG = 24 * UUR

/** The weekdays run from Sunday to Saturday, as `Date.getUTCDay` counts them. */
const WEEKDAGEN = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'] as const
export type Weekdag = (typeof WEEKDAGEN)[number]

/** The opening hours of a municipality. Without them it is open on werkdagen, all day long. */
export interface Kalender {
  openingstijden: Readonly<Record<Weekdag, { van: string; tot: string } | null>> | null
  /** The days on which it is closed, apart from weekends and feestdagen. */
  sluitingsdagen: readonly { datum: string }[]
}

/** A calendar without any settings. */
export const GEWOON: Kalender = { openingstijden: null, sluitingsdagen: [] }

/** A term, in werkdagen or in hours in which the municipality is open. */
export interface Termijn {
  aantal: number
  eenheid: 'werkdagen' | 'uren'
}

const utc = (year: number, month: number, day: number) => Date.UTC(year, month - 1, day)

/** Computes Easter Sunday in the Gregorian calendar (Meeus/Jones/Butcher), in ms since the epoch. */
function pasen(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  return utc(year, month, ((h + l - 7 * m + 114) % 31) + 1)
}

/** Computes Hemelvaartsdag in a year, as 00:00 UTC in ms. */
export const hemelvaart = (year: number): number => pasen(year) + 39 * DAG

/** Computes Koningsdag: 27 April, or the day before when that is a Sunday. */
function koningsdag(year: number): number {
  const dag = utc(year, 4, 27)
  return new Date(dag).getUTCDay() === 0 ? dag - DAG : dag
}

/** Lists the days in a year on which Dutch municipalities are closed by the Algemene termijnenwet. */
function feestdagen(year: number): Set<number> {
  const paas = pasen(year)
  return new Set([
    utc(year, 1, 1),
    paas - 2 * DAG,
    paas + DAG,
    koningsdag(year),
    utc(year, 5, 5),
    hemelvaart(year),
    paas + 50 * DAG,
    utc(year, 12, 25),
    utc(year, 12, 26),
  ])
}

const datumOf = (dag: number) => new Date(dag).toISOString().slice(0, 10)
const weekdagOf = (dag: number): Weekdag => WEEKDAGEN[new Date(dag).getUTCDay()] ?? 'zondag'

/** Tells whether the municipality is closed all this day, for a feestdag or by its own choice. */
const isGesloten = (dag: number, { sluitingsdagen }: Kalender) =>
  feestdagen(new Date(dag).getUTCFullYear()).has(dag) || sluitingsdagen.some(({ datum }) => datum === datumOf(dag))

/** Tells whether this day (00:00 UTC, in ms) is a werkdag: from Monday to Friday, not a feestdag, and open. */
export function isWerkdag(dag: number, kalender: Kalender = GEWOON): boolean {
  const weekdag = weekdagOf(dag)
  if (weekdag === 'zaterdag' || weekdag === 'zondag' || isGesloten(dag, kalender)) return false
  return kalender.openingstijden === null || kalender.openingstijden[weekdag] !== null
}

const klok = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** Gives the clock time at a moment, written as if it were UTC. */
export function klokOp(moment: number): number {
  const delen: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of klok.formatToParts(moment)) delen[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour, minute, second } = delen
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((moment % 1000) + 1000) % 1000)
}

const dagOp = (moment: number) => Math.floor(klokOp(moment) / DAG) * DAG

/** The date in the Netherlands at a moment: `2026-11-29`. */
export const datumOp = (moment: Date): string => new Date(dagOp(moment.getTime())).toISOString().slice(0, 10)

/** Does this moment fall on a werkdag? */
export const isWerkdagOp = (moment: Date, kalender: Kalender = GEWOON): boolean =>
  isWerkdag(dagOp(moment.getTime()), kalender)

/**
 * Gives the moment at which the clock shows this. When it does so twice this is the first time, and when the hour is skipped it is the
 * moment of the change.
 */
export function momentOp(stand: number): number {
  const [voor, na] = [-DAG, DAG].map((stap) => klokOp(stand + stap) - (stand + stap)) as [number, number]
  const moment = stand - voor
  if (voor === na || klokOp(moment) === stand) return moment
  return klokOp(stand - na) === stand ? stand - na : (Math.floor(stand / UUR) + 1) * UUR - na
}

const tijdIn = (tekst: string) => Date.parse(`1970-01-01T${tekst}:00Z`)

/** Gives the opening hours on a day, or undefined when the municipality is closed. */
function openOp(dag: number, kalender: Kalender): { van: number; tot: number } | undefined {
  if (isGesloten(dag, kalender)) return undefined
  if (kalender.openingstijden === null)
    return isWerkdag(dag) ? { van: momentOp(dag), tot: momentOp(dag + DAG) } : undefined
  const uren = kalender.openingstijden[weekdagOf(dag)]
  return uren ? { van: momentOp(dag + tijdIn(uren.van)), tot: momentOp(dag + tijdIn(uren.tot)) } : undefined
}

function werkdagenLater(dag: number, aantal: number, kalender: Kalender): number {
  let later = dag
  for (let rest = aantal; rest > 0; ) {
    later += DAG
    if (isWerkdag(later, kalender)) rest -= 1
  }
  return later
}

/** Finds the first moment, from this one on, that is within opening hours on a werkdag. */
function firstOpenMoment(start: number, kalender: Kalender): number {
  for (let dag = dagOp(start); ; dag += DAG) {
    const open = isWerkdag(dag, kalender) ? openOp(dag, kalender) : undefined
    if (open && start < open.tot) return Math.max(start, open.van)
  }
}

/**
 * Adds werkdagen and keeps the time of day. With opening hours it counts from the first open moment, and the result is never before opening
 * or after closing.
 */
function afterWerkdagen(start: number, aantal: number, kalender: Kalender): number {
  const begin = kalender.openingstijden === null ? start : firstOpenMoment(start, kalender)
  const dag = dagOp(begin)
  const later = werkdagenLater(dag, aantal, kalender)
  const einde = momentOp(klokOp(begin) - dag + later)
  const open = kalender.openingstijden === null ? undefined : openOp(later, kalender)
  return open ? Math.min(Math.max(einde, open.van), open.tot) : einde
}

function afterUren(start: number, aantal: number, kalender: Kalender): number {
  let rest = aantal * UUR
  for (let dag = dagOp(start); ; dag += DAG) {
    const open = openOp(dag, kalender)
    if (!open || start >= open.tot) continue
    const van = Math.max(start, open.van)
    if (van + rest <= open.tot) return van + rest
    rest -= open.tot - van
  }
}

/** Computes the end of a term that starts at a moment. */
export function eindeOf(start: Date, { aantal, eenheid }: Termijn, kalender: Kalender = GEWOON): Date {
  const na = eenheid === 'uren' ? afterUren : afterWerkdagen
  return new Date(na(start.getTime(), aantal, kalender))
}

/** Gives the end of the first werkdag after the day of this moment: closing time, or 23:59 without opening hours. */
export function endOfWerkdagAfter(moment: Date, kalender: Kalender = GEWOON): Date {
  const dag = werkdagenLater(dagOp(moment.getTime()), 1, kalender)
  const open = kalender.openingstijden === null ? undefined : openOp(dag, kalender)
  return new Date(open ? open.tot : momentOp(dag + DAG) - 60_000)
}

/** Counts the werkdagen between two moments: 0 on the same day, negative when the second lies before the first. */
export function werkdagenUntil(van: Date, tot: Date, kalender: Kalender = GEWOON): number {
  const [eerste, laatste] = [dagOp(van.getTime()), dagOp(tot.getTime())]
  const richting = Math.sign(laatste - eerste)
  let aantal = 0
  for (let dag = eerste; dag !== laatste; ) {
    dag += richting * DAG
    if (isWerkdag(richting > 0 ? dag : dag + DAG, kalender)) aantal += richting
  }
  return aantal
}
