import { z } from 'zod'
import { Objectidentificator, SoortActor } from '../begrippen/contract.ts'
import { contract } from '../platform/contract.ts'
import { problemKind } from '../platform/problems.ts'
import {
  Cursor,
  minstensEenVeld,
  Pagina,
  Paginagrootte,
  Tekst,
  Uuid,
  VerplichteTekst,
  Vlag,
} from '../platform/schemas.ts'

/** An actor whose history would be lost cannot be deleted. */
export const actorInGebruik = problemKind(
  'actor-in-gebruik',
  409,
  'Deze actor heeft een geschiedenis en kan niet worden verwijderd.',
)

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

/** A medewerker, an organisatorische eenheid (afdeling or groep) or an automated actor. */
export const Actor = z
  .strictObject({
    ...velden,
    uuid: Uuid,
    eenheden: z.array(z.strictObject({ uuid: Uuid, naam: z.string() })),
  })
  .meta({ id: 'Actor' })
export type Actor = z.output<typeof Actor>

/** What a new actor needs; `eenheden` are the afdelingen and groepen in which a medewerker works. */
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

/** The fields that change; the kind of an actor does not. */
export const ActorWijziging = z
  .strictObject({ ...velden, soortActor: z.undefined().optional() })
  .omit({ soortActor: true })
  .partial()
  .refine(minstensEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'ActorWijziging' })
export type ActorWijziging = z.output<typeof ActorWijziging>

const params = z.strictObject({ uuid: Uuid })

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
})
