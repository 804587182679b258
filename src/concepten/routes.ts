import type { Context } from '../platform/context.ts'
import type { Handlers } from '../platform/contract.ts'
import { notFound } from '../platform/problems.ts'
import { alleenMedewerkers, type Concept, type concepten, conceptVeranderd, teVeelConcepten } from './contract.ts'
import * as queries from './queries.ts'

const MOST = 50

/** Whose drafts they are: who asks, never somebody whom the request names (R28). */
function medewerkerVan({ wie }: Context): string {
  if (!wie.actor) throw alleenMedewerkers()
  return wie.actor
}

/** A draft, with whose data it shows. */
function toon({ gezien }: Context, concept: Concept | undefined): Concept {
  if (!concept) throw notFound('Contact')
  gezien(
    concept.inhoud.vragen.flatMap(({ klant: { partij, namens, ontvangers } }) =>
      [partij, namens, ...(ontvangers ?? [])].map((iemand) => iemand?.uuid ?? null),
    ),
  )
  return concept
}

export const routes: Handlers<typeof concepten, Context> = {
  async lijst(context) {
    const resultaten = await queries.lijst(context.db, medewerkerVan(context))
    for (const concept of resultaten) toon(context, concept)
    return { resultaten }
  },

  async tonen(context, { params }) {
    return toon(context, await queries.concept(context.db, medewerkerVan(context), params.uuid))
  },

  async beginnen(context, { body }) {
    const concept = await queries.begin(context.db, medewerkerVan(context), body.inhoud, MOST)
    if (!concept) throw teVeelConcepten()
    return { location: `/api/v1/concepten/${concept.uuid}`, result: toon(context, concept) }
  },

  async bewaren(context, { params, body }) {
    const medewerker = medewerkerVan(context)
    const bewaard = await queries.bewaar(context.db, medewerker, params.uuid, body)
    if (bewaard) return toon(context, bewaard)
    const concept = toon(context, await queries.concept(context.db, medewerker, params.uuid))
    throw conceptVeranderd({ extra: { concept } })
  },

  async weggooien(context, { params }) {
    if (!(await queries.gooiWeg(context.db, medewerkerVan(context), params.uuid))) throw notFound('Contact')
    return undefined
  },
}
