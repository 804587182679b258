import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Uuid } from '../../platform/schemas.ts'

/** All that can happen of which others are told, with when. The database writes them in the transaction of the change. */
export const GEBEURTENISTYPEN = {
  'nl.overheid.klantcontacten.klantcontact-geregistreerd': 'Er is een klantcontact vastgelegd.',
  'nl.overheid.klantcontacten.klantcontact-aangevuld':
    'Een betrokkene, bijlage, actor of onderwerp kwam erbij, veranderde of ging weg.',
  'nl.overheid.klantcontacten.klantcontact-gecorrigeerd': 'Een fout in een klantcontact is hersteld (R10).',
  'nl.overheid.klantcontacten.klantcontact-zaak-gekoppeld': 'Een zaak is bij het klantcontact gezet.',
  'nl.overheid.klantcontacten.klantcontact-zaak-ontkoppeld': 'Een zaak is bij het klantcontact weggehaald.',
  'nl.overheid.klantcontacten.klantcontact-zonder-opvolging':
    'Een klantcontact heeft na de ingestelde tijd geen opvolging (R12).',
  'nl.overheid.klantcontacten.klantcontact-vernietigd': 'Een klantcontact is verwijderd.',
  'nl.overheid.klantcontacten.internetaak-geregistreerd': 'Er is een interne taak gemaakt.',
  'nl.overheid.klantcontacten.internetaak-toegewezen': 'Anderen hebben de taak gekregen (R21).',
  'nl.overheid.klantcontacten.internetaak-gewijzigd':
    'Iets anders aan de taak veranderde, of er kwam een notitie of contactpoging bij.',
  'nl.overheid.klantcontacten.internetaak-afgerond': 'De taak is gedaan (R19).',
  'nl.overheid.klantcontacten.internetaak-heropend': 'De taak is weer te doen.',
  'nl.overheid.klantcontacten.internetaak-vernietigd': 'De taak is verwijderd.',
  'nl.overheid.klantcontacten.partij-geregistreerd': 'Er is een partij vastgelegd (R1).',
  'nl.overheid.klantcontacten.partij-gewijzigd': 'Gegevens van een partij, of wat daarbij hoort, zijn veranderd.',
  'nl.overheid.klantcontacten.partij-vernietigd': 'Een partij is verwijderd.',
  'nl.overheid.zaken.zaak-gemuteerd':
    'Een zaak van het zaakregister is gestart, of er veranderde iets aan haar of aan wat bij haar hoort.',
  'nl.overheid.zaken.zaak-verwijderd': 'Een zaak van het zaakregister is verwijderd.',
  'nl.overheid.documenten.document-gemuteerd': 'Een document van het zaakregister is gemaakt of gewijzigd.',
  'nl.overheid.documenten.document-verwijderd': 'Een document van het zaakregister is verwijderd.',
  'nl.overheid.taken.externetaak-geregistreerd': 'Er is een klanttaak uitgezet (R25).',
  'nl.overheid.taken.externetaak-gewijzigd': 'Iets aan een klanttaak veranderde, zoals de termijn.',
  'nl.overheid.taken.externetaak-uitgevoerd': 'De klant heeft een klanttaak gedaan (R26).',
  'nl.overheid.taken.externetaak-verwerkt': 'Wat de klant deed is verwerkt.',
  'nl.overheid.taken.externetaak-niet-verwerkt': 'Wat de klant deed is na de ingestelde tijd nog niet verwerkt.',
  'nl.overheid.taken.externetaak-afgebroken': 'Een klanttaak is ingetrokken.',
  'nl.overheid.taken.externetaak-verlopen': 'De laatste dag van een klanttaak is voorbij.',
  'nl.overheid.taken.externetaak-herinnerd': 'De klant is aan een klanttaak herinnerd.',
  'nl.overheid.taken.externetaak-vernietigd': 'Een klanttaak is verwijderd.',
} as const satisfies Record<string, string>

/** The kinds of events. */
export const Gebeurtenistype = z.enum(Object.keys(GEBEURTENISTYPEN) as [Gebeurtenistype, ...Gebeurtenistype[]])
export type Gebeurtenistype = keyof typeof GEBEURTENISTYPEN

/** A CloudEvent of the NL GOV profile says what happened to which object, without personal data. */
export const Gebeurtenis = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: Uuid,
    source: z.string(),
    type: Gebeurtenistype,
    subject: Uuid,
    /** When it was kept here. */
    time: Moment,
    /** Grows with each event: of two about the same subject the greater is the later. */
    sequence: z.string().regex(/^\d+$/),
    sequencetype: z.literal('Integer'),
    /** Where the subject can be read, by who may. */
    dataref: z.string(),
    /** Of a klanttaak: its kind, state and last day, as Open VTB tells them. Its titel is free text, and not told. */
    data: z
      .strictObject({ taakSoort: z.string(), status: z.string(), einddatumHandelingsTermijn: z.string() })
      .optional(),
  })
  .meta({ id: 'Gebeurtenis' })

export const gebeurtenissen = contract({
  lijst: {
    method: 'get',
    path: '/gebeurtenissen',
    right: 'gebeurtenissen.lezen',
    summary: 'Toon wat er is gebeurd, in volgorde, als CloudEvents.',
    query: z.strictObject({ na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Gebeurtenis),
  },
})
