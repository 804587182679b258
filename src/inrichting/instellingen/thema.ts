import { type CssNode, parse } from 'css-tree'
import type { InvalidParam } from '../../platform/problems.ts'

// A theme is a stylesheet from which only custom properties are taken over. The stylesheet that is served is written anew from what was
// understood, so that nothing unknown reaches a browser.

/** A design token: a custom property with its value. */
export interface Token {
  naam: string
  waarde: string
  regel: number
}

export interface GelezenThema {
  tokens: Token[]
  /** The parts that are left out, with their lines. The rest can be used. */
  overgeslagen: InvalidParam[]
  /** The reasons why nothing of it can be used. */
  fouten: InvalidParam[]
}

/** One selector that stands for a whole page. */
const SELECTOR = /^(?::root|:host|\.-?[_a-zA-Z][\w-]*)$/
const NAAM = /^--[a-zA-Z][\w-]*$/
/** These functions only calculate; none of them fetches anything. */
const FUNCTIES = new Set(
  'var calc min max clamp rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix cubic-bezier'.split(' '),
)
const LANGSTE_WAARDE = 500
/** At most this many omitted parts are listed one by one. */
export const MEEST_GENOEMD = 200

const fout = (regel: number, code: string, reason: string): InvalidParam => ({
  name: `regel ${regel}`,
  code,
  reason,
})

/** Replaces comments by white space, so that lines keep their numbers. */
const withoutCommentaar = (css: string) =>
  css.replaceAll(/\/\*[\s\S]*?(\*\/|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))

/** Says why a value is not taken over, or returns undefined when it is. */
function bezwaarTegen(waarde: string): string | undefined {
  if (waarde.length > LANGSTE_WAARDE) return `Een waarde heeft hoogstens ${LANGSTE_WAARDE} tekens.`
  const zonderTekst = waarde.replaceAll(/"[^"\n]*"|'[^'\n]*'/g, '""')
  if (/[^\w\s#%.,()+\-*/""!]/.test(zonderTekst) || /[<>\\]/.test(waarde))
    return 'Deze waarde heeft een teken dat niet mag.'
  const functies = [...zonderTekst.matchAll(/([\w-]*)\s*\(/g)].map(([, naam = '']) => naam.toLowerCase())
  const verboden = functies.find((naam) => naam !== '' && !FUNCTIES.has(naam))
  if (verboden !== undefined) return `${verboden}() mag niet in een thema.`
  const [open, dicht] = ['(', ')'].map((haak) => zonderTekst.split(haak).length)
  return open === dicht ? undefined : 'De haakjes in deze waarde kloppen niet.'
}

/** Reads a declaration as a token, or says why it is left out. */
function readDeclaratie(naam: string, waarde: string, regel: number): Token | InvalidParam {
  if (!NAAM.test(naam))
    return fout(regel, 'geen-token', `${naam.slice(0, 60)} is geen design token: een naam begint met --.`)
  if (waarde === '') return fout(regel, 'leeg', `${naam.slice(0, 60)} heeft geen waarde.`)
  const bezwaar = bezwaarTegen(waarde)
  return bezwaar ? fout(regel, 'waarde-niet-toegestaan', `${naam.slice(0, 60)}: ${bezwaar}`) : { naam, waarde, regel }
}

const regelOf = ({ loc }: CssNode) => loc?.start.line ?? 1

/** Recognises an empty declaration, such as a superfluous semicolon. */
const isLeeg = (node: CssNode) => node.type === 'Raw' && /^[\s;]*$/.test(node.value)

/** Reads a node between the braces of a rule as a token, or says why it is left out. */
function readDeel(node: CssNode): Token | InvalidParam {
  const regel = regelOf(node)
  if (node.type === 'Declaration')
    return readDeclaratie(node.property, node.value.type === 'Raw' ? node.value.value.trim() : '', regel)
  if (node.type === 'Rule' || node.type === 'Atrule')
    return fout(regel, 'ongeldig', 'Een blok in een blok kan niet in een thema.')
  return fout(regel, 'ongeldig', 'Hier hoort een design token te staan: --naam: waarde;')
}

/**
 * Parses the stylesheet as CSS does: a part that cannot be understood is left out, and the rest stays. It returns undefined when the
 * nesting is too deep.
 */
function parseSheet(css: string): CssNode[] | undefined {
  try {
    const blad = parse(css, {
      positions: true,
      parseRulePrelude: false,
      parseAtrulePrelude: false,
      parseValue: false,
      parseCustomProperty: false,
    })
    return blad.type === 'StyleSheet' ? blad.children.toArray() : []
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const SELECTOR_FOUT = 'kan hier niet: gebruik :root of één klasse, zoals .thema.'

/** Reads a rule of a stylesheet. Of its selectors one must stand for a whole page; others, such as that of a backdrop, say nothing more. */
function readBlok(node: CssNode, css: string, gelezen: GelezenThema, klassen: Set<string>): void {
  if (node.type === 'Comment') return
  const selector = node.type === 'Rule' && node.prelude.type === 'Raw' ? node.prelude.value.trim() : ''
  const pages = selector.split(',').flatMap((deel) => (SELECTOR.test(deel.trim()) ? [deel.trim()] : []))
  if (node.type !== 'Rule' || pages.length === 0) {
    const begin = node.loc?.start.offset ?? 0
    const wat =
      selector.slice(0, 60) ||
      css
        .slice(begin, begin + 60)
        .split(/[\n{;]/)[0]
        ?.trim() ||
      'Dit'
    gelezen.overgeslagen.push(fout(regelOf(node), 'selector', `${wat} ${SELECTOR_FOUT}`))
    return
  }
  if (css[(node.block.loc?.end.offset ?? 0) - 1] !== '}')
    gelezen.fouten.push(fout(regelOf(node), 'ongeldig', 'Het blok dat hier begint heeft geen einde.'))
  for (const pagina of pages) if (pagina.startsWith('.')) klassen.add(pagina)
  for (const deel of node.block.children.toArray()) {
    if (isLeeg(deel)) continue
    const token = readDeel(deel)
    if ('waarde' in token) gelezen.tokens.push(token)
    else gelezen.overgeslagen.push(token)
  }
}

/**
 * Reads a stylesheet. Parts that a theme may not have are left out and reported with their lines; the rest counts. It is not a theme when
 * it has no usable token, holds more than one theme, or was cut off.
 */
export function readThema(tekst: string): GelezenThema {
  const gelezen: GelezenThema = { tokens: [], overgeslagen: [], fouten: [] }
  const css = withoutCommentaar(tekst.replace(/^\uFEFF/, ''))
  const klassen = new Set<string>()
  const blokken = parseSheet(css)
  if (!blokken) gelezen.fouten.push(fout(1, 'ongeldig', 'Dit zijn te veel blokken in elkaar.'))
  for (const blok of blokken ?? []) readBlok(blok, css, gelezen, klassen)
  const { tokens, overgeslagen, fouten } = gelezen
  if (klassen.size > 1)
    fouten.push(fout(1, 'selector', `Dit zijn meer thema’s: ${[...klassen].slice(0, 5).join(', ')}. Geef er één.`))
  if (tokens.length === 0 && fouten.length === 0)
    fouten.push(
      fout(1, 'leeg', 'Hier staat geen enkel design token in dat gebruikt kan worden.'),
      ...overgeslagen.slice(0, MEEST_GENOEMD),
    )
  return gelezen
}

/** Gives the last value of each token. */
export const waardenOf = (tokens: readonly Token[]): Map<string, string> =>
  new Map(tokens.map(({ naam, waarde }) => [naam, waarde]))

/** Writes the stylesheet that browsers get: only tokens, for the whole page. */
export function writeThema(tokens: readonly Token[]): string {
  const regels = [...waardenOf(tokens)].map(([naam, waarde]) => `  ${naam}: ${waarde.replaceAll(/\s+/g, ' ')};`)
  return `:root {\n${regels.join('\n')}\n}\n`
}
