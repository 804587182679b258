import { z } from 'zod'
import { Objectidentificator, SoortActor } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar, problemKind } from '../../platform/problems.ts'
import {
  atLeastEenVeld,
  Cursor,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
  Vlag,
} from '../../platform/schemas.ts'
import { Veldwijziging } from '../wijzigingen/contract.ts'

/** Refuses to delete an actor whose history would be lost with it. */
export const actorInGebruik = problemKind(
  'actor-in-gebruik',
  409,
  'Deze actor heeft een geschiedenis en kan niet worden verwijderd.',
)

export const geenObjecten = problemKind('geen-objecten-api', 409, 'Er is geen Objects API ingesteld.')

const velden = {
  naam: VerplichteTekst(200),
  soortActor: SoortActor,
  indicatieActief: z.boolean(),
  actoridentificator: Objectidentificator,
  functie: Tekst(40),
  omschrijving: Tekst(200),
  emailadres: z.union([z.email().max(254), z.literal('')]),
  telefoonnummer: Tekst(20),
  eenheden: z.array(Uuid).max(100),
}

/** An actor is a medewerker, an organisatorische eenheid (afdeling or groep) or an automated actor. */
export const Actor = z
  .strictObject({
    ...velden,
    uuid: Uuid,
    eenheden: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
  })
  .meta({ id: 'Actor' })
export type Actor = z.output<typeof Actor>

/** The fields of a new actor; `eenheden` are the afdelingen and groepen that a medewerker works in. */
export const NieuweActor = z
  .strictObject({
    ...velden,
    indicatieActief: velden.indicatieActief.default(true),
    actoridentificator: Objectidentificator.default({
      objectId: '',
      codeObjecttype: '',
      codeRegister: '',
      codeSoortObjectId: '',
    }),
    functie: velden.functie.default(''),
    omschrijving: velden.omschrijving.default(''),
    emailadres: velden.emailadres.default(''),
    telefoonnummer: velden.telefoonnummer.default(''),
    eenheden: velden.eenheden.default([]),
  })
  .meta({ id: 'NieuweActor' })
export type NieuweActor = z.output<typeof NieuweActor>

/** The fields of an actor that change. Its kind never does. */
export const ActorWijziging = z
  .strictObject({ ...velden, soortActor: z.undefined().optional() })
  .omit({ soortActor: true })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'ActorWijziging' })
export type ActorWijziging = z.output<typeof ActorWijziging>

/** The kind of actoren in a file: medewerkers, or afdelingen and groepen. */
export const SoortBestand = z.enum(['medewerkers', 'afdelingen'])
export type SoortBestand = z.output<typeof SoortBestand>

/** With `proef`, everything is done and then undone, so that the result can be inspected first. */
const proef = z.boolean().default(true)

/** A CSV file to import. With `compleet`, an actor who is missing from it is made inactive. */
export const Inlezing = z
  .strictObject({
    soort: SoortBestand,
    inhoud: z.base64().min(1).max(50_000_000),
    compleet: z.boolean().default(false),
    proef,
  })
  .meta({ id: 'Inlezing' })

const InVerslag = z.strictObject({
  soort: z.enum(['medewerker', 'afdeling', 'groep']),
  code: z.string(),
  naam: z.string(),
})

/** A report of what an import does, or would do. */
export const Inleesverslag = z
  .strictObject({
    proef: z.boolean(),
    nieuw: z.array(InVerslag),
    gewijzigd: z.array(z.strictObject({ ...InVerslag.shape, velden: z.array(Veldwijziging) })),
    uitgezet: z.array(InVerslag),
    ongewijzigd: z.int(),
    /** The parts of the source that were not taken over, with the reasons. */
    waarschuwingen: z.array(z.string()),
  })
  .meta({ id: 'Inleesverslag' })
export type Inleesverslag = z.output<typeof Inleesverslag>

const params = z.strictObject({ uuid: Uuid })
const lid = z.strictObject({ uuid: Uuid, medewerker: Uuid })

export const actoren = contract({
  lijst: {
    method: 'get',
    path: '/actoren',
    right: 'actoren.lezen',
    summary: 'Toon de actoren van de gemeente, op naam.',
    query: z.strictObject({
      soortActor: SoortActor.optional(),
      indicatieActief: Vlag.optional(),
      naam: Tekst(200).optional(),
      eenheid: Uuid.optional(),
      objectId: Tekst(200).optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Actor),
  },
  tonen: {
    method: 'get',
    path: '/actoren/{uuid}',
    right: 'actoren.lezen',
    summary: 'Toon een actor.',
    params,
    result: Actor,
  },
  maken: {
    method: 'post',
    path: '/actoren',
    right: 'actoren.beheren',
    summary: 'Leg een actor vast.',
    body: NieuweActor,
    status: 201,
    result: Actor,
  },
  wijzigen: {
    method: 'patch',
    path: '/actoren/{uuid}',
    right: 'actoren.beheren',
    summary: 'Wijzig een actor.',
    params,
    body: ActorWijziging,
    result: Actor,
  },
  lidMaken: {
    method: 'put',
    path: '/actoren/{uuid}/leden/{medewerker}',
    right: 'actoren.beheren',
    summary: 'Laat een medewerker in een afdeling of groep werken; wie er al werkt blijft.',
    params: lid,
  },
  lidVerwijderen: {
    method: 'delete',
    path: '/actoren/{uuid}/leden/{medewerker}',
    right: 'actoren.beheren',
    summary: 'Laat een medewerker niet meer in een afdeling of groep werken.',
    params: lid,
  },
  inlezen: {
    method: 'post',
    path: '/actoren/_inlezen',
    right: 'actoren.beheren',
    summary: 'Lees medewerkers, of afdelingen en groepen, in uit een CSV-bestand; eerst op proef.',
    body: Inlezing,
    bodyKb: 50_000,
    result: Inleesverslag,
  },
  overnemen: {
    method: 'post',
    path: '/actoren/_overnemen',
    right: 'actoren.beheren',
    summary: 'Neem medewerkers, afdelingen en groepen over uit de Objects API; eerst op proef.',
    body: z.strictObject({ proef }),
    result: Inleesverslag,
    problems: [geenObjecten, bronOnbereikbaar],
  },
})
