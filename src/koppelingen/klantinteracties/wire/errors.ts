import { type InvalidParam, Problem } from '../../../platform/problems.ts'

// The problems of this face are those of Open Klant: its codes, its texts, `application/json`.

interface Kind {
  /** The last part of `type`. */
  type: string
  code: string
  status: number
  title: string
}

const KINDS = {
  validation: { type: 'ValidationError', code: 'invalid', status: 400, title: 'Ongeldige invoerwaarde.' },
  parse: { type: 'ParseError', code: 'parse_error', status: 400, title: 'Ongeldig samengestelde request.' },
  noCredentials: {
    type: 'NotAuthenticated',
    code: 'not_authenticated',
    status: 401,
    title: 'Authenticatiegegevens zijn niet opgegeven.',
  },
  badCredentials: {
    type: 'AuthenticationFailed',
    code: 'authentication_failed',
    status: 401,
    title: 'Ongeldige authenticatiegegevens.',
  },
  notAllowed: {
    type: 'PermissionDenied',
    code: 'permission_denied',
    status: 403,
    title: 'Je hebt geen toestemming om deze actie uit te voeren.',
  },
  notFound: { type: 'NotFound', code: 'not_found', status: 404, title: 'Niet gevonden.' },
  method: {
    type: 'MethodNotAllowed',
    code: 'method_not_allowed',
    status: 405,
    title: 'Methode "{method}" niet toegestaan.',
  },
  tooSlow: {
    type: 'RequestTimeout',
    code: 'request_timeout',
    status: 408,
    title: 'Het verzoek kwam niet op tijd helemaal aan.',
  },
  accept: {
    type: 'NotAcceptable',
    code: 'not_acceptable',
    status: 406,
    title: 'Kan niet voldoen aan de opgegeven Accept header.',
  },
  conflict: { type: 'Conflict', code: 'conflict', status: 409, title: 'Dit past niet bij wat er al staat.' },
  tooLarge: { type: 'RequestTooLarge', code: 'too_large', status: 413, title: 'Het verzoek is te groot.' },
  mediaType: {
    type: 'UnsupportedMediaType',
    code: 'unsupported_media_type',
    status: 415,
    title: 'Ongeldige media type "{media_type}" in aanvraag.',
  },
  throttled: { type: 'Throttled', code: 'throttled', status: 429, title: 'Verzoek werd geblokkeerd.' },
  fault: { type: 'APIException', code: 'error', status: 500, title: 'Er is een serverfout opgetreden.' },
  unavailable: {
    type: 'ServiceUnavailable',
    code: 'service_unavailable',
    status: 503,
    title: 'De dienst is even niet beschikbaar.',
  },
} as const satisfies Record<string, Kind>

const make = (kind: Kind, detail: string = kind.title, details: Problem['details'] = {}) =>
  new Problem(kind.code, kind.status, kind.title, { ...details, detail })

/** Makes a 400 with all faults of one stage of the validation. */
export const validationError = (invalidParams: InvalidParam[]) => make(KINDS.validation, undefined, { invalidParams })

/** Makes a 400 for one fault. */
export const fault = (name: string, code: string, reason: string) => validationError([{ name, code, reason }])

export const parseError = (reason: string) => make(KINDS.parse, `JSON parse error - ${reason}`)
export const notFoundError = (detail?: string) => make(KINDS.notFound, detail)
export const notAllowedError = (detail?: string) => make(KINDS.notAllowed, detail)
export const notAcceptableError = () => make(KINDS.accept)
export const methodError = (method: string) => make(KINDS.method, `Methode "${method}" niet toegestaan.`)
export const mediaTypeError = (type: string) => make(KINDS.mediaType, `Ongeldige media type "${type}" in aanvraag.`)

const headers = { 'WWW-Authenticate': 'Token' }

/** Says why the header `Authorization` was refused, in the words of Open Klant. */
function credentialsError(authorization: string | undefined): Problem {
  const [scheme, ...rest] = (authorization ?? '').trim().split(/\s+/)
  if (scheme?.toLowerCase() !== 'token') return make(KINDS.noCredentials, undefined, { headers })
  if (rest.length === 0)
    return make(KINDS.badCredentials, 'Ongeldige token header. Geen logingegevens opgegeven', { headers })
  if (rest.length > 1)
    return make(KINDS.badCredentials, 'Ongeldige token header. Token kan geen spaties bevatten.', { headers })
  return make(KINDS.badCredentials, 'Ongeldige token.', { headers })
}

const TYPES = new Map<string, string>(Object.values(KINDS).map(({ code, type }) => [code, type]))

/** Translates a problem of Balie to the words of this face. */
export function toWire(problem: Problem, authorization: string | undefined): Problem {
  if (TYPES.has(problem.code) && problem.code !== 'conflict') return problem
  const { detail, invalidParams } = problem.details
  switch (problem.status) {
    case 400:
      if (invalidParams) return validationError(invalidParams)
      return detail ? make(KINDS.parse, detail) : parseError(problem.title)
    case 401:
      return credentialsError(authorization)
    case 403:
      return make(KINDS.notAllowed, detail)
    case 404:
      return make(KINDS.notFound)
    case 409:
      return make(KINDS.conflict, detail ?? problem.title)
    case 413:
      return make(KINDS.tooLarge)
    case 429:
      return make(KINDS.throttled, undefined, { headers: problem.details.headers })
    case 408:
      return make(KINDS.tooSlow, undefined, { headers: problem.details.headers })
    case 503:
      return make(KINDS.unavailable, detail ?? problem.title, { headers: problem.details.headers })
    default:
      return make(KINDS.fault, 'Internal Server Error')
  }
}

/** Makes the problem for a fault that nobody foresaw. */
export const serverFault = () => make(KINDS.fault, 'Internal Server Error')

/**
 * Makes the body of a problem, with its members in the order of Open Klant.
 * @param origin scheme and host of the request
 */
export function wireBody(problem: Problem, origin: string, requestId: string) {
  return {
    type: `${origin}/ref/fouten/${TYPES.get(problem.code) ?? 'APIException'}/`,
    code: problem.code,
    title: problem.title,
    status: problem.status,
    detail: problem.details.detail ?? problem.title,
    instance: `urn:uuid:${requestId}`,
    ...(problem.details.invalidParams && { invalidParams: problem.details.invalidParams }),
  }
}

/** This face answers these problems; its description lists each status with its meaning. */
export const PROBLEMS: readonly { status: number; title: string }[] = Object.values(KINDS)
