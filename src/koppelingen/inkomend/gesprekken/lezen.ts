import { isObject, type JsonObject } from '../../../platform/json.ts'
import { shortened } from '../../../platform/text.ts'
import type { Gespreklevering } from '../contract.ts'
import type { Chatbericht, Verwijzing } from './bestanden.ts'

// The readers of chat systems have this in common: they believe nothing of the shape of what comes.

type Deelnemer = Gespreklevering['deelnemers'][number]

/** Reads a text, of at most so many characters; empty when it is none. A number is read as well: the ids of some systems are. */
export function textIn(value: unknown, longest: number): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? shortened(value.trim(), longest) : ''
}

/** Gives the object below a name, or an empty one. */
export const objectIn = (from: JsonObject, name: string): JsonObject => {
  const value = from[name]
  return isObject(value) ? value : {}
}

/** Gives the objects in the list below a name. */
export const objectsIn = (from: JsonObject, name: string): JsonObject[] => {
  const value = from[name]
  return Array.isArray(value) ? value.filter(isObject) : []
}

/** Reads a moment, in ISO 8601 or in seconds since 1970. A clock that is fast, or a moment that is none, gives now (R9). */
export function momentIn(value: unknown, now: Date): string {
  const given =
    typeof value === 'number' ? new Date(value * 1000) : new Date(typeof value === 'string' ? value : Number.NaN)
  const isPast = given.getTime() <= now.getTime() && given.getTime() > 0
  return (isPast ? given : now).toISOString()
}

/** Makes a deelnemer out of what is known of them. */
export const deelnemerOf = (
  soort: Deelnemer['soort'],
  id: string,
  { naam, email, telefoon }: { naam?: unknown; email?: unknown; telefoon?: unknown },
): Deelnemer => ({
  id: id || soort,
  soort,
  naam: textIn(naam, 200),
  emailadres: textIn(email, 254),
  telefoonnummer: textIn(telefoon, 30),
})

const LONGEST_TEXT = 50_000

/** Makes a bericht; its files are at the chat system. */
export function berichtOf(given: {
  id: string
  op: string
  van: Deelnemer
  tekst: unknown
  bestanden: Verwijzing[]
}): Chatbericht {
  const { id, op, van, tekst, bestanden } = given
  return {
    ...{ id, op, van: van.id },
    tekst: textIn(tekst, LONGEST_TEXT),
    intern: false,
    bijlagen: [],
    ...(bestanden.length > 0 && { verwijzingen: bestanden }),
  }
}

/** Is there something in a bericht? */
export const saysSomething = ({ tekst, verwijzingen }: Chatbericht): boolean =>
  tekst !== '' || verwijzingen !== undefined

/** Gives the name of a file by its address. */
export function nameAt(adres: string): string {
  const last = URL.parse(adres, 'https://chat.invalid')?.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** Lists each deelnemer once. */
export const eachOnce = (deelnemers: readonly Deelnemer[]): Deelnemer[] => [
  ...new Map(deelnemers.map((deelnemer) => [deelnemer.id, deelnemer])).values(),
]
