import { uuidAanEinde } from '../../../register/zaken/kopie.ts'
import { isFout, ZaaksysteemFout } from '../client/fout.ts'
import type { Namens } from '../client/token.ts'
import type { Systeem } from '../systemen.ts'
import * as catalogus from '../zgw/catalogus.ts'
import { retrieve } from '../zgw/lezen.ts'
import { ZgwDocumentMetNaam, type ZgwZaak } from '../zgw/schemas.ts'
import { documentenAt, type GeopendDocument, hasInhoud, isDocument, openInhoud, zaakAt } from './document.ts'
import { KORT, klantenIn, mayTonen, rollenOf, vreemdeTekst } from './ophalen.ts'

// The documents of a zaak that its klant may see (R28): asked of the zaaksysteem each time, with who has a rol in the zaak at that moment.

/** The klant who asks for documents of a zaak. */
export interface Klant {
  /** As rollen name them: `inpBsn:…`. */
  namen: readonly string[]
  /** They have something to do in the zaak, so that their rol does not matter (R26). */
  heeftTaak: boolean
}

/** A document that a klant may open. */
export interface Klantdocument {
  uuid: string
  titel: string
  bestandsnaam: string
  /** In bytes; null when the zaaksysteem does not say it, or when there is no content yet. */
  omvang: number | null
  /** A day; null when the zaaksysteem does not say it. */
  datum: string | null
}

export interface Klantdocumenten {
  documenten: Klantdocument[]
  /** So many could not be read now. */
  nietOpgehaald: number
  /** So many were not looked at, because there were enough without them. */
  nietBekeken: number
}

/** The rollen of those who asked for a zaak; who has an interest in it does not read its documents. */
const ROLLEN_VAN_AANVRAGER = ['initiator', 'mede_initiator']
const STATUSSEN = ['', 'definitief', 'gearchiveerd']
/** Of those that are for the klant. */
const MOST_DOCUMENTS = 50
/** So many are read at a time: a zaaksysteem has others to answer too. */
const AT_A_TIME = 4

/** The zaak, when this klant may see its documents; undefined otherwise. */
async function zaakFor(systeem: Systeem, uuid: string, klant: Klant, namens: Namens): Promise<ZgwZaak | undefined> {
  const zaak = await zaakAt(systeem, uuid, namens)
  const { vertrouwelijkheidaanduiding: aanduiding } = zaak
  if (!mayTonen(aanduiding, systeem.maxVertrouwelijkheid) || !mayTonen(aanduiding, 'zaakvertrouwelijk'))
    return undefined
  if (klant.heeftTaak) return zaak
  const aanvragers = klantenIn(await rollenOf(systeem, zaak), zaak, ROLLEN_VAN_AANVRAGER)
  return aanvragers.some((naam) => klant.namen.includes(naam)) ? zaak : undefined
}

/** Tells of a document whether it is for the klant. */
type IsVoorKlant = (document: ZgwDocumentMetNaam) => Promise<boolean>

/** A document is for the klant when it is ready, no more vertrouwelijk than betrokkenen may see, and of a type that comes in or goes out. */
async function forKlant({ verbinding, maxVertrouwelijkheid }: Systeem, zaak: ZgwZaak): Promise<IsVoorKlant> {
  const isForOutside = await catalogus.isForOutside(verbinding, zaak.zaaktype)
  return async ({ vertrouwelijkheidaanduiding: aanduiding, status, informatieobjecttype }) =>
    mayTonen(aanduiding, maxVertrouwelijkheid) &&
    mayTonen(aanduiding, 'zaakvertrouwelijk') &&
    STATUSSEN.includes(status) &&
    isForOutside(informatieobjecttype)
}

const klantdocument = (url: string, document: ZgwDocumentMetNaam): Klantdocument => {
  const { titel, bestandsnaam, bestandsomvang, creatiedatum: datum } = document
  const naam = vreemdeTekst(bestandsnaam, KORT)
  return {
    uuid: uuidAanEinde(url),
    titel: vreemdeTekst(titel, KORT) || naam,
    bestandsnaam: naam,
    omvang: hasInhoud(document) ? (bestandsomvang ?? null) : null,
    datum,
  }
}

/** Reads one document: nothing of what the klant may not see, or Balie may not; undefined when it could not be read now. */
async function readOne(
  { verbinding }: Systeem,
  url: string,
  isVoorKlant: IsVoorKlant,
  namens: Namens,
): Promise<Klantdocument[] | undefined> {
  try {
    const document = await retrieve(verbinding, ZgwDocumentMetNaam, url, { namens })
    return (await isVoorKlant(document)) ? [klantdocument(url, document)] : []
  } catch (error) {
    if (isFout(error, 'geen-toegang') || isFout(error, 'niet-gevonden')) return []
    if (isFout(error)) return undefined
    throw error
  }
}

const whenLate = (late: AbortSignal): Promise<'te-laat'> =>
  new Promise((resolve) => {
    if (late.aborted) resolve('te-laat')
    else late.addEventListener('abort', () => resolve('te-laat'), { once: true })
  })

/** Looks up which documents there are, and which are for this klant; undefined when they may see none. @throws ZaaksysteemFout */
async function lookUp(systeem: Systeem, uuid: string, klant: Klant, namens: Namens) {
  const zaak = await zaakFor(systeem, uuid, klant, namens)
  if (!zaak) return undefined
  const [urls, isVoorKlant] = await Promise.all([documentenAt(systeem, zaak, namens), forKlant(systeem, zaak)])
  return { urls, isVoorKlant }
}

/** Reads documents one after the other until there are enough, or it is late. Calls that run then are let be: nothing is wrong with the other side. */
async function readSome(
  urls: readonly string[],
  read: (url: string) => Promise<Klantdocument[] | undefined>,
  late: AbortSignal,
): Promise<Klantdocumenten> {
  const found: Klantdocument[] = []
  let [next, done] = [0, 0]
  const hasEnough = () => found.length >= MOST_DOCUMENTS
  async function readOn(): Promise<void> {
    for (;;) {
      const url = urls[next]
      if (url === undefined || late.aborted || hasEnough()) return
      next += 1
      const document = await read(url)
      if (!document) continue
      found.push(...document)
      done += 1
    }
  }
  await Promise.race([Promise.all(Array.from({ length: AT_A_TIME }, readOn)), whenLate(late)])
  const nietBekeken = hasEnough() ? urls.length - next : 0
  return { documenten: [...found], nietOpgehaald: urls.length - done - nietBekeken, nietBekeken }
}

/**
 * Reads which documents of a zaak its klant may open, the newest first.
 * @param late says when nobody waits any longer: what was read by then is given
 * @returns undefined when this klant may see none of them
 * @throws ZaaksysteemFout
 */
export async function fetchDocumenten(
  systeem: Systeem,
  { zaak: uuid, klant }: { zaak: string; klant: Klant },
  namens: Namens,
  late: AbortSignal,
): Promise<Klantdocumenten | undefined> {
  const begun = await Promise.race([lookUp(systeem, uuid, klant, namens), whenLate(late)])
  if (begun === 'te-laat') throw new ZaaksysteemFout(systeem.naam, begun)
  if (!begun) return undefined
  const { urls, isVoorKlant } = begun
  const { documenten, ...rest } = await readSome(urls, (url) => readOne(systeem, url, isVoorKlant, namens), late)
  return { documenten: documenten.sort((a, b) => (b.datum ?? '').localeCompare(a.datum ?? '')), ...rest }
}

/**
 * Opens a document of a zaak for its klant.
 * @returns undefined when the zaak does not have it, or this klant may not see it
 * @throws ZaaksysteemFout
 */
export async function openKlantdocument(
  systeem: Systeem,
  { zaak: uuid, document: gevraagd, klant }: { zaak: string; document: string; klant: Klant },
  namens: Namens,
): Promise<Omit<GeopendDocument, 'deelnemers'> | undefined> {
  const found = await lookUp(systeem, uuid, klant, namens)
  const url = found?.urls.find(isDocument(gevraagd))
  if (!found || !url) return undefined
  const document = await retrieve(systeem.verbinding, ZgwDocumentMetNaam, url, { namens })
  return hasInhoud(document) && (await found.isVoorKlant(document)) ? openInhoud(systeem, document, namens) : undefined
}
