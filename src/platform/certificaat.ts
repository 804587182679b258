import { createPrivateKey, X509Certificate } from 'node:crypto'
import { getCACertificates } from 'node:tls'
import type { InvalidParam } from './problems.ts'
import type { Clientcertificaat, NieuwClientcertificaat } from './schemas.ts'

// Certificates with which Balie makes itself known to others (mTLS).

/** The certificate that a connection shows and the authorities that it trusts, as `node:tls` takes them. */
export interface Tls {
  cert: string
  key: string
  ca?: string[]
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificates of a PEM text, with the first one of a chain in front. @throws when one cannot be read, or there is none */
function readChain(pem: string): X509Certificate[] {
  const found = (pem.match(CERTIFICATE) ?? []).map((text) => new X509Certificate(text))
  if (found.length === 0) throw new Error('There is no certificate.')
  return found
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

const lastDay = (certificate: X509Certificate) => new Date(certificate.validTo)

/** Finds the faults in a certificate that beheer gives, at its fields below `name`. */
export function faultsInCertificate(
  { certificaat, sleutel, ca }: NieuwClientcertificaat,
  name: string,
  now: Date,
): InvalidParam[] {
  const fault = (field: string, code: string, reason: string) => ({ name: `${name}.${field}`, code, reason })
  const [own] = attempt(() => readChain(certificaat)) ?? []
  const key = attempt(() => createPrivateKey(sleutel))
  const faults: InvalidParam[] = []
  if (!own) faults.push(fault('certificaat', 'onleesbaar', 'Geef een certificaat in PEM, met de keten erachter.'))
  else if (lastDay(own) <= now)
    faults.push(fault('certificaat', 'verlopen', `Dit certificaat is verlopen op ${lastDay(own).toISOString()}.`))
  if (!key) faults.push(fault('sleutel', 'onleesbaar', 'Geef een sleutel in PEM, zonder wachtwoord.'))
  else if (own && !own.checkPrivateKey(key))
    faults.push(fault('sleutel', 'hoort-er-niet-bij', 'Deze sleutel hoort niet bij dit certificaat.'))
  if (ca !== null && !attempt(() => readChain(ca)))
    faults.push(fault('ca', 'onleesbaar', 'Geef de certificaten van de uitgevers in PEM.'))
  return faults
}

const onOneLine = (name: string) => name.trim().split('\n').join(', ')

/** Describes a certificate without its key. @throws when it cannot be read */
export function describeCertificate({ certificaat, ca }: NieuwClientcertificaat): Clientcertificaat {
  const [own] = readChain(certificaat)
  if (!own) throw new Error('There is no certificate.')
  return {
    onderwerp: onOneLine(own.subject),
    uitgever: onOneLine(own.issuer),
    geldigTot: lastDay(own).toISOString(),
    vingerafdruk: own.fingerprint256,
    eigenUitgevers: ca !== null,
  }
}

/** Gives the settings of a connection that uses it. Authorities that are named are trusted beside those that always are. */
export const tlsOf = ({ certificaat, sleutel, ca }: NieuwClientcertificaat): Tls => ({
  cert: certificaat,
  key: sleutel,
  ...(ca !== null && { ca: [...getCACertificates('default'), ca] }),
})

/** Did the other side end the connection because of the certificate that we showed, or because we showed none? */
export const isOwnCertificateRefused = (code: string): boolean =>
  /^ERR_SSL_\w*ALERT\w*(CERT|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE)/.test(code)
