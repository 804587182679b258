import { KANAAL_MIJN } from '../../begrippen/kanaal.ts'
import type { InvalidParam } from '../../platform/problems.ts'
import * as betalingen from '../../register/klanttaken/betalen/queries.ts'
import type { Antwoorden, Klanttaak, NieuweUitvoering } from '../../register/klanttaken/contract.ts'
import { checkAntwoorden } from '../../register/klanttaken/formulier/antwoorden.ts'
import { documentenToSign } from '../../register/klanttaken/ondertekenen.ts'
import type { Vergrendeld } from '../../register/klanttaken/queries.ts'
import { carryOut } from '../../register/klanttaken/uitvoeren.ts'
import { alert } from '../frame/components.ts'
import { discardDraft, isRemoval, keep, readDraft } from '../frame/concept.ts'
import type { Deel, Formuliervelden } from '../frame/contract.ts'
import { takePart } from '../frame/onderweg.ts'
import type { Antwoord, Bestand, Gegevens, MijnContext, Pagina, Verder } from '../frame/pages.ts'
import { vertegenwoordigerOf } from '../frame/spreker.ts'
import { MOST_FILES_AT_ONCE } from './contract.ts'
import { isDone, lockOwn, ownTaak, pathOf, refusal } from './eigen.ts'
import { countName, ROOT, readAnswers, rowsOf, versieIn, writeAnswers } from './formulier.ts'
import { texts } from './texts.ts'
import { page, refusedPage, type Shown } from './tonen.ts'
import { ANOTHER } from './velden.ts'

// Doing a klanttaak in Mijn (R26). What was typed and added is kept first, so that no fault and no refusal loses it.

const over = (uuid: string) => `klanttaak ${uuid}`

/** The values in the form of a klanttaak. */
type Typed = Pick<Shown, 'ingevuld' | 'concept'>

const veldenOf = ({ opdracht }: Klanttaak) => (opdracht.soort === 'formuliertaak' ? opdracht.velden : [])

/** Reads the parts of the page of a klanttaak that depend on its kind. */
async function moreOf({ db }: MijnContext, { uuid, opdracht }: Klanttaak): Promise<Partial<Shown>> {
  if (opdracht.soort === 'betaaltaak') return { betalingen: await betalingen.lijst(db, uuid) }
  return opdracht.soort === 'ondertekenen' ? { documenten: await documentenToSign(db, uuid) } : {}
}

/** The page of a klanttaak, with what was typed before and not sent yet, or what is known beforehand. */
export async function tonen(context: MijnContext, uuid: string): Promise<Pagina> {
  const taak = await ownTaak(context, uuid)
  const concept = await readDraft(context, over(uuid))
  const { opdracht } = taak
  const isBegun = Object.keys(concept.waarden).length > 0 || concept.bestanden.length > 0
  const known = opdracht.soort === 'formuliertaak' ? writeAnswers(opdracht.velden, opdracht.voorinvullen) : {}
  const waarden = isBegun ? concept.waarden : known
  const notice = isBegun && alert(context.taal, 'info', texts[context.taal].startedOn)
  return page(context, taak, {
    ingevuld: { waarden, fouten: [] },
    concept: { ...concept, waarden },
    notice,
    ...(await moreOf(context, taak)),
  })
}

const without = ({ [ANOTHER]: _, ...waarden }: Formuliervelden): Formuliervelden => waarden

/** Shows a groep once more. */
function withAnother(taak: Klanttaak, waarden: Formuliervelden): Formuliervelden {
  const name = waarden[ANOTHER]
  const veld = veldenOf(taak).find(({ sleutel }) => `${ROOT}.${sleutel}` === name)
  if (!veld || typeof name !== 'string') return without(waarden)
  return { ...without(waarden), [countName(name)]: String(rowsOf(veld, name, waarden) + 1) }
}

const mostFiles = ({ opdracht }: Klanttaak): number =>
  opdracht.soort === 'aanleveren' ? opdracht.maxBestanden : MOST_FILES_AT_ONCE

/** Takes in a piece of a file for a klanttaak that can be done now. */
export async function uploaden(
  context: MijnContext,
  uuid: string,
  deel: Deel,
  bestand: Bestand | undefined,
): Promise<Gegevens> {
  const taak = await ownTaak(context, uuid)
  const stand = await lockOwn(context, taak, 'formuliertaak', 'aanleveren')
  const refused = refusal(context, stand, stand.versie)
  if (refused) throw refused
  return takePart(context, over(uuid), deel, bestand, { most: mostFiles(taak) })
}

async function keepSent(
  context: MijnContext,
  taak: Klanttaak,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
) {
  const most = mostFiles(taak)
  const kept = await keep(context, over(taak.uuid), { waarden: withAnother(taak, waarden), bestanden, most })
  const shown: Typed = { ingevuld: { waarden: kept.concept.waarden, fouten: kept.fouten }, concept: kept.concept }
  return shown
}

/** Keeps what was typed and added, to go on later. */
export async function bewaren(
  context: MijnContext,
  uuid: string,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
): Promise<Pagina> {
  const taak = await ownTaak(context, uuid)
  const shown = await keepSent(context, taak, waarden, bestanden)
  return page(context, taak, { ...shown, notice: alert(context.taal, 'ok', texts[context.taal].saved) })
}

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** Reads what was handed in, as the register takes it, with the faults in it. */
function readSent(context: MijnContext, taak: Klanttaak, { ingevuld, concept }: Typed) {
  const { waarden } = ingevuld
  const fouten: InvalidParam[] = [...ingevuld.fouten]
  const sent: Partial<NieuweUitvoering> & { antwoorden?: Antwoorden; bijlagen?: string[] } = {}
  if (taak.opdracht.soort === 'formuliertaak') {
    sent.antwoorden = readAnswers(taak.opdracht.velden, concept)
    fouten.push(...checkAntwoorden(taak.opdracht.velden, sent.antwoorden, ROOT, context.taal).fouten)
  } else {
    sent.bijlagen = concept.bestanden.map(({ uuid }) => uuid)
    if (sent.bijlagen.length === 0)
      fouten.push({ name: 'stuk.0', code: 'verplicht', reason: texts[context.taal].noFiles })
  }
  const opmerking = textIn(waarden.opmerking).slice(0, 500).toWellFormed()
  return { sent: { ...sent, opmerking }, fouten }
}

/** Does it. Somebody who acts for the klant may do so because the login service says so (R4). */
async function act(
  context: MijnContext,
  stand: Vergrendeld,
  uitvoering: Omit<NieuweUitvoering, 'door'>,
): Promise<void> {
  const door = await vertegenwoordigerOf(context)
  await carryOut(context, stand, door ? { ...uitvoering, door } : uitvoering, { isBevoegd: true })
}

/** Does a klanttaak with what was sent; or shows it again, with all that was typed and added. */
export async function doen(
  context: MijnContext,
  uuid: string,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
): Promise<Antwoord> {
  const taak = await ownTaak(context, uuid)
  const stand = await lockOwn(context, taak, 'formuliertaak', 'aanleveren')
  if (isDone(stand)) return { to: pathOf(taak) } satisfies Verder
  const shown = await keepSent(context, taak, waarden, bestanden)
  if (isRemoval(waarden) || ANOTHER in waarden) return page(context, taak, shown)
  const versie = versieIn(waarden)
  const refused = refusal(context, stand, versie)
  if (refused) return refusedPage(context, taak, refused, shown)
  const { sent, fouten } = readSent(context, taak, shown)
  if (fouten.length > 0) return page(context, taak, { ...shown, ingevuld: { ...shown.ingevuld, fouten } })
  await act(context, stand, { bijlagen: [], actoren: [], ...sent, versie, kanaal: KANAAL_MIJN })
  await discardDraft(context, over(uuid))
  return { to: pathOf(taak) } satisfies Verder
}
