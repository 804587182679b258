import { createHash } from 'node:crypto'
import { bronOnbereikbaar } from '../../../platform/problems.ts'
import { uuidAanEinde } from '../../../register/zaken/kopie.ts'
import type { Bytes } from '../client/download.ts'
import { isFout, ZaaksysteemFout } from '../client/fout.ts'
import type { Namens } from '../client/token.ts'
import type { Systeem } from '../systemen.ts'
import { fetchLijst, gelezen, retrieve } from '../zgw/lezen.ts'
import { ZgwDocumentMetNaam, ZgwZaak, ZgwZaakinformatieobject } from '../zgw/schemas.ts'
import { mayTonen } from './ophalen.ts'
import { type Deelnemer, deelnemersOf } from './pagina.ts'

// A document of a zaak, as it is handed on to whoever opens it.

/** A document that is being read, and who has a part in its zaak. */
export interface GeopendDocument {
  document: ZgwDocumentMetNaam
  deelnemers: Deelnemer[]
  bytes: AsyncIterable<Uint8Array>
  /** In bytes; null when nobody says it. */
  omvang: number | null
}

/** The sums that a document can have which we can check. */
const ALGORITMES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha_1: 'sha1',
  sha_256: 'sha256',
  sha_512: 'sha512',
}

/**
 * Checks bytes while they are handed on: the last of them come only when they are as many, and what they were, as the zaaksysteem says.
 * @throws Problem when they are not, or when they break off
 */
async function* checked(
  naam: string,
  { bytes, omvang }: Bytes,
  document: ZgwDocumentMetNaam,
): AsyncGenerator<Uint8Array> {
  const { integriteit } = document
  const algoritme = ALGORITMES[integriteit?.algoritme ?? '']
  const som = algoritme && integriteit?.waarde ? createHash(algoritme) : undefined
  let held: Uint8Array | undefined
  let length = 0
  try {
    for await (const piece of bytes) {
      som?.update(piece)
      length += piece.length
      if (held) yield held
      held = piece
    }
  } catch (error) {
    if (isFout(error)) throw bronOnbereikbaar({ detail: error.message })
    throw error
  }
  const isSame = !som || som.digest('hex') === integriteit?.waarde.toLowerCase()
  if (!isSame || (omvang !== null && omvang !== length)) {
    const wat = 'het document is niet meer wat het volgens zijn controlesom was'
    throw bronOnbereikbaar({ detail: new ZaaksysteemFout(naam, 'onverwacht', { wat }).message })
  }
  if (held) yield held
}

/** Begins to read a document. @throws ZaaksysteemFout */
export async function openInhoud(
  { verbinding, naam }: Pick<Systeem, 'verbinding' | 'naam'>,
  document: ZgwDocumentMetNaam & { inhoud: string },
  namens: Namens,
): Promise<Omit<GeopendDocument, 'deelnemers'>> {
  const gekregen = await verbinding.download(document.inhoud, namens)
  const omvang = document.bestandsomvang ?? gekregen.omvang
  return { document, omvang, bytes: checked(naam, { ...gekregen, omvang }, document) }
}

/** Has a document content that can be read? */
export const hasInhoud = (document: ZgwDocumentMetNaam): document is ZgwDocumentMetNaam & { inhoud: string } =>
  document.inhoud !== null

/** Reads a zaak by its uuid. @throws ZaaksysteemFout */
export async function zaakAt({ verbinding }: Pick<Systeem, 'verbinding'>, uuid: string, namens: Namens) {
  const answer = await verbinding.vraag(verbinding.adres('zaken', `zaken/${uuid}`), { namens })
  return gelezen(verbinding, ZgwZaak, answer)
}

/** The addresses of the documents of a zaak. @throws ZaaksysteemFout */
export async function documentenAt({ verbinding }: Pick<Systeem, 'verbinding'>, zaak: ZgwZaak, namens: Namens) {
  const path = ['zaken', 'zaakinformatieobjecten'] as const
  const alle = await fetchLijst(verbinding, ZgwZaakinformatieobject, path, { zaak: zaak.url }, { namens })
  return alle.filter((koppeling) => koppeling.zaak === zaak.url).map(({ informatieobject }) => informatieobject)
}

/** Is this the address of the document with this uuid? */
export const isDocument = (gevraagd: string) => (url: string) => uuidAanEinde(url) === gevraagd.toLowerCase()

/**
 * Opens a document of a zaak, when both are no more vertrouwelijk than Balie may show (R28).
 * @returns undefined when the zaak does not have it, or it may not be shown
 * @throws ZaaksysteemFout
 */
export async function openDocument(
  systeem: Systeem,
  { zaak: uuid, document: gevraagd }: { zaak: string; document: string },
  namens: Namens,
): Promise<GeopendDocument | undefined> {
  const { verbinding, maxVertrouwelijkheid } = systeem
  const zaak = await zaakAt(systeem, uuid, namens)
  if (!mayTonen(zaak.vertrouwelijkheidaanduiding, maxVertrouwelijkheid)) return undefined
  const [alle, deelnemers] = await Promise.all([documentenAt(systeem, zaak, namens), deelnemersOf(verbinding, zaak)])
  const url = alle.find(isDocument(gevraagd))
  if (!url) return undefined
  const document = await retrieve(verbinding, ZgwDocumentMetNaam, url, { namens })
  if (!hasInhoud(document) || !mayTonen(document.vertrouwelijkheidaanduiding, maxVertrouwelijkheid)) return undefined
  return { ...(await openInhoud(systeem, document, namens)), deelnemers }
}
