import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { Moment, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'
import { Wijziging } from '../wijzigingen/contract.ts'

export const eigenVoorstel = problemKind(
  'eigen-voorstel',
  403,
  'Een ander dan wie het voorstelde moet dit goedkeuren: een medewerker, geen applicatie.',
)
export const voorstelAfgedaan = problemKind('voorstel-afgedaan', 409, 'Over dit voorstel is al besloten.')
export const voorstelVerlopen = problemKind(
  'voorstel-verlopen',
  409,
  'Dit voorstel is verlopen. Stel het opnieuw voor.',
)
export const voorstelPastNiet = problemKind(
  'voorstel-past-niet',
  409,
  'Intussen is er iets veranderd, en zou dit voorstel iets anders doen dan hier staat. Wijs het af, en stel het opnieuw voor.',
)

/** The state of a voorstel. */
export const Stand = z.enum(['wacht', 'goedgekeurd', 'afgewezen', 'ingetrokken', 'verlopen'])
export type Stand = z.output<typeof Stand>

const { soort, naam, actie, velden } = Wijziging.shape

/** The change that a voorstel would make, as the trail would have it. Secrets are never in it. */
export const VoorgesteldeWijziging = z
  .strictObject({ soort, naam, actie, velden })
  .meta({ id: 'VoorgesteldeWijziging' })
export type VoorgesteldeWijziging = z.output<typeof VoorgesteldeWijziging>

/** A change of rights that waits for a second medewerker, and what they decided. */
export const Voorstel = z
  .strictObject({
    uuid: Uuid,
    operatie: z.string(),
    samenvatting: z.string(),
    wijzigingen: z.array(VoorgesteldeWijziging),
    door: z.strictObject({ soort: z.enum(['medewerker', 'applicatie']), uuid: Uuid, naam: z.string() }),
    op: Moment,
    geldigTot: Moment,
    stand: Stand,
    besluit: z
      .strictObject({ door: z.strictObject({ uuid: Uuid, naam: z.string() }), op: Moment, reden: z.string() })
      .nullable(),
  })
  .meta({ id: 'Voorstel' })
export type Voorstel = z.output<typeof Voorstel>

/** Why it is approved; it may speak for itself. */
export const Goedkeuring = z.strictObject({ reden: Tekst(1000).default('') }).meta({ id: 'Goedkeuring' })

/** Why it is rejected, or withdrawn by who proposed it. */
export const Afwijzing = z.strictObject({ reden: VerplichteTekst(1000) }).meta({ id: 'Afwijzing' })

/** An approved voorstel with what its operation answered: a new secret is shown here, and nowhere else. */
export const Uitvoering = z.strictObject({ voorstel: Voorstel, antwoord: z.unknown() }).meta({ id: 'Uitvoering' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'toegang.beheren'

export const voorstellen = contract({
  voorstellen: {
    method: 'get',
    path: '/voorstellen',
    right: BEHEREN,
    summary:
      'Toon de wijzigingen van rechten die op een tweede medewerker wachten, en de 50 waarover het laatst is besloten.',
    result: z.strictObject({ resultaten: z.array(Voorstel) }),
  },
  voorstel: {
    method: 'get',
    path: '/voorstellen/{uuid}',
    right: BEHEREN,
    summary: 'Toon een voorstel.',
    params,
    result: Voorstel,
  },
  voorstelGoedkeuren: {
    method: 'post',
    path: '/voorstellen/{uuid}/goedkeuring',
    right: BEHEREN,
    summary: 'Keur een voorstel van een ander goed en voer het uit; alleen een medewerker kan dat.',
    params,
    body: Goedkeuring,
    result: Uitvoering,
    problems: [eigenVoorstel, voorstelAfgedaan, voorstelVerlopen, voorstelPastNiet],
  },
  voorstelAfwijzen: {
    method: 'post',
    path: '/voorstellen/{uuid}/afwijzing',
    right: BEHEREN,
    summary: 'Wijs een voorstel van een ander af, of trek een eigen voorstel in.',
    params,
    body: Afwijzing,
    result: Voorstel,
    problems: [eigenVoorstel, voorstelAfgedaan],
  },
})
