import sanitize from 'sanitize-html'
import { LONGEST_HTML } from '../html.ts'
import { leesbaar } from '../leesbaar.ts'
import { type Deel, isWhole } from '../lezen.ts'
import { textOf, textsOf } from '../parse.ts'
import { decodeText } from '../tekenset.ts'

/** So many bytes of pictures are shown in a message; the others can be downloaded. */
const MOST_PICTURES = 5 * 1024 * 1024
const PICTURE = /^image\/(?:png|jpeg|gif|webp)$/

/** An element with this attribute is left out: it was hidden from who reads the message. */
const HIDDEN = 'data-hidden'

const TAGS = [
  ...[
    'p',
    'br',
    'div',
    'span',
    'hr',
    'blockquote',
    'pre',
    'code',
    'ul',
    'ol',
    'li',
    'dl',
    'dt',
    'dd',
    'h3',
    'a',
    'img',
  ],
  ...['b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'sub', 'sup', 'small', 'table', 'caption', 'thead', 'tbody'],
  ...['tfoot', 'tr', 'td', 'th'],
]

/** HTML that is safe to show in a page, and what it does not show. */
export interface Opmaak {
  html: string
  /** How many pictures were left out, because they would be fetched from elsewhere or are too large. */
  weggelaten: number
}

const isHidden = ({ style = '', hidden }: sanitize.Attributes) =>
  hidden !== undefined || /(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)

/** Makes the rules for one message: nothing is fetched, nothing runs, and nothing takes the form of our own page. */
function rulesFor(pictureOf: (src: string) => string | undefined, onLeftOut: () => void): sanitize.IOptions {
  return {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'title', 'target', 'rel'],
      img: ['src', 'alt'],
      ol: ['start'],
      td: ['colspan', 'rowspan'],
      th: ['colspan', 'rowspan'],
      '*': ['dir', 'lang', HIDDEN],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['data'] },
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'title', 'textarea', 'option', 'noscript', 'template', 'svg', 'math'],
    nestingLimit: 100,
    transformTags: {
      '*': (tagName, attribs) => ({
        tagName: /^h[1-6]$/.test(tagName) ? 'h3' : tagName,
        attribs: isHidden(attribs) ? { ...attribs, [HIDDEN]: '' } : attribs,
      }),
      a: (tagName, { href = '', ...attribs }) => ({
        tagName,
        // The address is told, because the words of a link can name another one.
        attribs: { ...attribs, href, title: href, target: '_blank', rel: 'noopener noreferrer nofollow' },
      }),
      img: (tagName, { src = '', alt = '', ...attribs }) => {
        const picture = pictureOf(src.trim())
        if (picture) return { tagName, attribs: { ...attribs, src: picture, alt } }
        onLeftOut()
        return { tagName: 'span', attribs: {}, ...(alt && { text: `[${alt}]` }) }
      },
    },
    exclusiveFilter: ({ attribs }) => HIDDEN in attribs,
  }
}

/** Finds the pictures that came with a message, as long as there is room. */
function pictures(delen: readonly Deel[]) {
  let left = MOST_PICTURES
  return (src: string): string | undefined => {
    const [, id] = /^cid:(.+)$/i.exec(src) ?? []
    const deel = id && delen.find(({ contentId }) => contentId !== '' && contentId === decoded(id))
    if (!deel || !PICTURE.test(deel.mediatype) || !isWhole(deel) || deel.omvang > left) return undefined
    left -= deel.omvang
    return `data:${deel.mediatype};base64,${deel.inhoud.toString('base64')}`
  }
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br />')

/** Gives the HTML of a text in the form that says most; a text that has none is shown as it is. */
function htmlOf(forms: readonly Deel[]): string {
  const rich = forms.filter(({ mediatype }) => mediatype === 'text/html')
  if (rich.length > 0)
    return rich.map(({ inhoud, charset }) => decodeText(inhoud, charset).slice(0, LONGEST_HTML)).join('')
  return forms.map((deel) => `<p>${escaped(textOf(deel))}</p>`).join('')
}

/** Gives a message as safe HTML, with the pictures that came with it; undefined when it has no HTML. */
export function safeHtml(delen: readonly Deel[]): Opmaak | undefined {
  const texts = textsOf(delen)
  if (!texts.some((forms) => forms.some(({ mediatype }) => mediatype === 'text/html'))) return undefined
  let weggelaten = 0
  const rules = rulesFor(pictures(delen), () => {
    weggelaten += 1
  })
  const html = sanitize(leesbaar(texts.map(htmlOf).join('<hr />')), rules)
  return { html, weggelaten }
}
