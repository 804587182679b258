import type { Field } from './fields.ts'

// Python reads these days as ISO 8601, and Django also reads a month, day, hour or minute of one digit.
const DAY = /(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})|-W(\d{2})(?:-(\d))?|W(\d{2})(\d)?)/
const TIME =
  /(?:(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d+))?)?|(\d{2})(?:(\d{2})(?:(\d{2})(?:[.,](\d+))?)?)?)\s*(Z|[+-]\d{2}(?::?\d{2})?)?/
const DATE = new RegExp(`^${DAY.source}$`)
const MOMENT = new RegExp(`^(${DAY.source})(?:.${TIME.source})?$`, 'i')

const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')
const DAY_MS = 86_400_000

/** Gives a day as YYYY-MM-DD; undefined when it does not exist. */
function existing(year: string, month: string | undefined, day: string | undefined): string | undefined {
  const date = `${year}-${two(month)}-${two(day)}`
  const parsed = new Date(`${date}T00:00:00Z`)
  const exists = year !== '0000' && !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
  return exists ? date : undefined
}

/** Gives the day of a week of ISO 8601: the first week is that of the fourth of January, and Monday is its first day. */
function dayOfWeek(year: string, week: number, day: number): string | undefined {
  const fourth = new Date(`${year}-01-04T00:00:00Z`)
  const thursdayOf = (ofWeek: number, day = 4) =>
    new Date(fourth.getTime() + ((ofWeek - 1) * 7 + day - (fourth.getUTCDay() || 7)) * DAY_MS)
  const inYear = week >= 1 && thursdayOf(week).getUTCFullYear() === Number(year)
  if (year === '0000' || !inYear || day < 1 || day > 7) return undefined
  return thursdayOf(week, day).toISOString().slice(0, 10)
}

/** Reads a day in ISO 8601, of a month or of a week, with dashes or without, as YYYY-MM-DD; undefined when it does not exist. */
export function parseDate(written: string): string | undefined {
  const [, year, month, day, shortMonth, shortDay, week, weekday, shortWeek, shortWeekday] = DATE.exec(written) ?? []
  if (!year) return undefined
  const ofWeek = week ?? shortWeek
  if (ofWeek) return dayOfWeek(year, Number(ofWeek), Number(weekday ?? shortWeekday ?? 1))
  return existing(year, month ?? shortMonth, day ?? shortDay)
}

/** Reads a day as a filter does: YYYY-MM-DD, or as it is written in Dutch (31-12-2025, 31/12/25). */
export function parseDutchDate(written: string): string | undefined {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(written)
  if (iso) return existing(iso[1] ?? '', iso[3], iso[4])
  const [, day, , month, year = ''] = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4}|\d{2})$/.exec(written) ?? []
  // POSIX reads a year of two digits in this way.
  const century = Number(year) < 69 ? '20' : '19'
  return day && existing(year.length === 2 ? century + year : year, month, day)
}

/** Reads an instant, with its offset to the microsecond, from a date, a local time (which is UTC) or a time with an offset. */
export function parseMoment(written: string): string | undefined {
  const found = MOMENT.exec(written)
  const date = found?.[1] && parseDate(found[1])
  if (!found || !date) return undefined
  const [long, short, zone = 'Z'] = [found.slice(11, 15), found.slice(15, 19), found[19]]
  const [hour, minute, second, fraction = ''] = long[0] === undefined ? short : long
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (Number(hours ?? 0) > 15 || Number(minutes) > 59) return undefined
  const offset = sign ? `${sign}${hours}:${minutes}` : 'Z'
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}.${fraction.slice(0, 6).padEnd(6, '0')}${offset}`
}

const DATE_REASON = 'Date heeft het verkeerde formaat, gebruik 1 van deze formaten: YYYY-MM-DD.'
const MOMENT_REASON =
  'Datetime heeft een ongeldig formaat, gebruik 1 van de volgende formaten: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].'

const parsed = (format: string, parse: (written: string) => string | undefined, reason: string): Field<string> => ({
  required: true,
  nullable: false,
  schema: { type: 'string', format },
  read: (value, name, reading) => {
    const found = typeof value === 'string' ? parse(value.trim()) : undefined
    if (found === undefined) reading.faults.push({ name, code: 'invalid', reason })
    return found ?? ''
  },
})

/** Makes a field for a day: YYYY-MM-DD. */
export const date = () => parsed('date', parseDate, DATE_REASON)

/** Makes a field for an instant in ISO 8601. */
export const dateTime = () => parsed('date-time', parseMoment, MOMENT_REASON)
