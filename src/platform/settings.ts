import { isIP } from 'node:net'
import { z } from 'zod'

// The forms that settings have. They come from the environment, so each begins as text.

export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
/** Accepts a whole number from `min` up to `max`. */
export const whole = (min: number, max: number) =>
  z.string().regex(/^\d+$/, 'Geef een geheel getal.').transform(Number).pipe(z.int().min(min).max(max))

/** Accepts an address with one of these protocols, such as `https` or `http`. */
export const address = (...protocols: string[]) =>
  z.url({
    protocol: new RegExp(`^(${protocols.join('|')})$`),
    error: `Geef een adres dat begint met ${protocols.map((name) => `${name}:${name === 'mailto' ? '' : '//'}`).join(' of ')}.`,
  })

/** Accepts the address of a whole site. A path is refused, because it would be lost. */
export const site = () =>
  address('https', 'http').refine(
    (url) => /^\/?$/.test(new URL(url).pathname + new URL(url).search + new URL(url).hash),
    {
      error: 'Geef een adres zonder pad, zoals https://balie.gemeente.example.',
      when: ({ issues }) => issues.length === 0,
    },
  )

/** Accepts the name of an HTTP header. */
export const headerName = () => z.string().regex(/^[\w-]+$/, 'Geef de naam van een header.')

/** Tells whether a text is an IP address or a network: `10.0.0.1`, `10.0.0.0/8`. */
export function isNetwork(text: string): boolean {
  const [ip = '', bits, ...rest] = text.split('/')
  const version = isIP(ip)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}

/** Tells whether a text can be read in a way that throws when it cannot. */
export const passes = (text: string, read: (text: string) => boolean): boolean => {
  try {
    return read(text)
  } catch {
    return false
  }
}

/** Accepts PEM. It may come on one line, with a backslash and an n in the place of each line break. */
export const pem = () => z.string().transform((text) => text.replaceAll('\\n', '\n'))
