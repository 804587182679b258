import { euros } from '../../../begrippen/bedrag.ts'
import { datumOp } from '../../../begrippen/kalender.ts'
import type { Context } from '../../../platform/context.ts'
import { automatedActor } from '../contact.ts'
import type { StatusBetaling } from '../contract.ts'
import { lockOne, type Vergrendeld } from '../queries.ts'
import { doenbaar } from '../rules.ts'
import { signalAbout } from '../signaleren.ts'
import { carryOut, registerLate } from '../uitvoeren.ts'
import type { Betaalbericht } from './dienst.ts'
import { addTerugbetaling, type Poging, poging, setStatus } from './queries.ts'
import { isLater, isWhatWasAsked } from './rules.ts'

// Makes true here what the provider says: in whatever order it says so, and however often.

/** Lets somebody look at a payment that is not as it should be. */
async function signal(context: Context, stand: Vergrendeld, attempt: Poging, handeling: string): Promise<void> {
  const { klantcontact } = stand
  if (klantcontact) return signalAbout(context, { ...stand, klantcontact }, handeling)
  const behandelaar = stand.behandelaar ?? (await automatedActor(context.db))
  return registerLate(context, { ...stand, behandelaar }, { ...attempt, handeling })
}

const SIGNALS: Partial<Record<StatusBetaling, string>> = {
  afwijkend:
    'De betaalprovider meldt een ander bedrag of een andere valuta dan is gevraagd: zoek uit wat er is betaald.',
  terugbetaald: 'Een betaling van de klant is terugbetaald: bepaal wat dat voor de zaak betekent.',
  teruggeboekt: 'De klant heeft een betaling laten terugboeken: bepaal wat dat voor de zaak betekent.',
}

/** Why a payment does not do its klanttaak; undefined when it does. Who pays and how was checked when it began. */
function unfit(stand: Vergrendeld, attempt: Poging, dag: string): string | undefined {
  if (doenbaar(stand, dag)) return 'De klant heeft betaald wat niet meer hoefde, of twee keer: betaal terug.'
  const isChanged = !('bedrag' in stand.details) || stand.details.bedrag !== attempt.bedrag
  return isChanged
    ? 'De klant heeft het bedrag betaald dat eerder werd gevraagd: bepaal wat er nog te betalen of terug te betalen is.'
    : undefined
}

/** It was paid: the klanttaak is done, as of the day on which the payment began; or somebody looks at it. */
async function settle(context: Context, stand: Vergrendeld, attempt: Poging): Promise<void> {
  const { begonnenOp, door, middel, niveau } = attempt
  const dag = datumOp(begonnenOp)
  const problem = unfit(stand, attempt, dag)
  if (problem) return signal(context, stand, attempt, problem)
  const uitvoering = {
    // A change of something else meanwhile does not count for what is paid.
    versie: stand.versie,
    kanaal: 'portaal',
    door,
    authenticatie: { middel, niveau },
    bijlagen: [],
    opmerking: '',
    actoren: [],
  }
  return carryOut(context, stand, uitvoering, { betaaldOp: dag, isBevoegd: true })
}

/** Takes in one refund: the payment is paid back when all of it is. Somebody decides what it means for the zaak. */
async function takeInRefund(
  context: Context,
  stand: Vergrendeld,
  attempt: Poging,
  { bedrag, valuta, methode, terugbetaling: kenmerk = '' }: Betaalbericht,
): Promise<Uitkomst> {
  const { db, now } = context
  const isEuro = valuta === 'EUR'
  // An amount of another currency cannot be added; it is known by its reference all the same.
  const total = await addTerugbetaling(db, attempt.uuid, { kenmerk, bedrag: isEuro ? bedrag : 0 })
  if (total === undefined) return 'niets'
  context.gezien([stand.partij])
  if (total >= attempt.bedrag && isLater('terugbetaald', attempt.status))
    await setStatus(db, attempt.uuid, { status: 'terugbetaald', methode: methode.slice(0, 100), now })
  const what = isEuro ? `${euros(bedrag)} terugbetaald` : 'iets terugbetaald in een andere valuta'
  await signal(
    context,
    stand,
    attempt,
    `Van een betaling van ${euros(attempt.bedrag)} is ${what}: bepaal wat dat voor de zaak betekent.`,
  )
  return 'verwerkt'
}

/** The outcome of a message: it was of an attempt of ours that went on, of one that did not, or of none that is known. */
export type Uitkomst = 'verwerkt' | 'niets' | 'onbekend'

/** Takes in what the provider says of an attempt, in this transaction. */
export async function takeIn(context: Context, bericht: Betaalbericht): Promise<Uitkomst> {
  const { db, now } = context
  const known = await poging(db, bericht.referentie)
  // The klanttaak is locked before the attempt, as everywhere.
  const stand = known && (await lockOne(db, known.klanttaak))
  const attempt = stand && (await poging(db, bericht.referentie, { vast: true }))
  if (!stand || !attempt) return 'onbekend'
  if (bericht.terugbetaling !== undefined) return takeInRefund(context, stand, attempt, bericht)
  const isOther = bericht.status === 'betaald' && !isWhatWasAsked(bericht, attempt)
  const status = isOther ? 'afwijkend' : bericht.status
  if (!isLater(status, attempt.status)) return 'niets'
  await setStatus(db, attempt.uuid, { status, methode: bericht.methode.slice(0, 100), now })
  context.gezien([stand.partij])
  if (status === 'betaald') await settle(context, stand, attempt)
  else if (SIGNALS[status] && (status === 'afwijkend' || isLater(attempt.status, 'afwijkend')))
    await signal(context, stand, attempt, SIGNALS[status])
  return 'verwerkt'
}
