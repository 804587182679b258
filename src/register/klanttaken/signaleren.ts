import { v7 as uuidv7 } from 'uuid'
import type { Context } from '../../platform/context.ts'
import * as internetaken from '../internetaken/writes.ts'
import { automatedActor } from './contact.ts'
import type { Vergrendeld } from './queries.ts'

const DAGEN = 5
const DAG_MS = 86_400_000

/** Lets somebody look at a klanttaak that was done: the behandelaar, or whoever looks after klanttaken. */
export async function signalAbout(
  { db, now, wie }: Pick<Context, 'db' | 'now' | 'wie'>,
  { klantcontact, behandelaar, identificatie, titel }: Vergrendeld & { klantcontact: string },
  handeling: string,
): Promise<void> {
  const taak = {
    uuid: uuidv7(),
    klantcontact,
    gevraagdeHandeling: handeling,
    toelichting: identificatie ? `Zaak ${identificatie}, ${titel}` : titel,
    actoren: [behandelaar ?? (await automatedActor(db))],
    vragen: null,
    afgehandeldOp: null,
    uiterlijkOp: new Date(now.getTime() + DAGEN * DAG_MS).toISOString(),
    uiterlijkGegeven: false,
  }
  await internetaken.make(db, [taak], wie)
}
