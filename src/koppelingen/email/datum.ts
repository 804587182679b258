import { momentOp } from '../../begrippen/kalender.ts'

/** No municipality got mail before this, so an earlier date comes from a clock that was never set. */
const EARLIEST = Date.UTC(1990, 0)

const MONTHS: readonly RegExp[] = [
  /^jan/i,
  /^f[eé][bv]/i,
  /^(?:mar|maa|mrt|mär)/i,
  /^apr/i,
  /^(?:may|mei|mai)/i,
  /^jui?n/i,
  /^jui?l/i,
  /^(?:aug|ao[uû])/i,
  /^sep/i,
  /^o[ck]t/i,
  /^nov/i,
  /^d[eé][cz]/i,
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
  MEZ: 1,
  MESZ: 2,
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

const DAY = String.raw`(?:[a-zà-ž]{2,}\.?(?:,\s*|\s+))?`
const TIME = String.raw`(?<hour>\d{1,2})[:.](?<minute>\d{1,2})(?:[:.](?<second>\d{1,2}))?(?:\s*(?<half>[ap])\.?m\.?\b)?`
const ZONE = String.raw`(?:\s*(?:(?:GMT|UTC)(?=[+-]))?(?<zone>[+-]\d{2}:?\d{2}|[a-z]{1,5})\b)?`
/** The forms in which programs write a date: as RFC 5322, as Unix and Americans do, and in numbers (the month first with AM or PM). */
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`^${DAY}(?<day>\d{1,2})[\s-]+(?<name>[a-zà-ž]{3,})\.?[\s-]+(?<year>\d{2,4})[,\s]+${TIME}${ZONE}`,
    'i',
  ),
  new RegExp(String.raw`^${DAY}(?<name>[a-zà-ž]{3,})\.?\s+(?<day>\d{1,2}),?\s+${TIME}${ZONE}\s+(?<year>\d{4})$`, 'i'),
  new RegExp(
    String.raw`^${DAY}(?<name>[a-zà-ž]{3,})\.?\s+(?<day>\d{1,2}),?\s+(?<year>\d{4}),?\s+(?:at\s+)?${TIME}${ZONE}$`,
    'i',
  ),
  new RegExp(String.raw`^(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>\d{4})[,\s]+${TIME}$`, 'i'),
]
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

/** Gives the year: of two digits it is the nearest century (RFC 5322 §4.3), and of three it counts from 1900. */
function yearOf(year: string): number {
  if (year.length === 4) return Number(year)
  return Number(year) + (year.length === 2 && Number(year) < 70 ? 2000 : 1900)
}

/** Gives the hour of the day; of a clock with halves 12 is the first one. */
const hourOf = (hour: number, half: string | undefined): number =>
  half === undefined || hour > 12 ? hour : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)

/** Reads the parts of a date. @param isStandard they stand in the order of RFC 5322 */
function inWords(parts: Partial<Record<string, string>>, isStandard: boolean): Read | undefined {
  const { name = '', year = '', hour, minute, second = '0', half, zone: zoneName } = parts
  const inNumbers = parts.month !== undefined
  const [day, number] = half && inNumbers ? [parts.month, parts.day] : [parts.day, parts.month]
  const month = inNumbers ? Number(number) - 1 : MONTHS.findIndex((known) => known.test(name))
  if (month < 0 || month > 11) return undefined
  const clock = clockOf(yearOf(year), month, Number(day), hourOf(Number(hour), half), Number(minute), Number(second))
  const isEnglish = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i.test(name)
  const zone = zoneOf(zoneName)
  return clock === undefined ? undefined : { clock, zone, isStrict: isStandard && isEnglish && zone !== undefined }
}

function read(text: string): Read | undefined {
  const plain = text
    .replaceAll(/\([^()]*\)/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  for (const [index, form] of FORMS.entries()) {
    const parts = form.exec(plain)?.groups
    if (parts) return inWords(parts, index === 0)
  }
  const iso = ISO.exec(plain)
  if (iso) {
    const [, year, month, day, hour, minute, second = '0', zone] = iso
    const clock = clockOf(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
    return clock === undefined ? undefined : { clock, zone: zoneOf(zone), isStrict: zone !== undefined }
  }
  // Seconds since 1970, as a program that knows no dates writes them.
  return /^\d{10}$/.test(plain) ? { clock: Number(plain) * 1000, zone: 0, isStrict: false } : undefined
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
