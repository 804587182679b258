import { vindBetaaldienst } from '../../koppelingen/betalen/worldline.ts'
import type { Db } from '../../platform/database.ts'
import { html } from '../../platform/html.ts'
import { notFound } from '../../platform/problems.ts'
import { type Aanvraag, beginAtProvider, keepAttempt } from '../../register/klanttaken/betalen/beginnen.ts'
import { askAbout, type Betaalbericht } from '../../register/klanttaken/betalen/dienst.ts'
import * as betalingen from '../../register/klanttaken/betalen/queries.ts'
import { takeIn } from '../../register/klanttaken/betalen/verwerken.ts'
import type { StatusBetaling } from '../../register/klanttaken/contract.ts'
import { readKlanttaak } from '../../register/klanttaken/queries.ts'
import { link, linkButton, paragraph } from '../frame/components.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import type { Antwoord, Bezoeker, MijnContext, MijnOutside } from '../frame/pages.ts'
import { vertegenwoordigerOf } from '../frame/spreker.ts'
import { isDone, lockOwn, ownTaak, pathOf, refusal } from './eigen.ts'
import { versieIn } from './formulier.ts'
import { texts } from './texts.ts'
import { refusedPage } from './tonen.ts'

// Paying a klanttaak: on a page of the payment provider, and back. What the browser says of it proves nothing; Balie asks the provider.

/** Is this klanttaak of whoever visits? */
async function isOwn(db: Db, { partijen }: Pick<Bezoeker, 'partijen'>, uuid: string): Promise<boolean> {
  const found = await readKlanttaak(db, uuid)
  return found !== undefined && partijen.includes(found.klanttaak.partij.uuid)
}

/** Begins at the provider, when it is a klanttaak of whoever visits. */
export const begin = async (outside: MijnOutside, uuid: string): Promise<Aanvraag | undefined> =>
  (await outside.lezen((db) => isOwn(db, outside, uuid))) ? beginAtProvider(outside, vindBetaaldienst, uuid) : undefined

/** Keeps the attempt, and sends the browser to the page of the provider; or says why it cannot be paid now. */
export async function betalen(
  context: MijnContext,
  uuid: string,
  waarden: Formuliervelden,
  begonnen: Aanvraag | undefined,
): Promise<Antwoord> {
  const { taal } = context
  const taak = await ownTaak(context, uuid)
  const stand = await lockOwn(context, taak, 'betaaltaak')
  if (isDone(stand)) return { to: pathOf(taak) }
  const versie = versieIn(waarden)
  const refused = refusal(context, stand, versie)
  if (refused) return refusedPage(context, taak, refused, { betalingen: await betalingen.lijst(context.db, uuid) })
  const door = await vertegenwoordigerOf(context)
  const { adres } = await keepAttempt(context, uuid, { versie, ...(door && { door }) }, begonnen, { isBevoegd: true })
  const t = texts[taal]
  return {
    title: t.toPayment,
    content: html`${paragraph(t.toPaymentHelp)}${paragraph(linkButton(adres, t.toPaymentGo))}${paragraph(link(pathOf(taak), t.backToTask))}`,
    elsewhere: adres,
  }
}

const GOES_ON: readonly StatusBetaling[] = ['begonnen', 'wacht']

/** Which attempt, and what the provider says of it now: nothing when it says nothing new, or does not answer. */
interface Terug {
  isKnown: boolean
  bericht?: Betaalbericht | undefined
}

/** Asks the provider what became of an attempt of whoever visits. */
export async function lookBack(
  outside: MijnOutside,
  { uuid, betaling }: { uuid: string; betaling: string },
  query: Readonly<Record<string, unknown>>,
): Promise<Terug> {
  const attempt = await outside.lezen(async (db) =>
    (await isOwn(db, outside, uuid)) ? betalingen.poging(db, betaling) : undefined,
  )
  if (attempt?.klanttaak !== uuid) return { isKnown: false }
  const dienst = vindBetaaldienst(outside.config)
  if (!dienst || !GOES_ON.includes(attempt.status)) return { isKnown: true }
  if (!dienst.isReturnOf(query, attempt)) return { isKnown: false }
  // A provider that does not answer now is asked again by a job, and by whoever looks again.
  return { isKnown: true, bericht: await askAbout(dienst, attempt).catch(() => undefined) }
}

/** Takes in what the provider said, and goes to the klanttaak, that shows what became of it. */
export async function comeBack(context: MijnContext, uuid: string, { isKnown, bericht }: Terug): Promise<Antwoord> {
  const taak = await ownTaak(context, uuid)
  if (!isKnown) throw notFound('Betaling')
  if (bericht) await takeIn(context, bericht)
  return { to: pathOf(taak) }
}
