import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { onvolledigeVolgorde } from '../../platform/problems.ts'
import { atLeastEenVeld, Uuid, VerplichteTekst, Vlag } from '../../platform/schemas.ts'

/** The kinds of answers: one line of text, several lines, one of the options, or any number of them. */
export const SoortVraag = z.enum(['kort', 'lang', 'keuze', 'meerkeuze'])
export type SoortVraag = z.output<typeof SoortVraag>

/** One question to a customer. */
export const Vraag = z
  .strictObject({
    sleutel: z
      .string()
      .max(50)
      .regex(/^[a-z\d]+(-[a-z\d]+)*$/),
    label: VerplichteTekst(200),
    soort: SoortVraag,
    verplicht: z.boolean(),
    opties: z.array(VerplichteTekst(200)).max(50),
  })
  .meta({ id: 'Vraag' })
export type Vraag = z.output<typeof Vraag>

/** The questions that an afdeling or groep wants to ask. Without an actor they are for every afdeling and groep. */
export const Vragenset = z
  .strictObject({
    uuid: Uuid,
    titel: z.string(),
    actor: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    vragen: z.array(Vraag),
    actief: z.boolean(),
    volgorde: z.int(),
  })
  .meta({ id: 'Vragenset' })
export type Vragenset = z.output<typeof Vragenset>

const velden = {
  titel: VerplichteTekst(100),
  actor: Uuid.nullable(),
  vragen: z.array(Vraag).min(1).max(50),
  actief: z.boolean(),
}

export const NieuweVragenset = z
  .strictObject({ ...velden, actor: velden.actor.default(null), actief: velden.actief.default(true) })
  .meta({ id: 'NieuweVragenset' })
export type NieuweVragenset = z.output<typeof NieuweVragenset>

export const VragensetWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'VragensetWijziging' })

/** The order of all vragensets, the first one first. */
export const VragensetVolgorde = z
  .strictObject({ vragensets: z.array(Uuid).min(1).max(1000) })
  .meta({ id: 'VragensetVolgorde' })

/** The answers of a customer to a vragenset, by the key of each question. */
export const Antwoorden = z
  .strictObject({
    uuid: Uuid,
    antwoorden: z.record(z.string().max(50), z.array(VerplichteTekst(1000)).max(50)),
  })
  .meta({ id: 'Antwoorden' })
export type Antwoorden = z.output<typeof Antwoorden>

/** The answers as stored: with the text of the questions at that time, whatever happens to the vragenset. */
export const BeantwoordeVragenset = z
  .strictObject({
    vragenset: Uuid,
    titel: z.string(),
    antwoorden: z.array(z.strictObject({ sleutel: z.string(), label: z.string(), antwoord: z.array(z.string()) })),
  })
  .meta({ id: 'BeantwoordeVragenset' })
export type BeantwoordeVragenset = z.output<typeof BeantwoordeVragenset>

const params = z.strictObject({ uuid: Uuid })
const lijst = z.strictObject({ resultaten: z.array(Vragenset) })
const LEZEN = 'vragensets.lezen'
const BEHEREN = 'vragensets.beheren'

export const vragensets = contract({
  lijst: {
    method: 'get',
    path: '/vragensets',
    right: LEZEN,
    summary: 'Toon de vragensets: alle, of die van een afdeling of groep met de algemene erachter.',
    query: z.strictObject({ actor: Uuid.optional(), actief: Vlag.optional() }),
    result: lijst,
  },
  tonen: {
    method: 'get',
    path: '/vragensets/{uuid}',
    right: LEZEN,
    summary: 'Toon een vragenset.',
    params,
    result: Vragenset,
  },
  maken: {
    method: 'post',
    path: '/vragensets',
    right: BEHEREN,
    summary: 'Maak een vragenset, onderaan de lijst.',
    body: NieuweVragenset,
    status: 201,
    result: Vragenset,
  },
  wijzigen: {
    method: 'patch',
    path: '/vragensets/{uuid}',
    right: BEHEREN,
    summary:
      'Wijzig een vragenset, of zet hem aan of uit. Antwoorden die er al zijn houden de vraag waarop zij gegeven zijn.',
    params,
    body: VragensetWijziging,
    result: Vragenset,
  },
  ordenen: {
    method: 'put',
    path: '/vragensets/_volgorde',
    right: BEHEREN,
    summary: 'Zet de vragensets in een andere volgorde.',
    body: VragensetVolgorde,
    result: lijst,
    problems: [onvolledigeVolgorde],
  },
})
