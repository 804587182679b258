import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { RichtingOproep, ToestandOproep } from '../../register/oproepen/contract.ts'

export const oproepAnders = problemKind(
  'oproep-anders',
  409,
  'Onder dit gesprekId is een oproep van een ander nummer of in een andere richting gemeld.',
)

/** The news of a switchboard about a call, each time that something happens to it. */
export const Oproepmelding = z
  .strictObject({
    /** The name of the call at the switchboard, the same in each melding of it. */
    gesprekId: VerplichteTekst(200),
    richting: RichtingOproep.default('inkomend'),
    /** The numbers as the switchboard has them, with or without a country; hidden: empty, or a word such as `anonymous`. */
    van: Tekst(100).default(''),
    naar: Tekst(100).default(''),
    wachtrij: Tekst(100).default(''),
    /** The medewerker at whom it rings or who speaks: their e-mail address, their code in a register, or the telephone number that is kept with them. */
    medewerker: Tekst(254).default(''),
    toestand: ToestandOproep,
    /** When it was so. */
    op: Moment,
  })
  .meta({ id: 'Oproepmelding' })
export type Oproepmelding = z.output<typeof Oproepmelding>

export const telefonie = contract({
  melden: {
    method: 'post',
    path: '/kanalen/telefonie/oproepen',
    right: 'oproepen.leveren',
    takesIn: true,
    summary:
      'Meld dat een oproep in de wachtrij staat, rinkelt, is opgenomen, is doorverbonden, is beëindigd, of niet is opgenomen.',
    body: Oproepmelding,
    result: z
      .strictObject({
        oproep: Uuid,
        toestand: ToestandOproep,
        /** Balie knows who the medewerker is; null: none was named. */
        medewerkerBekend: z.boolean().nullable(),
        /** The klantcontact with the task to call back, where beheer wants one. */
        terugbellen: Uuid.nullable(),
      })
      .meta({ id: 'GemeldeOproep' }),
    problems: [oproepAnders],
  },
})
