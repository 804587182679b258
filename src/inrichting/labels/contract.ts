import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Uuid, VerplichteTekst } from '../../platform/schemas.ts'

export const labelBestaatAl = problemKind('label-bestaat-al', 409, 'Er is al een label met deze naam.')
export const teVeelLabels = problemKind(
  'te-veel-labels',
  409,
  'Er zijn al 50 labels. Verwijder er eerst een die niemand meer gebruikt.',
)

/** A word by which employees mark interne taken, to find them together. It is no status (R19), and customers do not see it (R16). */
export const Label = z.strictObject({ uuid: Uuid, naam: z.string() }).meta({ id: 'Label' })
export type Label = z.output<typeof Label>

export const NieuwLabel = z.strictObject({ naam: VerplichteTekst(40) }).meta({ id: 'NieuwLabel' })
export type NieuwLabel = z.output<typeof NieuwLabel>

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'labels.beheren'

export const labels = contract({
  lijst: {
    method: 'get',
    path: '/labels',
    right: 'labels.lezen',
    summary: 'Toon de labels voor interne taken, op naam.',
    result: z.strictObject({ resultaten: z.array(Label) }),
  },
  maken: {
    method: 'post',
    path: '/labels',
    right: BEHEREN,
    summary: 'Voeg een label voor interne taken toe.',
    body: NieuwLabel,
    status: 201,
    result: Label,
    problems: [labelBestaatAl, teVeelLabels],
  },
  wijzigen: {
    method: 'put',
    path: '/labels/{uuid}',
    right: BEHEREN,
    summary: 'Hernoem een label. Taken die het hebben houden het, onder de nieuwe naam.',
    params,
    body: NieuwLabel,
    result: Label,
    problems: [labelBestaatAl],
  },
  verwijderen: {
    method: 'delete',
    path: '/labels/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een label, ook van de taken die het hebben.',
    params,
  },
})
