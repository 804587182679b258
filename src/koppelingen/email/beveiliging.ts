import type { Bericht } from './delen.ts'
import type { Deel } from './lezen.ts'

const PGP_MESSAGE = '-----BEGIN PGP MESSAGE-----'
const PGP_SIGNED = '-----BEGIN PGP SIGNED MESSAGE-----'

/** How a message was made unreadable for others, or signed; each in a Dutch sentence. */
export interface Beveiliging {
  /** Balie cannot read what was written. */
  isVersleuteld: boolean
  opmerking: string
}

const encrypted = (how: string): Beveiliging => ({
  isVersleuteld: true,
  opmerking: `Dit bericht is versleuteld met ${how}. Balie kan niet lezen wat erin staat.`,
})
const signed = (how: string): Beveiliging => ({
  isVersleuteld: false,
  opmerking: `Dit bericht is ondertekend met ${how}. Balie controleert de handtekening niet.`,
})

/** Tells whether a message is encrypted or signed (RFC 8551, RFC 3156); undefined when it is neither. */
export function securityOf(
  { mediatype, parameters }: Pick<Bericht, 'mediatype' | 'parameters'>,
  delen: readonly Deel[],
): Beveiliging | undefined {
  const has = (pattern: RegExp) => pattern.test(mediatype) || delen.some((deel) => pattern.test(deel.mediatype))
  const says = (begin: string) => delen.some(({ isBijlage, inhoud }) => !isBijlage && inhoud.includes(begin))
  if (has(/^(?:multipart|application\/pgp)[/-]encrypted$/) || says(PGP_MESSAGE)) return encrypted('PGP')
  const envelope = /^application\/(?:x-)?pkcs7-mime$/
  if (has(envelope)) {
    const kinds = [parameters, ...delen.map((deel) => deel.parameters)].map((all) => all['smime-type']?.toLowerCase())
    if (!kinds.includes('signed-data')) return encrypted('S/MIME')
    return {
      isVersleuteld: true,
      opmerking: 'Dit bericht is ondertekend met S/MIME en in zijn handtekening verpakt. Balie pakt het niet uit.',
    }
  }
  if (has(/^application\/(?:x-)?pkcs7-signature$/)) return signed('S/MIME')
  if (has(/^application\/pgp-signature$/) || says(PGP_SIGNED)) return signed('PGP')
  return undefined
}
