import { euros } from '../../begrippen/bedrag.ts'
import { type Language, useLanguage } from './language.tsx'

// This module formats dates and numbers as people here write them. All times are those of the municipality, wherever the browser is.

const TIME_ZONE = 'Europe/Amsterdam'
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE })

/** Gives the day of a moment in the format of a date field: 2026-11-26. */
export const dayOf = (moment: string): string => day.format(new Date(moment))

/** Gives the present day here, in the format of a date field. */
export const today = (): string => day.format(new Date())

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: TIME_ZONE, dateStyle: 'short', timeStyle: 'medium' })

/**
 * Gives the moment at which the clock here shows this: `momentOf('2026-11-26T23:59:59')`; undefined when it is no date, or one before the
 * year 1000, as a field has it while the year is typed.
 */
export function momentOf(local: string): string | undefined {
  const asUtc = /^[1-9]\d{3}-/.test(local) ? Date.parse(`${local}Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return undefined
  const ahead = Date.parse(`${clock.format(asUtc).replace(' ', 'T')}Z`) - asUtc
  return Number.isNaN(ahead) ? undefined : new Date(asUtc - ahead).toISOString()
}

/** Gives what the clock here shows at a moment, as a MomentField has it: 2026-11-26T23:59. */
export const localOf = (moment: string): string =>
  clock.format(new Date(moment)).replace(' ', 'T').slice(0, 'yyyy-mm-ddThh:mm'.length)

/** The names of sign languages, which browsers do not know. */
const SIGN_LANGUAGES: Readonly<Record<string, Record<Language, string>>> = {
  dse: { nl: 'Nederlandse Gebarentaal', en: 'Dutch Sign Language' },
}

function formatsOf(language: Language) {
  const locale = LOCALES[language]
  const make = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options })
    return (moment: string | Date) => format.format(new Date(moment))
  }
  const moments = new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, dateStyle: 'medium', timeStyle: 'short' })
  const number = new Intl.NumberFormat(locale)
  const list = new Intl.ListFormat(locale)
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const order = new Intl.Collator(locale)
  return {
    /** 26 nov 2026 */
    date: make({ day: 'numeric', month: 'short', year: 'numeric' }),
    /** 26 nov */
    shortDate: make({ day: 'numeric', month: 'short' }),
    /** donderdag 26 november 2026 */
    longDate: make({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    /** 26 nov 2026, 14:05 */
    moment: make({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    /** 26 nov 2026, 14:05–14:12; the day of the end only when that is another one. */
    period: (from: string, to: string) => moments.formatRange(new Date(from), new Date(to)),
    /** 14:05 */
    time: make({ hour: '2-digit', minute: '2-digit' }),
    number: (value: number) => number.format(value),
    /** € 45,25, for an amount in cents. */
    amount: (cents: number) => euros(cents, language),
    /** Anna, Bram en Cor */
    list: (items: readonly string[]) => list.format(items),
    /** Names a language by its code in ISO 639-2 or 639-3: Engels. */
    language: (code: string) => SIGN_LANGUAGES[code]?.[language] ?? languages.of(code) ?? code,
    /** Compares two texts alphabetically. */
    compare: (one: string, other: string) => order.compare(one, other),
  }
}

export type Formats = ReturnType<typeof formatsOf>

const FORMATS: Record<Language, Formats> = { nl: formatsOf('nl'), en: formatsOf('en') }

/** Returns the formats of dates and numbers for the language in use. */
export const useFormats = (): Formats => FORMATS[useLanguage().language]
