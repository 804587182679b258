import type { InvalidParam, Problem } from '../../platform/problems.ts'
import type { Language } from '../../web/ui/dictionary.ts'

// Problems and faults of the register say in Dutch what is wrong. Who reads English gets the same in English, as far as they can meet it here.

/** The English words for a problem, by its code. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'klanttaak-al-uitgevoerd': 'This task was done already.',
  'klanttaak-ingetrokken': 'This task was withdrawn.',
  'klanttaak-niet-open': 'This task cannot be done any more.',
  'klanttaak-verlopen': 'The last day of this task has passed.',
  'klanttaak-geen-betaaltaak': 'There is nothing to pay for this task.',
  'klanttaak-ander-document': 'The documents that were shown are not those of this task. Nothing was signed.',
  'klanttaak-geen-zegel': 'Signing is not possible here now. Nothing was signed.',
  'geen-betaaldienst': 'Paying is not possible here now. Nothing was paid.',
  'klanttaak-niveau-te-laag': 'You need to log in at a higher level for this task.',
  'geen-recht': 'You may not do this here.',
  'te-veel-verzoeken': 'Many requests came shortly after each other. Wait a minute and try again.',
  'verzoek-te-traag': 'What you sent did not arrive in time. Try again.',
}

/** And otherwise by its status. */
const STATUSES: Readonly<Record<number, string>> = {
  400: 'We could not read what was sent. Go back and try again.',
  401: 'Log in to do this.',
  403: 'You may not do this here.',
  409: 'Something changed meanwhile. Look at the page again, and then try once more.',
  429: 'Many requests came shortly after each other. Wait a minute and try again.',
}

const LATER = 'This is not possible now. Try again later.'

/** Says what is wrong, in the language of the reader. */
export const wordsOf = (taal: Language, { code, status, title, details }: Problem): string =>
  taal === 'nl' ? (details.detail ?? title) : (PROBLEMS[code] ?? STATUSES[status] ?? LATER)

/** The English words for the fault of a field, by its code. */
const FAULTS: Readonly<Record<string, string>> = {
  verplicht: 'Fill this in.',
  'te-lang': 'This is too long.',
}

/** Says what is wrong with fields that the register or a schema looked at, in the language of the reader. */
export const faultsIn = (taal: Language, faults: readonly InvalidParam[]): readonly InvalidParam[] =>
  taal === 'nl'
    ? faults
    : faults.map((fault) => ({ ...fault, reason: FAULTS[fault.code] ?? 'This is not right. Check it.' }))
