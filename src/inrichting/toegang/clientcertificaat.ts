import { BlockList, isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'

// The client certificate of whoever calls us (mTLS). A proxy asks for it and checks it, and says in a header which one it was.

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** The proxies that are believed: addresses and networks. */
function proxiesOf(setting: string): BlockList {
  const proxies = new BlockList()
  for (const text of setting.split(',')) {
    const [address = '', bits] = text.split('/')
    if (bits === undefined) proxies.addAddress(address, family(address))
    else proxies.addSubnet(address, Number(bits), family(address))
  }
  return proxies
}

/**
 * Makes the function that says which client certificate a request came with. Only what the proxy itself says is believed: whoever reaches Balie
 * in another way can write any header.
 */
export function makeCertificateReader({ CLIENTCERTIFICAAT_HEADER: header, TRUST_PROXY }: Config) {
  if (!header || !TRUST_PROXY) return () => undefined
  const proxies = proxiesOf(TRUST_PROXY)
  const name = header.toLowerCase()
  return ({ raw: { socket, headersDistinct } }: FastifyRequest): string | undefined => {
    const { remoteAddress = '' } = socket
    if (!isIP(remoteAddress) || !proxies.check(remoteAddress, family(remoteAddress))) return undefined
    // Said twice, it is not known which of them the proxy said.
    const said = headersDistinct[name] ?? []
    return said.length === 1 ? said[0] : undefined
  }
}
