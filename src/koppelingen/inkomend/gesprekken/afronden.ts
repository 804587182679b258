import type { Context, Outside } from '../../../platform/context.ts'
import { Problem } from '../../../platform/problems.ts'
import { keptJson } from '../bewaard.ts'
import type { Gespreklevering, SoortInkomend } from '../contract.ts'
import { takeIn, type Uitkomst } from '../innemen.ts'
import * as queries from '../queries.ts'
import { type Bestanden, type Chatgesprek, fetchFiles, withFiles } from './bestanden.ts'
import type { LosBericht, Nieuws } from './chatwoot.ts'
import { gespreksdeelIn, inzendingenOf, withEarlier } from './gesprek.ts'
import { eachOnce } from './lezen.ts'
import { listWaiting, takeWaiting } from './wachten.ts'

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

/** Registers a conversation that ended, with its files, and with what was registered of it before. */
export async function registerChat(
  context: Context,
  kanaal: Chatkanaal,
  given: Chatgesprek,
  bestanden: Bestanden,
): Promise<Uitkomst> {
  const { uuid: bron, soort, adres } = kanaal
  const { gesprek, opmerkingen } = withFiles(given, bestanden)
  const earlier = await earlierOf(context, kanaal, gesprek)
  const whole = earlier ? withEarlier(earlier, gesprek) : gesprek
  const inzendingen = inzendingenOf(whole, bron).map((inzending) => ({
    ...inzending,
    opmerkingen: [...inzending.opmerkingen, ...opmerkingen],
  }))
  return takeIn(context, { soort, adres, bron, inzendingen })
}

/**
 * Registers the conversation of which the messages waited. Without messages nothing was said, and there is nothing to register.
 * @throws Problem when it is refused: then the messages go on waiting (R12)
 */
export async function registerWaiting(
  context: Context,
  kanaal: Chatkanaal,
  { gesprekId, onderwerp }: Pick<Nieuws, 'gesprekId' | 'onderwerp'>,
  bestanden: Bestanden,
): Promise<Uitkomst> {
  const waiting = await takeWaiting(context.db, kanaal.uuid, gesprekId)
  if (waiting.length === 0) return { klantcontacten: [] }
  const about = onderwerp || waiting.findLast((one) => one.onderwerp)?.onderwerp || ''
  const gesprek = {
    ...{ bron: kanaal.adres, gesprekId, onderwerp: about, geeindigdOp: context.now.toISOString(), onderwerpen: [] },
    deelnemers: eachOnce(waiting.map(({ van }) => van)),
    berichten: waiting.map(({ bericht }) => bericht),
  }
  const uitkomst = await registerChat(context, kanaal, gesprek, bestanden)
  if (uitkomst instanceof Problem) throw uitkomst
  return uitkomst
}

type Buiten = Pick<Outside, 'config' | 'lezen'>

/** Fetches the files of a conversation that is delivered whole, before anything waits for it. */
export async function filesOfChat({ config, lezen }: Buiten, kanaal: string, gesprek: Chatgesprek): Promise<Bestanden> {
  return fetchFiles(config, await lezen((db) => queries.fileOriginsOf(db, kanaal)), gesprek.berichten)
}

/**
 * Fetches the files of a conversation of which the messages wait.
 * @param added came with the news that it ended
 */
export async function filesOfWaiting(
  { config, lezen }: Buiten,
  kanaal: string,
  gesprekId: string,
  added: readonly LosBericht[] = [],
): Promise<Bestanden> {
  const [van, waiting] = await lezen(async (db) => [
    await queries.fileOriginsOf(db, kanaal),
    await listWaiting(db, kanaal, gesprekId),
  ])
  return fetchFiles(
    config,
    van,
    [...waiting, ...added].map(({ bericht }) => bericht),
  )
}
