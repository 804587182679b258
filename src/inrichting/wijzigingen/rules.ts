import type { Actie, Veldwijziging } from './contract.ts'

/** The state of a thing before or after a change; null when it does not exist. */
export type Stand = Readonly<Record<string, unknown>> | null

const tekst = (waarde: unknown) => JSON.stringify(waarde ?? null)

/** Lists the fields that differ between two states, sorted by name. It is empty when nothing changed. */
export function verschil(voor: Stand, na: Stand): Veldwijziging[] {
  const namen = [...new Set([...Object.keys(voor ?? {}), ...Object.keys(na ?? {})])].sort()
  return namen.flatMap((veld) => {
    const [van, naar] = [voor?.[veld] ?? null, na?.[veld] ?? null]
    return tekst(van) === tekst(naar) ? [] : [{ veld, van, naar }]
  })
}

/** Gives the kind of change between two states. */
export function actieOf(voor: Stand, na: Stand): Actie {
  if (voor === null) return 'gemaakt'
  return na === null ? 'verwijderd' : 'gewijzigd'
}
