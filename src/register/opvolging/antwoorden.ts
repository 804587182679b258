import type { Context } from '../../platform/context.ts'
import { notFound } from '../../platform/problems.ts'
import type { SoortTaakconcept } from '../concepten/contract.ts'
import { discardAtTaak } from '../concepten/queries.ts'
import * as internetaken from '../internetaken/queries.ts'
import * as taakregels from '../internetaken/rules.ts'
import * as writes from '../internetaken/writes.ts'
import type { Klantcontact } from '../klantcontacten/contract.ts'
import * as klantcontacten from '../klantcontacten/queries.ts'
import { store } from '../klantcontacten/registreren.ts'
import type { Beantwoording } from './contract.ts'
import { antwoordOp } from './rules.ts'

/** Reads and locks a task until the transaction ends. @throws Problem when there is no such task */
export async function lockTask({ db, gezien }: Context, uuid: string) {
  const stand = await writes.lockOne(db, uuid)
  const rij = stand && (await internetaken.internetaak(db, uuid))
  if (!rij) throw notFound('Interne taak')
  gezien(rij.partijen)
  return { stand, taak: rij.taak }
}

/**
 * Writes the klantcontact in which the klant is answered (R23), and completes the task when asked; gives the uuid of the klantcontact as a list
 * of one.
 * @param locked the task that asked for it
 * @param draft what was typed for it, and is done with now
 * @throws Problem when the task is done and had to be completed
 */
export async function answer(
  context: Context,
  { stand, taak }: Awaited<ReturnType<typeof lockTask>>,
  body: Beantwoording,
  { completes, draft }: { completes: boolean; draft: SoortTaakconcept },
): Promise<[string]> {
  const { uuid } = taak
  const besluit = completes && taakregels.afronden(stand)
  if (besluit) throw besluit
  const eerste = await klantcontacten.klantcontact(context.db, taak.klantcontact.uuid)
  if (!eerste) throw notFound('Klantcontact')
  const zelf = body.actoren.length === 0 && context.wie.actor ? [context.wie.actor] : body.actoren
  const gezegd = { ...body, actoren: zelf }
  const contact = antwoordOp(JSON.parse(eerste.klantcontact) as Klantcontact, gezegd, taak)
  const [antwoord = ''] = await store(context, contact)
  if (completes) {
    const stap = { soort: 'afgerond', reden: body.notitie } as const
    await writes.setAfgehandeld(context.db, uuid, context.now.toISOString(), stap, context.wie)
  }
  await discardAtTaak(context.db, { medewerker: context.wie.actor, taak: uuid }, draft)
  return [antwoord]
}
