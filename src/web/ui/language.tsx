import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'

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

const KEY = 'balie-taal'

const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language)

/** Reads the language that was chosen earlier on this device; Dutch by default. */
function remembered(): Language {
  try {
    const value = localStorage.getItem(KEY)
    return isLanguage(value) ? value : 'nl'
  } catch {
    return 'nl'
  }
}

const LanguageContext = createContext<{ language: Language; choose(language: Language): void }>({
  language: 'nl',
  choose: () => undefined,
})

/** Provides a language, and remembers the choice on this device. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(remembered)
  const choose = useCallback((chosen: Language) => {
    setLanguage(chosen)
    try {
      localStorage.setItem(KEY, chosen)
    } catch {
      // A browser that stores nothing asks again next time.
    }
  }, [])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const value = useMemo(() => ({ language, choose }), [language, choose])
  return <LanguageContext value={value}>{children}</LanguageContext>
}

/** Returns the language in use and the function to choose another. */
export const useLanguage = () => use(LanguageContext)

/** Returns the texts of a dictionary in the language in use. */
export const useTexts = <T,>(texts: Dictionary<T>): T => texts[useLanguage().language]

/** Chooses one of two forms by number: `plural(3, 'taak', 'taken')` is "3 taken". */
export const plural = (count: number, one: string, other: string): string => `${count} ${count === 1 ? one : other}`
