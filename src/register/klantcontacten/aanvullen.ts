import type { Context } from '../../platform/context.ts'
import { only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import * as internetaken from '../internetaken/writes.ts'
import { recordAtContact } from '../partijen/queries.ts'
import * as zaken from '../zaken/queries.ts'
import type { NieuwKlantcontact } from './contract.ts'
import { check } from './controleren.ts'
import { partijenOf, textNow } from './reads.ts'
import { adressenOf, authenticatiesOf, contactOf, startenOf, takenOf, withUuids } from './registreren.ts'
import { addParts, correct, lockOne } from './writes.ts'

/** Texts as they should be, and why they change. */
export type Tekst = Pick<NieuwKlantcontact, 'onderwerp' | 'inhoud'> & { reden: string }

/** Corrects the texts of a klantcontact where they read otherwise; the original stays (R10). */
export async function correctTexts(context: Context, klantcontact: string, tekst: Tekst): Promise<void> {
  const { db, wie } = context
  const nu = only(
    await sql<{ onderwerp: string; inhoud: string }>`
      select ${textNow('onderwerp')} as onderwerp, ${textNow('inhoud')} as inhoud from klantcontact k where k.uuid = ${klantcontact}::uuid`.execute(
      db,
    ),
  )
  if (nu.onderwerp !== tekst.onderwerp || nu.inhoud !== tekst.inhoud) await correct(db, klantcontact, tekst, wie)
}

/** Reads which of the required parts a klantcontact has. */
async function presentIn({ db }: Context, klantcontact: string) {
  const { rows } = await sql<{ betrokkenen: boolean; actoren: string[]; partijen: string[] }>`
    select exists (select from betrokkene b where b.klantcontact = k.uuid) as betrokkenen,
      array(select a.actor from actor_klantcontact a where a.klantcontact = k.uuid) as actoren,
      ${partijenOf(sql`k.uuid`)} as partijen
    from klantcontact k where k.uuid = ${klantcontact}::uuid`.execute(db)
  return only({ rows })
}

/**
 * Completes a klantcontact that was announced in parts (R12): it gets the follow-up, the bijlagen and the actor, and a betrokkene when it has
 * none. What its text says otherwise is corrected (R10).
 * @throws Problem with every fault
 */
export async function complete(
  context: Context,
  klantcontact: string,
  contact: NieuwKlantcontact,
  reden: string,
): Promise<void> {
  const { db, wie, now } = context
  const { gecontroleerd, normen } = await check(context, [{ contact, plaats: '' }])
  await lockOne(db, klantcontact)
  const present = await presentIn(context, klantcontact)
  context.gezien(present.partijen)
  for (const opgave of gecontroleerd) {
    const toWrite = { ...withUuids(opgave), uuid: klantcontact }
    if (present.betrokkenen) toWrite.betrokkenen = []
    toWrite.actoren = toWrite.actoren.filter((actor) => !present.actoren.includes(actor))
    await addParts(db, contactOf(context, toWrite))
    await recordAtContact(db, adressenOf(toWrite), authenticatiesOf(context, toWrite), wie)
    await internetaken.make(db, takenOf(context, toWrite, normen), wie)
    await zaken.makeStarten(db, startenOf(toWrite), wie, now)
  }
  await correctTexts(context, klantcontact, { onderwerp: contact.onderwerp, inhoud: contact.inhoud, reden })
}
