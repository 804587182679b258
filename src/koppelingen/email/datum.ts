import { momentOp } from '../../begrippen/kalender.ts'

/** No municipality got mail before this, so an earlier date comes from a clock that was never set. */
const EARLIEST = Date.UTC(1990, 0)

const MONTHS: readonly RegExp[] = [
  /^jan/i,
  /^feb/i,
  /^(?:mar|maa|mrt|mär)/i,
  /^apr/i,
  /^(?:may|mei|mai)/i,
  /^jun/i,
  /^jul/i,
  /^aug/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^de[cz]/i,
]

/** Mail programs write these zones by name; the values are hours east of Greenwich (RFC 5322 §4.3, and the zones of Europe). */
const ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  UTC: 0,
  GMT: 0,
  Z: 0,
  WET: 0,
  WEST: 1,
  BST: 1,
  CET: 1,
  MET: 1,
  CEST: 2,
  MEST: 2,
  EET: 2,
  EEST: 3,
  MSK: 3,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
}

const DATE =
  /^(?:[a-zà-ž]{2,}\.?,?\s+)?(\d{1,2})[\s-]+([a-zà-ž]{3,})\.?[\s-]+(\d{4}|\d{2})[,\s]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*([+-]\d{2}:?\d{2}|[a-z]{1,5})?\b/i
const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[,\s]+(\d{1,2}):(\d{2})(?::(\d{2}))?$/
const ISO = /^(\d{4})-(\d{2})-(\d{2})[T\s](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A date as it was read: the time on the clock and the offset of that clock from Greenwich, both in ms. The offset is undefined when the
 * date has none.
 */
interface Read {
  clock: number
  zone: number | undefined
  /** The date follows RFC 5322, so nothing of it is a guess. */
  isStrict: boolean
}

function zoneOf(text: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text ?? '') ?? []
  if (sign) return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
  const hoursEast = ZONES[(text ?? '').toUpperCase()]
  return hoursEast === undefined ? undefined : hoursEast * 3_600_000
}

/** Gives the time for these numbers; undefined when no such day or time exists. */
function clockOf(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | undefined {
  const clock = Date.UTC(year, month, day, hour, minute, Math.min(second, 59))
  const made = new Date(clock)
  return hour < 24 && minute < 60 && second < 61 && made.getUTCMonth() === month && made.getUTCDate() === day
    ? clock
    : undefined
}

function read(text: string): Read | undefined {
  const plain = text
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const words = DATE.exec(plain)
  if (words) {
    const [, day, name = '', year = '', hour, minute, second = '0', zoneName] = words
    const month = MONTHS.findIndex((known) => known.test(name))
    const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year)
    const clock =
      month < 0 ? undefined : clockOf(full, month, Number(day), Number(hour), Number(minute), Number(second))
    const isEnglish = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i.test(name)
    const zone = zoneOf(zoneName)
    return clock === undefined ? undefined : { clock, zone, isStrict: isEnglish && zone !== undefined }
  }
  const iso = ISO.exec(plain)
  if (iso) {
    const [, year, month, day, hour, minute, second = '0', zone] = iso
    const clock = clockOf(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
    return clock === undefined ? undefined : { clock, zone: zoneOf(zone), isStrict: zone !== undefined }
  }
  const [, day, month, year, hour, minute, second = '0'] = NUMBERS.exec(plain) ?? []
  const clock =
    day && clockOf(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return clock ? { clock, zone: undefined, isStrict: false } : undefined
}

const DAY_MS = 24 * 3_600_000

/**
 * Gives the moment at which a message was sent, never later than now (R9). It takes the Date when that follows the standard and is within a
 * day of the moment at which our side received it; else that moment, else the Date as far as it can be understood (without a zone in the
 * time of Amsterdam), and else now.
 * @param received the Received headers, the last hop first
 * @param arrived when the mailbox got it
 */
export function momentOfMessage(
  dates: readonly string[],
  received: readonly string[],
  now: Date,
  arrived?: Date,
): Date {
  const isPossible = (moment: number) => moment >= EARLIEST && moment <= now.getTime()
  const momentOf = ({ clock, zone }: Read) => (zone === undefined ? momentOp(clock) : clock - zone)
  const momentsOf = (found: readonly (Read | undefined)[]) =>
    found.filter((date) => date !== undefined).filter((date) => isPossible(momentOf(date)))
  const own = momentsOf(dates.map(read))
  const hops = momentsOf(received.map((line) => read(line.slice(line.lastIndexOf(';') + 1).trim())))
  const ours = [...hops.filter(({ isStrict }) => isStrict).map(momentOf), ...(arrived ? [arrived.getTime()] : [])].find(
    isPossible,
  )
  const sent = own.filter(({ isStrict }) => isStrict).map(momentOf)
  const near = ours === undefined ? sent : sent.filter((moment) => Math.abs(moment - ours) <= DAY_MS)
  return new Date(near[0] ?? ours ?? own.map(momentOf)[0] ?? now.getTime())
}
