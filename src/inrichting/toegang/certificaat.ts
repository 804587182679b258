import { describeCertificate, faultsInCertificate, type Tls, tlsOf } from '../../platform/certificaat.ts'
import type { Config } from '../../platform/config.ts'
import { invalid, type Problem } from '../../platform/problems.ts'
import { type Clientcertificaat, NieuwClientcertificaat } from '../../platform/schemas.ts'
import { seal, unseal } from './versleuteling.ts'

/** A certificate as it is kept: what may be shown of it, and all of it encrypted. */
export interface BewaardCertificaat {
  getoond: Clientcertificaat
  geheim: Buffer
}

/**
 * Makes a certificate ready to be kept; null stays null, and undefined (it is left as it is) undefined.
 * @param zonderSleutel the problem when there is no key to encrypt with
 * @throws Problem that names what is wrong with it at its fields
 */
export function sealCertificate(
  { config, now }: { config: Config; now: Date },
  nieuw: NieuwClientcertificaat | null | undefined,
  zonderSleutel: () => Problem,
): BewaardCertificaat | null | undefined {
  if (!nieuw) return nieuw
  const faults = faultsInCertificate(nieuw, 'certificaat', now)
  if (faults.length > 0) throw invalid(faults)
  const geheim = seal(config.SECRET_KEY, JSON.stringify(nieuw))
  if (!geheim) throw zonderSleutel()
  return { getoond: describeCertificate(nieuw), geheim }
}

/** Gives what a connection shows with a certificate that was kept; undefined when no key of ours reads it. */
export function unsealCertificate({ SECRET_KEY }: Config, geheim: Buffer): Tls | undefined {
  const text = unseal(SECRET_KEY, geheim)
  return text === undefined ? undefined : tlsOf(NieuwClientcertificaat.parse(JSON.parse(text)))
}
