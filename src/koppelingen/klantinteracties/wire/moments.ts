import type { Field } from './fields.ts'

const DATE = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const MOMENT =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,](\d{1,6})\d*)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i

const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')

/** A day that exists, as YYYY-MM-DD; undefined when it does not. */
export function parseDate(written: string): string | undefined {
  const [, year, month, day] = DATE.exec(written) ?? []
  if (!year || year === '0000') return undefined
  const date = `${year}-${two(month)}-${two(day)}`
  const parsed = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date) ? date : undefined
}

/** An instant with its offset to the microsecond, of a date, a local time (which is UTC) or a time with an offset. */
export function parseMoment(written: string): string | undefined {
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = MOMENT.exec(written) ?? []
  const date = year && parseDate(`${year}-${month}-${day}`)
  if (!date || Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (Number(hours ?? 0) > 15 || Number(minutes) > 59) return undefined
  const offset = sign ? `${sign}${hours}:${minutes}` : 'Z'
  return `${date}T${two(hour)}:${two(minute)}:${two(second)}.${fraction.padEnd(6, '0')}${offset}`
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

/** A day: YYYY-MM-DD. */
export const date = () => parsed('date', parseDate, DATE_REASON)

/** An instant in ISO 8601. */
export const dateTime = () => parsed('date-time', parseMoment, MOMENT_REASON)
