import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

export const signaalOnderweg = problemKind(
  'signaal-onderweg',
  409,
  'Deze melding is al gemeld of ingetrokken, of wordt nu gemeld.',
)

/** A category of Signalen, as it stands in its address: `afval/sub_categories/veeg-zwerfvuil`. */
export const Signaalcategorie = z
  .string()
  .regex(/^[\w-]{1,100}\/sub_categories\/[\w-]{1,100}$/, 'Kies een categorie uit de lijst van Signalen.')

/** Where it is: an address in words, a point in degrees (WGS 84), or both. Without a point the address is looked up. */
export const Plaats = z
  .strictObject({
    adres: Tekst(200).default(''),
    lengtegraad: z.number().min(-180).max(180).nullable().default(null),
    breedtegraad: z.number().min(-90).max(90).nullable().default(null),
  })
  .refine(({ adres, lengtegraad, breedtegraad }) => adres !== '' || (lengtegraad !== null && breedtegraad !== null), {
    params: { code: 'leeg' },
    message: 'Geef een adres of een punt op de kaart.',
    path: ['adres'],
  })
  .refine(({ lengtegraad, breedtegraad }) => (lengtegraad === null) === (breedtegraad === null), {
    params: { code: 'half' },
    message: 'Geef beide coördinaten, of geen van beide.',
    path: ['breedtegraad'],
  })
  .meta({ id: 'PlaatsVanSignaal' })
export type Plaats = z.output<typeof Plaats>

/** A melding to pass on to Signalen. */
export const NieuwSignaal = z
  .strictObject({
    categorie: Signaalcategorie,
    categorieNaam: VerplichteTekst(200),
    /** The words that Signalen gets. They are what the klant said, without internal notes (R16). */
    tekst: VerplichteTekst(1000),
    plaats: Plaats,
    /** The klant may be called or mailed about it: Signalen gets the addresses of this contact (R3). */
    melderDelen: z.boolean().default(false),
    /** The open tasks of the klantcontact are done once Signalen has it. */
    afronden: z.boolean().default(false),
  })
  .meta({ id: 'NieuwSignaal' })
export type NieuwSignaal = z.output<typeof NieuwSignaal>

/** The number under which Signalen has a melding. */
export const NummerVanSignaal = z.strictObject({ nummer: VerplichteTekst(50) }).meta({ id: 'NummerVanSignaal' })

export const StatusSignaal = z.enum(['wacht', 'bezig', 'onzeker', 'geweigerd', 'gemeld', 'ingetrokken'])
export type StatusSignaal = z.output<typeof StatusSignaal>

/** A melding that goes on, or went on, to Signalen. */
export const Signaal = z
  .strictObject({
    uuid: Uuid,
    klantcontact: Uuid,
    categorieNaam: z.string(),
    tekst: z.string(),
    adres: z.string(),
    status: StatusSignaal,
    /** Why it is not there yet, or what did not go along, in Dutch. */
    fout: z.string(),
    /** The number that Signalen gave; empty: none yet. */
    nummer: z.string(),
    /** It is treated still; null: Signalen did not tell. */
    open: z.boolean().nullable(),
    /** How far it is, in the words of Signalen. */
    toestand: z.string(),
    gemaaktOp: Moment,
    gemeldOp: Moment.nullable(),
    gevolgdOp: Moment.nullable(),
  })
  .meta({ id: 'Signaal' })
export type Signaal = z.output<typeof Signaal>

const MELDEN = 'signalen.melden'
const params = z.strictObject({ uuid: Uuid })

export const signalen = contract({
  vanKlantcontact: {
    method: 'get',
    path: '/klantcontacten/{uuid}/signalen',
    right: 'klantcontacten.lezen',
    summary: 'Toon de meldingen van een klantcontact die naar Signalen gaan, en hoe ver ze daar zijn.',
    params,
    result: z.strictObject({ resultaten: z.array(Signaal) }),
  },
  maken: {
    method: 'post',
    path: '/klantcontacten/{uuid}/signalen',
    right: MELDEN,
    summary:
      'Zet een klantcontact als melding door naar Signalen. Dezelfde melding nog eens geeft de eerste; was die geweigerd, dan gaat zij nu.',
    params,
    body: NieuwSignaal,
    status: 201,
    result: Signaal,
  },
  opnieuw: {
    method: 'post',
    path: '/signalen/{uuid}/opnieuw',
    right: MELDEN,
    summary: 'Meld een melding nog eens die Signalen weigerde, of waarvan niet zeker is dat Signalen haar heeft.',
    params,
    result: Signaal,
    problems: [signaalOnderweg],
  },
  bekend: {
    method: 'put',
    path: '/signalen/{uuid}/nummer',
    right: MELDEN,
    summary: 'Leg vast onder welk nummer Signalen een melding heeft waarvan dat niet zeker was.',
    params,
    body: NummerVanSignaal,
    result: Signaal,
    problems: [signaalOnderweg],
  },
  intrekken: {
    method: 'post',
    path: '/signalen/{uuid}/intrekken',
    right: MELDEN,
    summary:
      'Trek een melding in die Signalen weigerde, of waarvan niet zeker is dat Signalen haar heeft: zij gaat niet meer.',
    params,
    result: Signaal,
    problems: [signaalOnderweg],
  },
  lijst: {
    method: 'get',
    path: '/signalen',
    right: 'signalen.beheren',
    summary: 'Toon de meldingen die naar Signalen gaan, de laatste eerst.',
    query: z.strictObject({ status: StatusSignaal.optional(), na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Signaal),
  },
})
