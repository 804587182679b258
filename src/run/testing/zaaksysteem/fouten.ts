// How the server of the tests refuses: as the ZGW standards say (Fout, ValidatieFout).

export interface Foutcode {
  name: string
  code: string
}

/** A refusal of the server. */
export class Weigering extends Error {
  readonly status: number
  readonly code: string
  readonly codes: readonly Foutcode[]

  constructor(status: number, code: string, codes: readonly Foutcode[] = []) {
    super(code)
    this.status = status
    this.code = code
    this.codes = codes
  }
}

export const ongeldig = (...codes: [name: string, code: string][]) =>
  new Weigering(
    400,
    'invalid',
    codes.map(([name, code]) => ({ name, code })),
  )

export const verboden = (code: string) => new Weigering(403, code)

export const notFoundAnswer = () => new Weigering(404, 'not_found')

/** The body of a refusal. */
export const lichaamOf = ({ status, code, codes }: Weigering) => ({
  type: 'http://testserver/ref/fouten/',
  code,
  title: 'Geweigerd',
  status,
  detail: 'Geweigerd door de testserver.',
  instance: `urn:uuid:${crypto.randomUUID()}`,
  ...(codes.length > 0 && { invalidParams: codes.map((param) => ({ ...param, reason: 'Ongeldig.' })) }),
})
