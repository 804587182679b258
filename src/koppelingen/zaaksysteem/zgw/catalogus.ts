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

/** Reads what the catalogus has of one kind for a zaaktype. Not every server filters. */
async function listFor<S extends z.ZodType<{ zaaktype: string }>>(
  verbinding: Verbinding,
  schema: S,
  kind: string,
  url: string,
): Promise<z.output<S>[]> {
  const found = await fetchLijst(verbinding, schema, ['catalogi', kind], { zaaktype: url, status: 'alles' })
  return found.filter((item) => item.zaaktype === url)
}

/** The statustypen of a zaaktype, in their order. */
export async function statustypen(verbinding: Verbinding, url: string): Promise<ZgwStatustype[]> {
  return (await listFor(verbinding, ZgwStatustype, 'statustypen', url)).sort((a, b) => a.volgnummer - b.volgnummer)
}

/** The roltypen of a zaaktype. */
export const roltypen = (verbinding: Verbinding, url: string): Promise<ZgwRoltype[]> =>
  listFor(verbinding, ZgwRoltype, 'roltypen', url)

/** The directions of documents that somebody outside has a part in. */
const NAAR_BUITEN = ['inkomend', 'uitgaand']

/** The omschrijving of an informatieobjecttype, which servers name by it or by its address; in small letters. */
async function typeNameOf(verbinding: Verbinding, type: string): Promise<string> {
  if (!URL.canParse(type)) return type.toLowerCase()
  return (await fetchKept(verbinding, ZgwInformatieobjecttype, type)).omschrijving.toLowerCase()
}

/**
 * Reads which documents of zaken of a zaaktype come in or go out. A type that the catalogus does not name for it, or names without a direction, is taken
 * for one that stays inside; an older version of a type is known by its omschrijving.
 * @returns tells it of the informatieobjecttype of a document
 */
export async function isForOutside(verbinding: Verbinding, url: string): Promise<(type: string) => Promise<boolean>> {
  const found = await listFor(verbinding, ZgwZaaktypeInformatieobjecttype, 'zaaktype-informatieobjecttypen', url)

  async function readNames(): Promise<string[]> {
    const names: string[] = []
    for (const item of found) names.push(await typeNameOf(verbinding, item.informatieobjecttype))
    return names
  }
  let allNames: Promise<string[]> | undefined

  async function named(type: string): Promise<typeof found> {
    const exact = found.filter((item) => item.informatieobjecttype === type)
    if (exact.length > 0 || found.length === 0 || !URL.canParse(type)) return exact
    const omschrijving = await typeNameOf(verbinding, type)
    allNames ??= readNames()
    const names = await allNames
    return omschrijving ? found.filter((_, index) => names[index] === omschrijving) : []
  }

  return async (type) => {
    const items = await named(type)
    return items.length > 0 && items.every(({ richting }) => NAAR_BUITEN.includes(richting))
  }
}

/** The eigenschappen of a zaaktype. */
export const eigenschappen = (verbinding: Verbinding, url: string): Promise<ZgwEigenschap[]> =>
  listFor(verbinding, ZgwEigenschap, 'eigenschappen', url)

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
