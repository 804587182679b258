import type { Antwoorden, AnyVeld } from '../contract.ts'
import { centsOf } from './amount.ts'

// Answers as they are typed, and as they are sent. What is typed stays a text where the server says what is wrong with it.

/** The typed values of a form, by the keys of its fields. */
export type Typed = Readonly<Record<string, unknown>>

/** Is a field asked for, given what was answered beside it? */
export function isAsked({ toonAls }: AnyVeld, typed: Typed): boolean {
  if (toonAls === null) return true
  const answer = typed[toonAls.veld]
  return Array.isArray(answer) ? answer.includes(toonAls.waarde) : answer === toonAls.waarde
}

function numberOf(typed: unknown): unknown {
  if (typeof typed !== 'string') return typed
  const text = typed.trim().replace(',', '.')
  return text === '' ? undefined : Number.isFinite(Number(text)) ? Number(text) : typed
}

function addressOf(typed: unknown): unknown {
  const { huisnummer, ...rest } = { ...(typed as Record<string, string> | undefined) }
  const isEmpty = Object.values({ huisnummer, ...rest }).every((part) => !part)
  return isEmpty ? undefined : { ...rest, ...(huisnummer && { huisnummer: numberOf(huisnummer) }) }
}

function answerOf(veld: AnyVeld, typed: unknown): unknown {
  switch (veld.soort) {
    case 'getal':
      return numberOf(typed)
    case 'bedrag':
      return typeof typed === 'string' && typed.trim() !== '' ? (centsOf(typed) ?? typed) : undefined
    case 'ja_nee':
      return typed === 'ja' ? true : typed === 'nee' ? false : undefined
    case 'adres':
      return addressOf(typed)
    case 'bestand':
      return (typed as { uuid: string }[] | undefined)?.map(({ uuid }) => uuid)
    case 'groep':
      return (typed as Typed[] | undefined)?.map((row) => answersOf(veld.velden ?? [], row))
    default:
      return typed === '' ? undefined : typed
  }
}

/** The answers as they are sent: without what is empty, and without what is not asked. */
export function answersOf(velden: readonly AnyVeld[], typed: Typed): Antwoorden {
  // A condition is on an answer: of yes or no that is no text.
  const answers = Object.fromEntries(velden.map((veld) => [veld.sleutel, answerOf(veld, typed[veld.sleutel])]))
  return Object.fromEntries(
    velden
      .filter((veld) => isAsked(veld, answers) && answers[veld.sleutel] !== undefined)
      .map(({ sleutel }) => [sleutel, answers[sleutel]]),
  )
}

/** The fields that are asked, given what was typed. */
export function askedFields<V extends AnyVeld>(velden: readonly V[], typed: Typed): V[] {
  const answers = Object.fromEntries(velden.map((veld) => [veld.sleutel, answerOf(veld, typed[veld.sleutel])]))
  return velden.filter((veld) => isAsked(veld, answers))
}
