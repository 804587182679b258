import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Moment, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

/** A document that Balie itself keeps (R15), such as an e-mail, a scan or an attachment. */
export const Informatieobject = z
  .strictObject({
    uuid: Uuid,
    bestandsnaam: z.string(),
    mediatype: z.string(),
    omvang: z.int(),
    sha256: z.string(),
    aangemaaktOp: Moment,
  })
  .meta({ id: 'Informatieobject' })
export type Informatieobject = z.output<typeof Informatieobject>

/** The largest document, in bytes. */
export const GROOTSTE_DOCUMENT = 10 * 1024 * 1024

/** A document to keep. It is a bijlage once a klantcontact refers to it; otherwise it is removed after some time. */
export const NieuwInformatieobject = z
  .strictObject({
    bestandsnaam: VerplichteTekst(200),
    mediatype: z
      .string()
      .max(100)
      .regex(/^[\w.+-]+\/[\w.+-]+$/)
      .default('application/octet-stream'),
    inhoud: z
      .base64()
      .min(1)
      .max(Math.ceil(GROOTSTE_DOCUMENT / 3) * 4),
  })
  .meta({ id: 'NieuwInformatieobject' })

const params = z.strictObject({ uuid: Uuid })

export const documenten = contract({
  toevoegen: {
    method: 'post',
    path: '/informatieobjecten',
    right: 'documenten.toevoegen',
    summary: 'Voeg een document toe, om er daarna in een klantcontact naar te verwijzen.',
    body: NieuwInformatieobject,
    bodyKb: 14_500,
    status: 201,
    result: Informatieobject,
  },
  tonen: {
    method: 'get',
    path: '/informatieobjecten/{uuid}',
    right: 'documenten.lezen',
    summary: 'Toon de gegevens van een informatieobject.',
    params,
    result: Informatieobject,
  },
  downloaden: {
    method: 'get',
    path: '/informatieobjecten/{uuid}/inhoud',
    right: 'documenten.lezen',
    summary: 'Haal de inhoud van een informatieobject op.',
    params,
    mediaType: 'application/octet-stream',
  },
})
