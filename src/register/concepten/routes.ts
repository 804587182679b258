import { type Context, medewerkerOf } from '../../platform/context.ts'
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
const eigenaarOf = (context: Context) => medewerkerOf(context, alleenMedewerkers)

/** Shows a draft, and records the partijen whose data it shows. */
function show({ gezien }: Context, concept: Concept | undefined): Concept {
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
async function ofTask(context: Context, taak: string) {
  const rij = await queries.taakconcepten(context.db, { medewerker: context.wie.actor, taak })
  if (!rij) throw notFound('Interne taak')
  context.gezien(rij.partijen)
  return { van: { medewerker: eigenaarOf(context), taak }, concepten: rij.concepten }
}

export const routes: Handlers<typeof concepten, Context> = {
  async lijst(context) {
    const resultaten = await queries.lijst(context.db, eigenaarOf(context))
    for (const concept of resultaten) show(context, concept)
    return { resultaten }
  },

  async tonen(context, { params }) {
    return show(context, await queries.concept(context.db, eigenaarOf(context), params.uuid))
  },

  async beginnen(context, { body }) {
    const concept = await queries.begin(context.db, eigenaarOf(context), body.inhoud, MOST)
    if (!concept) throw teVeelConcepten()
    return { location: `/api/v1/concepten/${concept.uuid}`, result: show(context, concept) }
  },

  async bewaren(context, { params, body }) {
    const medewerker = eigenaarOf(context)
    const bewaard = await queries.save(context.db, medewerker, params.uuid, body)
    if (bewaard) return show(context, bewaard)
    const concept = show(context, await queries.concept(context.db, medewerker, params.uuid))
    throw conceptVeranderd({ extra: { concept } })
  },

  async weggooien(context, { params }) {
    if (!(await queries.discard(context.db, eigenaarOf(context), params.uuid))) throw notFound('Contact')
    return undefined
  },

  async taakconcepten(context, { params }) {
    const { concepten: resultaten } = await ofTask(context, params.uuid)
    return { resultaten }
  },

  async taakconceptBewaren(context, { params, body }) {
    const { van } = await ofTask(context, params.uuid)
    const keep = { ...body, most: MOST_BIJ_TAKEN }
    const bewaard = await queries.saveAtTaak(context.db, van, params.soort, keep)
    if (bewaard) return bewaard
    // It is read again, because it may have been kept since the transaction began.
    const { concepten } = await ofTask(context, params.uuid)
    const concept = concepten.find(({ soort }) => soort === params.soort)
    throw concept ? taakconceptVeranderd({ extra: { concept } }) : teVeelTaakconcepten()
  },

  async taakconceptWeggooien(context, { params }) {
    const { van } = await ofTask(context, params.uuid)
    await queries.discardAtTaak(context.db, van, params.soort)
    return undefined
  },
}
