import { momentOf } from './format.ts'

const TYPED = /^(\d{1,2})(?:[:.,hu ]?(\d{2}))?$/i

/** Reads a time of day as people write it: `09:30` for "9.30", "930" or "9u30", `09:00` for "9"; undefined when it is not a time. */
export function timeOf(typed: string): string | undefined {
  const [, hours, minutes = '00'] = TYPED.exec(typed.trim()) ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return `${hours.padStart(2, '0')}:${minutes}`
}

/** Splits the value of a MomentField: `2026-11-26T14:05`. Either part may still be empty. */
export function partsOf(value: string): { date: string; time: string } {
  const [date = '', time = ''] = value.split('T')
  return { date, time }
}

/** Gives the moment entered in a MomentField, by the clock of the municipality; undefined when it is not a whole one. */
export function filledIn(value: string): string | undefined {
  const { date, time } = partsOf(value)
  return date && timeOf(time) === time ? momentOf(`${date}T${time}:00`) : undefined
}
