import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { bronOnbereikbaar, onvolledigeVolgorde, problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Uuid, VerplichteTekst, Vlag } from '../../platform/schemas.ts'

export const kanaalBestaatAl = problemKind('kanaal-bestaat-al', 409, 'Er is al een kanaal met deze naam.')
export const geenReferentielijsten = problemKind(
  'geen-referentielijsten',
  409,
  'Er is geen Referentielijsten API ingesteld.',
)

/** The maximum length is that of the kanaal of a klantcontact. */
const Naam = VerplichteTekst(50)

/** A kanaal by which customers reach the municipality. A kanaal that is no longer used is made inactive; it is never removed. */
export const Kanaal = z
  .strictObject({
    uuid: Uuid,
    naam: z.string(),
    actief: z.boolean(),
    volgorde: z.int(),
    /** People talk with each other by it: a contact has a begin and an end. */
    gesprek: z.boolean(),
    /** A kanaal is kept by hand, or taken over from the Referentielijsten API. */
    bron: z.enum(['eigen', 'referentielijst']),
  })
  .meta({ id: 'Kanaal' })
export type Kanaal = z.output<typeof Kanaal>

export const NieuwKanaal = z
  .strictObject({ naam: Naam, gesprek: z.boolean().default(false) })
  .meta({ id: 'NieuwKanaal' })

export const KanaalWijziging = z
  .strictObject({ naam: Naam, actief: z.boolean(), gesprek: z.boolean() })
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'KanaalWijziging' })

/** The order of all kanalen, the first one first. */
export const KanaalVolgorde = z.strictObject({ kanalen: z.array(Uuid).min(1).max(500) }).meta({ id: 'KanaalVolgorde' })

/** A report on what the takeover from the Referentielijsten API did, or would do (`proef`). */
export const KanaalVerslag = z
  .strictObject({
    proef: z.boolean(),
    toegevoegd: z.array(z.string()),
    hernoemd: z.array(z.strictObject({ van: z.string(), naar: z.string() })),
    aangezet: z.array(z.string()),
    uitgezet: z.array(z.string()),
    ongewijzigd: z.int(),
    /** The items that Balie cannot use, with the reasons. */
    overgeslagen: z.array(z.strictObject({ naam: z.string(), reden: z.string() })),
  })
  .meta({ id: 'KanaalVerslag' })
export type KanaalVerslag = z.output<typeof KanaalVerslag>

const lijst = z.strictObject({ resultaten: z.array(Kanaal) })
const BEHEREN = 'kanalen.beheren'

export const kanalen = contract({
  lijst: {
    method: 'get',
    path: '/kanalen',
    right: 'kanalen.lezen',
    summary: 'Toon de kanalen, in hun volgorde.',
    query: z.strictObject({ actief: Vlag.optional() }),
    result: lijst,
  },
  maken: {
    method: 'post',
    path: '/kanalen',
    right: BEHEREN,
    summary: 'Voeg een kanaal toe, onderaan de lijst.',
    body: NieuwKanaal,
    status: 201,
    result: Kanaal,
    problems: [kanaalBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/kanalen/{uuid}',
    right: BEHEREN,
    summary:
      'Hernoem een kanaal, zet het aan of uit, of zeg of het een gesprek is. Wat al is geregistreerd verandert niet.',
    params: z.strictObject({ uuid: Uuid }),
    body: KanaalWijziging,
    result: Kanaal,
    problems: [kanaalBestaatAl],
  },
  ordenen: {
    method: 'put',
    path: '/kanalen/_volgorde',
    right: BEHEREN,
    summary: 'Zet de kanalen in een andere volgorde.',
    body: KanaalVolgorde,
    result: lijst,
    problems: [onvolledigeVolgorde],
  },
  overnemen: {
    method: 'post',
    path: '/kanalen/_overnemen',
    right: BEHEREN,
    summary: 'Neem de kanalen over uit de Referentielijsten API, met een verslag; eerst op proef.',
    body: z.strictObject({ proef: z.boolean().default(true) }),
    result: KanaalVerslag,
    problems: [geenReferentielijsten, bronOnbereikbaar],
  },
})
