import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { atLeastEenVeld, Tekst, Uuid, VerplichteTekst } from '../../platform/schemas.ts'

export const standaardantwoordBestaatAl = problemKind(
  'standaardantwoord-bestaat-al',
  409,
  'Er is al een standaardantwoord met deze naam voor deze afdeling of groep.',
)
export const ondertekeningBestaatAl = problemKind(
  'ondertekening-bestaat-al',
  409,
  'Deze afdeling of groep heeft al een ondertekening.',
)

/** The words between braces that are filled in for each answer. */
export const VELDEN = ['klant', 'nummer', 'onderwerp', 'medewerker', 'afdeling', 'gemeente'] as const
export type Veld = (typeof VELDEN)[number]

/** A text to begin an answer with, or what stands below every answer. */
export const SoortStandaardantwoord = z.enum(['antwoord', 'ondertekening'])
export type SoortStandaardantwoord = z.output<typeof SoortStandaardantwoord>

const tekst = VerplichteTekst(10_000)

/** A text that beheer keeps for answers of an afdeling or groep to klanten. Whoever answers can change all of it. */
export const Standaardantwoord = z
  .strictObject({
    uuid: Uuid,
    /** The afdeling or groep that answers with it; null means any. */
    afdeling: z.strictObject({ uuid: Uuid, naam: z.string() }).nullable(),
    soort: SoortStandaardantwoord,
    /** The words that must stand in the onderwerp of the klantcontact; empty means any. A signature has none. */
    onderwerp: z.string(),
    naam: z.string(),
    tekst: z.string(),
  })
  .meta({ id: 'Standaardantwoord' })
export type Standaardantwoord = z.output<typeof Standaardantwoord>

const velden = {
  afdeling: Uuid.nullable(),
  soort: SoortStandaardantwoord,
  onderwerp: Tekst(100),
  naam: VerplichteTekst(100),
  tekst,
}

/** A text as it is offered to whoever writes: what it is about, and its words. */
export const Standaardtekst = Standaardantwoord.pick({ uuid: true, naam: true, onderwerp: true, tekst: true }).meta({
  id: 'Standaardtekst',
})
export type Standaardtekst = z.output<typeof Standaardtekst>

export const NieuwStandaardantwoord = z
  .strictObject({
    ...velden,
    afdeling: velden.afdeling.default(null),
    soort: velden.soort.default('antwoord'),
    onderwerp: velden.onderwerp.default(''),
  })
  .meta({ id: 'NieuwStandaardantwoord' })
export type NieuwStandaardantwoord = z.output<typeof NieuwStandaardantwoord>

export const StandaardantwoordWijziging = z
  .strictObject(velden)
  .partial()
  .refine(atLeastEenVeld, { params: { code: 'leeg' }, message: 'Geef ten minste een veld om te wijzigen.' })
  .meta({ id: 'StandaardantwoordWijziging' })

const params = z.strictObject({ uuid: Uuid })
const BEHEREN = 'standaardantwoorden.beheren'

export const standaardantwoorden = contract({
  lijst: {
    method: 'get',
    path: '/standaardantwoorden',
    right: BEHEREN,
    summary: 'Toon de standaardantwoorden en ondertekeningen, die voor iedereen eerst.',
    result: z.strictObject({ resultaten: z.array(Standaardantwoord) }),
  },
  standaardteksten: {
    method: 'get',
    path: '/standaardantwoorden/_teksten',
    right: 'klantcontacten.registreren',
    summary:
      'Toon de standaardantwoorden van mijn afdelingen en groepen om een contact mee op te schrijven. `{klant}` en `{onderwerp}` vult wie registreert nog in.',
    result: z.strictObject({ resultaten: z.array(Standaardtekst) }),
  },
  maken: {
    method: 'post',
    path: '/standaardantwoorden',
    right: BEHEREN,
    summary: 'Leg een tekst vast waarmee een antwoord aan een klant begint, of de ondertekening eronder.',
    body: NieuwStandaardantwoord,
    status: 201,
    result: Standaardantwoord,
    problems: [standaardantwoordBestaatAl, ondertekeningBestaatAl],
  },
  wijzigen: {
    method: 'patch',
    path: '/standaardantwoorden/{uuid}',
    right: BEHEREN,
    summary: 'Wijzig een standaardantwoord of ondertekening. Wat al is verstuurd blijft zoals het was.',
    params,
    body: StandaardantwoordWijziging,
    result: Standaardantwoord,
    problems: [standaardantwoordBestaatAl, ondertekeningBestaatAl],
  },
  verwijderen: {
    method: 'delete',
    path: '/standaardantwoorden/{uuid}',
    right: BEHEREN,
    summary: 'Verwijder een standaardantwoord of ondertekening.',
    params,
  },
})
