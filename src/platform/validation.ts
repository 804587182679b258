import type { z } from 'zod'
import type { InvalidParam } from './problems.ts'
import { isStorable } from './text.ts'

type Issue = z.core.$ZodIssue

const TYPE_REASONS: Record<string, string> = {
  string: 'Dit moet tekst zijn.',
  number: 'Dit moet een getal zijn.',
  int: 'Dit moet een geheel getal zijn.',
  boolean: 'Dit moet true of false zijn.',
  array: 'Dit moet een lijst zijn.',
  object: 'Dit moet een object zijn.',
  record: 'Dit moet een object zijn.',
}

const FORMAT_REASONS: Record<string, string> = {
  uuid: 'Dit is geen geldige uuid.',
  date: 'Dit is geen bestaande datum (jjjj-mm-dd).',
  datetime: 'Dit is geen bestaand tijdstip met tijdzone (bijvoorbeeld 2026-01-31T14:30:00Z).',
  email: 'Dit is geen geldig e-mailadres.',
  url: 'Dit is geen geldige URL.',
}

function sizeReason(issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): { code: string; reason: string } {
  const big = issue.code === 'too_big'
  const limit = big ? issue.maximum : issue.minimum
  if (issue.origin === 'string') {
    if (!big && limit === 1) return { code: 'leeg', reason: 'Dit veld mag niet leeg zijn.' }
    return { code: big ? 'te-lang' : 'te-kort', reason: `Gebruik ${big ? 'hoogstens' : 'ten minste'} ${limit} tekens.` }
  }
  if (issue.origin === 'array') {
    return {
      code: big ? 'te-veel' : 'te-weinig',
      reason: `Geef ${big ? 'hoogstens' : 'ten minste'} ${limit} onderdelen.`,
    }
  }
  return {
    code: big ? 'te-groot' : 'te-klein',
    reason: `Geef een waarde van ${big ? 'hoogstens' : 'ten minste'} ${limit}.`,
  }
}

function reasonOf(issue: Issue): { code: string; reason: string } {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'verplicht', reason: 'Dit veld is verplicht.' }
      if (issue.input === null) return { code: 'leeg', reason: 'Dit veld mag niet leeg zijn.' }
      return { code: 'verkeerd-type', reason: TYPE_REASONS[issue.expected] ?? 'Deze waarde heeft het verkeerde type.' }
    case 'invalid_format':
      return { code: 'ongeldig', reason: FORMAT_REASONS[issue.format] ?? 'Deze waarde heeft niet de juiste vorm.' }
    case 'invalid_value':
      if (issue.input === undefined) return { code: 'verplicht', reason: 'Dit veld is verplicht.' }
      return { code: 'onbekende-keuze', reason: `Kies een van: ${issue.values.join(', ')}.` }
    case 'too_big':
    case 'too_small':
      return sizeReason(issue)
    case 'custom':
      return { code: String(issue.params?.code ?? 'ongeldig'), reason: issue.message }
    default:
      return { code: 'ongeldig', reason: 'Deze waarde is niet geldig.' }
  }
}

const join = (...path: PropertyKey[]) => path.map(String).join('.')

function paramsOf(issue: Issue): InvalidParam[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      name: join(...issue.path, key),
      code: 'onbekend',
      reason: 'Dit veld bestaat niet.',
    }))
  }
  if (issue.code === 'invalid_union') {
    if ('discriminator' in issue && issue.discriminator) {
      return [{ name: join(...issue.path), code: 'onbekende-keuze', reason: 'Kies een van de bestaande soorten.' }]
    }
    const [branch] = issue.errors.toSorted((a, b) => depth(b) - depth(a) || misfits(a) - misfits(b))
    if (branch) return branch.flatMap((inner) => paramsOf({ ...inner, path: [...issue.path, ...inner.path] }))
  }
  return [{ name: join(...issue.path), ...reasonOf(issue) }]
}

// Of the branches of a union, the one that was meant is the one that got furthest before it failed, and then the one that fits best.
const depth = (issues: Issue[]) => Math.max(...issues.map((issue) => issue.path.length))
const misfits = (issues: Issue[]) =>
  issues.reduce((total, issue) => total + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)

/** Lists all faults that Zod found, each at its place, with a reason in Dutch. */
export function invalidParamsOf(error: z.ZodError, root = ''): InvalidParam[] {
  const params = error.issues.flatMap(paramsOf)
  return root ? params.map((param) => ({ ...param, name: param.name ? `${root}.${param.name}` : root })) : params
}

/** Nothing that is sent is nested so deeply; looking further could exhaust the stack. */
const DEEPEST = 100

/**
 * Finds the places of what PostgreSQL cannot store: texts with a NUL character or half of a surrogate pair, and what is nested too deeply.
 */
export function unstorableTexts(value: unknown, path: PropertyKey[] = []): InvalidParam[] {
  if (path.length > DEEPEST)
    return [{ name: join(...path.slice(0, 5)), code: 'te-diep', reason: 'Dit is te diep genest om te bewaren.' }]
  if (typeof value === 'string') {
    if (isStorable(value)) return []
    return [
      {
        name: join(...path),
        code: 'ongeldig-teken',
        reason: 'Deze tekst bevat een teken dat niet kan worden bewaard.',
      },
    ]
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorableTexts(item, [...path, index]))
  if (value && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => [
      ...unstorableTexts(key, [...path, 'sleutel']),
      ...unstorableTexts(item, [...path, key]),
    ])
  }
  return []
}
