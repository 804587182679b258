import { asApplicatie } from '../../../platform/context.ts'
import type { Db } from '../../../platform/database.ts'
import { lockOne, type Vergrendeld, writeVerloop } from '../queries.ts'
import { signalAbout } from '../signaleren.ts'
import { type Bezorgbeurt, isBezorgd, isNietBezorgd } from './queries.ts'

// Ends a delivery, wherever it goes.

/** The carrier, as the zaaksysteem and the trails keep it. */
export const WIE = asApplicatie({ uuid: '01920000-0000-7000-8000-00000000b413', naam: 'Klanttaken' })

/** Where a zaak is, there somebody puts what Balie could not. */
const handelingFor = ({ registerzaak }: Vergrendeld) =>
  `Zet ${registerzaak ? 'bij de zaak in het zaakregister van Balie' : 'in het zaaksysteem'} wat de klant inleverde: Balie kon het niet.`

/** Keeps that it is there, in the transaction of this turn, unless somebody else has the turn now. */
export async function finish(db: Db, beurt: Bezorgbeurt, now: Date): Promise<void> {
  if (await isBezorgd(db, beurt, now)) await writeVerloop(db, [beurt.klanttaak], { soort: 'bezorgd', reden: '' })
}

/** Tells that it was given up: somebody gets an interne taak, and nothing is dropped in silence. */
export async function tellGivenUp(db: Db, klanttaak: string, reden: string, now: Date): Promise<void> {
  await writeVerloop(db, [klanttaak], { soort: 'niet_bezorgd', reden })
  const stand = await lockOne(db, klanttaak)
  const { klantcontact } = stand ?? {}
  if (stand && klantcontact) await signalAbout({ db, now, wie: WIE }, { ...stand, klantcontact }, handelingFor(stand))
}

/** Keeps why it is not there, and gives it up when it was tried long enough. */
export async function fail(
  db: Db,
  beurt: Bezorgbeurt,
  fout: { tekst: string; isTijdelijk: boolean },
  now: Date,
): Promise<void> {
  if (await isNietBezorgd(db, beurt, fout, now)) await tellGivenUp(db, beurt.klanttaak, fout.tekst, now)
}
