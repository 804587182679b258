import type { Context } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problems.ts'
import { keptJson } from '../bewaard.ts'
import type { Gespreklevering, SoortInkomend } from '../contract.ts'
import { takeIn, type Uitkomst } from '../innemen.ts'
import * as queries from '../queries.ts'
import type { Nieuws } from './chatwoot.ts'
import { gespreksdeelIn, inzendingenOf, withEarlier } from './gesprek.ts'
import { eachOnce } from './lezen.ts'
import { takeWaiting } from './wachten.ts'

// A conversation of a chat system is registered when it ends; what it said before of the same conversation stays in it (R10).

/** The kanaal of a chat system, which delivers itself. */
export interface Chatkanaal {
  uuid: string
  soort: SoortInkomend
  adres: string
}

/** Reads what was registered of a conversation; undefined when nothing was, or when its data are no longer there. */
async function earlierOf(context: Context, { uuid: bron, soort }: Chatkanaal, gesprek: Gespreklevering) {
  const { db } = context
  const sleutel = inzendingenOf(gesprek, bron)[0]?.sleutel ?? ''
  await queries.waitFor(db, `${bron} ${soort} ${sleutel}`)
  const eerder = await queries.eerder(db, { soort, bron, sleutel })
  const gegevens = eerder && (await queries.lockGegevens(db, eerder.uuid))
  return gegevens && gespreksdeelIn(await keptJson(context, gegevens))
}

/** Registers a conversation that ended, with what was registered of it before. */
export async function registerChat(context: Context, kanaal: Chatkanaal, gesprek: Gespreklevering): Promise<Uitkomst> {
  const { uuid: bron, soort, adres } = kanaal
  const earlier = await earlierOf(context, kanaal, gesprek)
  const whole = earlier ? withEarlier(earlier, gesprek) : gesprek
  return takeIn(context, { soort, adres, bron, inzendingen: inzendingenOf(whole, bron) })
}

/**
 * Registers the conversation of which the messages waited. Without messages nothing was said, and there is nothing to register.
 * @throws Problem when it is refused: then the messages go on waiting (R12)
 */
export async function registerWaiting(
  context: Context,
  kanaal: Chatkanaal,
  { gesprekId, onderwerp }: Pick<Nieuws, 'gesprekId' | 'onderwerp'>,
): Promise<Uitkomst> {
  const waiting = await takeWaiting(context.db, kanaal.uuid, gesprekId)
  if (waiting.length === 0) return { klantcontacten: [] }
  const about = onderwerp || waiting.findLast((one) => one.onderwerp)?.onderwerp || ''
  const uitkomst = await registerChat(context, kanaal, {
    ...{ bron: kanaal.adres, gesprekId, onderwerp: about, geeindigdOp: context.now.toISOString(), onderwerpen: [] },
    deelnemers: eachOnce(waiting.map(({ van }) => van)),
    berichten: waiting.map(({ bericht }) => bericht),
  })
  if (uitkomst instanceof Problem) throw uitkomst
  return uitkomst
}
