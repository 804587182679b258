import { elfproef } from '../../../../begrippen/elfproef.ts'

// The one field for finding a customer takes many kinds of text; this file works out which kind was typed.

/** A text can have one or more meanings. */
export type Meaning =
  | { kind: 'name'; name: string }
  | { kind: 'nameAndBirth'; name: string; prefix: string; surname: string; birth: string }
  | { kind: 'bsn' | 'rsin' | 'kvk' | 'branch' | 'customer' | 'contact' | 'case'; number: string }
  | { kind: 'phone'; number: string }
  | { kind: 'email'; address: string }
  | { kind: 'address'; postcode: string; number: number; letter: string; addition: string }

/** It says why a text that looks like something cannot be searched for. */
export type Obstacle = 'tooShort' | 'noBsn' | 'noDate' | 'birthAlone' | 'postcodeAlone' | 'wrongLength'

export interface Understood {
  meanings: readonly Meaning[]
  obstacle?: Obstacle
}

const nothing = (obstacle: Obstacle): Understood => ({ meanings: [], obstacle })
const only = (...meanings: Meaning[]): Understood => ({ meanings })

const SHORTEST_NAME = 2

/** These words say what a number is; each comes with the length that such a number has. */
const LABELS: readonly (readonly [
  words: string,
  kind: 'bsn' | 'rsin' | 'kvk' | 'branch' | 'customer' | 'contact',
  length: number,
])[] = [
  ['bsn|burgerservicenummer', 'bsn', 9],
  ['rsin', 'rsin', 9],
  ['kvk|kvk-?nummer', 'kvk', 8],
  ['vestiging|vestigingsnummer', 'branch', 12],
  ['klant|klantnummer', 'customer', 8],
  ['contact|contactnummer', 'contact', 8],
]
const CASE_LABEL = /^(?:zaak|zaaknummer)[\s:]+(\S.*)$/i

const digitsOf = (text: string) => text.replaceAll(/[\s.-]/g, '')

/** Reads a number that is called by its name: "kvk 69599084". */
function labelled(text: string): Understood | undefined {
  const zaak = CASE_LABEL.exec(text)?.[1]
  if (zaak && /\d/.test(zaak)) return only({ kind: 'case', number: zaak.trim() })
  for (const [words, kind, length] of LABELS) {
    const rest = new RegExp(`^(?:${words})[\\s:.]+(\\d[\\d\\s.-]*)$`, 'i').exec(text)?.[1]
    if (rest === undefined) continue
    const number = digitsOf(rest)
    if (number.length !== length) return nothing('wrongLength')
    if ((kind === 'bsn' || kind === 'rsin') && !elfproef(number)) return nothing('noBsn')
    return only({ kind, number })
  }
  return undefined
}

const POSTCODE = String.raw`([1-9]\d{3})\s?([a-z]{2})`
const HOUSE = String.raw`(\d{1,5})\s?-?\s?([a-z](?![a-z\d]))?\s?-?\s?([a-z\d]{1,4})?`
const ADDRESS = new RegExp(`^${POSTCODE}[\\s,]+(?:nr\\.?\\s*|huisnummer\\s*)?${HOUSE}$`, 'i')
const POSTCODE_ALONE = new RegExp(`^${POSTCODE}$`, 'i')

/** Reads a postcode with a huisnummer, and what comes after it. */
function address(text: string): Understood | undefined {
  if (POSTCODE_ALONE.test(text)) return nothing('postcodeAlone')
  const [, digits, letters = '', house, letter = '', addition = ''] = ADDRESS.exec(text) ?? []
  if (!digits || !house || Number(house) === 0) return undefined
  return only({
    kind: 'address',
    postcode: digits + letters.toUpperCase(),
    number: Number(house),
    letter: letter.toUpperCase(),
    addition,
  })
}

const MONTHS = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const monthOf = (word: string) => MONTHS.indexOf(word.toLowerCase().replace(/^mrt/, 'maa').slice(0, 3)) + 1

const DATES: readonly (readonly [RegExp, order: 'dmy' | 'ymd'])[] = [
  [/(?<![\d-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?![\d-])/, 'dmy'],
  [/(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/, 'ymd'],
  [
    /(?<!\d)(\d{1,2}) (jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? (\d{4})(?!\d)/i,
    'dmy',
  ],
  [/(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/, 'dmy'],
]

/** Gives a day as ISO 8601, when the calendar has it and it is not later than `today`. */
function dayOf(day: number, month: number, year: number, today: string): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const exists = year >= 1800 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists && text <= today ? text : undefined
}

const PREFIXES = new Set(
  "aan af al bij da de del den der des di do dos du el en het in l' la las le les los onder op over te ten ter tho thoe thor to toe tot uijt uit van ver von voor zu zum zur 's 't".split(
    ' ',
  ),
)

/** Gives the part of a name under which the BRP files it: the part after the last voorvoegsel, or else the last word. */
function surnameOf(name: string): { prefix: string; surname: string } {
  const words = name.split(' ')
  const isPrefix = words.map((word, index) => index < words.length - 1 && PREFIXES.has(word.toLowerCase()))
  const last = isPrefix.lastIndexOf(true)
  if (last < 0) return { prefix: '', surname: words.at(-1) ?? '' }
  const first = isPrefix.lastIndexOf(false, last) + 1
  return { prefix: words.slice(first, last + 1).join(' '), surname: words.slice(last + 1).join(' ') }
}

/** Reads a name with a date of birth, in either order. */
function nameAndBirth(text: string, today: string): Understood | undefined {
  for (const [pattern, order] of DATES) {
    const found = pattern.exec(text)
    if (!found) continue
    const [whole, one = '', two = '', three = ''] = found
    const name = text
      .replace(whole, ' ')
      .replaceAll(/[\s,;]+/g, ' ')
      .trim()
    const hasName = /\p{L}/u.test(name)
    // Eight digits without a name are a number of something.
    if (!hasName && !/\D/.test(whole)) return undefined
    const month = /\d/.test(two) ? Number(two) : monthOf(two)
    const birth = order === 'dmy' ? dayOf(+one, month, +three, today) : dayOf(+three, month, +one, today)
    if (!birth) return nothing('noDate')
    return hasName ? only({ kind: 'nameAndBirth', name, ...surnameOf(name), birth }) : nothing('birthAlone')
  }
  return undefined
}

const PHONE_LABEL = /^(?:tel|telefoon|telefoonnummer|mobiel)\.?[\s:]+/i
const PHONE = /^(?:(?:\+|00)[1-9]\d{6,13}|0[1-9]\d{8}|0800\d{4,7}|0900\d{4,7}|14\d{3,4})$/

/** Reads a telephone number in any notation. */
function phone(text: string): Understood | undefined {
  const bare = text.replace(PHONE_LABEL, '').replace('(0)', '')
  if (/[^\d\s().+/-]/.test(bare)) return undefined
  const digits = bare.replaceAll(/[^\d+]/g, '')
  const isBsn = elfproef(digits)
  if (PHONE.test(digits)) {
    // A BSN can begin as a service number or a number abroad does.
    const asPhone: Meaning = { kind: 'phone', number: digits }
    return isBsn ? only({ kind: 'bsn', number: digits }, asPhone) : only(asPhone)
  }
  // Some people leave out the zero.
  return /^6\d{8}$/.test(digits) && !isBsn ? only({ kind: 'phone', number: `0${digits}` }) : undefined
}

/** Reads digits alone: their count says what they can be. */
function digits(text: string): Understood | undefined {
  if (/[^\d\s.]/.test(text)) return undefined
  const number = digitsOf(text)
  if (number.length === 8)
    return only({ kind: 'customer', number }, { kind: 'contact', number }, { kind: 'kvk', number })
  if (number.length === 12) return only({ kind: 'branch', number })
  if (number.length === 9) return elfproef(number) ? only({ kind: 'bsn', number }) : nothing('noBsn')
  return nothing('wrongLength')
}

/** Reads letters and digits in one word, or digits with strokes between them: the number of a zaak. */
function zaak(text: string): Understood | undefined {
  const isCode = /^[\p{L}\d][\p{L}\d\-_/.]*$/u.test(text) && /\d{2}/.test(text) && /[^\d.]/.test(text)
  return isCode ? only({ kind: 'case', number: text }) : undefined
}

/**
 * Understands a text that was typed to find a customer.
 * @param today the last day on which somebody can have been born, as ISO 8601
 */
export function understand(typed: string, today: string): Understood {
  const text = typed.replaceAll(/\s+/g, ' ').trim()
  if (text === '') return { meanings: [] }
  if (text.includes('@'))
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? only({ kind: 'email', address: text }) : nothing('tooShort')
  const known =
    labelled(text) ?? address(text) ?? nameAndBirth(text, today) ?? phone(text) ?? digits(text) ?? zaak(text)
  if (known) return known
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= SHORTEST_NAME ? only({ kind: 'name', name: text }) : nothing('tooShort')
}
