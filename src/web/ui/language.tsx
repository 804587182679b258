import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useState } from 'react'
import { type Dictionary, isLanguage, type Language } from './dictionary.ts'

export { type Dictionary, dictionary, LANGUAGES, type Language, plural } from './dictionary.ts'

const KEY = 'balie-taal'

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
