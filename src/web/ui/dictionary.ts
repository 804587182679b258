// The texts exist in two languages, in plain objects. The Dutch one is the source, and an English one that lacks a text does not compile. A
// text that depends on a value is a function; dates come from Intl.

export const LANGUAGES = ['nl', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

type Text = string | ((...values: never[]) => string)
interface Texts {
  readonly [key: string]: Text | Texts
}

/** The type of the same texts in another language. */
type Translated<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer V) => string
      ? (...values: V) => string
      : Translated<T[K]>
}

export interface Dictionary<T> {
  readonly nl: T
  readonly en: T
}

/** Declares the texts of a screen in Dutch and in English. */
export function dictionary<T extends Texts>(nl: T, en: Translated<T>): Dictionary<Translated<T>> {
  return { nl: nl as unknown as Translated<T>, en }
}

export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language)

/** Chooses one of two forms by number: `plural(3, 'taak', 'taken')` is "3 taken". */
export const plural = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`
