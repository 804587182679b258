import type { Kleurpaar, Themaverslag } from './contract.ts'
import { type Token, waardenVan } from './thema.ts'

// The contrast of the colours of a theme (WCAG 2.2, success criterion 1.4.3).

const VEREIST = 4.5
const DEEPEST_REFERENCE = 20

/** Red, green and blue from 0 to 255, and opacity from 0 to 1. */
type Kleur = readonly [r: number, g: number, b: number, a: number]

const ZWART = '#000000'
const WIT = '#ffffff'

/** Where text stands on a background: what it is called, and the tokens of both, the first one that the theme sets counts. */
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

const getal = (tekst: string, heel: number) =>
  tekst.endsWith('%') ? (Number.parseFloat(tekst) / 100) * heel : Number(tekst)

function uitHex(hex: string): Kleur | undefined {
  const vol = hex.length <= 4 ? [...hex].map((teken) => teken + teken).join('') : hex
  if (vol.length !== 6 && vol.length !== 8) return undefined
  const deel = (plaats: number) => Number.parseInt(vol.slice(plaats, plaats + 2) || 'ff', 16)
  return [deel(0), deel(2), deel(4), deel(6) / 255]
}

function uitHsl(hoek: number, verzadiging: number, licht: number, a: number): Kleur {
  const kanaal = (n: number) => {
    const k = (n + (((hoek % 360) + 360) % 360) / 30) % 12
    return 255 * (licht - verzadiging * Math.min(licht, 1 - licht) * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [kanaal(0), kanaal(8), kanaal(4), a]
}

/** The colour that a value stands for; undefined when it is written in a way that is not known here. */
export function leesKleur(waarde: string): Kleur | undefined {
  const tekst = waarde.trim().toLowerCase()
  if (tekst === 'white') return uitHex('fff')
  if (tekst === 'black') return uitHex('000')
  if (/^#[\da-f]{3,8}$/.test(tekst)) return uitHex(tekst.slice(1))
  const [, functie, binnen = ''] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(tekst) ?? []
  const delen = binnen.split(/[\s,/]+/).filter((deel) => deel !== '')
  if (!functie || delen.length < 3 || delen.length > 4) return undefined
  const [een = '', twee = '', drie = '', vier = '1'] = delen
  const kleur: Kleur =
    functie === 'rgb'
      ? [getal(een, 255), getal(twee, 255), getal(drie, 255), getal(vier, 1)]
      : uitHsl(Number.parseFloat(een), getal(twee, 1), getal(drie, 1), getal(vier, 1))
  return kleur.every(Number.isFinite) ? kleur : undefined
}

/** A colour as it looks on an opaque one. */
const op = ([r, g, b, a]: Kleur, onder: Kleur): Kleur => {
  const meng = (boven: number, beneden: number) => boven * a + beneden * (1 - a)
  return [meng(r, onder[0]), meng(g, onder[1]), meng(b, onder[2]), 1]
}

function helderheid([r, g, b]: Kleur): number {
  const lineair = (waarde: number) => {
    const deel = Math.min(Math.max(waarde, 0), 255) / 255
    return deel <= 0.04045 ? deel / 12.92 : ((deel + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * lineair(r) + 0.7152 * lineair(g) + 0.0722 * lineair(b)
}

/** How well text stands out against its background: 1 (not at all) to 21. Transparent colours are seen on white. */
export function contrast(tekst: Kleur, achtergrond: Kleur): number {
  const onder = op(achtergrond, [255, 255, 255, 1])
  const [a, b] = [helderheid(op(tekst, onder)), helderheid(onder)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The value of a token with what it refers to filled in; undefined when that is not in the theme. */
function volg(tokens: ReadonlyMap<string, string>, naam: string, diepte = 0): string | undefined {
  const waarde = tokens.get(naam)
  const [, ander, anders] = /^var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*(?:\([^()]*\))?)\s*)?\)$/.exec(waarde ?? '') ?? []
  if (!ander) return waarde
  return diepte > DEEPEST_REFERENCE ? undefined : (volg(tokens, ander, diepte + 1) ?? anders)
}

const hex = (kleur: Kleur) =>
  `#${op(kleur, [255, 255, 255, 1])
    .slice(0, 3)
    .map((deel) => Math.round(deel).toString(16).padStart(2, '0'))
    .join('')}`

/** What is in a theme, with the contrast of each pair of which it sets at least one colour; the other is then black on white. */
export function verslagVan(lijst: readonly Token[]): Themaverslag {
  const tokens = waardenVan(lijst)
  const paren: Kleurpaar[] = []
  const nietBeoordeeld: string[] = []
  for (const [naam, voor, achter] of PAREN) {
    const [tekst, achtergrond] = [voor, achter].map((namen) => namen.find((token) => tokens.has(token)))
    if (!tekst && !achtergrond) continue
    const [boven, onder] = [tekst ? volg(tokens, tekst) : ZWART, achtergrond ? volg(tokens, achtergrond) : WIT].map(
      (waarde) => (waarde === undefined ? undefined : leesKleur(waarde)),
    )
    if (!boven || !onder) {
      nietBeoordeeld.push(naam)
      continue
    }
    const verhouding = Math.floor(contrast(boven, onder) * 100) / 100
    paren.push({ naam, tekst: hex(boven), achtergrond: hex(onder), verhouding, voldoet: verhouding >= VEREIST })
  }
  return { tokens: tokens.size, paren, nietBeoordeeld }
}
