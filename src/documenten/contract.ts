import { z } from 'zod'
import { contract } from '../platform/contract.ts'
import { Moment, Uuid } from '../platform/schemas.ts'

/** A document that Balie itself keeps (R15): an e-mail, a scan, an attachment. */
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

const params = z.strictObject({ uuid: Uuid })

export const documenten = contract({
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
