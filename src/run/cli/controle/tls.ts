import { connect, type TLSSocket } from 'node:tls'
import type { Config } from '../../../platform/config.ts'
import { type Bevinding, fout, goed, redenOf } from './bevinding.ts'

const TIMEOUT_MS = 5_000
const DAY = 86_400_000
const SOON_DAYS = 14

/** Gives the moment at which the certificate of a server ends. Throws when it cannot be trusted, or there is no server. */
function endOfCertificate({ hostname, port }: URL): Promise<Date> {
  const { promise, resolve, reject } = Promise.withResolvers<Date>()
  const host = hostname.replace(/^\[|\]$/g, '')
  const socket: TLSSocket = connect({ host, port: Number(port || 443), servername: host, timeout: TIMEOUT_MS }, () => {
    resolve(new Date(socket.getPeerCertificate().valid_to))
    socket.end()
  })
  socket.once('error', reject)
  socket.once('timeout', () => socket.destroy(Object.assign(new Error('No answer.'), { code: 'ETIMEDOUT' })))
  return promise
}

async function certificaat(naam: string, address: string): Promise<Bevinding> {
  const url = new URL(address)
  const wat = `TLS van ${naam}`
  if (url.protocol !== 'https:') return goed(wat, `${url.origin} is niet versleuteld; in productie kan dat niet.`)
  try {
    const end = await endOfCertificate(url)
    const days = Math.floor((end.getTime() - Date.now()) / DAY)
    if (days < SOON_DAYS) return fout(wat, `het certificaat van ${url.host} verloopt over ${days} dagen. Vernieuw het.`)
    return goed(wat, `het certificaat van ${url.host} is nog ${days} dagen geldig.`)
  } catch (error) {
    return fout(wat, `${url.host}: ${redenOf(error)}.`)
  }
}

/** Checks the certificates of the addresses that people use. */
export async function* checkTls(config: Config): AsyncIterable<Bevinding> {
  for (const naam of ['PUBLIC_URL', 'OIDC_ISSUER'] as const) {
    const address = config[naam]
    if (address) yield await certificaat(naam, address)
  }
}
