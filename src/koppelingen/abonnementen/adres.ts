import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'
import type { Tls } from '../../platform/certificaat.ts'
import type { Config } from '../../platform/config.ts'
import type { InvalidParam } from '../../platform/problems.ts'

// Where gebeurtenissen may go: to hosts on the internet, and to those in our own network that are named in the settings. Beheer types the
// address, so without this a subscription would reach what only Balie can reach (SSRF).

const CLOSED_4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const
/** Of IPv6 only global unicast is open, and of that not what is a tunnel, a test or documentation. */
const CLOSED_6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const closed = new BlockList()
for (const [net, bits] of CLOSED_4) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of CLOSED_6) closed.addSubnet(net, bits, 'ipv6')
const globalUnicast = new BlockList()
globalUnicast.addSubnet('2000::', 3, 'ipv6')

/** Can everybody on the internet have this IP address? */
export function isOpenbaar(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4')
  return globalUnicast.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '')

const isAllowed = ({ hostname, host, port, protocol }: URL, { ABONNEMENT_HOSTS }: Config): boolean => {
  const withPort = port ? host : `${host}:${protocol === 'https:' ? 443 : 80}`
  return (ABONNEMENT_HOSTS ?? '')
    .split(',')
    .some((allowed) => [hostname, withPort].includes(allowed.trim().toLowerCase()))
}

/** Thrown while connecting to an address in a network of our own. */
export class NietOpenbaar extends Error {
  readonly code = 'NIET_OPENBAAR'
}

/**
 * Refuses an address that names a place in our own network, whatever way it is written; a name is looked up when Balie connects.
 * @throws NietOpenbaar
 */
export function refuseOwnNetwork(url: URL, config: Config): void {
  const host = bare(url.hostname)
  if (isIP(host) && !isOpenbaar(host) && !isAllowed(url, config)) throw new NietOpenbaar()
}

/** Finds the faults in the address of a receiver, at its field. */
export function faultsInUrl(text: string, name: string, config: Config): InvalidParam[] {
  const url = new URL(text)
  const fault = (code: string, reason: string) => [{ name, code, reason }]
  if (config.production && url.protocol !== 'https:') return fault('https', 'In productie kan alleen https.')
  if (url.username || url.password) return fault('ongeldig', 'Zet geen gebruikersnaam of wachtwoord in het adres.')
  if (url.hash) return fault('ongeldig', 'Een adres met # kan niet.')
  if (isAllowed(url, config)) return []
  const host = bare(url.hostname)
  const isLocal =
    /^localhost$|\.(localhost|local|internal|home\.arpa)$/.test(host) || !(host.includes('.') || isIP(host))
  if (isLocal || (isIP(host) && !isOpenbaar(host)))
    return fault('niet-openbaar', 'Dit adres ligt in een eigen netwerk; dat mag alleen voor hosts in ABONNEMENT_HOSTS.')
  return []
}

/** Looks a name up, and gives only addresses on the internet: also when the name has changed since the subscription was made. */
const openLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, found) => {
    const addresses = (found as LookupAddress[] | undefined)?.filter(({ address }) => isOpenbaar(address)) ?? []
    const [first] = addresses
    if (error || !first) return done(error ?? new NietOpenbaar(), '')
    return options.all ? done(null, addresses) : done(null, first.address, first.family)
  })

/** A way to receivers. */
export interface Connections {
  /** @throws NietOpenbaar */
  to(url: URL): Agent
  /** Gives a connection that shows a certificate: for one receiver, in the place of what was made for it before. */
  showing(receiver: string, tls: Tls): Connections
  close(): Promise<void>
}

/** Connections to receivers: those in our own network only for the hosts that may. */
export function makeConnections(config: Config, tls?: Tls): Connections {
  const timeout = config.ABONNEMENT_TIMEOUT_SECONDEN * 1000
  const options = { connectTimeout: timeout, headersTimeout: timeout, bodyTimeout: timeout, connections: 8 }
  const open = new Agent({ ...options, connect: { timeout, lookup: openLookup, ...tls } })
  const own = new Agent({ ...options, connect: { timeout, ...tls } })
  const withCertificate = new Map<string, Connections>()
  return {
    to(url) {
      refuseOwnNetwork(url, config)
      return isAllowed(url, config) ? own : open
    },
    showing(receiver, certificate) {
      // A request that is on its way over the former connections is ended with them, and sent again.
      void withCertificate.get(receiver)?.close()
      const made = makeConnections(config, certificate)
      withCertificate.set(receiver, made)
      return made
    },
    async close() {
      await Promise.all([open.destroy(), own.destroy(), ...[...withCertificate.values()].map((one) => one.close())])
    },
  }
}
