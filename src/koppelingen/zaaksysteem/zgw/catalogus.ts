import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import type { Cataloguszaaktype } from '../../../inrichting/zaaksystemen/queries.ts'
import type { Verbinding } from '../client/verbinding.ts'
import { fetchLijst, gelezen } from './lezen.ts'
import {
  ZgwEigenschap,
  ZgwInformatieobjecttype,
  ZgwResultaattype,
  ZgwRoltype,
  ZgwStatustype,
  ZgwZaaktype,
  ZgwZaaktypeInformatieobjecttype,
} from './schemas.ts'

// The Catalogi API. What it holds seldom changes: an object is kept, and after a while asked for again with its ETag.

const FRESH_MS = 10 * 60_000
const MOST_KEPT = 5_000

interface Bewaard {
  body: unknown
  etag: string | null
  tot: number
}

const kept = new LRUCache<string, Bewaard>({ max: MOST_KEPT })

/** An object of the catalogus, from what is kept or from the zaaksysteem. */
async function fetchKept<S extends z.ZodType>(verbinding: Verbinding, schema: S, url: string): Promise<z.output<S>> {
  // With whose eyes: what one application may see another may not.
  const key = `${verbinding.aansluiting.clientId} ${url}`
  const bewaard = kept.get(key)
  if (bewaard && bewaard.tot > Date.now()) return gelezen(verbinding, schema, bewaard)
  const answer = await verbinding.vraag(url, { etag: bewaard?.etag })
  const body = answer.status === 304 ? bewaard?.body : answer.body
  kept.set(key, { body, etag: answer.etag ?? bewaard?.etag ?? null, tot: Date.now() + FRESH_MS })
  return gelezen(verbinding, schema, { body })
}

export const zaaktype = (verbinding: Verbinding, url: string): Promise<ZgwZaaktype> =>
  fetchKept(verbinding, ZgwZaaktype, url)
export const statustype = (verbinding: Verbinding, url: string): Promise<ZgwStatustype> =>
  fetchKept(verbinding, ZgwStatustype, url)
export const resultaattype = (verbinding: Verbinding, url: string) => fetchKept(verbinding, ZgwResultaattype, url)

/** Of a list only what belongs to the zaaktype: not every server filters. */
const ofZaaktype = <Item extends { zaaktype: string }>(items: readonly Item[], url: string): Item[] =>
  items.filter((item) => item.zaaktype === url)

/** The statustypen of a zaaktype, in their order. */
export async function statustypen(verbinding: Verbinding, url: string): Promise<ZgwStatustype[]> {
  const found = await fetchLijst(verbinding, ZgwStatustype, ['catalogi', 'statustypen'], {
    zaaktype: url,
    status: 'alles',
  })
  return ofZaaktype(found, url).sort((a, b) => a.volgnummer - b.volgnummer)
}

/** The roltypen of a zaaktype. */
export async function roltypen(verbinding: Verbinding, url: string): Promise<ZgwRoltype[]> {
  return ofZaaktype(
    await fetchLijst(verbinding, ZgwRoltype, ['catalogi', 'roltypen'], { zaaktype: url, status: 'alles' }),
    url,
  )
}

/**
 * Reads which documents of zaken of a zaaktype the municipality makes for itself.
 * @returns tells it of the informatieobjecttype of a document
 */
export async function internFor(verbinding: Verbinding, url: string): Promise<(type: string) => Promise<boolean>> {
  const path = ['catalogi', 'zaaktype-informatieobjecttypen'] as const
  const query = { zaaktype: url, richting: 'intern', status: 'alles' }
  const found = ofZaaktype(await fetchLijst(verbinding, ZgwZaaktypeInformatieobjecttype, path, query), url)
  const intern = found.filter(({ richting }) => richting === 'intern').map(({ informatieobjecttype: type }) => type)
  const hasNames = intern.some((type) => !URL.canParse(type))
  return async (type) =>
    intern.includes(type) ||
    // Servers name the type by its address; the description knows its omschrijving.
    (hasNames && intern.includes((await fetchKept(verbinding, ZgwInformatieobjecttype, type)).omschrijving))
}

/** The eigenschappen of a zaaktype. */
export async function eigenschappen(verbinding: Verbinding, url: string): Promise<ZgwEigenschap[]> {
  return ofZaaktype(
    await fetchLijst(verbinding, ZgwEigenschap, ['catalogi', 'eigenschappen'], { zaaktype: url, status: 'alles' }),
    url,
  )
}

/** The informatieobjecttype of a zaaktype with this omschrijving, or the first one; undefined when it has none. */
export async function informatieobjecttype(
  verbinding: Verbinding,
  { informatieobjecttypen }: ZgwZaaktype,
  omschrijving: string | null,
): Promise<string | undefined> {
  for (const url of Array.isArray(informatieobjecttypen) ? informatieobjecttypen : []) {
    const type = await fetchKept(verbinding, ZgwInformatieobjecttype, url)
    if (omschrijving === null || type.omschrijving.toLowerCase() === omschrijving.toLowerCase()) return url
  }
  return undefined
}

/** All zaaktypen of the catalogus that are no concept, with their versions. */
export async function zaaktypen(verbinding: Verbinding): Promise<Cataloguszaaktype[]> {
  const found = await fetchLijst(verbinding, ZgwZaaktype, ['catalogi', 'zaaktypen'], { status: 'definitief' })
  const perIdentificatie = Map.groupBy(
    found.filter(({ concept }) => !concept),
    ({ identificatie }) => identificatie,
  )
  return [...perIdentificatie].map(([identificatie, versies]) => {
    const [laatste] = [...versies].sort((a, b) => b.beginGeldigheid.localeCompare(a.beginGeldigheid))
    return {
      identificatie,
      omschrijving: laatste?.omschrijving ?? '',
      trefwoorden: laatste?.trefwoorden ?? [],
      versies: versies.map(({ url, beginGeldigheid, eindeGeldigheid, concept }) => ({
        url,
        begin: beginGeldigheid.slice(0, 10),
        einde: eindeGeldigheid,
        concept,
      })),
    }
  })
}
