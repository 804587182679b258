import { elfproef } from '../../../../begrippen/elfproef.ts'
import { plainly } from '../../../../begrippen/teken.ts'

// The one field for finding a customer takes many kinds of text; this file works out which kind was typed.

/** A text can have one or more meanings. */
export type Meaning =
  | { kind: 'name'; name: string }
  | { kind: 'nameAndBirth'; name: string; prefix: string; surname: string; birth: string }
  | { kind: 'bsn' | 'rsin' | 'kvk' | 'branch' | 'customer' | 'contact' | 'case'; number: string }
  | { kind: 'phone'; number: string }
  | { kind: 'email'; address: string }
  | {
      kind: 'address'
      postcode: string
      number: number
      letter: string
      addition: string
      name: string
      surname: string
    }

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

const POSTCODE = String.raw`([1-9]\d{3})\s?([a-z]{2})(?!\p{L})`
const HOUSE = String.raw`(?:nr\.?\s*|huisnummer\s*)?(\d{1,5})\s?-?\s?([a-z](?![\p{L}\d']))?\s?-?\s?([a-z\d]{1,4}(?![\p{L}\d']))?`
const NAME = String.raw`\p{L}[\p{L}'. -]*`
const POSTCODE_ALONE = new RegExp(`^${POSTCODE}$`, 'iu')
/** "1234 AB 12", "1234AB12", "1234 AB, 12 bis, Visser", "Visser 1234 AB 12". */
const POSTCODE_FIRST = new RegExp(`^(?:(${NAME})[\\s,]+)?${POSTCODE}[\\s,-]*${HOUSE}(?:[\\s,]+(${NAME}))?$`, 'iu')
/** "12 1234AB", "Dorpsstraat 12, 1234 AB Zutphen". */
const HOUSE_FIRST = new RegExp(`^(?:${NAME}[\\s,]+)?${HOUSE}[\\s,]+${POSTCODE}(?:[\\s,]+${NAME})?$`, 'iu')

/** Letters that can come after a huisnummer; other words of three letters or more are a name. */
const ADDITION = /^(?:\p{L}{1,2}|[ivx]+|bis|huis|hoog|bov|ben|ond|zwt|rd|rood|zwart)$/iu

interface House {
  digits: string
  letters: string
  house: string
  letter?: string | undefined
  addition?: string | undefined
  name?: string | undefined
}

/** Says who lives there, when a word after the huisnummer belongs to a name. */
function houseOf({ digits, letters, house, letter = '', addition = '', name = '' }: House): Understood | undefined {
  if (Number(house) === 0) return undefined
  const isName = /^\p{L}+$/u.test(addition) && (PREFIXES.has(addition.toLowerCase()) || !ADDITION.test(addition))
  const whole = isName ? [addition, name].filter(Boolean).join(' ') : name
  return only({
    kind: 'address',
    postcode: digits + letters.toUpperCase(),
    number: Number(house),
    letter: letter.toUpperCase(),
    addition: isName ? '' : addition,
    name: whole,
    surname: whole && surnameOf(whole).surname,
  })
}

/** Reads a postcode with a huisnummer, what comes after it, and who lives there. */
function address(text: string): Understood | undefined {
  if (POSTCODE_ALONE.test(text)) return nothing('postcodeAlone')
  const first = POSTCODE_FIRST.exec(text)
  if (first) {
    const [, before, digits = '', letters = '', house = '', letter, addition, after] = first
    return houseOf({ digits, letters, house, letter, addition, name: before ?? after })
  }
  const [, house, letter, addition, digits = '', letters = ''] = HOUSE_FIRST.exec(text) ?? []
  return house === undefined ? undefined : houseOf({ digits, letters, house, letter, addition })
}

const MONTHS = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
/** The months that others write otherwise. */
const OTHER_MONTHS: Readonly<Record<string, string>> = { mrt: 'maa', mar: 'maa', may: 'mei', oct: 'okt' }
function monthOf(word: string): number {
  const begin = word.toLowerCase().slice(0, 3)
  return MONTHS.indexOf(OTHER_MONTHS[begin] ?? begin) + 1
}

const MONTH_NAMES =
  'jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|mar(?:ch)?|apr(?:il)?|mei|may|jun[ei]?|jul[iy]?|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?'

/** Each can have a year of two figures, that is one of two centuries. */
const DATES: readonly (readonly [RegExp, order: 'dmy' | 'ymd'])[] = [
  [/(?<![\d-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|'?\d{2})(?![\d-])/, 'dmy'],
  [/(?<![\d-])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d-])/, 'ymd'],
  [new RegExp(String.raw`(?<!\d)(\d{1,2})[-/. ]+(${MONTH_NAMES})[-/. ]+(\d{4}|'?\d{2})(?!\d)`, 'i'), 'dmy'],
  [/(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)/, 'dmy'],
  [/(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/, 'ymd'],
]
/** It looks like a date after a name, and is none that we know. */
const LIKE_A_DATE = /\s(?:\d+[-/.]\d+[-/.]\d+|\d{6}|\d{8})$/

/** Nobody is older, in years. */
const OLDEST = 110

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

/**
 * Gives the part of a name under which the BRP files it: what comes after the first voorvoegsels, or else the last word. Further voorvoegsels
 * are within the name: "van der Linden van den Heuvel".
 */
function surnameOf(name: string): { prefix: string; surname: string } {
  const words = name.split(' ')
  const isPrefix = words.map((word, index) => index < words.length - 1 && PREFIXES.has(word.toLowerCase()))
  const first = isPrefix.indexOf(true)
  if (first < 0) return { prefix: '', surname: words.at(-1) ?? '' }
  const end = isPrefix.indexOf(false, first)
  return { prefix: words.slice(first, end).join(' '), surname: words.slice(end).join(' ') }
}

/** Splits a name into what comes before the surname, its voorvoegsels, and itself. */
export function partsOf(name: string): { first: string; prefix: string; surname: string } {
  const { prefix, surname } = surnameOf(name)
  const last = [prefix, surname].filter(Boolean).join(' ')
  return { first: name.slice(0, name.length - last.length).trim(), prefix, surname }
}

/** A form of address before a name, and what announces a date of birth after it, say nothing of the name itself. */
const ADDRESSED = /^(?:(?:de|den)\s+heer|dhr|meneer|mevrouw|mevr|mej|mw|familie|fam)\.?\s+(?=\p{L})/iu
const ANNOUNCED = /[\s,(]+(?:geb(?:oren)?|geboortedatum|geb\.?datum)\.?(?:\s+op)?:?\s*\)?$/iu

/** Gives a name as it was typed without what is not part of it. */
const bareName = (typed: string) => typed.replace(ADDRESSED, '').replace(ANNOUNCED, '').trim()

/** Gives the possible surnames: of somebody who writes the name of a partner before their own, the BRP has the last one. */
function surnamesOf(name: string): { prefix: string; surname: string }[] {
  const own = /\p{L}\s?-\s?(\p{L}[^-]*)$/u.exec(name)?.[1]
  return [surnameOf(name), ...(own ? [surnameOf(own)] : [])]
}

/** The years that a year as it was typed can be: one of two figures has two centuries, as far as somebody of that age can live. */
function yearsOf(typed: string, today: string): number[] {
  const year = Number(typed.replace("'", ''))
  if (typed.replace("'", '').length > 2) return [year]
  const current = Number(today.slice(0, 4))
  const century = current - (current % 100)
  return [century + year, century - 100 + year].filter((one) => one <= current && current - one <= OLDEST)
}

/** Reads a name with a date of birth, in either order. */
function nameAndBirth(text: string, today: string): Understood | undefined {
  for (const [pattern, order] of DATES) {
    const found = pattern.exec(text)
    if (!found) continue
    const [whole, one = '', two = '', three = ''] = found
    const name = bareName(
      text
        .replace(whole, ' ')
        .replaceAll(/[\s,;]+/g, ' ')
        .trim(),
    )
    const hasName = /\p{L}/u.test(name)
    // Eight digits without a name are a number of something.
    if (!hasName && !/\D/.test(whole)) return undefined
    const month = /\d/.test(two) ? Number(two) : monthOf(two)
    const [day, year] = order === 'dmy' ? [one, three] : [three, one]
    const births = yearsOf(year, today).flatMap((full) => dayOf(Number(day), month, full, today) ?? [])
    if (births.length === 0) return nothing('noDate')
    if (!hasName) return nothing('birthAlone')
    const readings = births.flatMap((birth) => surnamesOf(name).map((surname) => ({ ...surname, birth })))
    return only(...readings.map((reading): Meaning => ({ kind: 'nameAndBirth', name, ...reading })))
  }
  return LIKE_A_DATE.test(text) && /^\p{L}/u.test(text) ? nothing('noDate') : undefined
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

/** An e-mail address alone, or as mail programs and web pages copy it: "Jan Bos <jan@example.nl>", "mailto:jan@example.nl". */
const EMAIL = /^(?:[^<@]*<)?(?:mailto:)?([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)>?[,;]?$/i

/**
 * Understands a text that was typed to find a customer.
 * @param today the last day on which somebody can have been born, as ISO 8601
 */
export function understand(typed: string, today: string): Understood {
  const text = plainly(typed).replaceAll(/\s+/g, ' ').trim()
  if (text === '') return { meanings: [] }
  if (text.includes('@')) {
    const address = EMAIL.exec(text)?.[1]
    return address ? only({ kind: 'email', address }) : nothing('tooShort')
  }
  const known =
    labelled(text) ?? address(text) ?? nameAndBirth(text, today) ?? phone(text) ?? digits(text) ?? zaak(text)
  if (known) return known
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters >= SHORTEST_NAME ? only({ kind: 'name', name: bareName(text) }) : nothing('tooShort')
}
