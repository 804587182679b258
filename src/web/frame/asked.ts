import { useQueries } from '@tanstack/react-query'
import { ProblemError } from '../client/client.ts'
import type { SearchGroup, SearchHit } from '../ui/grouped-search.tsx'

/** Results are kept this long, so that removing a letter does not ask anybody again. */
const KEPT_MS = 60_000

/** A question to one place; `outside` means that it goes to another organisation, and so not at every letter. */
export interface Question<Hit extends SearchHit, Place extends string = string> {
  place: Place
  outside: boolean
  ask(): Promise<Hit[]>
}

/** A question with its answer, as far as that is there. */
export interface Asked<Hit extends SearchHit, Place extends string = string> extends Question<Hit, Place> {
  busy: boolean
  hits: readonly Hit[]
  error: unknown
}

/** Asks a place about each meaning of a text, and merges results that are found twice; without a meaning it is not asked. */
export function question<Body, Hit extends SearchHit, Place extends string>(
  place: Place,
  bodies: readonly Body[],
  ask: (body: Body) => Promise<Hit[]>,
  outside = false,
): Question<Hit, Place>[] {
  if (bodies.length === 0) return []
  const askAll = async () => {
    const found = (await Promise.all(bodies.map(ask))).flat()
    return [...new Map(found.map((hit) => [hit.id, hit])).values()]
  }
  return [{ place, outside, ask: askAll }]
}

/** Leaves out results that an earlier place found too. */
function once<Hit extends SearchHit, Place extends string>(asked: readonly Asked<Hit, Place>[]): Asked<Hit, Place>[] {
  const seen = new Set<string>()
  return asked.map((one) => ({
    ...one,
    hits: one.hits.filter(({ id }) => {
      const isNew = !seen.has(id)
      seen.add(id)
      return isNew
    }),
  }))
}

/**
 * Asks every place about a text; each answers independently. What somebody typed stands in memory only.
 * @param isRested typing has paused for long enough to ask other organisations
 */
export function useAsked<Hit extends SearchHit, Place extends string>(
  questions: readonly Question<Hit, Place>[],
  text: string,
  isRested: boolean,
): Asked<Hit, Place>[] {
  const results = useQueries({
    queries: questions.map(({ place, outside, ask }, index) => ({
      queryKey: ['zoeken', place, index, text],
      queryFn: ask,
      enabled: !outside || isRested,
      staleTime: KEPT_MS,
      gcTime: KEPT_MS,
      retry: false,
    })),
  })
  return once(
    questions.flatMap((question, index) => {
      const result = results[index]
      return result ? [{ ...question, busy: result.isPending, hits: result.data ?? [], error: result.error }] : []
    }),
  )
}

/**
 * Gives the answers as the groups of a search field. While somebody types on there are no hits: what stands there was found with another text, and
 * Enter would choose it.
 * @param isCurrent the text that was asked about is still the one that stands there
 */
export const groupsOf = <Hit extends SearchHit, Place extends string>(
  asked: readonly Asked<Hit, Place>[],
  titles: Record<Place, string>,
  failed: string,
  isCurrent: boolean,
): SearchGroup[] =>
  asked.map(({ place, hits, busy, error }) => ({
    id: place,
    title: titles[place],
    hits: isCurrent ? hits : [],
    busy: busy || !isCurrent,
    problem: error ? (error instanceof ProblemError ? error.problem.detail : failed) : undefined,
  }))
