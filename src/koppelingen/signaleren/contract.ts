import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { problemKind } from '../../platform/problems.ts'
import { VerplichteTekst } from '../../platform/schemas.ts'
import { signalen } from '../../register/signalen/contract.ts'

export const signalenOnbereikbaar = problemKind('signalen-onbereikbaar', 503, 'Signalen antwoordt nu niet.')
export const locatieserverNietIngesteld = problemKind(
  'locatieserver-niet-ingesteld',
  409,
  'Hier is niets ingesteld om adressen te zoeken. Typ het adres en het punt.',
)
export const geenLocatieserver = problemKind(
  'geen-locatieserver',
  503,
  'Adressen zijn nu niet te zoeken. Typ het adres en het punt.',
)

const { right } = signalen.maken

/** The operations that ask Signalen and PDOK. */
export const signaleren = contract({
  categorieen: {
    method: 'get',
    path: '/signalen/categorieen',
    right,
    summary: 'Toon of Signalen is aangesloten, en de categorieën waarin het meldingen aanneemt.',
    result: z.strictObject({
      aangesloten: z.boolean(),
      resultaten: z.array(z.strictObject({ groep: z.string(), naam: z.string(), categorie: z.string() })),
      /** Addresses can be looked up. */
      zoektAdressen: z.boolean(),
      /** Where the tiles of a map are; null: there is no map. */
      tegels: z.string().nullable(),
    }),
    problems: [signalenOnbereikbaar],
  },
  adressen: {
    method: 'post',
    path: '/signalen/adressen/_zoek',
    right,
    reads: true,
    summary: 'Zoek een adres met zijn punt op de kaart.',
    body: z.strictObject({ zoek: VerplichteTekst(200) }),
    result: z.strictObject({
      resultaten: z.array(z.strictObject({ adres: z.string(), lengtegraad: z.number(), breedtegraad: z.number() })),
    }),
    problems: [locatieserverNietIngesteld, geenLocatieserver],
  },
})
