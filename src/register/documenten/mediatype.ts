import { fileTypeFromBuffer } from 'file-type'
import { ONBEKEND } from './rules.ts'

/** Wrappers that can hold anything: the type that somebody names may be more exact. */
const OMHULSELS = new Set(['application/x-cfb', 'application/xml', 'application/zip'])
/** Types that would be recognised in content of that type. */
const HERKENBAAR = /^(image|audio|video|font)\/(?!svg)|^application\/(pdf|zip)$/
const TEKST = /^(text|message)\//

/**
 * Tells what a file is by its content. What was said of it counts as far as its content does not contradict it.
 * @param begin its first bytes: some thousands, or all
 */
export async function mediatypeOf(gezegd: string, begin: Uint8Array): Promise<string> {
  const herkend = await fileTypeFromBuffer(begin).catch(() => undefined)
  if (herkend) {
    const isOmhulsel = OMHULSELS.has(herkend.mime) && gezegd !== ONBEKEND && !HERKENBAAR.test(gezegd)
    return isOmhulsel ? gezegd : herkend.mime
  }
  const isBinair = begin.includes(0)
  return HERKENBAAR.test(gezegd) || (isBinair && TEKST.test(gezegd)) ? ONBEKEND : gezegd
}
