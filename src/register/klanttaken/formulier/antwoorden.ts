import { euros } from '../../../begrippen/bedrag.ts'
import { Adres } from '../../../begrippen/contract.ts'
import { elfproef } from '../../../begrippen/elfproef.ts'
import { ibanOf, isIban } from '../../../begrippen/iban.ts'
import { isObject } from '../../../platform/json.ts'
import type { InvalidParam } from '../../../platform/problems.ts'
import { Datum, Uuid } from '../../../platform/schemas.ts'
import { isStorable } from '../../../platform/text.ts'
import type { Language } from '../../../web/ui/dictionary.ts'
import type { Antwoorden, AnyVeld, SoortVeld } from '../contract.ts'
import { type FoutTexts, foutTexts } from './fout-texts.ts'

/** A value as it is kept, or why it is refused. */
type Read = { value: unknown } | { reason: string }

const LONGEST: Partial<Record<SoortVeld, number>> = { tekst: 1000, lange_tekst: 10_000 }
const MOST_ITEMS = 100
const LISTS: readonly SoortVeld[] = ['meerkeuze', 'bestand', 'groep']

/** The most that an answer of a kind can be or have, whatever its field says. */
export const mostOf = (soort: SoortVeld): number =>
  LONGEST[soort] ?? (LISTS.includes(soort) ? MOST_ITEMS : Number.MAX_SAFE_INTEGER)

function readText({ soort, minimum, maximum }: AnyVeld, value: unknown, t: FoutTexts): Read {
  if (typeof value !== 'string') return { reason: t.text }
  const text = value.trim()
  if (!isStorable(text)) return { reason: t.unstorable }
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, mostOf(soort))
  if (text.length > most) return { reason: t.tooLong(most, text.length) }
  const least = minimum ?? 0
  if (text.length < least) return { reason: t.tooShort(least) }
  return { value: text }
}

function readNumber({ soort, minimum, maximum, geheel }: AnyVeld, value: unknown, t: FoutTexts): Read {
  const isBedrag = soort === 'bedrag'
  if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { reason: t.number }
  if (isBedrag && !Number.isInteger(value)) return { reason: t.cents }
  if (geheel && !Number.isInteger(value)) return { reason: t.whole }
  const shown = (limit: number) => (isBedrag ? euros(limit) : String(limit))
  if (minimum !== null && value < minimum) return { reason: t.atLeast(shown(minimum)) }
  if (maximum !== null && value > maximum) return { reason: t.atMost(shown(maximum)) }
  return { value }
}

/** Several values: each once, of a kind, and not too few or too many. */
function readItems(
  { soort, minimum, maximum }: AnyVeld,
  value: unknown,
  isItem: (item: unknown) => boolean,
  t: FoutTexts,
  wat: string,
): Read {
  if (!Array.isArray(value) || !value.every(isItem)) return { reason: wat }
  if (new Set(value).size < value.length) return { reason: t.twice }
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, mostOf(soort))
  if (value.length > most) return { reason: t.tooMany(most) }
  const least = minimum ?? 0
  if (value.length < least) return { reason: t.tooFew(least) }
  return { value }
}

/** Reads one answer that is not empty. A groep is read by itself. */
function readAntwoord(veld: AnyVeld, value: unknown, t: FoutTexts): Read {
  const isOptie = (item: unknown) => veld.opties.some(({ waarde }) => waarde === item)
  switch (veld.soort) {
    case 'getal':
    case 'bedrag':
      return readNumber(veld, value, t)
    case 'datum':
      return Datum.safeParse(value).success ? { value } : { reason: t.date }
    case 'ja_nee':
      if (typeof value !== 'boolean') return { reason: t.yesNo }
      return value || veld.minimum === null ? { value } : { reason: t.needed(veld.label) }
    case 'keuze':
      return isOptie(value) ? { value } : { reason: t.choice }
    case 'meerkeuze':
      return readItems(veld, value, isOptie, t, t.choices)
    case 'bestand':
      return readItems(veld, value, (item) => Uuid.safeParse(item).success, t, t.files)
    case 'adres': {
      const adres = Adres.safeParse(value)
      const filled = adres.data && (adres.data.straatnaam || adres.data.postcode || adres.data.adresregel1)
      return filled ? { value: adres.data } : { reason: t.address }
    }
    case 'iban': {
      const iban = typeof value === 'string' ? ibanOf(value) : ''
      return isIban(iban) ? { value: iban } : { reason: t.iban }
    }
    case 'bsn':
      return typeof value === 'string' && elfproef(value) ? { value } : { reason: t.bsn }
    default:
      return readText(veld, value, t)
  }
}

const isEmpty = (value: unknown) =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The faults that are found while a form is read, in the language of who filled it in. */
interface Found {
  faults: InvalidParam[]
  t: FoutTexts
}

function readGroep(veld: AnyVeld, value: unknown, name: string, { faults, t }: Found): unknown {
  const rows = readItems(veld, value, isObject, t, t.groups)
  if ('reason' in rows) {
    faults.push({ name, code: 'antwoord', reason: rows.reason })
    return undefined
  }
  return (rows.value as Antwoorden[]).map((row, index) =>
    readFields(veld.velden ?? [], row, `${name}.${index}`, { faults, t }),
  )
}

/** Is a field asked for, given what was answered beside it? */
export function isAsked({ toonAls }: Pick<AnyVeld, 'toonAls'>, given: Antwoorden): boolean {
  if (toonAls === null) return true
  const answer = given[toonAls.veld]
  return Array.isArray(answer) ? answer.includes(toonAls.waarde) : answer === toonAls.waarde
}

function readFields(velden: readonly AnyVeld[], given: Antwoorden, name: string, { faults, t }: Found): Antwoorden {
  const kept: Antwoorden = {}
  for (const key of Object.keys(given))
    if (!velden.some(({ sleutel }) => sleutel === key))
      faults.push({ name: `${name}.${key}`, code: 'onbekend', reason: t.unknown })
  for (const veld of velden) {
    const place = `${name}.${veld.sleutel}`
    const value = Object.hasOwn(given, veld.sleutel) ? given[veld.sleutel] : undefined
    const asked = isAsked(veld, given)
    if (isEmpty(value)) {
      if (asked && veld.verplicht) faults.push({ name: place, code: 'verplicht', reason: t.required(veld.label) })
    } else if (!asked) {
      faults.push({
        name: place,
        code: 'niet-gevraagd',
        reason: t.notAsked(veld.label),
      })
    } else if (veld.soort === 'groep') kept[veld.sleutel] = readGroep(veld, value, place, { faults, t })
    else {
      const read = readAntwoord(veld, value, t)
      if ('reason' in read) faults.push({ name: place, code: 'antwoord', reason: read.reason })
      else kept[veld.sleutel] = read.value
    }
  }
  return kept
}

/** Checks what somebody filled in; gives it as it is kept, and what is wrong with it, each at its field and in their language. */
export function checkAntwoorden(
  velden: readonly AnyVeld[],
  given: Antwoorden,
  name: string,
  taal: Language = 'nl',
): { antwoorden: Antwoorden; fouten: InvalidParam[] } {
  const fouten: InvalidParam[] = []
  const antwoorden = readFields(velden, given, name, { faults: fouten, t: foutTexts[taal] })
  return { antwoorden, fouten }
}

/** A field as what is filled in beforehand is held against it: nothing need be there, and nothing is complete yet. */
const beforehand = <V extends AnyVeld>(veld: V): V => ({
  ...veld,
  verplicht: false,
  minimum: null,
  toonAls: null,
  ...(veld.velden && { velden: veld.velden.map(beforehand) }),
})

/** Checks what is filled in beforehand, because the customer would see it. */
export const faultsBeforehand = (velden: readonly AnyVeld[], given: Antwoorden, name: string): InvalidParam[] =>
  checkAntwoorden(velden.map(beforehand), given, name).fouten

/** The documents that are named in answers. */
export function bestandenIn(velden: readonly AnyVeld[], antwoorden: Antwoorden): string[] {
  return velden.flatMap((veld) => {
    const value = antwoorden[veld.sleutel]
    if (!Array.isArray(value)) return []
    if (veld.soort === 'bestand') return value as string[]
    return veld.soort === 'groep' ? (value as Antwoorden[]).flatMap((row) => bestandenIn(veld.velden ?? [], row)) : []
  })
}

/** An answer as people read it. */
export interface Leesbaar {
  label: string
  tekst: string
}

function readable(veld: AnyVeld, value: unknown): string {
  const labelOf = (waarde: unknown) => veld.opties.find((optie) => optie.waarde === waarde)?.label ?? String(waarde)
  if (veld.soort === 'bedrag') return euros(Number(value))
  if (veld.soort === 'ja_nee') return value === true ? 'Ja' : 'Nee'
  if (veld.soort === 'datum') return String(value).split('-').reverse().join('-')
  if (veld.soort === 'bestand') return `${(value as unknown[]).length} bestand(en)`
  if (veld.soort === 'adres' && isObject(value)) {
    const { straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1 } = value
    return [straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1].filter(Boolean).join(' ')
  }
  return Array.isArray(value) ? value.map(labelOf).join(', ') : labelOf(value)
}

/** The answers as people read them, in the order of the form. */
export function readableAntwoorden(velden: readonly AnyVeld[], antwoorden: Antwoorden): Leesbaar[] {
  return velden.flatMap((veld) => {
    const value = antwoorden[veld.sleutel]
    if (isEmpty(value)) return []
    if (veld.soort !== 'groep') return [{ label: veld.label, tekst: readable(veld, value) }]
    return (value as Antwoorden[]).flatMap((row, index) =>
      readableAntwoorden(veld.velden ?? [], row).map(({ label, tekst }) => ({
        label: `${veld.label} ${index + 1}: ${label}`,
        tekst,
      })),
    )
  })
}
