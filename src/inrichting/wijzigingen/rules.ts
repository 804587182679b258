import type { Actie, Veldwijziging } from './contract.ts'

/** What something was and became; null: it was not there, or it is gone. */
export type Stand = Readonly<Record<string, unknown>> | null

const tekst = (waarde: unknown) => JSON.stringify(waarde ?? null)

/** The fields that differ between two states, in the order of their names. Empty: nothing changed. */
export function verschil(voor: Stand, na: Stand): Veldwijziging[] {
  const namen = [...new Set([...Object.keys(voor ?? {}), ...Object.keys(na ?? {})])].sort()
  return namen.flatMap((veld) => {
    const [van, naar] = [voor?.[veld] ?? null, na?.[veld] ?? null]
    return tekst(van) === tekst(naar) ? [] : [{ veld, van, naar }]
  })
}

/** What happened between two states. */
export function actieVan(voor: Stand, na: Stand): Actie {
  if (voor === null) return 'gemaakt'
  return na === null ? 'verwijderd' : 'gewijzigd'
}
