import { decode as decodeQuotedPrintable } from 'libqp'

/** Undoes a transfer encoding, piece by piece. */
export interface Decoder {
  push(raw: Buffer): Buffer
  end(): Buffer
}

const NOTHING = Buffer.alloc(0)

const identity = (): Decoder => ({ push: (raw) => raw, end: () => NOTHING })

const PAD = 0x3d
/** For each byte: is it a letter of base64, or its padding? */
const IN_BASE64 = Uint8Array.from({ length: 256 }, (_, code) =>
  /[A-Za-z0-9+/_=-]/.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Decodes base64. What is no part of it is skipped, and text after padding is decoded too, because programs join pieces that have padding. */
function base64(): Decoder {
  let rest: Buffer = NOTHING
  return {
    push(raw) {
      const text = Buffer.allocUnsafe(rest.length + raw.length + 1)
      let length = rest.copy(text)
      // Most bytes of a message go through here: a loop over places is several times as fast as one over values.
      for (let at = 0; at < raw.length; at += 1) {
        const code = raw[at] ?? 0
        text[length] = code
        length += IN_BASE64[code] ?? 0
      }
      const decoded = Buffer.allocUnsafe(Math.ceil((length * 3) / 4))
      let end = 0
      const decode = (from: number, to: number) => {
        end += decoded.write(text.toString('latin1', from, to), end, 'base64')
      }
      const letters = text.subarray(0, length)
      let from = 0
      for (let pad = letters.indexOf(PAD); pad >= 0; pad = letters.indexOf(PAD, from)) {
        decode(from, pad)
        from = pad + 1
        // A body can be nothing but padding, and each piece costs time.
        while (from < length && letters[from] === PAD) from += 1
      }
      const whole = length - ((length - from) % 4)
      rest = Buffer.from(text.subarray(whole, length))
      decode(from, whole)
      return decoded.subarray(0, end)
    },
    end: () => Buffer.from(rest.toString('latin1'), 'base64'),
  }
}

/** A line of quoted-printable that is longer is decoded before its end. */
const LONG_LINE = 1024 * 1024

function quotedPrintable(): Decoder {
  let rest = ''
  /** Finds where the text can be cut: after a line, or in a long line where neither an escape nor white space at its end is cut. */
  const cutOf = (text: string): number => {
    const end = text.lastIndexOf('\n') + 1
    if (text.length - end < LONG_LINE) return end
    return text.length - (/(?:=[\da-f]?|[ \t\r]+)$/i.exec(text)?.[0].length ?? 0)
  }
  return {
    push(raw) {
      const text = rest + raw.toString('latin1')
      const cut = cutOf(text)
      rest = text.slice(cut)
      return decodeQuotedPrintable(text.slice(0, cut))
    },
    end: () => decodeQuotedPrintable(rest),
  }
}

/** Programs from before MIME wrote files as the lines between `begin` and `end`. */
const UU_BEGIN = /^begin(-base64)? [0-7]{3,4} ([^\r\n]+)\r?$/m
/** The begin is searched for in this many characters. */
const LONGEST_PREAMBLE = 1024 * 1024

function uuLine(line: string): Buffer {
  const code = (at: number) => ((line.charCodeAt(at) || 32) - 32) & 63
  const length = code(0)
  const bytes: number[] = []
  for (let at = 1; bytes.length < length; at += 4) {
    const [a, b, c, d] = [code(at), code(at + 1), code(at + 2), code(at + 3)]
    bytes.push((a << 2) | (b >> 4), ((b & 15) << 4) | (c >> 2), ((c & 3) << 6) | d)
  }
  return Buffer.from(bytes.slice(0, length))
}

/** Decodes uuencode, and gives the bytes as they are where there is no begin of it. */
export function uuencode(): Decoder {
  let state: 'before' | 'lines' | 'base64' | 'after' | 'plain' = 'before'
  let rest = ''
  const inBase64 = base64()
  const lineOf = (line: string): Buffer => {
    if (/^(?:end|====)\s*$/.test(line)) state = 'after'
    else if (state === 'base64') return inBase64.push(Buffer.from(line, 'latin1'))
    else if (line.trim() !== '') return uuLine(line)
    return NOTHING
  }
  const linesOf = (text: string): Buffer => {
    const end = text.lastIndexOf('\n') + 1
    rest = text.slice(end)
    const decoded: Buffer[] = []
    for (const line of text.slice(0, end).split(/\r?\n/)) if (state !== 'after') decoded.push(lineOf(line))
    return Buffer.concat(decoded)
  }
  return {
    push(raw) {
      if (state === 'plain') return raw
      if (state === 'after') return NOTHING
      rest += raw.toString('latin1')
      if (state !== 'before') return linesOf(rest)
      const begin = UU_BEGIN.exec(rest)
      if (begin && rest.length > begin.index + begin[0].length) {
        state = begin[1] ? 'base64' : 'lines'
        return linesOf(rest.slice(begin.index + begin[0].length + 1))
      }
      if (rest.length < LONGEST_PREAMBLE) return NOTHING
      state = 'plain'
      return Buffer.from(rest, 'latin1')
    },
    end() {
      if (state === 'before') return Buffer.from(rest, 'latin1')
      const last = state === 'lines' || state === 'base64' ? lineOf(rest) : NOTHING
      return Buffer.concat([last, inBase64.end()])
    },
  }
}

/** A line of words, which no encoding makes. */
const WORDS = /^[^\r\n]*[A-Za-z,.] [A-Za-z][^\r\n]* [A-Za-z]/

/** Decodes base64 of a text, and leaves alone what only says that it is that. */
function base64Text(): Decoder {
  let chosen: Decoder | undefined
  return {
    push(raw) {
      if (raw.length === 0) return NOTHING
      chosen ??= WORDS.test(raw.toString('latin1')) ? identity() : base64()
      return chosen.push(raw)
    },
    end: () => chosen?.end() ?? NOTHING,
  }
}

/** A file that stands encoded in a text: its name, where it begins and ends there, and what it holds. */
export interface Ingevoegd {
  naam: string
  begin: number
  end: number
  inhoud: Buffer
}

/** Finds the first match from a place on. The pattern has the flag g. */
function execFrom(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const UU_NEXT = new RegExp(UU_BEGIN, 'gm')
const UU_END = /^(?:end|====)[ \t]*\r?$/gm

/** Finds the next file that stands uuencoded in a text; undefined when there is none, or it does not end. */
export function uuencodedIn(latin1: string, from: number): Ingevoegd | undefined {
  const found = execFrom(UU_NEXT, latin1, from)
  const last = found && execFrom(UU_END, latin1, found.index)
  if (!found || !last) return undefined
  const end = last.index + last[0].length
  const decoder = uuencode()
  const inhoud = Buffer.concat([
    decoder.push(Buffer.from(`${latin1.slice(found.index, end)}\n`, 'latin1')),
    decoder.end(),
  ])
  return { naam: (found[2] ?? '').trim(), begin: found.index, end, inhoud }
}

/** The line with which yEnc begins a file in a text. */
const YENC_BEGIN = /^=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,300})\r?\n/gm

/** Finds the next file that stands in yEnc in a text; undefined when there is none, or it does not end. */
export function yencIn(latin1: string, from: number): Ingevoegd | undefined {
  const found = execFrom(YENC_BEGIN, latin1, from)
  const first = found ? found.index + found[0].length : 0
  const until = found ? latin1.indexOf('=yend', first) : -1
  if (!found || until < 0) return undefined
  const line = latin1.indexOf('\n', until)
  const encoded = latin1
    .slice(first, until)
    .replace(/^=ypart [^\n]*\n/, '')
    .replaceAll(/[\r\n]/g, '')
  const bytes = Buffer.alloc(encoded.length)
  let length = 0
  for (let at = 0; at < encoded.length; at += 1) {
    const isEscaped = encoded[at] === '='
    if (isEscaped) at += 1
    bytes[length++] = (encoded.charCodeAt(at) - 42 - (isEscaped ? 64 : 0)) & 255
  }
  const end = line < 0 ? latin1.length : line
  return { naam: (found[1] ?? '').trim(), begin: found.index, end, inhoud: bytes.subarray(0, length) }
}

/**
 * Gives what undoes the transfer encoding of a part (RFC 2045); one that is not known leaves the bytes as they are.
 * @param isText the part is a text
 */
export function decoderFor(label: string, isText = false): Decoder {
  const encoding = label.replaceAll(/["'\s]|\([^()]*\)/g, '').toLowerCase()
  if (encoding === 'base64' && isText) return base64Text()
  if (encoding === 'base64') return base64()
  if (encoding === 'quoted-printable') return quotedPrintable()
  if (/^(?:x-)?uu(?:e|encode)?$/.test(encoding)) return uuencode()
  return identity()
}
