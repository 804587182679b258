import type { InvalidParam } from '../../platform/problems.ts'

// A theme is a stylesheet of which only custom properties are taken over. What is served is written again from what was understood here, so
// nothing that this parser does not know reaches a browser.

/** A design token: a custom property with its value. */
export interface Token {
  naam: string
  waarde: string
  regel: number
}

export interface GelezenThema {
  tokens: Token[]
  fouten: InvalidParam[]
}

const SELECTOR = /^(:root|\.-?[_a-zA-Z][\w-]*)(\s*,\s*(:root|\.-?[_a-zA-Z][\w-]*))*$/
const NAAM = /^--[a-zA-Z][\w-]*$/
/** Functions that only calculate: none of them fetches anything. */
const FUNCTIES = new Set(
  'var calc min max clamp rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix cubic-bezier'.split(' '),
)
const LANGSTE_WAARDE = 500

const fout = (regel: number, code: string, reason: string): InvalidParam => ({
  name: `regel ${regel}`,
  code,
  reason,
})

/** Comments as white space, so that lines keep their numbers. */
const zonderCommentaar = (css: string) =>
  css.replaceAll(/\/\*[\s\S]*?(\*\/|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ' '))

/** A part of the stylesheet with the line that it starts at. */
interface Deel {
  tekst: string
  regel: number
}

/** Splits at a mark outside quotes and brackets. */
function splits({ tekst, regel }: Deel, mark: string): Deel[] {
  const delen: Deel[] = []
  let [begin, diepte, quote] = [0, 0, '']
  for (let i = 0; i <= tekst.length; i += 1) {
    const teken = tekst[i] ?? mark
    if (quote) quote = teken === quote ? '' : quote
    else if (teken === '"' || teken === "'") quote = teken
    else if (teken === '(') diepte += 1
    else if (teken === ')') diepte -= 1
    if (i < tekst.length && (teken !== mark || quote || diepte > 0)) continue
    const deel = tekst.slice(begin, i)
    const wit = deel.length - deel.trimStart().length
    delen.push({ tekst: deel.trim(), regel: regel + (tekst.slice(0, begin + wit).match(/\n/g)?.length ?? 0) })
    begin = i + 1
  }
  return delen.filter((deel) => deel.tekst !== '')
}

/** Why a value is not taken over; undefined: it is. */
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

function leesDeclaratie({ tekst, regel }: Deel): Token | InvalidParam {
  const dubbelepunt = tekst.indexOf(':')
  const [naam, waarde] = [tekst.slice(0, Math.max(0, dubbelepunt)).trim(), tekst.slice(dubbelepunt + 1).trim()]
  if (dubbelepunt < 0) return fout(regel, 'ongeldig', 'Hier hoort een design token te staan: --naam: waarde;')
  if (!NAAM.test(naam))
    return fout(regel, 'geen-token', `${naam.slice(0, 60)} is geen design token: een naam begint met --.`)
  if (waarde === '') return fout(regel, 'leeg', `${naam} heeft geen waarde.`)
  const bezwaar = bezwaarTegen(waarde)
  return bezwaar ? fout(regel, 'waarde-niet-toegestaan', `${naam}: ${bezwaar}`) : { naam, waarde, regel }
}

/** A rule of the stylesheet: what stands before its braces, and what between them. */
interface Blok {
  selector: Deel
  inhoud: Deel
  isHeel: boolean
}

/** The rules of a stylesheet. Braces in braces end the reading: what comes after them has no sure meaning. */
function blokkenIn(tekst: string): Blok[] {
  const regelOp = (plaats: number) => 1 + (tekst.slice(0, plaats).match(/\n/g)?.length ?? 0)
  const blokken: Blok[] = []
  for (let plaats = 0; plaats < tekst.length && tekst.slice(plaats).trim() !== ''; ) {
    const open = tekst.indexOf('{', plaats)
    const kop = tekst.slice(plaats, open < 0 ? undefined : open)
    const selector = { tekst: kop.trim(), regel: regelOp(plaats + kop.length - kop.trimStart().length) }
    const dicht = open < 0 ? -1 : tekst.indexOf('}', open)
    const inhoud = open < 0 ? '' : tekst.slice(open + 1, dicht < 0 ? undefined : dicht)
    const isHeel = dicht >= 0 && !inhoud.includes('{')
    blokken.push({ selector, inhoud: { tekst: inhoud, regel: regelOp(open + 1) }, isHeel })
    if (!isHeel) return blokken
    plaats = dicht + 1
  }
  return blokken
}

/** Reads a stylesheet; gives its tokens, or everything in it that a theme may not have, each with its line. */
export function leesThema(css: string): GelezenThema {
  const tokens: Token[] = []
  const fouten: InvalidParam[] = []
  const klassen = new Set<string>()
  for (const { selector, inhoud, isHeel } of blokkenIn(zonderCommentaar(css.replace(/^\uFEFF/, '')))) {
    const { tekst, regel } = selector
    if (!SELECTOR.test(tekst)) {
      const wat = tekst.slice(0, 60) || 'Dit'
      fouten.push(fout(regel, 'selector', `${wat} kan hier niet: gebruik :root of één klasse, zoals .thema.`))
      continue
    }
    if (!isHeel) fouten.push(fout(regel, 'ongeldig', 'Het blok dat hier begint heeft geen einde, of een blok in zich.'))
    for (const deel of tekst.split(',')) if (deel.trim() !== ':root') klassen.add(deel.trim())
    for (const deel of splits(inhoud, ';')) {
      const gelezen = leesDeclaratie(deel)
      if ('waarde' in gelezen) tokens.push(gelezen)
      else fouten.push(gelezen)
    }
  }
  if (klassen.size > 1)
    fouten.push(fout(1, 'selector', `Dit zijn meer thema’s: ${[...klassen].slice(0, 5).join(', ')}. Geef er één.`))
  if (tokens.length === 0 && fouten.length === 0) fouten.push(fout(1, 'leeg', 'Hier staat geen enkel design token in.'))
  return { tokens, fouten }
}

/** The last value of each token. */
export const waardenVan = (tokens: readonly Token[]): Map<string, string> =>
  new Map(tokens.map(({ naam, waarde }) => [naam, waarde]))

/** The stylesheet that browsers get: only tokens, for the whole page. */
export function schrijfThema(tokens: readonly Token[]): string {
  const regels = [...waardenVan(tokens)].map(([naam, waarde]) => `  ${naam}: ${waarde.replaceAll(/\s+/g, ' ')};`)
  return `:root {\n${regels.join('\n')}\n}\n`
}
