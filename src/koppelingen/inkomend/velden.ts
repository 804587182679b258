import { isObject, type JsonObject } from '../../platform/json.ts'
import { veiligeNaam } from '../../register/documenten/rules.ts'
import type { Bestand, Veld } from './inzending.ts'

// Reads the values of a form as a person reads them: each with its path and with the words of the form.

type Plain = string | number | boolean

const isPlain = (value: unknown): value is Plain => ['string', 'number', 'boolean'].includes(typeof value)

/** Is it a set of boxes, of which some were ticked? */
function isBoxes(value: JsonObject): value is Readonly<Record<string, boolean>> {
  const all = Object.values(value)
  return all.length > 0 && all.every((one) => typeof one === 'boolean')
}

/** A file as Open Forms sends it, or as it stands in data that were kept. */
const isFile = (value: JsonObject): value is { file_name: string; content?: string } =>
  typeof value.file_name === 'string' && (typeof value.content === 'string' || typeof value.omvang === 'number')

const isAddress = (value: JsonObject): value is Readonly<Record<string, string>> =>
  typeof value.postcode === 'string' && 'houseNumber' in value

const spoken = (value: Plain): string =>
  typeof value === 'boolean' ? (value ? 'ja' : 'nee') : String(value).replaceAll('\r\n', '\n').trim()

const titleOf = (schema: unknown, otherwise: string): string =>
  isObject(schema) && typeof schema.title === 'string' && schema.title.trim() ? schema.title.trim() : otherwise

/** Gives what a schema says of a member or of each item. */
function schemaAt(schema: unknown, key?: string): unknown {
  if (!isObject(schema)) return undefined
  if (key === undefined) return schema.items
  return isObject(schema.properties) && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const NAMELESS = 'bestand'

/** A klantcontact can have so many bijlagen. */
export const MOST_BIJLAGEN = 100
/** Two of them are the submission itself. Further files stay among the data. */
export const MOST_BESTANDEN = MOST_BIJLAGEN - 2

/** The findings in the values. */
export interface Gelezen {
  velden: Veld[]
  /** The addresses that were filled in as a whole, by their path. */
  adressen: Map<string, Readonly<Record<string, string>>>
  bestanden: Bestand[]
  /** The values with the name and the size of each file in its place. */
  gegevens: unknown
  /** The values that could not be read, in Dutch. */
  opmerkingen: string[]
}

/** Deeper values than these stand in the data alone. */
const DEEPEST = 20

/** Where a value stands: its path, and the words of the form on the way to it. */
interface Place {
  pad: readonly string[]
  woorden: readonly string[]
}

const below = ({ pad, woorden }: Place, key: string, words: string): Place => ({
  pad: [...pad, key],
  woorden: [...woorden, words],
})

/**
 * Reads values in the order of the form.
 * @param schema describes them, as JSON Schema: its titles are the words of the form
 */
export function readVelden(values: JsonObject, schema: unknown): Gelezen {
  const found: Omit<Gelezen, 'gegevens'> = { velden: [], adressen: new Map(), bestanden: [], opmerkingen: [] }

  const add = ({ pad, woorden }: Place, waarde: string) => {
    if (waarde) found.velden.push({ veld: pad.join('.'), naam: woorden.join(', '), waarde })
  }

  const takeFile = ({ file_name, content, ...kept }: { file_name: string; content?: string }, place: Place) => {
    const bestandsnaam = veiligeNaam(file_name) || NAMELESS
    add(place, bestandsnaam)
    if (content === undefined) return { file_name, ...kept }
    if (!BASE64.test(content)) {
      found.opmerkingen.push(`Het bestand ${bestandsnaam} is niet leesbaar: het is geen base64.`)
      return { file_name, content }
    }
    if (found.bestanden.length >= MOST_BESTANDEN) {
      found.opmerkingen.push(
        `Het bestand ${bestandsnaam} staat alleen in de gegevens: er zijn er meer dan ${MOST_BESTANDEN}.`,
      )
      return { file_name, content }
    }
    const inhoud = Buffer.from(content, 'base64')
    found.bestanden.push({ bestandsnaam, inhoud, veld: place.pad.join('.') })
    return { file_name, omvang: inhoud.length }
  }

  const walk = (value: unknown, own: unknown, place: Place): unknown => {
    if (place.pad.length > DEEPEST) return value
    if (isPlain(value)) add(place, spoken(value))
    if (Array.isArray(value)) {
      if (!value.every(isPlain))
        return value.map((item, index) => walk(item, schemaAt(own), below(place, String(index), String(index + 1))))
      add(place, value.map(spoken).filter(Boolean).join(', '))
    }
    if (!isObject(value)) return value
    if (isFile(value)) return takeFile(value, place)
    if (isBoxes(value)) {
      const ticked = Object.keys(value).filter((key) => value[key])
      add(place, ticked.map((key) => titleOf(schemaAt(own, key), key)).join(', '))
      return value
    }
    if (isAddress(value)) found.adressen.set(place.pad.join('.'), value)
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => {
        const inner = schemaAt(own, key)
        return [key, walk(item, inner, below(place, key, titleOf(inner, key)))]
      }),
    )
  }

  return { ...found, gegevens: walk(values, schema, { pad: [], woorden: [] }) }
}
