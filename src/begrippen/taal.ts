/** The languages in which Balie speaks with klanten, as registers write them (ISO 639-2/B). */
export const TALEN = { nl: 'nld', en: 'eng' } as const
