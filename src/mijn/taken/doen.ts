import { datumOp } from '../../begrippen/kalender.ts'
import { type InvalidParam, notFound, type Problem } from '../../platform/problems.ts'
import type { Antwoorden, Klanttaak, NieuweUitvoering } from '../../register/klanttaken/contract.ts'
import { checkAntwoorden } from '../../register/klanttaken/formulier/antwoorden.ts'
import * as klanttaken from '../../register/klanttaken/queries.ts'
import { uitvoeren } from '../../register/klanttaken/rules.ts'
import { carryOut } from '../../register/klanttaken/uitvoeren.ts'
import { alert } from '../frame/components.ts'
import { discardDraft, isRemoval, keep, readDraft } from '../frame/concept.ts'
import type { Formuliervelden } from '../frame/contract.ts'
import type { Antwoord, Bestand, MijnContext, Pagina, Verder } from '../frame/pages.ts'
import { vertegenwoordigerOf } from '../frame/spreker.ts'
import { KANAAL } from '../vragen/stellen.ts'
import { hasZaak } from '../zaken/queries.ts'
import { MOST_FILES_AT_ONCE } from './contract.ts'
import { countName, ROOT, readAnswers, rowsOf, writeAnswers } from './formulier.ts'
import { texts } from './texts.ts'
import { page, pathOf, type Shown } from './tonen.ts'
import { ANOTHER } from './velden.ts'

// Doing a klanttaak in Mijn (R26). What was typed and added is kept first, so that no fault and no refusal loses it.

const over = (uuid: string) => `klanttaak ${uuid}`

/** The klanttaak of whoever is logged in. @throws Problem 404 for that of somebody else, as for one that is not there */
export async function ownTaak(context: MijnContext, uuid: string): Promise<Klanttaak> {
  const { db, partijen, gezien } = context
  const found = await klanttaken.readKlanttaak(db, uuid)
  if (!found || !partijen.includes(found.klanttaak.partij.uuid)) throw notFound('Taak')
  gezien(found.partijen)
  const { klanttaak } = found
  // Of a zaak that they may not see there is no number either.
  const isVisible = await hasZaak(db, context, klanttaak.zaak.uuid)
  return isVisible ? klanttaak : { ...klanttaak, zaak: { ...klanttaak.zaak, identificatie: '' } }
}

const veldenOf = ({ opdracht }: Klanttaak) => (opdracht.soort === 'formuliertaak' ? opdracht.velden : [])

/** The page of a klanttaak, with what was typed before and not sent yet, or what is known beforehand. */
export async function tonen(context: MijnContext, uuid: string): Promise<Pagina> {
  const taak = await ownTaak(context, uuid)
  const concept = await readDraft(context, over(uuid))
  const { opdracht } = taak
  const isBegun = Object.keys(concept.waarden).length > 0 || concept.bestanden.length > 0
  const known = opdracht.soort === 'formuliertaak' ? writeAnswers(opdracht.velden, opdracht.voorinvullen) : {}
  const waarden = isBegun ? concept.waarden : known
  const notice = isBegun && alert(context.taal, 'info', texts[context.taal].startedOn)
  return page(context, taak, { ingevuld: { waarden, fouten: [] }, concept: { ...concept, waarden }, notice })
}

const without = ({ [ANOTHER]: _, ...waarden }: Formuliervelden): Formuliervelden => waarden

/** Shows a groep once more. */
function withAnother(taak: Klanttaak, waarden: Formuliervelden): Formuliervelden {
  const name = waarden[ANOTHER]
  const veld = veldenOf(taak).find(({ sleutel }) => `${ROOT}.${sleutel}` === name)
  if (!veld || typeof name !== 'string') return without(waarden)
  return { ...without(waarden), [countName(name)]: String(rowsOf(veld, name, waarden) + 1) }
}

async function keepSent(
  context: MijnContext,
  taak: Klanttaak,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
) {
  const { opdracht } = taak
  const most = opdracht.soort === 'aanleveren' ? opdracht.maxBestanden : MOST_FILES_AT_ONCE
  const kept = await keep(context, over(taak.uuid), { waarden: withAnother(taak, waarden), bestanden, most })
  const shown: Shown = { ingevuld: { waarden: kept.concept.waarden, fouten: kept.fouten }, concept: kept.concept }
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

/** Why it cannot be done now, before anything is tried; undefined when it can. */
function refusal(
  { now, hoedanigheid }: MijnContext,
  stand: klanttaken.Vergrendeld,
  versie: number,
): Problem | undefined {
  return uitvoeren(stand, datumOp(now), { versie, niveau: hoedanigheid.niveau, isBevoegd: true })
}

/** What was handed in, as the register takes it, with what is wrong with it. */
function readSent(context: MijnContext, taak: Klanttaak, { ingevuld, concept }: Shown) {
  const { waarden } = ingevuld
  const fouten: InvalidParam[] = [...ingevuld.fouten]
  const sent: Partial<NieuweUitvoering> & { antwoorden?: Antwoorden; bijlagen?: string[] } = {}
  if (taak.opdracht.soort === 'formuliertaak') {
    sent.antwoorden = readAnswers(taak.opdracht.velden, concept)
    fouten.push(...checkAntwoorden(taak.opdracht.velden, sent.antwoorden, ROOT).fouten)
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
  stand: klanttaken.Vergrendeld,
  uitvoering: Omit<NieuweUitvoering, 'door'>,
): Promise<void> {
  const door = await vertegenwoordigerOf(context)
  await carryOut(context, stand, door ? { ...uitvoering, door } : uitvoering, { isBevoegd: true })
}

/** What can be done here; the rest has a place of its own or another way. */
const CAN_BE_DONE_HERE: readonly string[] = ['formuliertaak', 'aanleveren']

/** Does a klanttaak with what was sent; or shows it again, with all that was typed and added. */
export async function doen(
  context: MijnContext,
  uuid: string,
  waarden: Formuliervelden,
  bestanden: readonly Bestand[],
): Promise<Antwoord> {
  const taak = await ownTaak(context, uuid)
  const stand = await klanttaken.lockOne(context.db, uuid)
  if (!stand || !CAN_BE_DONE_HERE.includes(stand.soort)) throw notFound('Taak')
  // Sent twice: it was done the first time.
  if (stand.status === 'uitgevoerd' || stand.status === 'verwerkt') return { to: pathOf(taak) } satisfies Verder
  const shown = await keepSent(context, taak, waarden, bestanden)
  if (isRemoval(waarden) || ANOTHER in waarden) return page(context, taak, shown)
  const versie = Number(textIn(waarden.versie))
  const refused = refusal(context, stand, versie)
  if (refused) {
    const { code, details, title } = refused
    const text = code === 'klanttaak-gewijzigd' ? texts[context.taal].changed : (details.detail ?? title)
    return { ...page(context, taak, { ...shown, notice: alert(context.taal, 'warning', text) }), status: 409 }
  }
  const { sent, fouten } = readSent(context, taak, shown)
  if (fouten.length > 0) return page(context, taak, { ...shown, ingevuld: { ...shown.ingevuld, fouten } })
  await act(context, stand, { bijlagen: [], actoren: [], ...sent, versie, kanaal: KANAAL })
  await discardDraft(context, over(uuid))
  return { to: pathOf(taak) } satisfies Verder
}
