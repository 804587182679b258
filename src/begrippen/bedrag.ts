const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const

/** Writes an amount in cents of euros for people: `€ 45,25`, or `€45.25` in English. */
export const euros = (cents: number, taal: keyof typeof LOCALE = 'nl'): string =>
  new Intl.NumberFormat(LOCALE[taal], { style: 'currency', currency: 'EUR' }).format(cents / 100)
