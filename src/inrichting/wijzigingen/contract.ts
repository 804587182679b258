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
  'inkomendkanaal',
  'instellingen',
  'kanaal',
  'klanttaaksjabloon',
  'koppeling',
  'label',
  'norm',
  'postregel',
  'postvak',
  'rol',
  'sessie',
  'standaardantwoord',
  'storing',
  'verwerkingsactiviteit',
  'voorstel',
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
    /** The medewerker who approved it, when a second person had to. */
    akkoord: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    soort: SoortWijziging,
    object: z.string(),
    naam: z.string(),
    actie: Actie,
    velden: z.array(Veldwijziging),
  })
  .meta({ id: 'Wijziging' })
export type Wijziging = z.output<typeof Wijziging>

/** Until which change somebody has seen those of rights. */
export const Gezien = z.strictObject({ nummer: z.string().regex(/^\d{1,18}$/) }).meta({ id: 'Gezien' })

/** Changes of rights by others that somebody has not seen yet: how many (1000: that or more), and the number of the last. */
export const Ongezien = z.strictObject({ aantal: z.int(), laatste: z.string().nullable() }).meta({ id: 'Ongezien' })

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
  ongezien: {
    method: 'get',
    path: '/wijzigingen/ongezien',
    right: 'wijzigingen.lezen',
    summary: 'Toon hoeveel wijzigingen van rechten door anderen ik nog niet zag.',
    result: Ongezien,
  },
  gezien: {
    method: 'put',
    path: '/wijzigingen/gezien',
    right: 'wijzigingen.lezen',
    summary: 'Leg vast dat ik de wijzigingen van rechten tot en met dit nummer zag.',
    body: Gezien,
  },
})
