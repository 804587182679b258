import { SaxesParser } from 'saxes'
import { malformed, type Problem } from '../../../platform/problems.ts'

// Reads XML piece by piece. It knows no entities of its own and no DTD, so that nothing grows while it is read or comes from elsewhere.

/** A part of XML; names are without their prefix. `regel` is its line, from 1. */
export type Onderdeel =
  | { soort: 'begin'; naam: string; attributen: Readonly<Record<string, string>>; regel: number }
  | { soort: 'einde' }
  | { soort: 'tekst'; tekst: string }

/** No element is deeper than this. */
const DEEPEST = 100
/** No text, tag or comment has more characters than this. */
const LONGEST = 1024 * 1024

/** Makes the problem of XML that cannot be read. */
function at(regel: number, reden: string): Problem {
  const reason = `Regel ${regel}: ${reden}`
  return malformed({ detail: reason, invalidParams: [{ name: '', code: 'ongeldig', reason }] })
}

const utf8 = () => new TextDecoder('utf-8', { fatal: true })
const NO_UTF8 = 'hier staat tekst die geen UTF-8 is.'
const OTHER_ENCODING = 'dit bericht zegt dat het geen UTF-8 is. Stuur het als UTF-8.'
const NO_DTD = 'een DOCTYPE mag niet.'
const TOO_DEEP = `de elementen staan dieper dan ${DEEPEST} in elkaar.`
const TOO_LONG = 'hier staat een tekst van meer dan een miljoen tekens.'
const NO_XML = 'dit is geen geldige XML.'

/** Makes a parser that adds what it reads to a list. */
function parserInto(read: Onderdeel[]) {
  const parser = new SaxesParser({ xmlns: true })
  let depth = 0
  let last = 0
  const seen = () => {
    last = parser.position
  }
  const refuse = (reden: string) => {
    throw at(parser.line, reden)
  }
  const text = (tekst: string) => {
    seen()
    if (depth > 0 && tekst) read.push({ soort: 'tekst', tekst })
  }
  parser.on('error', () => refuse(NO_XML))
  parser.on('doctype', () => refuse(NO_DTD))
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    seen()
    if (!['utf-8', 'us-ascii'].includes(encoding.toLowerCase())) refuse(OTHER_ENCODING)
  })
  parser.on('comment', seen)
  parser.on('processinginstruction', seen)
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('opentag', ({ local, attributes }) => {
    seen()
    if (++depth > DEEPEST) refuse(TOO_DEEP)
    const own = Object.values(attributes).filter(({ name, prefix }) => name !== 'xmlns' && prefix !== 'xmlns')
    read.push({
      soort: 'begin',
      naam: local,
      attributen: Object.fromEntries(own.map((attribute) => [attribute.local, attribute.value])),
      regel: parser.line,
    })
  })
  parser.on('closetag', () => {
    seen()
    depth--
    read.push({ soort: 'einde' })
  })
  return {
    write(piece: string): void {
      parser.write(piece)
      if (parser.position - last > LONGEST) refuse(TOO_LONG)
    },
    close: () => parser.close(),
    line: () => parser.line,
  }
}

/**
 * Gives the parts of XML in their order, those of each piece together.
 * @throws Problem 400 that names the line
 */
export async function* readXml(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Onderdeel[]> {
  const read: Onderdeel[] = []
  const parser = parserInto(read)
  const decoder = utf8()
  const decode = (piece?: Uint8Array): string => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch {
      throw at(parser.line(), NO_UTF8)
    }
  }
  for await (const piece of bytes) {
    parser.write(decode(piece))
    yield read.splice(0)
  }
  parser.write(decode())
  parser.close()
  yield read.splice(0)
}

/** An element with what is in it. */
export interface Element {
  naam: string
  tekst: string
  regel: number
  in: Element[]
}

const MOST_ELEMENTS = 50_000
const MOST_TEXT = 5_000_000

/** XML as a tree, and whether it has more than fits in that. */
export interface Boom {
  wortel: Element
  isVol: boolean
}

/** Reads XML as a tree of bounded size: of a larger one the beginning. All of it is checked. */
export async function readTree(bytes: AsyncIterable<Uint8Array>): Promise<Boom> {
  const outside: Element = { naam: '', tekst: '', regel: 0, in: [] }
  const open = [outside]
  let elements = 0
  let length = 0
  const take = (deel: Onderdeel) => {
    if (deel.soort === 'begin') {
      const element: Element = { naam: deel.naam, tekst: '', regel: deel.regel, in: [] }
      if (++elements <= MOST_ELEMENTS) open.at(-1)?.in.push(element)
      open.push(element)
    } else if (deel.soort === 'einde') {
      open.pop()
    } else {
      length += deel.tekst.length
      const element = open.at(-1)
      if (element && length <= MOST_TEXT) element.tekst += deel.tekst
    }
  }
  for await (const delen of readXml(bytes)) for (const deel of delen) take(deel)
  return { wortel: outside.in[0] ?? outside, isVol: elements > MOST_ELEMENTS || length > MOST_TEXT }
}

const isNamed = (element: Element, name: string) => element.naam.toLowerCase() === name.toLowerCase()

/** Finds the first element of one of these names, however deep; undefined when there is none. */
export function find(from: Element | undefined, ...names: readonly string[]): Element | undefined {
  for (const element of from?.in ?? []) {
    if (names.some((name) => isNamed(element, name))) return element
    const deeper = find(element, ...names)
    if (deeper) return deeper
  }
  return undefined
}

/** Gives an element without those of these names, however deep. */
export const without = (from: Element, ...names: readonly string[]): Element => ({
  ...from,
  in: from.in
    .filter((element) => !names.some((name) => isNamed(element, name)))
    .map((element) => without(element, ...names)),
})

/** Finds all elements of a name, however deep; not those inside another one of them. */
export const findAll = (from: Element | undefined, name: string): Element[] =>
  (from?.in ?? []).flatMap((element) => (isNamed(element, name) ? [element] : findAll(element, name)))

/** Gives the text of the first element of one of these names, on one line; empty when there is none. */
export const textOf = (from: Element | undefined, ...names: readonly string[]): string =>
  (find(from, ...names)?.tekst ?? '').replaceAll(/\s+/g, ' ').trim()

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

/** Writes XML again, without prefixes, with another text in the elements of these names. */
export async function* writeWithout(
  bytes: AsyncIterable<Uint8Array>,
  names: readonly string[],
  otherwise: string,
): AsyncGenerator<Buffer> {
  const open: string[] = []
  const written = (deel: Onderdeel): string => {
    if (deel.soort === 'begin') {
      open.push(deel.naam)
      const attributes = Object.entries(deel.attributen).map(([name, value]) => ` ${name}="${escaped(value)}"`)
      return `<${deel.naam}${attributes.join('')}>`
    }
    if (deel.soort === 'einde') return `</${open.pop()}>`
    const isHidden = names.includes(open.at(-1)?.toLowerCase() ?? '') && deel.tekst.trim() !== ''
    return isHidden ? otherwise : escaped(deel.tekst)
  }
  yield Buffer.from('<?xml version="1.0" encoding="UTF-8"?>\n')
  for await (const delen of readXml(bytes)) yield Buffer.from(delen.map(written).join(''))
}
