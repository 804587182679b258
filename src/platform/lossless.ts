import { type InvalidParam, malformed } from './problems.ts'

// JSON can say more than a program keeps of it: of a name that stands twice the last wins, and a large number is rounded. That is refused, so
// that nothing of what somebody sent is lost without a word.

/** A list or an object that is being read. */
interface Open {
  /** The names that an object has so far; a list has none. */
  names: string[] | Set<string> | undefined
  /** The name or the place of what is read now. */
  at: string | number
}

const QUOTE = 34
const COMMA = 44
const MINUS = 45
const COLON = 58
const LIST = 91
const BACKSLASH = 92
const LIST_END = 93
const OBJECT = 123
const OBJECT_END = 125

/** A number of so few signs is kept as it is. */
const SHORT = 4

const TWICE = 'Deze naam staat twee keer in hetzelfde object. Balie weet niet welke van de twee telt.'
const TOO_PRECISE = 'Dit gehele getal is te groot om precies te bewaren. Stuur het als tekst.'
const INFINITE = 'Dit getal is te groot. Stuur het als tekst.'

/** Finds where a text ends that begins after a quote. */
function endOfText(json: string, begin: number): number {
  for (let end = json.indexOf('"', begin); ; end = json.indexOf('"', end + 1)) {
    let escapes = 0
    while (json.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1
    if (escapes % 2 === 0) return end
  }
}

const nameOf = (written: string): string => (written.includes('\\') ? String(JSON.parse(`"${written}"`)) : written)

const isInNumber = (sign: number): boolean =>
  (sign >= 48 && sign <= 57) || sign === 46 || sign === 43 || sign === MINUS || sign === 69 || sign === 101

/** Finds where a number ends. */
function endOfNumber(json: string, begin: number): number {
  let end = begin + 1
  while (isInNumber(json.charCodeAt(end))) end += 1
  return end
}

function lossOf(written: string): string | undefined {
  const value = Number(written)
  if (!Number.isFinite(value)) return INFINITE
  return /[.eE]/.test(written) || Number.isSafeInteger(value) ? undefined : TOO_PRECISE
}

/** So many names are looked through one by one. */
const FEW = 8

/** Adds a name to those of an object; false when it has it. */
function addName(open: Open, name: string): boolean {
  const { names } = open
  if (names instanceof Set) {
    const { size } = names
    return names.add(name).size > size
  }
  if (!names || names.includes(name)) return false
  names.push(name)
  if (names.length > FEW) open.names = new Set(names)
  return true
}

/** Finds the first value that would be lost in JSON that can be read. */
function firstLoss(json: string): InvalidParam | undefined {
  const open: Open[] = []
  let isName = false
  const fault = (code: string, reason: string): InvalidParam => ({
    ...{ name: open.map(({ at }) => at).join('.'), code, reason },
  })
  for (let index = 0; index < json.length; index += 1) {
    const sign = json.charCodeAt(index)
    const top = open.at(-1)
    if (sign === QUOTE) {
      const end = endOfText(json, index + 1)
      if (isName && top?.names) {
        const name = nameOf(json.slice(index + 1, end))
        top.at = name
        if (!addName(top, name)) return fault('dubbel', TWICE)
      }
      index = end
    } else if (sign === OBJECT || sign === LIST) {
      isName = sign === OBJECT
      open.push({ names: isName ? [] : undefined, at: isName ? '' : 0 })
    } else if (sign === OBJECT_END || sign === LIST_END) {
      open.pop()
    } else if (sign === COLON) {
      isName = false
    } else if (sign === COMMA) {
      isName = top?.names !== undefined
      if (typeof top?.at === 'number') top.at += 1
    } else if (sign === MINUS || (sign >= 48 && sign <= 57)) {
      const end = endOfNumber(json, index)
      const reason = end - index > SHORT ? lossOf(json.slice(index, end)) : undefined
      if (reason) return fault('getal-te-groot', reason)
      index = end - 1
    }
  }
  return undefined
}

/**
 * Sees to it that nothing of JSON is lost when it is read.
 * @param json can be read: it is looked through, and not checked again
 * @throws Problem 400 that names the place
 */
export function refuseLoss(json: string): void {
  const fault = firstLoss(json)
  if (!fault) return
  const place = fault.name.slice(0, 200).toWellFormed()
  throw malformed({ detail: `${place}: ${fault.reason}`, invalidParams: [{ ...fault, name: place }] })
}
