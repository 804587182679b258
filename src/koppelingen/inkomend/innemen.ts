import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import type { Problem } from '../../platform/problems.ts'
import { bytesText } from '../../platform/row.ts'
import { correctTexts } from '../../register/klantcontacten/aanvullen.ts'
import { klantcontacten } from '../../register/klantcontacten/contract.ts'
import { inhoudOf } from '../../register/klantcontacten/rules.ts'
import { addParts } from '../../register/klantcontacten/writes.ts'
import { partijen } from '../../register/partijen/contract.ts'
import { zaken } from '../../register/zaken/contract.ts'
import { reread } from './bewaard.ts'
import { isFormulier, leveringAnders, type SoortInkomend } from './contract.ts'
import { addsTo } from './gesprekken/gesprek.ts'
import type { Inzending } from './inzending.ts'
import * as queries from './queries.ts'
import { bijlagenOf, registerAnyhow, saveDocuments } from './registreren.ts'
import { arrange, redenOf, ruleOf } from './rules.ts'
import { passOn } from './signaal.ts'
import { MOST_BIJLAGEN } from './velden.ts'
import { goOn, WENT_ON } from './verder.ts'
import { Geweigerd } from './weigeringen.ts'

// A delivery is taken in once, whatever it is: what has no rule, or cannot be as its rule says, is registered all the same, and beheer sees why.

/** A delivery as it arrived. */
export interface Levering {
  soort: SoortInkomend
  /** The sleutel in the address. */
  adres: string
  /** The application or the kanaal that delivers. */
  bron: string
  /** More than one for a conversation about several subjects. */
  inzendingen: readonly Inzending[]
}

/** Gives who delivers the rights to do what beheer said in a rule, and no others: the delivery itself cannot choose. */
const asTaker = (context: Context): Context => ({
  ...context,
  wie: {
    ...context.wie,
    rechten: new Set([klantcontacten.registreren.right, partijen.maken.right, zaken.starten.right]),
  },
})

/** A submission beside what was registered of it before. */
interface Stand {
  inzending: Inzending
  verschil: 'nieuw' | 'zelfde' | 'meer' | 'anders'
  /** That registration; only a new one has none. */
  eerder?: queries.Eerder
}

/** Compares a submission with what was registered of it. Who delivers it at the same time waits. */
async function standOf(context: Context, { soort, bron }: Levering, inzending: Inzending): Promise<Stand> {
  const { db } = context
  const { sleutel, vingerafdruk } = inzending
  await queries.waitFor(db, `${bron} ${soort} ${sleutel}`)
  const eerder = await queries.eerder(db, { soort, bron, sleutel })
  if (!eerder) return { inzending, verschil: 'nieuw' }
  if (eerder.vingerafdruk.equals(vingerafdruk)) return { inzending, eerder, verschil: 'zelfde' }
  if (!inzending.gesprek) return { inzending, eerder, verschil: 'anders' }
  const gegevens = await queries.lockGegevens(db, eerder.uuid)
  const was = gegevens && (await reread(context, gegevens))
  return { inzending, eerder, verschil: !was || addsTo(was, inzending) ? 'meer' : 'anders' }
}

/** Gives the columns by which a submission is known again, and what can be seen of it. */
const columnsOf = ({ now }: Context, { sleutel, kenmerk, naam, omvang, vingerafdruk }: Inzending) => ({
  ...{ sleutel, kenmerk, naam, omvang },
  ...{ vingerafdruk: bytesText(vingerafdruk), ontvangenOp: now.toISOString() },
})

const rowOf = (context: Context, { soort, adres, bron }: Levering, inzending: Inzending) => ({
  ...{ uuid: uuidv7(), soort, adres, bron },
  ...columnsOf(context, inzending),
})

const WITHOUT_KANAAL = 'Hiervoor is nog geen regel gemaakt.'

/** How a delivery that was registered stands. */
const outcomeOf = (kanaal: queries.Kanaal | undefined, found: readonly string[]) => {
  const opmerkingen = [...(kanaal ? [] : [WITHOUT_KANAAL]), ...found]
  return { stand: opmerkingen.length > 0 ? 'afwijkend' : 'geregistreerd', reden: redenOf(opmerkingen) }
}

async function register(context: Context, levering: Levering, inzending: Inzending): Promise<string> {
  const { db } = context
  const { soort, adres } = levering
  const shared = isFormulier(soort) ? inzending.kenmerk : inzending.dossier?.objectId
  if (shared) await queries.waitFor(db, shared)
  const kanaal = await queries.kanaalAt(db, soort, adres)
  const bijlagen = await saveDocuments(context, inzending)
  const indeling = { soort, inzending, kanaal, regel: ruleOf(soort, kanaal?.regel) }
  const { klantcontact, opmerkingen: found } = await registerAnyhow(context, indeling, bijlagen)
  const opmerkingen = [...found, ...(await passOn(context, klantcontact, indeling))]
  const row = rowOf(context, levering, inzending)
  await queries.addLevering(db, { ...row, klantcontact, gegevens: bijlagen[0], ...outcomeOf(kanaal, opmerkingen) })
  return klantcontact
}

const FULL = `Er zijn ${MOST_BIJLAGEN} bijlagen: van wat er later bij kwam zijn alleen de gegevens bewaard.`

/** Adds what was said later: the text is corrected and the original stays (R10), and what came with it is kept beside what was there. */
async function extend(context: Context, levering: Levering, { inzending, eerder }: Required<Stand>): Promise<string> {
  const { db } = context
  const { uuid, klantcontact } = eerder
  const gegevens = await queries.lockGegevens(db, uuid)
  const was = gegevens && (await reread(context, gegevens))
  context.gezien(gegevens?.partijen ?? [])
  const known = new Set(was?.velden.map(({ veld }) => veld))
  const added = inzending.bestanden.filter(({ veld }) => !known.has(veld))
  const room = MOST_BIJLAGEN - (await queries.countBijlagen(db, klantcontact))
  const bijlagen = await saveDocuments(context, inzending, added, room)
  const kanaal = await queries.kanaalAt(db, levering.soort, levering.adres)
  const regel = ruleOf(levering.soort, kanaal?.regel)
  const { onderwerp, inhoud, opmerkingen } = arrange(regel, inzending, context.now)
  if (bijlagen.length < added.length + 2) opmerkingen.push(FULL)
  await addParts(db, {
    ...{ row: { uuid: klantcontact }, betrokkenen: [], actoren: [], onderwerpobjecten: [] },
    bijlagen: bijlagenOf(bijlagen),
  })
  await correctTexts(context, klantcontact, { onderwerp, inhoud: inhoudOf(inhoud), reden: WENT_ON })
  await goOn(context, { klantcontact, kanaal, handeling: regel.handeling, opmerkingen }, inzending, known)
  const { sleutel: _, ...columns } = columnsOf(context, inzending)
  await queries.changeLevering(db, uuid, {
    ...columns,
    gegevens: bijlagen[0],
    ...outcomeOf(kanaal, opmerkingen),
  })
  return klantcontact
}

async function settle(context: Context, levering: Levering, stand: Stand): Promise<string> {
  const { inzending, verschil, eerder } = stand
  if (!eerder) return register(context, levering, inzending)
  return verschil === 'zelfde' ? eerder.klantcontact : extend(context, levering, { ...stand, eerder })
}

const DIVIDED_OTHERWISE = 'Dit gesprek is al geregistreerd, met een andere verdeling in onderwerpen.'

/** Tells whether a conversation was registered with other subjects: with these it would be there twice (R13). Who delivers it at the same time waits. */
async function isDividedOtherwise({ db }: Context, { soort, bron, inzendingen }: Levering): Promise<boolean> {
  const uuid = inzendingen[0]?.gesprek?.uuid
  if (!uuid) return false
  await queries.waitFor(db, uuid)
  const sleutels = inzendingen.map(({ sleutel }) => sleutel)
  return queries.isDividedOtherwise(db, { soort, bron }, uuid, sleutels)
}

/** Makes the refusal of submissions: that of a conversation is named once for all of its subjects. */
const refuse = ({ adres }: Levering, [first]: readonly Inzending[], refusal = leveringAnders()): Problem =>
  new Geweigerd(refusal, { adres, kenmerk: first?.kenmerk ?? '' })

/** The outcome of a delivery: its klantcontacten, or why it is refused. */
export type Uitkomst = { klantcontacten: string[] } | Problem

/**
 * Takes a delivery in, in the transaction of the context, once and whole: the same again gives the same, and something else is refused. Only
 * a conversation can have more in it later.
 */
export async function takeIn(given: Context, levering: Levering): Promise<Uitkomst> {
  const context = asTaker(given)
  if (await isDividedOtherwise(context, levering))
    return refuse(levering, levering.inzendingen, leveringAnders({ detail: DIVIDED_OTHERWISE }))
  const standen: Stand[] = []
  for (const inzending of levering.inzendingen) standen.push(await standOf(context, levering, inzending))
  const refused = standen.filter(({ verschil }) => verschil === 'anders').map(({ inzending }) => inzending)
  if (refused.length > 0) return refuse(levering, refused)
  const contacten: string[] = []
  for (const stand of standen) contacten.push(await settle(context, levering, stand))
  return { klantcontacten: contacten }
}
