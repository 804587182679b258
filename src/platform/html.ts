import { escapeHtml } from './pagina.ts'

// HTML as a template: what is interpolated is text and is escaped, unless it is HTML itself.

const HTML = Symbol('html')

/** A piece of HTML that is safe to send. Only the tag of this module makes one. */
export interface Html {
  readonly [HTML]: string
}

/** A value in a template. Nothing is shown for null, undefined and false; a list is shown without commas. */
export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

const isHtml = (value: unknown): value is Html => typeof value === 'object' && value !== null && HTML in value
const isList = (value: HtmlValue): value is readonly HtmlValue[] => Array.isArray(value)

function textOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return ''
  if (isHtml(value)) return value[HTML]
  if (isList(value)) return value.map(textOf).join('')
  return escapeHtml(String(value))
}

/**
 * Makes HTML from a template. A value is escaped for the text of an element and for an attribute between double quotes; it may not stand
 * anywhere else.
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) text += textOf(value) + (strings[index + 1] ?? '')
  return { [HTML]: text }
}

/** Writes attributes: `true` gives one without a value, and null, undefined and false leave it out. */
export function attributes(given: Readonly<Record<string, string | number | boolean | null | undefined>>): Html {
  const written = Object.entries(given).map(([name, value]) => {
    if (value === null || value === undefined || value === false) return ''
    return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  })
  return { [HTML]: written.join('') }
}

/** Gives the text of a whole page, to be sent. */
export const pageText = (page: Html): string => `<!doctype html>\n${page[HTML]}\n`
