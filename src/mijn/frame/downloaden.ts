import type { Download } from '../../platform/contract.ts'
import { documentBesmet, inQuarantaine } from '../../register/documenten/contract.ts'
import { readInhoud } from '../../register/documenten/inhoud.ts'
import type { MijnContext } from './pages.ts'

/** A document that the klant may open. */
export interface Opvraagbaar {
  /** Of its content. */
  uuid: string
  /** In bytes. */
  omvang: number
  bestandsnaam: string
  mediatype: string
  /** The verdict of the virus scanner. */
  controle: string | null
}

/** Gives a document as a download. @throws Problem when it has a virus, or was not looked at yet */
export function download(
  bron: MijnContext,
  { uuid, omvang, bestandsnaam, mediatype, controle }: Opvraagbaar,
): Download {
  if (controle === 'besmet') throw documentBesmet()
  if (bron.config.CLAMAV_ADRES && controle === null) throw inQuarantaine()
  return { bytes: readInhoud(bron, { uuid, omvang }), omvang, mediaType: mediatype, filename: bestandsnaam }
}
