import { v7 as uuidv7 } from 'uuid'
import { uiterlijkOp } from '../../inrichting/normen/rules.ts'
import type { Context } from '../../platform/context.ts'
import { heropening } from '../../register/internetaken/heropenen.ts'
import { normForContact } from '../../register/internetaken/queries.ts'
import { houdersNaHeropening } from '../../register/internetaken/rules.ts'
import * as internetaken from '../../register/internetaken/writes.ts'
import { isAnswered } from './gesprekken/gesprek.ts'
import type { Inzending } from './inzending.ts'
import { afdelingOf } from './opvolging.ts'
import * as queries from './queries.ts'

// A conversation that was registered can go on: somebody must hear of it, and a question that nobody answered is followed up (R12).

export const WENT_ON = 'Het gesprek ging verder.'

/** A klantcontact that went on, and who follows it up when nobody does. */
interface Verder {
  klantcontact: string
  kanaal: queries.Kanaal | undefined
  /** The act that a new task asks. */
  handeling: string
  /** The deviations from the rule are added to these. */
  opmerkingen: string[]
}

/** Makes a task about a question in a klantcontact that has none, such as one that was followed up by a zaak. */
async function makeTaak(context: Context, { klantcontact, handeling }: Verder, actoren: readonly string[]) {
  const { db, now, config, wie } = context
  const { onderwerp, normen } = await normForContact(db, klantcontact, actoren)
  const taak = {
    ...{ uuid: uuidv7(), klantcontact, gevraagdeHandeling: handeling, toelichting: WENT_ON, actoren },
    ...{ vragen: null, afgehandeldOp: null, uiterlijkGegeven: false },
    uiterlijkOp: uiterlijkOp(now, { actoren, onderwerp }, normen, config.INTERNETAAK_WERKDAGEN).toISOString(),
  }
  await internetaken.make(db, [taak], wie)
}

/** Sees to it that a question is followed up: the task that was done last is to do again, by who had it or else by the afdeling. */
async function followUp(context: Context, verder: Verder): Promise<void> {
  const { db, wie } = context
  const { klantcontact, kanaal, opmerkingen } = verder
  const done = await queries.lastTaak(db, klantcontact)
  const taak = done && (await internetaken.lockOne(db, done))
  const houders = taak ? houdersNaHeropening(taak, null) : []
  const actoren = houders.length > 0 ? houders : await afdelingOf(context, kanaal, opmerkingen)
  if (done) await internetaken.reopen(db, done, await heropening(context, done, actoren), WENT_ON, wie)
  else await makeTaak(context, verder, actoren)
}

/**
 * Tells who has the tasks that the conversation went on, or sees to it that a new question is followed up.
 * @param known the paths of the berichten that were registered before; without another one nothing was said
 */
export async function goOn(
  context: Context,
  verder: Verder,
  { gesprek }: Inzending,
  known: ReadonlySet<string>,
): Promise<void> {
  const { db, wie } = context
  if (!gesprek?.gezegd.some(({ veld }) => !known.has(veld))) return
  const open = await queries.openTaken(db, verder.klantcontact)
  for (const uuid of open) {
    await internetaken.lockOne(db, uuid)
    await internetaken.tell(db, uuid, WENT_ON, wie)
  }
  if (open.length === 0 && !isAnswered(gesprek, known)) await followUp(context, verder)
}
