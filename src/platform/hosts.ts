/** The first pause, in ms, after no host could be reached. Each next pause is twice as long. */
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 2_000

const ACCEPTED = ['any', 'read-write', 'primary'] as const

/** An error for a database address that cannot be used; the message is for the person who configured it. */
export class AddressError extends Error {}

/** The hosts of a database, with one address each, and whether the host must take writes. */
export interface Address {
  urls: readonly string[]
  writable: boolean
}

/**
 * Reads `postgres://user:password@host1:port1,host2:port2/database?target_session_attrs=read-write` as libpq does (PostgreSQL, "Connection
 * Strings"): the hosts are tried in turn. Balie always writes, so without `target_session_attrs` it also accepts only a host that takes
 * writes.
 * @throws AddressError with a message in Dutch
 */
export function readAddress(url: string): Address {
  const [, scheme, credentials = '', hosts = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)((?:[^@/?#]|@(?=[^/?#]*@))*@)?([^/?#]*)(.*)$/s.exec(url) ?? []
  if (!scheme) throw new AddressError('begin met postgres:// of postgresql://.')
  const urls = hosts.split(',').map((host) => {
    const whole = `${scheme}${credentials}${host}${rest}`
    // An address without a host refers to a socket.
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

/** A pattern for a socket, or for this machine by name or number. */
const IN_THIS_MACHINE = /^(\/|%2f|$|(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$)/i

/**
 * Tells whether all traffic to every host goes over TLS to a server that proves its identity. Traffic within this machine needs no TLS.
 * `pg` treats `require` and `verify-ca` as `verify-full`; with `uselibpqcompat` they mean what they mean for libpq.
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

/** The choice of the host in use, shared by all pools on a database. */
export interface Hosts {
  readonly writable: boolean
  readonly count: number
  /** Gives the address to try next. */
  current(): string
  /** Gives the reason why nothing is tried for a moment, or undefined when an attempt may be made. */
  pause(): Error | undefined
  /** Reports that this address could not be used, so that the next one is tried. */
  failed(url: string, error: Error): void
  /**
   * Reports that this address answers, and takes writes where that is required. Connections to other hosts are cut off, since a host that
   * takes writes was found.
   */
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
      // Several simultaneous attempts that fail together count as one step.
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
