/** How long, in ms, nothing is tried again after no host could be reached: doubled each time. */
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

const ACCEPTED = ['any', 'read-write', 'primary'] as const

/** Thrown when the address of a database cannot be used; the message is for who wrote it. */
export class AddressError extends Error {}

/** The hosts of a database, as one address each, and whether only one that takes writes will do. */
export interface Address {
  urls: readonly string[]
  writable: boolean
}

/**
 * Reads `postgres://user:password@host1:port1,host2:port2/database?target_session_attrs=read-write`, as libpq does (PostgreSQL, "Connection
 * Strings"): the hosts are tried in turn. Balie always writes, so without `target_session_attrs` only a host that takes writes will do.
 * @throws AddressError in Dutch
 */
export function readAddress(url: string): Address {
  const [, scheme, credentials = '', hosts = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)((?:[^@/?#]|@(?=[^/?#]*@))*@)?([^/?#]*)(.*)$/s.exec(url) ?? []
  if (!scheme) throw new AddressError('begin met postgres:// of postgresql://.')
  const urls = hosts.split(',').map((host) => {
    const whole = `${scheme}${credentials}${host}${rest}`
    // An address without a host is that of a socket.
    if (!URL.canParse(whole) && !(host === '' && URL.canParse(`${scheme}localhost${rest}`)))
      throw new AddressError(
        'geef postgres://gebruiker:wachtwoord@host:poort/database; meer hosts met komma’s ertussen.',
      )
    return whole
  })
  if (parametersOf(rest).has('options')) throw new AddressError('options kan niet: Balie zet die zelf.')
  const asked = parametersOf(rest).get('target_session_attrs') ?? 'read-write'
  if (!ACCEPTED.some((attrs) => attrs === asked))
    throw new AddressError(`target_session_attrs kan ${ACCEPTED.join(', ')} zijn: Balie schrijft.`)
  return { urls, writable: asked !== 'any' }
}

const parametersOf = (url: string) => new URLSearchParams(/\?(.*)$/s.exec(url)?.[1] ?? '')

/** A socket, or this machine by name or number. */
const IN_THIS_MACHINE = /^(\/|%2f|$|(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$)/i

/**
 * Does everything on the way to every host travel over TLS to a server that proves who it is? What stays in this machine needs none.
 * `pg` takes `require` and `verify-ca` for `verify-full`; with `uselibpqcompat` they are what they are for libpq.
 */
export function isEncrypted(url: string): boolean {
  return readAddress(url).urls.every((one) => {
    const parameters = parametersOf(one)
    const host = parameters.get('host') ?? /^\w+:\/\/(?:[^/?#]*@)?([^/?#]*)/.exec(one)?.[1] ?? ''
    if (IN_THIS_MACHINE.test(host)) return true
    const mode = parameters.get('sslmode')
    if (parameters.get('uselibpqcompat') === 'true') return mode === 'verify-full' || mode === 'verify-ca'
    return mode === 'require' || mode === 'verify-ca' || mode === 'verify-full'
  })
}

/** A connection that can be cut off. */
interface Guest {
  url: string
  cut(): void
}

/** Which host of a database is used now; all pools on it share this. */
export interface Hosts {
  readonly writable: boolean
  readonly count: number
  /** The address to try next. */
  current(): string
  /** Why nothing is tried for a moment; undefined: try. */
  pause(): Error | undefined
  /** This address could not be used: the next one is tried. */
  failed(url: string, error: Error): void
  /** This address answers, and takes writes where that is asked. Connections to another are cut off: there is one that takes writes. */
  reached(guest: Guest): void
  left(guest: Guest): void
  /** Cuts off all connections. */
  cutAll(): void
}

export function hostsOf({ urls, writable }: Address, now: () => number = Date.now): Hosts {
  const guests = new Set<Guest>()
  let at = 0
  let failures = 0
  let notBefore = 0
  let last: Error | undefined
  const current = () => urls[at] ?? ''
  return {
    writable,
    count: urls.length,
    current,
    pause: () => (now() < notBefore ? last : undefined),
    failed(url, error) {
      last = error
      failures += 1
      // Several attempts at once fail together: that is one step.
      if (url === current()) at = (at + 1) % urls.length
      const rounds = Math.floor(failures / urls.length)
      if (failures % urls.length === 0)
        notBefore = now() + Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(rounds - 1, 10))
    },
    reached(guest) {
      failures = 0
      notBefore = 0
      at = Math.max(0, urls.indexOf(guest.url))
      guests.add(guest)
      if (writable) for (const other of guests) if (other.url !== guest.url) other.cut()
    },
    left: (guest) => guests.delete(guest),
    cutAll() {
      for (const guest of guests) guest.cut()
    },
  }
}
