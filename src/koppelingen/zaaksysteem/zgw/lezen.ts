import { z } from 'zod'
import { ZaaksysteemFout } from '../client/fout.ts'
import type { Aanroep, Antwoord, Api, Verbinding } from '../client/verbinding.ts'

const MOST_PAGES = 20

/** The body of an answer in the shape that is expected. */
export function gelezen<S extends z.ZodType>(
  { aansluiting }: Verbinding,
  schema: S,
  { body }: Pick<Antwoord, 'body'>,
): z.output<S> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const plaatsen = result.error.issues.slice(0, 3).map(({ path }) => path.join('.'))
  throw new ZaaksysteemFout(aansluiting.naam, 'onverwacht', { wat: plaatsen.join(', ') })
}

/** One object. */
export const retrieve = async <S extends z.ZodType>(
  verbinding: Verbinding,
  schema: S,
  url: string,
  aanroep: Aanroep = {},
) => gelezen(verbinding, schema, await verbinding.vraag(url, aanroep))

/** Makes something; gives what the zaaksysteem made of it. */
export const make = <S extends z.ZodType>(
  verbinding: Verbinding,
  schema: S,
  [api, pad]: readonly [Api, string],
  body: object,
  aanroep: Aanroep = {},
) => retrieve(verbinding, schema, verbinding.adres(api, pad), { ...aanroep, method: 'POST', body })

/** Describes a list: `{results, next}`, or the list alone as some lists of 1.5.1 are. */
const lijstOf = <S extends z.ZodType>(item: S) =>
  z.union([
    z.object({ results: z.array(item), next: z.string().nullish() }),
    z.array(item).transform((results) => ({ results, next: null })),
  ])

/**
 * A list, page after page, each item once. Pages are counted up, and a `next` that points elsewhere is not followed; where a page brings nothing new,
 * the list is at its end, whatever its `next` says.
 * @param body absent: a GET with these parameters; given: a search
 */
export async function fetchLijst<S extends z.ZodType>(
  verbinding: Verbinding,
  schema: S,
  [api, pad]: readonly [Api, string],
  query: Readonly<Record<string, string>>,
  { body, ...aanroep }: Aanroep = {},
): Promise<z.output<S>[]> {
  const items = new Map<string, z.output<S>>()
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const url = verbinding.adres(api, pad, page > 1 ? { ...query, page: String(page) } : query)
    const answer = await verbinding.vraag(url, body ? { ...aanroep, method: 'POST', body } : aanroep)
    const { results, next } = gelezen(verbinding, lijstOf(schema), answer)
    const before = items.size
    for (const item of results) items.set(JSON.stringify(item), item)
    if (!next || items.size === before) break
  }
  return [...items.values()]
}
