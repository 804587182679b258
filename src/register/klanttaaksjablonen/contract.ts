import { z } from 'zod'
import { Betrouwbaarheidsniveau } from '../../begrippen/contract.ts'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Tekst, Uuid, VerplichteTekst, Vlag } from '../../platform/schemas.ts'
import { NieuweOpdracht } from '../klanttaken/contract.ts'

export const sjabloonBestaatAl = problemKind(
  'klanttaaksjabloon-bestaat-al',
  409,
  'Er is al een sjabloon met deze naam voor dit zaaktype.',
)

const velden = {
  naam: VerplichteTekst(100),
  /** As its register calls it; empty: every zaaktype. */
  zaaktype: Tekst(200),
  titel: VerplichteTekst(100),
  toelichting: Tekst(2000),
  opdracht: NieuweOpdracht,
  /** So many days after it is set out is the last one. */
  dagen: z.int().min(1).max(365),
  teLaatToegestaan: z.boolean(),
  niveau: Betrouwbaarheidsniveau,
  actief: z.boolean(),
}

/** A description by beheer of a klanttaak that is set out often. Whoever sets one out can change all of it. */
export const Klanttaaksjabloon = z.strictObject({ uuid: Uuid, ...velden }).meta({ id: 'Klanttaaksjabloon' })
export type Klanttaaksjabloon = z.output<typeof Klanttaaksjabloon>

export const NieuwKlanttaaksjabloon = z
  .strictObject({
    ...velden,
    zaaktype: velden.zaaktype.default(''),
    toelichting: velden.toelichting.default(''),
    dagen: velden.dagen.default(14),
    teLaatToegestaan: velden.teLaatToegestaan.default(false),
    niveau: velden.niveau.default('laag'),
    actief: velden.actief.default(true),
  })
  .meta({ id: 'NieuwKlanttaaksjabloon' })
export type NieuwKlanttaaksjabloon = z.output<typeof NieuwKlanttaaksjabloon>

export const KlanttaaksjabloonWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'KlanttaaksjabloonWijziging' })

const params = z.strictObject({ uuid: Uuid })
const LEZEN = 'klanttaaksjablonen.lezen'
const BEHEREN = 'klanttaaksjablonen.beheren'

export const klanttaaksjablonen = contract({
  lijst: {
    method: 'get',
    path: '/klanttaaksjablonen',
    right: LEZEN,
    summary: 'Toon de sjablonen van klanttaken: alle, of die voor een zaaktype met de algemene erachter.',
    query: z.strictObject({ zaaktype: Tekst(200).optional(), actief: Vlag.optional() }),
    result: z.strictObject({ resultaten: z.array(Klanttaaksjabloon) }),
  },
  zaaktypen: {
    method: 'get',
    path: '/klanttaaksjablonen/_zaaktypen',
    right: LEZEN,
    summary: 'Toon de zaaktypen van alle registers, om een sjabloon voor te maken.',
    result: z.strictObject({ resultaten: z.array(z.string()) }),
  },
  tonen: {
    method: 'get',
    path: '/klanttaaksjablonen/{uuid}',
    right: LEZEN,
    summary: 'Toon een sjabloon van klanttaken.',
    params,
    result: Klanttaaksjabloon,
  },
  maken: {
    method: 'post',
    path: '/klanttaaksjablonen',
    right: BEHEREN,
    summary: 'Maak een sjabloon waarmee behandelaars een klanttaak uitzetten.',
    body: NieuwKlanttaaksjabloon,
    status: 201,
    result: Klanttaaksjabloon,
    problems: [sjabloonBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/klanttaaksjablonen/{uuid}',
    right: BEHEREN,
    summary:
      'Wijzig een sjabloon van klanttaken, of zet het aan of uit. Klanttaken die er al zijn blijven zoals zij zijn.',
    params,
    body: KlanttaaksjabloonWijziging,
    result: Klanttaaksjabloon,
    problems: [sjabloonBestaatAl],
  },
})
