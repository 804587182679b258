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

/**
 * Opens a document of a zaak, when both are no more vertrouwelijk than Balie may show (R28).
 * @returns undefined when the zaak does not have it, or it may not be shown
 * @throws ZaaksysteemFout
 */
export async function openDocument(
  { verbinding, maxVertrouwelijkheid, naam }: Systeem,
  { zaak: uuid, document: gevraagd }: { zaak: string; document: string },
  namens: Namens,
): Promise<GeopendDocument | undefined> {
  const zaak = gelezen(
    verbinding,
    ZgwZaak,
    await verbinding.vraag(verbinding.adres('zaken', `zaken/${uuid}`), { namens }),
  )
  if (!mayTonen(zaak.vertrouwelijkheidaanduiding, maxVertrouwelijkheid)) return undefined
  const query = { zaak: zaak.url }
  const koppelingen = ['zaken', 'zaakinformatieobjecten'] as const
  const [alle, deelnemers] = await Promise.all([
    fetchLijst(verbinding, ZgwZaakinformatieobject, koppelingen, query, { namens }),
    deelnemersOf(verbinding, zaak),
  ])
  const koppeling = alle.find(
    ({ zaak: van, informatieobject }) => van === zaak.url && uuidAanEinde(informatieobject) === gevraagd.toLowerCase(),
  )
  if (!koppeling) return undefined
  const document = await retrieve(verbinding, ZgwDocumentMetNaam, koppeling.informatieobject, { namens })
  if (!document.inhoud || !mayTonen(document.vertrouwelijkheidaanduiding, maxVertrouwelijkheid)) return undefined
  const gekregen = await verbinding.download(document.inhoud, namens)
  const omvang = document.bestandsomvang ?? gekregen.omvang
  return { document, deelnemers, omvang, bytes: checked(naam, { ...gekregen, omvang }, document) }
}
