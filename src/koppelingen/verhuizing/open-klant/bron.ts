import { setTimeout as wacht } from 'node:timers/promises'
import type { Api } from './soorten.ts'
import { isUuid } from './velden.ts'
import type { Venster } from './venster.ts'

/** A takeover stops for this reason: a Dutch sentence for the person who runs it. What was taken over stays, and the next run continues. */
export class BronFout extends Error {}

/** So much disappeared at the source that somebody must first confirm that it is right. Nothing was written. */
export class VraagtGoedkeuring extends BronFout {}

/** An object as the source gives it. */
export type Bronobject = Record<string, unknown> & { uuid: string }

export interface Bronpagina {
  /** The number of objects in the whole list at this moment. */
  count: number
  results: Bronobject[]
}

export interface Bron {
  /** The address of the source, by which this register remembers its progress. */
  naam: string
  /** A page has at most this many objects. */
  perPagina: number
  /** Reads a page of a list; undefined when no such page exists. */
  pagina(api: Api, pad: string, venster: Venster): Promise<Bronpagina | undefined>
  /** Reads one object of a list; undefined when the source says that it does not exist. */
  object(api: Api, pad: string, uuid: string): Promise<Bronobject | undefined>
}

export interface BronOpties {
  url: string
  token: string
  perPagina: number
  /** The first new attempt comes after this wait; each next wait is twice as long. */
  wachtMs?: number
}

const POGINGEN = 6
const GEDULD_MS = 120_000
const pathOf = (api: Api) => `/${api}/api/v1`
/** After these answers it makes sense to ask again. */
const OPNIEUW = new Set([408, 425, 429, 500, 502, 503, 504])

/** Gives the address of the server from either that address or the one of its Klantinteracties API. */
function serverOf(url: string): string {
  const kaal = url.replace(/\/+$/, '')
  const api = pathOf('klantinteracties')
  return kaal.endsWith(api) ? kaal.slice(0, -api.length) : kaal
}

function isPagina(antwoord: unknown): antwoord is Bronpagina {
  const { count, results } = (antwoord ?? {}) as Partial<Bronpagina>
  return Number.isInteger(count) && Array.isArray(results) && results.every((object) => isUuid(object?.uuid))
}

const REDENEN: Record<number, string> = {
  401: 'de bron kent dit token niet (401).',
  403: 'dit token mag dit niet lezen (403). Geef het in Open Klant leesrechten.',
}

/** An attempt failed for a reason that another attempt may not have. */
class Tijdelijk extends Error {}

const NIET_DE_API = 'de bron antwoordt niet zoals de Klantinteracties API. Klopt het adres?'

/** Fetches JSON from an address; undefined when nothing is there. */
async function retrieve(adres: string, token: string): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(adres, {
      headers: { authorization: `Token ${token}`, accept: 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(GEDULD_MS),
    })
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    throw new Tijdelijk(`geen antwoord (${cause?.code ?? (error as Error).name})`)
  }
  const elders = response.headers.get('location')
  if (elders && response.status < 400)
    throw new BronFout(
      `de bron verwijst door naar ${new URL(elders, adres).origin}. Geef het adres waar Open Klant zelf staat.`,
    )
  if (OPNIEUW.has(response.status)) throw new Tijdelijk(`antwoord ${response.status}`)
  if (response.status === 404) return undefined
  if (!response.ok) throw new BronFout(REDENEN[response.status] ?? `de bron antwoordt ${response.status}.`)
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  if (!isJson) throw new BronFout(NIET_DE_API)
  return response.json().catch(() => {
    throw new Tijdelijk('een antwoord dat niet compleet is')
  })
}

/** Fetches JSON from an address and waits out temporary faults. A lasting fault names the list and the page. */
async function fetchPatiently(adres: string, token: string, plek: string, wachtMs: number) {
  for (let poging = 1; ; poging += 1) {
    try {
      return await retrieve(adres, token)
    } catch (error) {
      if (error instanceof BronFout) throw new BronFout(`${plek}: ${error.message}`)
      if (!(error instanceof Tijdelijk)) throw error
      if (poging === POGINGEN)
        throw new BronFout(
          `${plek}: de bron is niet bereikbaar: ${error.message}, ${POGINGEN} keer achter elkaar. Voer de opdracht later opnieuw uit; gaat het daar weer mis, kijk dan in het log van Open Klant.`,
        )
      await wacht(wachtMs * 2 ** (poging - 1))
    }
  }
}

/** Opens a running Open Klant for reading; temporary faults are waited out. */
export function openBron({ url, token, perPagina, wachtMs = 1000 }: BronOpties): Bron {
  const server = serverOf(url)
  return {
    naam: server + pathOf('klantinteracties'),
    perPagina,
    async pagina(api, pad, { nummer, grootte }) {
      const adres = `${server}${pathOf(api)}/${pad}?page=${nummer}&pageSize=${grootte}`
      const plek = `${pad}, pagina ${nummer} van ${grootte}`
      const antwoord = await fetchPatiently(adres, token, plek, wachtMs)
      if (antwoord === undefined || isPagina(antwoord)) return antwoord
      throw new BronFout(`${plek}: ${NIET_DE_API}`)
    },
    async object(api, pad, uuid) {
      const antwoord = await fetchPatiently(`${server}${pathOf(api)}/${pad}/${uuid}`, token, `${pad}, ${uuid}`, wachtMs)
      if (antwoord === undefined || isUuid((antwoord as Partial<Bronobject>).uuid)) return antwoord as Bronobject
      throw new BronFout(`${pad}, ${uuid}: ${NIET_DE_API}`)
    },
  }
}
