import type { Context, Outside } from '../../platform/context.ts'
import type { Download } from '../../platform/contract.ts'
import { bronOnbereikbaar, notFound } from '../../platform/problems.ts'
import { documentBesmet, inQuarantaine } from '../../register/documenten/contract.ts'
import { refuseUnsafe } from '../../register/documenten/controle.ts'
import { safeMediaType, veiligeNaam } from '../../register/documenten/rules.ts'
import { controleElders } from '../../register/zaakregister/inhoud.ts'
import { uuidAanEinde } from '../../register/zaken/kopie.ts'
import { isFout, type ZaaksysteemFout } from './client/fout.ts'
import type { Namens } from './client/token.ts'
import { type Systeem, systeem } from './systemen.ts'
import { seeRollen } from './tonen.ts'
import { type GeopendDocument, openDocument } from './volgen/document.ts'
import { type Klant, openKlantdocument } from './volgen/klantdocumenten.ts'

/** Which document, of which zaak, in which zaaksysteem. */
interface Welk {
  uuid: string
  zaak: string
  document: string
}

/** Gives the answer to a request for a document that the zaaksysteem did not give. */
function problemOf(fout: ZaaksysteemFout) {
  // The register inside does not hand out what is in quarantine either.
  if (fout.hasCode(inQuarantaine.code)) return inQuarantaine()
  if (fout.hasCode(documentBesmet.code)) return documentBesmet()
  if (fout.soort === 'niet-gevonden' || fout.soort === 'geen-toegang') return notFound('Document')
  return bronOnbereikbaar({ detail: fout.message })
}

/** Opens a document in its zaaksysteem; undefined when there is none to show. @throws Problem */
async function openAt<T>(
  { lezen, config, wie }: Outside,
  uuid: string,
  work: (waar: Systeem, namens: Namens) => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    const waar = await lezen((db) => systeem(db, config, uuid))
    return waar?.actief ? await work(waar, { id: wie.uuid, naam: wie.naam }) : undefined
  } catch (error) {
    throw isFout(error) ? problemOf(error) : error
  }
}

/** Opens a document of a zaak; undefined when there is none to show. @throws Problem */
export const open = (outside: Outside, { uuid, ...welk }: Welk) =>
  openAt(outside, uuid, (waar, namens) => openDocument(waar, welk, namens))

/** Opens a document of a zaak for its klant; undefined when they may not see it. @throws Problem */
export const openForKlant = (outside: Outside, { uuid, ...welk }: Welk & { klant: Klant }) =>
  openAt(outside, uuid, (waar, namens) => openKlantdocument(waar, welk, namens))

/** Gives a document that was opened as a download. @throws Problem when our own scan found a virus in it */
export async function asDownload(
  { db, config }: Pick<Context, 'db' | 'config'>,
  { document, bytes, omvang }: Omit<GeopendDocument, 'deelnemers'>,
): Promise<Download> {
  const uuid = uuidAanEinde(document.url)
  const { identificatie, bestandsnaam, titel, formaat } = document
  const controleOf = await controleElders(db, config, [{ uuid, identificatie }])
  refuseUnsafe(controleOf(uuid))
  return {
    bytes,
    omvang,
    mediaType: safeMediaType(formaat),
    filename: veiligeNaam(bestandsnaam) || veiligeNaam(titel) || 'document',
  }
}

/** Hands on a document that was opened, unless our own scan found a virus in it, and tells the logboek whose zaak it is of (R29). */
export async function handOn(context: Context, geopend: GeopendDocument | undefined): Promise<Download> {
  if (!geopend) throw notFound('Document')
  await seeRollen(
    context,
    geopend.deelnemers.map(({ nummers }) => nummers),
  )
  return asDownload(context, geopend)
}
