import { type Field, type TextRule, text } from './fields.ts'

const LABEL = '[a-z\\u00a1-\\uffff0-9](?:[a-z\\u00a1-\\uffff0-9-]{0,61}[a-z\\u00a1-\\uffff0-9])?'
const TLD = '\\.(?!-)(?:[a-z\\u00a1-\\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)\\.?'
const HOST = `(?:${LABEL}(?:\\.(?!-)[a-z\\u00a1-\\uffff0-9-]{1,63}(?<!-))*${TLD}|localhost)`
const IPV4 = '(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const URL_PATTERN = new RegExp(
  `^(?:https?|ftps?)://(?:[^\\s:@/]+(?::[^\\s:@/]*)?@)?(?:${IPV4}|\\[[0-9a-f:.]+\\]|${HOST})(?::[0-9]{1,5})?(?:[/?#][^\\s]*)?$`,
  'i',
)
const MOST_CHARACTERS = 2048

/** Tells whether this is an address of the web as Django sees it. */
export const isUrl = (written: string): boolean => written.length <= MOST_CHARACTERS && URL_PATTERN.test(written)

const rule: TextRule = (written) =>
  isUrl(written) ? undefined : { code: 'invalid', reason: 'Voer een geldige URL in.' }

/** Makes a field for an address of the web, or "". */
export const url = (max: number): Field<string> => text({ max, blank: true, rules: [rule], schema: { format: 'uri' } })
