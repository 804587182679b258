import { z } from 'zod'
import { KlantcontactKort, PartijKort } from '../../begrippen/contract.ts'
import { Zaaksysteemstand } from '../../inrichting/zaaksystemen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar } from '../../platform/problems.ts'
import { Cursor, Datum, Moment, Pagina, Paginagrootte, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { Documentcontrole, documentBesmet, inQuarantaine } from '../../register/documenten/contract.ts'
import { Internetaak } from '../../register/internetaken/contract.ts'
import { Zaak, zonderOpvolging } from '../../register/klantcontacten/contract.ts'
import { zaakAlGekoppeld, zaakDubbel, zaakOnbekend } from '../../register/opvolging/contract.ts'
import { Ontkoppeling, StandKoppeling, Zaakkoppeling, Zaakstand } from '../../register/zaken/contract.ts'

/** A finding of the test of a connection. */
const Bevinding = z.strictObject({
  api: z.enum(['zaken', 'catalogi', 'documenten']),
  ernst: z.enum(['goed', 'let_op', 'fout']),
  tekst: z.string(),
  /** The scope that our application misses over there. */
  scope: z.string().nullable(),
})
export type Bevinding = z.output<typeof Bevinding>

/** Whether Balie can work with a zaaksysteem, and what must be mended. */
export const Testverslag = z
  .strictObject({
    goed: z.boolean(),
    stand: Zaaksysteemstand,
    zaaktypen: z.int(),
    bevindingen: z.array(Bevinding),
  })
  .meta({ id: 'TestverslagZaaksysteem' })
export type Testverslag = z.output<typeof Testverslag>

/** A zaak that was found in a zaaksysteem just now. */
const GevondenZaak = Zaakstand.omit({ uuid: true, foutOp: true }).meta({ id: 'GevondenZaak' })

/** The zaken that were found, and the systems that did not answer: there may be more. */
export const Zoekresultaat = z
  .strictObject({
    resultaten: z.array(GevondenZaak),
    onbereikbaar: z.array(z.strictObject({ zaaksysteem: z.string(), reden: z.string() })),
  })
  .meta({ id: 'GevondenZaken' })

/** A zaak with everything around it. */
const Zaakpagina = z
  .strictObject({
    stand: Zaakstand.omit({ uuid: true }),
    /** Why the zaaksysteem itself could not be asked now; null when it was: without it there are no stappen, rollen and documenten. */
    onbereikbaar: z.string().nullable(),
    /** The statussen that it can have, in their order. `gezetOp`: when it was set last. */
    stappen: z.array(
      z.strictObject({ volgnummer: z.int(), naam: z.string(), gezetOp: Moment.nullable(), huidig: z.boolean() }),
    ),
    /** The people who have a part in it; `partij` when they are known here. Their BSN is not shown. */
    rollen: z.array(
      z.strictObject({
        rol: z.string(),
        naam: z.string(),
        machtiging: z.enum(['gemachtigde', 'machtiginggever']).nullable(),
        partij: PartijKort.nullable(),
      }),
    ),
    documenten: z.array(
      z.strictObject({
        /** Its uuid in the zaaksysteem. */
        uuid: z.string(),
        titel: z.string(),
        bestandsnaam: z.string(),
        omvang: z.int().nullable(),
        datum: Datum.nullable(),
        /** False: the zaaksysteem does not have its content (yet). */
        compleet: z.boolean(),
        controle: Documentcontrole,
      }),
    ),
    /** So many documents are too vertrouwelijk, or could not be read. */
    documentenNietGetoond: z.int(),
    klantcontacten: z.array(KlantcontactKort),
    internetaken: z.array(Internetaak),
  })
  .meta({ id: 'Zaakpagina' })
export type Zaakpagina = z.output<typeof Zaakpagina>

/** By number, or of a partij. */
const Zaakvraag = z
  .union([z.strictObject({ nummer: VerplichteTekst(40) }), z.strictObject({ partij: Uuid })])
  .meta({ id: 'Zaakvraag' })

const ZaakMetNummer = z
  .strictObject({ nummer: VerplichteTekst(40), zaaksysteem: Uuid.optional() })
  .meta({ id: 'ZaakMetNummer' })

/** A notification of a Notificaties API (1.0): no content, only that something changed. Other members are left alone. */
export const Notificatie = z
  .looseObject({
    kanaal: z.string().min(1).max(50),
    hoofdObject: z.url().max(1000),
    resource: z.string().min(1).max(100),
    resourceUrl: z.url().max(1000),
    actie: z.string().min(1).max(100),
    aanmaakdatum: Moment,
    kenmerken: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Notificatie' })

/** An event of Open Zaak or Open Notificaties (CloudEvents 1.0, NL GOV profile). */
export const ZaakEvent = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: z.string().min(1).max(500),
    source: z.string().min(1).max(500),
    type: z.string().min(1).max(200),
    subject: z.string().max(1000).nullish(),
  })
  .meta({ id: 'ZaakEvent' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'zaaksystemen.beheren'
const MELDEN = 'zaken.melden'

export const zaaksysteem = contract({
  testen: {
    method: 'post',
    path: '/zaaksystemen/{uuid}/test',
    right: BEHEREN,
    summary: 'Test de verbinding met een zaaksysteem, en lees zijn catalogus.',
    params,
    result: Testverslag,
  },
  zoeken: {
    method: 'post',
    path: '/zaken/_zoek',
    reads: true,
    right: 'zaken.lezen',
    summary: 'Zoek een zaak op nummer, of de zaken van een partij, in alle zaaksystemen tegelijk.',
    body: Zaakvraag,
    result: Zoekresultaat,
  },
  tonen: {
    method: 'get',
    path: '/zaaksystemen/{uuid}/zaken/{zaak}',
    right: 'zaken.lezen',
    summary:
      'Toon een zaak met haar statussen, rollen en documenten, en de klantcontacten en interne taken die erbij horen.',
    params: z.strictObject({ uuid: Uuid, zaak: Uuid }),
    result: Zaakpagina,
    problems: [bronOnbereikbaar],
  },
  documentDownloaden: {
    method: 'get',
    path: '/zaaksystemen/{uuid}/zaken/{zaak}/documenten/{document}/inhoud',
    right: 'zaken.documenten.lezen',
    summary: 'Haal de inhoud van een document van een zaak op uit haar zaaksysteem.',
    params: z.strictObject({ uuid: Uuid, zaak: Uuid, document: Uuid }),
    mediaType: 'application/octet-stream',
    problems: [bronOnbereikbaar, inQuarantaine, documentBesmet],
  },
  koppelen: {
    method: 'post',
    path: '/klantcontacten/{uuid}/zaken',
    right: 'zaken.koppelen',
    summary: 'Koppel een bestaande zaak aan een klantcontact, op nummer.',
    params,
    body: ZaakMetNummer,
    status: 201,
    result: Zaak,
    problems: [zaakOnbekend, zaakDubbel, zaakAlGekoppeld, bronOnbereikbaar],
  },
  ontkoppelen: {
    method: 'post',
    path: '/klantcontacten/{uuid}/zaken/{zaak}/ontkoppeling',
    right: 'zaken.koppelen',
    summary: 'Haal een zaak weg die ten onrechte aan een klantcontact is gekoppeld, met een reden.',
    params: z.strictObject({ uuid: Uuid, zaak: Uuid }),
    body: Ontkoppeling,
    problems: [zonderOpvolging],
  },
  koppelingen: {
    method: 'get',
    path: '/zaaksystemen/{uuid}/koppelingen',
    right: BEHEREN,
    summary: 'Toon van welke koppelingen met klantcontacten een zaaksysteem weet of moet weten, de laatste eerst.',
    params,
    query: z.strictObject({ stand: StandKoppeling.optional(), na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Zaakkoppeling),
  },
  koppelingenOpnieuw: {
    method: 'post',
    path: '/zaaksystemen/{uuid}/koppelingen/_opnieuw',
    right: BEHEREN,
    summary: 'Meld opnieuw wat mislukte, en ook de koppelingen die zijn ingelezen zonder dat ze werden gemeld.',
    params,
    result: z.strictObject({ aantal: z.int() }),
  },
  notificatie: {
    method: 'post',
    path: '/zaaksystemen/notificaties',
    right: MELDEN,
    summary: 'Neem een notificatie van een Notificaties API aan: een zaak kan gewijzigd zijn.',
    body: Notificatie,
  },
  cloudevent: {
    method: 'post',
    path: '/zaaksystemen/cloudevents',
    right: MELDEN,
    summary: 'Neem een CloudEvent van een zaaksysteem of Open Notificaties aan: een zaak kan gewijzigd zijn.',
    body: ZaakEvent,
  },
})
