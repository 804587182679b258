import { uuidAanEinde } from '../../../register/zaken/kopie.ts'
import { isFout } from '../client/fout.ts'
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
}

/** The rollen of those who asked for a zaak; who has an interest in it does not read its documents. */
const ROLLEN_VAN_AANVRAGER = ['initiator', 'mede_initiator']
const STATUSSEN = ['', 'definitief', 'gearchiveerd']
const MOST_DOCUMENTS = 50

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

/** A document is for the klant when it is ready, no more vertrouwelijk than betrokkenen may see, and not made for inside. */
async function forKlant({ verbinding, maxVertrouwelijkheid }: Systeem, zaak: ZgwZaak): Promise<IsVoorKlant> {
  const isIntern = await catalogus.internFor(verbinding, zaak.zaaktype)
  return async ({ vertrouwelijkheidaanduiding: aanduiding, status, informatieobjecttype }) =>
    mayTonen(aanduiding, maxVertrouwelijkheid) &&
    mayTonen(aanduiding, 'zaakvertrouwelijk') &&
    STATUSSEN.includes(status) &&
    !(await isIntern(informatieobjecttype))
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

/**
 * Reads which documents of a zaak its klant may open, the newest first.
 * @returns undefined when this klant may see none of them
 * @throws ZaaksysteemFout
 */
export async function fetchDocumenten(
  systeem: Systeem,
  uuid: string,
  klant: Klant,
  namens: Namens,
): Promise<Klantdocumenten | undefined> {
  const zaak = await zaakFor(systeem, uuid, klant, namens)
  if (!zaak) return undefined
  const [alle, isVoorKlant] = await Promise.all([documentenAt(systeem, zaak, namens), forKlant(systeem, zaak)])
  const gelezen = await Promise.all(
    alle.slice(0, MOST_DOCUMENTS).map((url) => readOne(systeem, url, isVoorKlant, namens)),
  )
  const documenten = gelezen.flatMap((found) => found ?? [])
  return {
    documenten: documenten.sort((a, b) => (b.datum ?? '').localeCompare(a.datum ?? '')),
    nietOpgehaald: gelezen.filter((found) => !found).length + Math.max(alle.length - MOST_DOCUMENTS, 0),
  }
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
  const zaak = await zaakFor(systeem, uuid, klant, namens)
  if (!zaak) return undefined
  const [alle, isVoorKlant] = await Promise.all([documentenAt(systeem, zaak, namens), forKlant(systeem, zaak)])
  const url = alle.find(isDocument(gevraagd))
  if (!url) return undefined
  const document = await retrieve(systeem.verbinding, ZgwDocumentMetNaam, url, { namens })
  return hasInhoud(document) && (await isVoorKlant(document)) ? openInhoud(systeem, document, namens) : undefined
}
