import { ProblemError } from '../client/client.ts'

// What went wrong, as it came from the server or on the way to it.

/** Is it this kind of problem? `isProblem(error, alToegewezen)`. */
export const isProblem = (error: unknown, kind: { code: string }): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === kind.code

export type FaultKind = 'unreachable' | 'notAllowed' | 'notFound' | 'problem' | 'unexpected'

/** What kind of fault an error is, for who reads it. */
export function faultKind(error: unknown): FaultKind {
  if (error instanceof ProblemError) {
    if (error.problem.status === 403) return 'notAllowed'
    if (error.problem.status === 404) return 'notFound'
    if (error.problem.status === 503) return 'unreachable'
    return error.problem.status >= 500 ? 'unexpected' : 'problem'
  }
  // What fetch throws when there is no answer, and what a browser throws when a part of the app cannot be fetched.
  return error instanceof TypeError ? 'unreachable' : 'unexpected'
}

/** One or two sentences about an error, in the language of the texts given. */
export function faultText(
  error: unknown,
  texts: { unreachable: string; unexpected: string; notAllowed: string },
): string {
  const kind = faultKind(error)
  if (kind === 'unreachable' || kind === 'unexpected') return texts[kind]
  return error instanceof ProblemError ? error.problem.detail : texts.unexpected
}
