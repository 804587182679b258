import { setTimeout as wacht } from 'node:timers/promises'
import type { Venster } from './venster.ts'

/** Why a takeover stops: a Dutch sentence for who runs it. What was taken over stays; the next run goes on. */
export class BronFout extends Error {}

/** An object as the source gives it. */
export type Bronobject = Record<string, unknown> & { uuid: string }

export interface Bronpagina {
  /** How many objects the whole list has at this moment. */
  count: number
  results: Bronobject[]
}

export interface Bron {
  /** The address of the source, by which this register remembers how far it is. */
  naam: string
  /** How many objects a page has at most. */
  perPagina: number
  /** A page of a list; undefined: there is no such page. */
  pagina(pad: string, venster: Venster): Promise<Bronpagina | undefined>
}

export interface BronOpties {
  url: string
  token: string
  perPagina: number
  /** How long to wait before the first new attempt; each next one waits twice as long. */
  wachtMs?: number
}

const POGINGEN = 6
const GEDULD_MS = 120_000
const API = '/klantinteracties/api/v1'
/** Answers after which it makes sense to ask again. */
const OPNIEUW = new Set([408, 425, 429, 500, 502, 503, 504])

/** The address of the API, whether the root of the server was given or the API itself. */
function apiVan(url: string): string {
  const kaal = url.replace(/\/+$/, '')
  return kaal.endsWith(API) ? kaal : kaal + API
}

function isPagina(antwoord: unknown): antwoord is Bronpagina {
  const { count, results } = (antwoord ?? {}) as Partial<Bronpagina>
  return (
    Number.isInteger(count) && Array.isArray(results) && results.every((object) => typeof object?.uuid === 'string')
  )
}

const REDENEN: Record<number, string> = {
  401: 'De bron kent dit token niet (401).',
  403: 'Dit token mag dit niet lezen (403). Geef het in Open Klant leesrechten.',
}

/** Why an attempt failed, as far as another one may help. */
class Tijdelijk extends Error {}

async function haal(adres: string, token: string): Promise<Bronpagina | undefined> {
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
      `De bron verwijst door naar ${new URL(elders, adres).origin}. Geef het adres waar Open Klant zelf staat.`,
    )
  if (OPNIEUW.has(response.status)) throw new Tijdelijk(`antwoord ${response.status}`)
  if (response.status === 404) return undefined
  if (!response.ok) throw new BronFout(REDENEN[response.status] ?? `De bron antwoordt ${response.status}.`)
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const antwoord: unknown = isJson
    ? await response.json().catch(() => {
        throw new Tijdelijk('een antwoord dat niet compleet is')
      })
    : undefined
  if (!isPagina(antwoord)) throw new BronFout('De bron antwoordt niet zoals de Klantinteracties API. Klopt het adres?')
  return antwoord
}

/** Reads from a running Open Klant; a fault that passes is waited out. */
export function openBron({ url, token, perPagina, wachtMs = 1000 }: BronOpties): Bron {
  const api = apiVan(url)
  return {
    naam: api,
    perPagina,
    async pagina(pad, { nummer, grootte }) {
      const adres = `${api}/${pad}${pad.includes('?') ? '&' : '?'}page=${nummer}&pageSize=${grootte}`
      for (let poging = 1; ; poging += 1) {
        try {
          return await haal(adres, token)
        } catch (error) {
          if (!(error instanceof Tijdelijk)) throw error
          if (poging === POGINGEN)
            throw new BronFout(
              `De bron is niet bereikbaar: ${error.message}, ${POGINGEN} keer achter elkaar. Voer de opdracht later opnieuw uit.`,
            )
          await wacht(wachtMs * 2 ** (poging - 1))
        }
      }
    },
  }
}
