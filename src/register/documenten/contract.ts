import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

/** The verdict of the virus scan on a document: `wacht` until it was looked at. Where nothing is scanned it is `schoon`. */
export const Documentcontrole = z.enum(['schoon', 'wacht', 'besmet'])
export type Documentcontrole = z.output<typeof Documentcontrole>

/** A document that Balie itself keeps (R15), such as an e-mail, a scan or an attachment. */
export const Informatieobject = z
  .strictObject({
    uuid: Uuid,
    bestandsnaam: z.string(),
    mediatype: z.string(),
    omvang: z.int(),
    sha256: z.string(),
    controle: Documentcontrole,
    aangemaaktOp: Moment,
  })
  .meta({ id: 'Informatieobject' })
export type Informatieobject = z.output<typeof Informatieobject>

/** The largest document, in bytes, that comes in one request; a larger one comes in parts. */
export const GROOTSTE_IN_EEN_KEER = 10 * 1024 * 1024

/** How many bytes each part of an upload has, except the last. */
export const DEEL_OMVANG = 5 * 1024 * 1024

/** The media type that the sender names; the content decides. */
const Mediatype = z
  .string()
  .max(100)
  .regex(/^[\w.+-]+\/[\w.+-]+$/)
  .default('application/octet-stream')

/** A document to keep. It is a bijlage once a klantcontact refers to it; otherwise it is removed after some time. */
export const NieuwInformatieobject = z
  .strictObject({
    bestandsnaam: VerplichteTekst(200),
    mediatype: Mediatype,
    inhoud: z
      .base64()
      .min(1)
      .max(Math.ceil(GROOTSTE_IN_EEN_KEER / 3) * 4),
  })
  .meta({ id: 'NieuwInformatieobject' })

/** A document that is going to arrive in parts. */
export const NieuweDocumentupload = z
  .strictObject({
    bestandsnaam: VerplichteTekst(200),
    mediatype: Mediatype,
    /** In bytes. */
    omvang: z.int().min(0),
  })
  .meta({ id: 'NieuweDocumentupload' })

/** How far an upload is. */
export const Documentupload = z
  .strictObject({
    uuid: Uuid,
    bestandsnaam: z.string(),
    omvang: z.int(),
    /** How many bytes Balie has, from the first. */
    ontvangen: z.int(),
    /** How many bytes each part has; the last one has the rest. */
    deelOmvang: z.int(),
    /** The document, once the last part is there. */
    informatieobject: Informatieobject.nullable(),
  })
  .meta({ id: 'Documentupload' })
export type Documentupload = z.output<typeof Documentupload>

export const inQuarantaine = problemKind(
  'document-in-quarantaine',
  409,
  'Dit document wordt nog op virussen gecontroleerd. Probeer het over een minuut opnieuw.',
)
export const documentBesmet = problemKind(
  'document-besmet',
  409,
  'In dit document is een virus gevonden. Niemand kan het openen.',
)
export const deelNietAanDeBeurt = problemKind(
  'deel-niet-aan-de-beurt',
  409,
  'Er ontbreekt een eerder deel. Ga verder vanaf wat al ontvangen is.',
)
export const uploadVerlopen = problemKind('upload-verlopen', 409, 'Deze upload kan niet verder. Begin opnieuw.')

const params = z.strictObject({ uuid: Uuid })
const deel = z.strictObject({
  uuid: Uuid,
  nummer: z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number)
    .meta({ openapi: { type: 'integer', minimum: 1 } }),
})

export const documenten = contract({
  toevoegen: {
    method: 'post',
    path: '/informatieobjecten',
    right: 'documenten.toevoegen',
    summary: 'Voeg een document van hoogstens 10 MB toe, om er daarna in een klantcontact naar te verwijzen.',
    body: NieuwInformatieobject,
    bodyKb: 14_500,
    status: 201,
    result: Informatieobject,
  },
  lijst: {
    method: 'get',
    path: '/informatieobjecten',
    right: 'documenten.lezen',
    summary: 'Toon de informatieobjecten die bijlage zijn van een klantcontact, in hun volgorde.',
    query: z.strictObject({ klantcontact: Uuid }),
    result: z.strictObject({ resultaten: z.array(Informatieobject) }),
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
    problems: [inQuarantaine, documentBesmet],
  },
  uploadBeginnen: {
    method: 'post',
    path: '/documentuploads',
    right: 'documenten.toevoegen',
    summary: 'Begin met het insturen van een document in delen, die elk opnieuw kunnen worden gestuurd.',
    body: NieuweDocumentupload,
    status: 201,
    result: Documentupload,
  },
  uploadTonen: {
    method: 'get',
    path: '/documentuploads/{uuid}',
    right: 'documenten.toevoegen',
    summary: 'Toon hoeveel er van een document ontvangen is.',
    params,
    result: Documentupload,
  },
  deelToevoegen: {
    method: 'put',
    path: '/documentuploads/{uuid}/delen/{nummer}',
    right: 'documenten.toevoegen',
    summary: 'Stuur een deel van een document. Met het laatste deel is het document er.',
    params: deel,
    bytes: true,
    bodyKb: DEEL_OMVANG / 1024 + 1,
    result: Documentupload,
    problems: [deelNietAanDeBeurt, uploadVerlopen],
  },
  uploadAfbreken: {
    method: 'delete',
    path: '/documentuploads/{uuid}',
    right: 'documenten.toevoegen',
    summary: 'Breek het insturen van een document af en gooi weg wat er al was.',
    params,
  },
})
