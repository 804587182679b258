import type { Context, Outside } from '../../platform/context.ts'
import type { Download } from '../../platform/contract.ts'
import { bronOnbereikbaar, notFound } from '../../platform/problems.ts'
import { documentBesmet, inQuarantaine } from '../../register/documenten/contract.ts'
import { refuseUnsafe } from '../../register/documenten/controle.ts'
import { safeMediaType, veiligeNaam } from '../../register/documenten/rules.ts'
import { controleElders } from '../../register/zaakregister/inhoud.ts'
import { uuidAanEinde } from '../../register/zaken/kopie.ts'
import { isFout, type ZaaksysteemFout } from './client/fout.ts'
import { systeem } from './systemen.ts'
import { seeRollen } from './tonen.ts'
import { type GeopendDocument, openDocument } from './volgen/document.ts'

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

/** Opens a document of a zaak in its zaaksysteem; undefined when there is none to show. @throws Problem */
export async function open(
  { lezen, config, wie }: Outside,
  { uuid, ...welk }: Welk,
): Promise<GeopendDocument | undefined> {
  try {
    const waar = await lezen((db) => systeem(db, config, uuid))
    return waar?.actief ? await openDocument(waar, welk, { id: wie.uuid, naam: wie.naam }) : undefined
  } catch (error) {
    throw isFout(error) ? problemOf(error) : error
  }
}

/** Hands on a document that was opened, unless our own scan found a virus in it, and tells the logboek whose zaak it is of (R29). */
export async function handOn(context: Context, geopend: GeopendDocument | undefined): Promise<Download> {
  if (!geopend) throw notFound('Document')
  const { document, deelnemers, bytes, omvang } = geopend
  await seeRollen(
    context,
    deelnemers.map(({ nummers }) => nummers),
  )
  const uuid = uuidAanEinde(document.url)
  const { identificatie, bestandsnaam, titel, formaat } = document
  const controleOf = await controleElders(context.db, context.config, [{ uuid, identificatie }])
  refuseUnsafe(controleOf(uuid))
  return {
    bytes,
    omvang,
    mediaType: safeMediaType(formaat),
    filename: veiligeNaam(bestandsnaam) || veiligeNaam(titel) || 'document',
  }
}
