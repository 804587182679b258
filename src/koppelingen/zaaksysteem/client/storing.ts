import { isOwnCertificateRefused } from '../../../platform/certificaat.ts'
import { type Foutsoort, ZaaksysteemFout } from './fout.ts'

/** Gives the kind of fault when an API is not reached. */
function soortOfStoring(error: unknown): Foutsoort {
  const { code = '', name = '' } = error as { code?: string; name?: string }
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'te-groot'
  if (name === 'TimeoutError' || name === 'AbortError' || /^UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT$/.test(code))
    return 'te-laat'
  if (isOwnCertificateRefused(code)) return 'certificaat-geweigerd'
  return /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code) ? 'certificaat' : 'onbereikbaar'
}

/** With TLS 1.3 a server that wants a certificate, or another one, just ends the connection. */
const hintOf = (url: string, error: unknown) =>
  url.startsWith('https:') && ['ECONNRESET', 'UND_ERR_SOCKET'].includes((error as { code?: string }).code ?? '')
    ? 'het verbreekt de beveiligde verbinding; vraagt het om een clientcertificaat?'
    : undefined

/** Makes the fault of a call that did not get an answer. */
export function storingOf(naam: string, url: string, error: unknown): ZaaksysteemFout {
  const hint = hintOf(url, error)
  return new ZaaksysteemFout(naam, soortOfStoring(error), hint ? { wat: hint } : {})
}
