import { decodeText } from '../tekenset.ts'
import { labelOfCodepage } from './codepage.ts'

// RTF as Outlook writes it: a text of its own, or HTML in its clothes (MS-OXRTFEX).

/** Groups with these names hold no text that somebody wrote. */
const NO_TEXT = new Set([
  ...['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'footer', 'headerl', 'headerr'],
  ...['footerl', 'footerr', 'listtable', 'listoverridetable', 'rsidtbl', 'themedata', 'datastore', 'fldinst'],
])
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  bullet: '•',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}
/** A word with a number, a sign, a byte, a brace, or text up to the next of these. */
const TOKEN = /\\([a-z]+)(-?\d+)? ?|\\'([\da-f]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+/gi

interface Group {
  /** Its text is not of the writer. */
  isHidden: boolean
  /** It is a tag of the HTML that was put in RTF. */
  isTag: boolean
  /** So many characters after a Unicode one stand for it where that is not understood. */
  instead: number
}

/** Reads what somebody wrote in RTF: the HTML that was put in it, or its text. Gives empty texts where there is none. */
export function readRtf(bytes: Uint8Array): { tekst: string; html: string } {
  const rtf = Buffer.from(bytes).toString('latin1')
  const isHtml = /\\fromhtml1/.test(rtf.slice(0, 2_000))
  const label = labelOfCodepage(Number(/\\ansicpg(\d+)/.exec(rtf.slice(0, 2_000))?.[1]))
  const groups: Group[] = []
  let group: Group = { isHidden: false, isTag: false, instead: 1 }
  let isOnlyRtf = false
  let isStarred = false
  let skipped = 0
  let out = ''
  let kept: number[] = []
  const flush = () => {
    if (kept.length > 0) out += decodeText(Uint8Array.from(kept), label)
    kept = []
  }
  const isShown = () => !group.isHidden && (group.isTag || !isOnlyRtf)
  const say = (text: string) => {
    flush()
    if (isShown()) out += text
  }
  const command = (word: string, value: string | undefined) => {
    const number = value === undefined ? undefined : Number(value)
    if (isStarred || NO_TEXT.has(word)) {
      group.isTag = isHtml && word === 'htmltag'
      group.isHidden ||= !group.isTag
      isStarred = false
    } else if (word === 'htmlrtf') isOnlyRtf = number !== 0
    else if (word === 'uc') group.instead = number ?? 1
    else if (word === 'u' && number !== undefined) {
      say(String.fromCharCode(number & 0xffff))
      skipped = group.instead
    } else if (SIGNS[word] && !(isHtml && word === 'cell')) say(SIGNS[word])
  }
  for (const [token, word, value, hex, sign, brace, text = ''] of rtf.matchAll(TOKEN)) {
    if (brace === '{') groups.push({ ...group })
    if (brace === '}') {
      flush()
      group = groups.pop() ?? group
    }
    if (brace) {
      isStarred = false
      skipped = 0
    } else if (word) command(word.toLowerCase(), value)
    else if (hex) {
      if (skipped > 0) skipped -= 1
      else if (isShown()) kept.push(Number.parseInt(hex, 16))
    } else if (sign === '*') isStarred = true
    else if (sign === '~') say(' ')
    else if (sign && '\\{}'.includes(sign)) say(sign)
    else if (text) {
      const rest = text.slice(skipped)
      skipped = Math.max(0, skipped - text.length)
      say(decodeText(Buffer.from(rest, 'latin1'), label))
    } else if (token.startsWith('\\') && /[\r\n]/.test(token)) say('\n')
  }
  flush()
  return isHtml ? { tekst: '', html: out.trim() } : { tekst: out.trim(), html: '' }
}
