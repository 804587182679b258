import { datumOp } from '../../begrippen/kalender.ts'

/** A document that Balie keeps, and adds to a zaak. */
export interface Stuk {
  uuid: string
  bestandsnaam: string
  mediatype: string
  /** In bytes. */
  omvang: number
  /** In hexadecimal. */
  sha256: string
  /** A moment (ISO 8601). */
  aangemaaktOp: string
}

/** Gives the fields of the document that is made of it, as the Documenten API names them: its number is our uuid, its day the one in the Netherlands. */
export function veldenOf({ uuid, bestandsnaam, mediatype, sha256, aangemaaktOp }: Stuk) {
  const dag = datumOp(new Date(aangemaaktOp))
  return {
    identificatie: uuid,
    creatiedatum: dag,
    titel: bestandsnaam.slice(0, 200),
    auteur: 'Balie',
    taal: 'nld',
    formaat: mediatype,
    bestandsnaam: bestandsnaam.slice(0, 255),
    integriteit: { algoritme: 'sha_256' as const, waarde: sha256, datum: dag },
    // Unset it would keep the zaak from its end status.
    indicatieGebruiksrecht: false,
  }
}
