import { VERTROUWELIJKHEDEN, type Vertrouwelijkheid } from '../../../begrippen/contract.ts'
import { Uuid } from '../../../platform/schemas.ts'
import type { Zaakgegevens } from '../../../register/zaken/contract.ts'
import { type Kopie, ROLLEN_VAN_KLANT, type TeMelden, uuidAanEinde } from '../../../register/zaken/kopie.ts'
import { isFout } from '../client/fout.ts'
import type { Systeem } from '../systemen.ts'
import * as catalogus from '../zgw/catalogus.ts'
import { fetchLijst, gelezen, retrieve } from '../zgw/lezen.ts'
import { ZgwResultaat, ZgwRol, ZgwStatus, type ZgwStatustype, ZgwSubstatus, ZgwZaak } from '../zgw/schemas.ts'

// Reads a zaak with the plain resources of Zaken 1.5.1. What one resource does not give is left out; the rest is shown.

/** A text of others: on one line or more, without what does not show, and no longer than is of use. */
export const vreemdeTekst = (text: string, max: number): string =>
  text
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, max)

export const KORT = 200
export const LANG = 1_000
const MOST_DEELZAKEN = 10

/** May Balie show a zaak that is as vertrouwelijk as this? What is not said is the most vertrouwelijk. */
export const mayTonen = (aanduiding: string, hoogste: Vertrouwelijkheid): boolean => {
  const plaats = (VERTROUWELIJKHEDEN as readonly string[]).indexOf(aanduiding)
  return plaats >= 0 && plaats <= VERTROUWELIJKHEDEN.indexOf(hoogste)
}

/** Gives `anders` when a part cannot be had: not allowed, not there, or not as the standard says. The whole is then still of use. */
export async function partOf<T>(work: () => Promise<T>, anders: T): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (
      isFout(error, 'geen-toegang') ||
      isFout(error, 'niet-gevonden') ||
      isFout(error, 'geweigerd') ||
      isFout(error, 'onverwacht') ||
      isFout(error, 'vreemd-adres')
    )
      return anders
    throw error
  }
}

/** An instant as the database and the contract write it; undefined when it is none. */
export const moment = (text: string): string | undefined => {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : new Date(time).toISOString()
}

interface Stand {
  status: Zaakgegevens['status']
  teMelden: TeMelden | null
}

const GEEN_STATUS: Stand = { status: null, teMelden: null }

/** Of the first status nobody is told: whoever asked for something knows that they did. */
const toTell = (url: string, { volgnummer, informeren }: ZgwStatustype, gezetOp: string): TeMelden | null => {
  const uuid = Uuid.safeParse(uuidAanEinde(url)).data
  return uuid && informeren && volgnummer > 1 ? { uuid, gezetOp } : null
}

async function statusOf({ verbinding }: Systeem, zaak: ZgwZaak): Promise<Stand> {
  if (!zaak.status) return GEEN_STATUS
  const status = await retrieve(verbinding, ZgwStatus, zaak.status)
  const gezetOp = moment(status.datumStatusGezet)
  if (!gezetOp || status.zaak !== zaak.url) return GEEN_STATUS
  const alle = await partOf(() => catalogus.statustypen(verbinding, zaak.zaaktype), [])
  const type =
    alle.find(({ url }) => url === status.statustype) ?? (await catalogus.statustype(verbinding, status.statustype))
  const tekst = vreemdeTekst(type.statustekst || type.omschrijving, LANG)
  const { volgnummer, isEindstatus: eind } = type
  return {
    status: { tekst, gezetOp, volgnummer, aantal: Math.max(alle.length, 1), eind },
    teMelden: toTell(zaak.status, type, gezetOp),
  }
}

async function resultaatOf({ verbinding }: Systeem, zaak: ZgwZaak): Promise<string | null> {
  if (!zaak.resultaat) return null
  const { resultaattype } = await retrieve(verbinding, ZgwResultaat, zaak.resultaat)
  return vreemdeTekst((await catalogus.resultaattype(verbinding, resultaattype)).omschrijving, KORT) || null
}

/** The last substatus that is meant for betrokkenen. */
async function substatusOf({ verbinding, stand }: Systeem, zaak: ZgwZaak): Promise<string | null> {
  if (!stand.substatussen) return null
  const gevonden = await fetchLijst(verbinding, ZgwSubstatus, ['zaken', 'substatussen'], {
    zaak: zaak.url,
    doelgroep: 'betrokkenen',
  })
  const [laatste] = gevonden
    .filter((substatus) => substatus.zaak === zaak.url && substatus.doelgroep === 'betrokkenen')
    .sort((a, b) => Date.parse(b.tijdstip) - Date.parse(a.tijdstip))
  return laatste ? vreemdeTekst(laatste.omschrijving, KORT) || null : null
}

/** The rollen of a zaak, all of them. */
export async function rollenOf({ verbinding }: Pick<Systeem, 'verbinding'>, zaak: ZgwZaak): Promise<ZgwRol[]> {
  if (zaak.rollen.length === 0) return []
  const gevonden = await fetchLijst(verbinding, ZgwRol, ['zaken', 'rollen'], { zaak: zaak.url })
  return gevonden.filter((rol) => rol.zaak === zaak.url)
}

/** The afdeling that treats it; the medewerker is nobody's concern here. */
function afdelingIn(rollen: readonly ZgwRol[]): string | null {
  const afdeling = rollen.find(
    ({ omschrijvingGeneriek, betrokkeneType }) =>
      omschrijvingGeneriek === 'behandelaar' && betrokkeneType === 'organisatorische_eenheid',
  )
  return vreemdeTekst(afdeling?.betrokkeneIdentificatie?.naam ?? '', KORT) || null
}

const NUMMERS = ['inpBsn', 'innNnpId', 'kvkNummer', 'vestigingsNummer'] as const

/**
 * Gives the klanten who may see the zaak, as its rollen name them. A zaak that is more vertrouwelijk than betrokkenen may see has none, and somebody
 * who acts for another sees it in their name alone (R6).
 * @param met those with one of these rollen
 */
export function klantenIn(
  rollen: readonly ZgwRol[],
  { vertrouwelijkheidaanduiding }: ZgwZaak,
  met: readonly string[] = ROLLEN_VAN_KLANT,
): string[] {
  if (!mayTonen(vertrouwelijkheidaanduiding, 'zaakvertrouwelijk')) return []
  const klanten = rollen.filter(
    ({ omschrijvingGeneriek, indicatieMachtiging }) =>
      met.includes(omschrijvingGeneriek) && indicatieMachtiging !== 'gemachtigde',
  )
  const namen = klanten.flatMap(({ betrokkeneIdentificatie: wie }) => {
    // A zaak of a branch is not the company's, although the rol may name both (R6).
    const numbers = wie?.vestigingsNummer ? (['vestigingsNummer'] as const) : NUMMERS
    return numbers.flatMap((field) => (wie?.[field] ? [`${field}:${wie[field]}`] : []))
  })
  return [...new Set(namen)]
}

/** One level, and no more than people read. */
async function deelzakenOf(systeem: Systeem, { deelzaken }: ZgwZaak): Promise<Zaakgegevens['deelzaken']> {
  const gelezenDelen = deelzaken.slice(0, MOST_DEELZAKEN).map((url) =>
    partOf(async () => {
      const zaak = await retrieve(systeem.verbinding, ZgwZaak, url)
      if (!mayTonen(zaak.vertrouwelijkheidaanduiding, systeem.maxVertrouwelijkheid)) return []
      const { status } = await partOf(() => statusOf(systeem, zaak), GEEN_STATUS)
      const { identificatie, omschrijving, einddatum } = zaak
      return [
        {
          identificatie: vreemdeTekst(identificatie, KORT),
          omschrijving: vreemdeTekst(omschrijving, KORT),
          status: status?.tekst ?? '',
          einddatum,
        },
      ]
    }, []),
  )
  return (await Promise.all(gelezenDelen)).flat()
}

async function gegevensOf(
  systeem: Systeem,
  zaak: ZgwZaak,
): Promise<{ gegevens: Zaakgegevens; teMelden: TeMelden | null; rollen: ZgwRol[] | null }> {
  const [zaaktype, { status, teMelden }, resultaat, substatus, rollen, deelzaken] = await Promise.all([
    partOf(async () => (await catalogus.zaaktype(systeem.verbinding, zaak.zaaktype)).omschrijving, ''),
    partOf(() => statusOf(systeem, zaak), GEEN_STATUS),
    partOf(() => resultaatOf(systeem, zaak), null),
    partOf(() => substatusOf(systeem, zaak), null),
    partOf<ZgwRol[] | null>(() => rollenOf(systeem, zaak), null),
    deelzakenOf(systeem, zaak),
  ])
  const gegevens = {
    zaaktype: vreemdeTekst(zaaktype, KORT),
    omschrijving: vreemdeTekst(zaak.omschrijving, KORT),
    startdatum: zaak.startdatum,
    einddatum: zaak.einddatum,
    einddatumGepland: zaak.einddatumGepland,
    uiterlijkeEinddatum: zaak.uiterlijkeEinddatumAfdoening,
    status,
    substatus,
    resultaat,
    opgeschort: zaak.opschorting && vreemdeTekst(zaak.opschorting.reden, KORT),
    afdeling: afdelingIn(rollen ?? []),
    deelzaken,
  }
  return { gegevens, teMelden, rollen }
}

/** A zaak as it was read, without where and when. */
export type Inhoud = Pick<
  Kopie,
  'url' | 'identificatie' | 'toestand' | 'gegevens' | 'klanten' | 'teMelden' | 'open' | 'etag'
>

/** The data that are kept of a zaak, and the people who have a rol in it: whose data it is (R29). */
export interface GelezenZaak {
  inhoud: Inhoud
  rollen: readonly ZgwRol[]
}

/** Reads what is kept of a zaak; of one that is too vertrouwelijk that it is there, and nothing else. */
export async function readZaak(systeem: Systeem, zaak: ZgwZaak, etag: string | null): Promise<GelezenZaak> {
  const { url } = zaak
  const open = zaak.einddatum === null
  if (!mayTonen(zaak.vertrouwelijkheidaanduiding, systeem.maxVertrouwelijkheid)) {
    const hidden = { toestand: 'afgeschermd' as const, gegevens: null, klanten: [], teMelden: null }
    return { inhoud: { url, identificatie: '', ...hidden, open, etag }, rollen: [] }
  }
  const { gegevens, teMelden, rollen } = await gegevensOf(systeem, zaak)
  const identificatie = vreemdeTekst(zaak.identificatie, 40)
  const klanten = rollen && klantenIn(rollen, zaak)
  const inhoud = { url, identificatie, toestand: 'bekend' as const, gegevens, klanten, teMelden, open, etag }
  return { inhoud, rollen: rollen ?? [] }
}

/**
 * Reads a zaak.
 * @param etag of the copy that we have
 * @returns undefined when that is still right
 */
export async function fetchZaak(systeem: Systeem, url: string, etag: string | null): Promise<Inhoud | undefined> {
  const weg = (toestand: 'vernietigd' | 'geen_toegang'): Inhoud => ({
    url,
    identificatie: '',
    toestand,
    gegevens: null,
    klanten: null,
    teMelden: null,
    open: false,
    etag: null,
  })
  try {
    const answer = await systeem.verbinding.vraag(url, { etag })
    if (answer.status === 304) return undefined
    return (await readZaak(systeem, gelezen(systeem.verbinding, ZgwZaak, answer), answer.etag)).inhoud
  } catch (error) {
    if (isFout(error, 'niet-gevonden')) return weg('vernietigd')
    if (isFout(error, 'geen-toegang')) return weg('geen_toegang')
    throw error
  }
}
