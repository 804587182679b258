/** The finding about one thing: a line of Dutch that says that it is right, or what is wrong and what to do. */
export interface Bevinding {
  goed: boolean
  /** The thing that was checked: `Database`. */
  wat: string
  zin: string
}

export const goed = (wat: string, zin: string): Bevinding => ({ goed: true, wat, zin })
export const fout = (wat: string, zin: string): Bevinding => ({ goed: false, wat, zin })

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'daar luistert niets',
  ENOTFOUND: 'die naam bestaat niet',
  EAI_AGAIN: 'de naam kan niet worden opgezocht',
  ETIMEDOUT: 'er komt geen antwoord',
  ESOCKET: 'de verbinding mislukt',
  ECONNRESET: 'de verbinding wordt verbroken',
  EAUTH: 'de gebruiker of het wachtwoord klopt niet',
  CERT_HAS_EXPIRED: 'het certificaat is verlopen',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'het certificaat is van henzelf; geef het mee met NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN: 'de uitgever van het certificaat is niet bekend; geef die mee met NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'de keten van het certificaat is niet compleet, of de uitgever niet bekend (NODE_EXTRA_CA_CERTS)',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'de uitgever van het certificaat is niet bekend; geef die mee met NODE_EXTRA_CA_CERTS',
  ERR_TLS_CERT_ALTNAME_INVALID: 'het certificaat is voor een andere naam',
  '28P01': 'de gebruiker of het wachtwoord klopt niet',
  '28000': 'deze gebruiker mag hier niet inloggen',
  '3D000': 'die database bestaat niet',
  '53300': 'alle verbindingen zijn bezet',
}

/** Says why something did not work, in Dutch where the cause is known, and without a password from an address. */
export function redenOf(error: unknown): string {
  const { code, name, cause, errors } = error as { code?: string; name?: string; cause?: unknown; errors?: unknown[] }
  const inner = cause ?? errors?.[0]
  if (inner && !REASONS[code ?? '']) return redenOf(inner)
  if (name === 'TimeoutError') return REASONS.ETIMEDOUT ?? ''
  return REASONS[code ?? ''] ?? `het mislukt (${code ?? name ?? 'onbekend'})`
}
