/** One fault in the input: its place (`betrokkenen.0.rol`), a stable code, and the reason in Dutch. */
export interface InvalidParam {
  name: string
  code: string
  reason: string
}

interface ProblemDetails {
  detail?: string | undefined
  invalidParams?: InvalidParam[] | undefined
  headers?: Record<string, string> | undefined
  /** Extra members of this problem, such as the actor who already has a task. */
  extra?: Record<string, unknown> | undefined
}

/** A named outcome of an operation other than its result; answered as RFC 9457 `application/problem+json`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly details: ProblemDetails

  constructor(code: string, status: number, title: string, details: ProblemDetails = {}) {
    super(details.detail ?? title)
    this.code = code
    this.status = status
    this.title = title
    this.details = details
  }
}

/** A kind of problem, declared next to the feature that it belongs to. Calling it makes a problem. */
export interface ProblemKind {
  (details?: ProblemDetails): Problem
  code: string
  status: number
  title: string
}

/**
 * Declares a kind of problem.
 * @param code stable, kebab-case, Dutch
 * @param status HTTP status, 400 to 599
 * @param title says what is wrong, in Dutch, with the same text for every occurrence
 */
export function problemKind(code: string, status: number, title: string): ProblemKind {
  const make = (details?: ProblemDetails) => new Problem(code, status, title, details)
  return Object.assign(make, { code, status, title })
}

const invalidInput = problemKind('ongeldige-invoer', 400, 'De invoer is niet geldig.')

export const malformed = problemKind('onleesbaar-verzoek', 400, 'Het verzoek kan niet worden gelezen.')
export const notAuthenticated = problemKind('niet-aangemeld', 401, 'Aanmelden is nodig.')
export const notAllowed = problemKind('geen-recht', 403, 'U hebt hiervoor geen recht.')
export const methodNotAllowed = problemKind('methode-niet-toegestaan', 405, 'Deze methode kan hier niet.')
export const notAcceptable = problemKind('formaat-niet-beschikbaar', 406, 'Dit formaat kan niet worden gegeven.')
export const tooSlow = problemKind('verzoek-te-traag', 408, 'Het verzoek kwam niet op tijd helemaal aan.')
export const conflict = problemKind('conflict', 409, 'De wijziging past niet bij wat er al staat.')
export const onvolledigeVolgorde = problemKind(
  'onvolledige-volgorde',
  409,
  'De volgorde moet alles uit de lijst één keer noemen. Misschien heeft een ander de lijst intussen gewijzigd.',
)
export const tooLarge = problemKind('te-groot', 413, 'Het verzoek is te groot.')
export const unsupportedMediaType = problemKind(
  'mediatype-niet-ondersteund',
  415,
  'Dit mediatype wordt niet ondersteund.',
)
export const tooManyRequests = problemKind('te-veel-verzoeken', 429, 'U doet te veel verzoeken achter elkaar.')
export const bronOnbereikbaar = problemKind('bron-onbereikbaar', 502, 'Het andere register geeft geen goed antwoord.')
export const zoekvraagTeZwaar = problemKind(
  'zoekvraag-te-zwaar',
  503,
  'Deze zoekvraag kost te veel tijd. Zoek op meer letters of woorden, of in een kortere periode.',
)
export const unavailable = problemKind('niet-beschikbaar', 503, 'De dienst is even niet beschikbaar.')
export const outcomeUnknown = problemKind(
  'uitkomst-onbekend',
  503,
  'De verbinding viel weg tijdens het vastleggen. Misschien is het gelukt: kijk dat eerst na, of herhaal het verzoek met dezelfde Idempotency-Key.',
)

/** Makes the 404 for something that is not there: `notFound('Klantcontact')`. */
export function notFound(what: string): Problem {
  return new Problem('niet-gevonden', 404, 'Niet gevonden.', { detail: `${what} niet gevonden.` })
}

/** Makes a 400 that names all faults at once. */
export function invalid(invalidParams: InvalidParam[]): Problem {
  const detail = invalidParams.map(({ name, reason }) => (name ? `${name}: ${reason}` : reason)).join(' ')
  return invalidInput({ detail: detail.slice(0, 1000), invalidParams })
}

/** Makes a problem that belongs to one field of the input; its title is shown at that field. */
export const atField = (kind: ProblemKind, name: string): Problem =>
  kind({ invalidParams: [{ name, code: kind.code, reason: kind.title }] })

/** Makes the body of a problem according to RFC 9457 and the NLGov API Design Rules. */
export function problemBody(problem: Problem, requestId: string) {
  return {
    type: `urn:balie:probleem:${problem.code}`,
    code: problem.code,
    title: problem.title,
    status: problem.status,
    detail: problem.details.detail ?? problem.title,
    instance: `urn:balie:verzoek:${requestId}`,
    ...(problem.details.invalidParams && { invalidParams: problem.details.invalidParams }),
    ...problem.details.extra,
  }
}

/**
 * Moves the faults of a refusal from their place in a part to their place in the whole, without duplicates. Other errors are returned
 * unchanged.
 */
export function faultsAt(error: unknown, placeOf: (name: string) => string): unknown {
  if (!(error instanceof Problem) || !error.details.invalidParams) return error
  const moved = error.details.invalidParams.map((fault) => ({ ...fault, name: placeOf(fault.name) }))
  return invalid([...new Map(moved.map((fault) => [`${fault.name} ${fault.reason}`, fault])).values()])
}
