import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contrast, readColour } from './contrast.ts'

const read = (file: string) => readFileSync(new URL(`../../web/ui/theme/${file}`, import.meta.url), 'utf8')

const tokensOf = (css: string) =>
  new Map([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()]))

const LIGHT = tokensOf(read('theme.css'))
const DARK = new Map([...LIGHT, ...tokensOf(read('dark.css'))])

function colourOf(tokens: ReadonlyMap<string, string>, name: string): ReturnType<typeof readColour> {
  const value = tokens.get(name) ?? ''
  const other = /^var\((--[\w-]+)\)$/.exec(value)?.[1]
  return other ? colourOf(tokens, other) : readColour(value)
}

const TEXTS = ['ink', 'ink-soft', 'accent', 'accent-dark', 'danger', 'warning', 'ok']
const PAPERS = ['paper', 'desk']

/** Every text on every paper, every state on its soft ground, and whatever has a colour and a background of the same name. */
const pairsOf = (tokens: ReadonlyMap<string, string>): [string, string][] => [
  ...TEXTS.flatMap((text) => PAPERS.map((paper): [string, string] => [`--balie-${text}`, `--balie-${paper}`])),
  ...['accent', 'danger', 'warning', 'ok'].flatMap((state): [string, string][] => [
    [`--balie-${state}`, `--balie-${state}-soft`],
    ['--balie-ink', `--balie-${state}-soft`],
  ]),
  ...[...tokens.keys()]
    .filter((name) => name.endsWith('-color') && tokens.has(name.replace(/-color$/, '-background-color')))
    // A disabled control need not stand out (WCAG 1.4.3).
    .filter((name) => !name.includes('-disabled-') && !name.endsWith('-border-color'))
    .map((name): [string, string] => [name, name.replace(/-color$/, '-background-color')]),
]

test.each([
  ['licht', LIGHT],
  ['donker', DARK],
])('in het %s is elke tekst te lezen op zijn ondergrond, en elke rand van een veld te zien', (_, tokens) => {
  const tooFaint = pairsOf(tokens).flatMap(([text, ground]) => {
    const [over, under] = [colourOf(tokens, text), colourOf(tokens, ground)]
    if (!over || !under || under.alpha === 0) return []
    const ratio = contrast(over, under)
    return ratio < 4.5 ? [`${text} on ${ground}: ${ratio.toFixed(2)}`] : []
  })
  expect(tooFaint).toEqual([])
  for (const paper of PAPERS) {
    const [line, under] = [colourOf(tokens, '--balie-line-strong'), colourOf(tokens, `--balie-${paper}`)]
    expect(line && under && contrast(line, under)).toBeGreaterThanOrEqual(3)
  }
  expect(pairsOf(tokens).length).toBeGreaterThan(30)
})
