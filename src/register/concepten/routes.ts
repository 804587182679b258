import { type Context, medewerkerVan } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { notFound } from '../../platform/problems.ts'
import {
  alleenMedewerkers,
  type Concept,
  type concepten,
  conceptVeranderd,
  taakconceptVeranderd,
  teVeelConcepten,
  teVeelTaakconcepten,
} from './contract.ts'
import * as queries from './queries.ts'

const MOST = 50
const MOST_BIJ_TAKEN = 200

/** Gives the medewerker whose drafts are asked for. */
const eigenaarVan = (context: Context) => medewerkerVan(context, alleenMedewerkers)

/** Shows a draft, and records the partijen whose data it shows. */
function toon({ gezien }: Context, concept: Concept | undefined): Concept {
  if (!concept) throw notFound('Contact')
  gezien(
    [...concept.inhoud.vragen, ...(concept.inhoud.anders ?? []).map(({ vraag }) => vraag)].flatMap(
      ({ klant: { partij, namens, ontvangers } }) =>
        [partij, namens, ...(ontvangers ?? [])].map((iemand) => iemand?.uuid ?? null),
    ),
  )
  return concept
}

/** Gives the key and the texts of the user at a task. A task that the user may not see does not exist for them (R28). */
async function bijTaak(context: Context, taak: string) {
  const rij = await queries.taakconcepten(context.db, { medewerker: context.wie.actor, taak })
  if (!rij) throw notFound('Interne taak')
  context.gezien(rij.partijen)
  return { van: { medewerker: eigenaarVan(context), taak }, concepten: rij.concepten }
}

export const routes: Handlers<typeof concepten, Context> = {
  async lijst(context) {
    const resultaten = await queries.lijst(context.db, eigenaarVan(context))
    for (const concept of resultaten) toon(context, concept)
    return { resultaten }
  },

  async tonen(context, { params }) {
    return toon(context, await queries.concept(context.db, eigenaarVan(context), params.uuid))
  },

  async beginnen(context, { body }) {
    const concept = await queries.begin(context.db, eigenaarVan(context), body.inhoud, MOST)
    if (!concept) throw teVeelConcepten()
    return { location: `/api/v1/concepten/${concept.uuid}`, result: toon(context, concept) }
  },

  async bewaren(context, { params, body }) {
    const medewerker = eigenaarVan(context)
    const bewaard = await queries.bewaar(context.db, medewerker, params.uuid, body)
    if (bewaard) return toon(context, bewaard)
    const concept = toon(context, await queries.concept(context.db, medewerker, params.uuid))
    throw conceptVeranderd({ extra: { concept } })
  },

  async weggooien(context, { params }) {
    if (!(await queries.gooiWeg(context.db, eigenaarVan(context), params.uuid))) throw notFound('Contact')
    return undefined
  },

  async taakconcepten(context, { params }) {
    const { concepten: resultaten } = await bijTaak(context, params.uuid)
    return { resultaten }
  },

  async taakconceptBewaren(context, { params, body }) {
    const { van } = await bijTaak(context, params.uuid)
    const keep = { ...body, most: MOST_BIJ_TAKEN }
    const bewaard = await queries.bewaarBijTaak(context.db, van, params.soort, keep)
    if (bewaard) return bewaard
    // It is read again, because it may have been kept since the transaction began.
    const { concepten } = await bijTaak(context, params.uuid)
    const concept = concepten.find(({ soort }) => soort === params.soort)
    throw concept ? taakconceptVeranderd({ extra: { concept } }) : teVeelTaakconcepten()
  },

  async taakconceptWeggooien(context, { params }) {
    const { van } = await bijTaak(context, params.uuid)
    await queries.gooiWegBijTaak(context.db, van, params.soort)
    return undefined
  },
}
