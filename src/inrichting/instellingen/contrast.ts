import { blend, clampRgb, converter, formatHex, parse, type Rgb, wcagContrast } from 'culori'
import type { Kleurpaar, Themaverslag } from './contract.ts'
import { type GelezenThema, MEEST_GENOEMD, waardenOf } from './thema.ts'

// This module computes the contrast of the colours of a theme (WCAG 2.2, success criterion 1.4.3).

const VEREIST = 4.5
const DEEPEST_REFERENCE = 20

/** A colour in sRGB; its channels and its opacity run from 0 to 1. */
type Kleur = Rgb

const ZWART = '#000000'
const WIT = '#ffffff'
const WITTE_ONDERGROND: Kleur = { mode: 'rgb', r: 1, g: 1, b: 1 }

/** The places where text stands on a background: a name, and the tokens for both colours. The first token that the theme sets counts. */
const PAREN: readonly [naam: string, tekst: readonly string[], achtergrond: readonly string[]][] = [
  ['tekst op de pagina', ['--utrecht-document-color'], ['--utrecht-document-background-color']],
  [
    'kop op de pagina',
    ['--utrecht-heading-color', '--utrecht-document-color'],
    ['--utrecht-document-background-color'],
  ],
  ['link op de pagina', ['--utrecht-link-color'], ['--utrecht-document-background-color']],
  ['foutmelding bij een veld', ['--utrecht-form-field-error-message-color'], ['--utrecht-document-background-color']],
  [
    'tekst in een invoerveld',
    ['--utrecht-textbox-color', '--utrecht-form-control-color'],
    ['--utrecht-textbox-background-color', '--utrecht-form-control-background-color'],
  ],
  ['kop van de site', ['--utrecht-page-header-color'], ['--utrecht-page-header-background-color']],
  ['voet van de site', ['--utrecht-page-footer-color'], ['--utrecht-page-footer-background-color']],
  [
    'belangrijkste knop',
    ['--utrecht-button-primary-action-color'],
    ['--utrecht-button-primary-action-background-color'],
  ],
  [
    'belangrijkste knop onder de muis',
    ['--utrecht-button-primary-action-hover-color', '--utrecht-button-primary-action-color'],
    ['--utrecht-button-primary-action-hover-background-color', '--utrecht-button-primary-action-background-color'],
  ],
  ['tweede knop', ['--utrecht-button-secondary-action-color'], ['--utrecht-button-secondary-action-background-color']],
  [
    'onopvallende knop',
    ['--utrecht-button-subtle-color'],
    ['--utrecht-button-subtle-background-color', '--utrecht-document-background-color'],
  ],
]

const naarRgb = converter('rgb')

/**
 * Reads the colour of a value as a screen shows it. It returns undefined when the value is not a colour or depends on more than the theme.
 */
export function readColour(waarde: string): Kleur | undefined {
  const kleur = naarRgb(parse(waarde.trim()))
  if (!kleur) return undefined
  const { r, g, b, alpha = 1 } = clampRgb(kleur)
  return [r, g, b, alpha].every(Number.isFinite) ? { mode: 'rgb', r, g, b, alpha } : undefined
}

/** Blends a colour with an opaque colour behind it. */
const onColour = (boven: Kleur, onder: Kleur): Kleur => naarRgb(blend([onder, boven]))

/** Computes the contrast between text and its background, from 1 (none) to 21. Transparent colours are seen on white. */
export function contrast(tekst: Kleur, achtergrond: Kleur): number {
  const onder = onColour(achtergrond, WITTE_ONDERGROND)
  return wcagContrast(onColour(tekst, onder), onder)
}

/** Resolves the value of a token, including references to other tokens; undefined when one of those is not in the theme. */
function resolve(tokens: ReadonlyMap<string, string>, naam: string, diepte = 0): string | undefined {
  const waarde = tokens.get(naam)
  const [, ander, anders] = /^var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?)\s*)?\)$/.exec(waarde ?? '') ?? []
  if (!ander) return waarde
  return diepte > DEEPEST_REFERENCE ? undefined : (resolve(tokens, ander, diepte + 1) ?? anders)
}

const hex = (kleur: Kleur) => formatHex(onColour(kleur, WITTE_ONDERGROND))

/** Reports on a theme, with the contrast of each pair of which it sets at least one colour. The other colour is then black or white. */
export function reportOf(thema: Pick<GelezenThema, 'tokens' | 'overgeslagen'>): Themaverslag {
  const tokens = waardenOf(thema.tokens)
  const paren: Kleurpaar[] = []
  const nietBeoordeeld: string[] = []
  for (const [naam, voor, achter] of PAREN) {
    const [tekst, achtergrond] = [voor, achter].map((namen) => namen.find((token) => tokens.has(token)))
    if (!tekst && !achtergrond) continue
    const [boven, onder] = [
      tekst ? resolve(tokens, tekst) : ZWART,
      achtergrond ? resolve(tokens, achtergrond) : WIT,
    ].map((waarde) => (waarde === undefined ? undefined : readColour(waarde)))
    if (!boven || !onder) {
      nietBeoordeeld.push(naam)
      continue
    }
    const verhouding = Math.floor(contrast(boven, onder) * 100) / 100
    paren.push({ naam, tekst: hex(boven), achtergrond: hex(onder), verhouding, voldoet: verhouding >= VEREIST })
  }
  const { overgeslagen } = thema
  return {
    tokens: tokens.size,
    paren,
    nietBeoordeeld,
    aantalOvergeslagen: overgeslagen.length,
    overgeslagen: overgeslagen.slice(0, MEEST_GENOEMD).map(({ name, reason }) => ({ plaats: name, reden: reason })),
  }
}
