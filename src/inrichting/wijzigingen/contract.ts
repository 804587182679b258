import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Tekst, Uuid } from '../../platform/schemas.ts'

/** The kind of change. */
export const Actie = z.enum(['gemaakt', 'gewijzigd', 'verwijderd'])
export type Actie = z.output<typeof Actie>

/** The kinds of things that beheer changes. */
export const SoortWijziging = z.enum([
  'abonnement',
  'actor',
  'applicatie',
  'geheim',
  'huisstijl',
  'instellingen',
  'kanaal',
  'koppeling',
  'norm',
  'rol',
  'sessie',
  'verwerkingsactiviteit',
  'vragenset',
  'zaaksysteem',
  'zaaktype',
])
export type SoortWijziging = z.output<typeof SoortWijziging>

/**
 * This filter value selects changes of access: roles, applications and their secrets, the identity of a person, and where they work.
 */
export const RECHTEN = 'rechten'

/** One field that changed: `van` is null for something new, `naar` for something removed. */
export const Veldwijziging = z
  .strictObject({ veld: z.string(), van: z.unknown(), naar: z.unknown() })
  .meta({ id: 'Veldwijziging' })
export type Veldwijziging = z.output<typeof Veldwijziging>

/** A change by beheer: who made it, when, what changed and what it was before. It never contains secrets. */
export const Wijziging = z
  .strictObject({
    nummer: z.string(),
    op: Moment,
    door: z.strictObject({
      soort: z.enum(['medewerker', 'applicatie', 'opdrachtregel']),
      uuid: Uuid.nullable(),
      naam: z.string(),
    }),
    soort: SoortWijziging,
    object: z.string(),
    naam: z.string(),
    actie: Actie,
    velden: z.array(Veldwijziging),
  })
  .meta({ id: 'Wijziging' })
export type Wijziging = z.output<typeof Wijziging>

export const wijzigingen = contract({
  lijst: {
    method: 'get',
    path: '/wijzigingen',
    right: 'wijzigingen.lezen',
    summary: 'Toon wat beheer heeft gewijzigd: wie, wanneer, wat en wat het was; de laatste wijziging eerst.',
    query: z.strictObject({
      soort: z.union([SoortWijziging, z.literal(RECHTEN)]).optional(),
      object: Tekst(200).optional(),
      door: Uuid.optional(),
      zoek: Tekst(200).optional(),
      van: Moment.optional(),
      tot: Moment.optional(),
      na: Cursor.optional(),
      aantal: Paginagrootte,
    }),
    result: Pagina(Wijziging),
  },
})
