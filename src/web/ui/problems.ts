import { ProblemError } from '../client/client.ts'

// This module explains a fault that came from the server or on the way to it.

/** Tells whether an error is this kind of problem: `isProblem(error, alToegewezen)`. */
export const isProblem = (error: unknown, kind: { code: string }): error is ProblemError =>
  error instanceof ProblemError && error.problem.code === kind.code

/** The code of the problem that another system gives no good answer. */
const OTHER_SYSTEM = 'bron-onbereikbaar'

export type FaultKind = 'unreachable' | 'notAllowed' | 'notFound' | 'problem' | 'unexpected'

/** Gives the kind of an error, as the user needs to know it. */
export function faultKind(error: unknown): FaultKind {
  if (error instanceof ProblemError) {
    if (error.problem.status === 403) return 'notAllowed'
    if (error.problem.status === 404) return 'notFound'
    if (error.problem.status === 503) return 'unreachable'
    // Another system failed, and the problem says which one and how.
    if (error.problem.code === OTHER_SYSTEM) return 'problem'
    return error.problem.status >= 500 ? 'unexpected' : 'problem'
  }
  // Fetch throws this when there is no answer, and a browser throws it when a part of the app cannot be fetched.
  return error instanceof TypeError ? 'unreachable' : 'unexpected'
}

/** Gives one or two sentences about an error, in the language of the texts. */
export function faultText(
  error: unknown,
  texts: { unreachable: string; unexpected: string; notAllowed: string },
): string {
  const kind = faultKind(error)
  if (kind === 'unreachable' || kind === 'unexpected') return texts[kind]
  return error instanceof ProblemError ? error.problem.detail : texts.unexpected
}
