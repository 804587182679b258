import { v7 as uuidv7 } from 'uuid'
import type { Context, Wie } from '../../platform/context.ts'
import { type BoundOperation, fullName, type Handlers } from '../../platform/contract.ts'
import { inputOf } from '../../platform/operations.ts'
import { notAllowed, notFound, Problem } from '../../platform/problems.ts'
import { type Proposal, runNow, type Voorgesteld } from '../../platform/proposal.ts'
import { sql } from '../../platform/sql.ts'
import { collect, type Regel, writeWijziging } from '../wijzigingen/queries.ts'
import {
  type Stand,
  type VoorgesteldeWijziging,
  type Voorstel,
  type voorstellen,
  voorstelPastNiet,
} from './contract.ts'
import { type Bewaard, sealInvoer, unsealInvoer } from './invoer.ts'
import * as queries from './queries.ts'
import { whyNotApprove, whyNotReject } from './rules.ts'

const DAY = 86_400_000

/** Gives the lines of the trail without the keys of what is yet to be made: those are others each time. */
const getoond = (regels: readonly Regel[]): VoorgesteldeWijziging[] =>
  regels.map(({ soort, naam, actie, velden }) => ({ soort, naam, actie, velden }))

type Geheel = Pick<Voorstel, 'uuid' | 'samenvatting' | 'wijzigingen'>

/** Records in the trail that something happened to a voorstel. */
async function record(
  { db, wie }: Context,
  { uuid, samenvatting, wijzigingen }: Geheel,
  van: Stand | null,
  naar: Stand,
  reden = '',
) {
  const namen = [...new Set(wijzigingen.map(({ naam }) => naam))].join(', ')
  const voor = van && { stand: van }
  const na = { stand: naar, ...(reden && { reden }) }
  await writeWijziging(db, wie, { soort: 'voorstel', object: uuid, naam: namen || samenvatting, voor, na })
}

/**
 * Keeps what somebody asks for until a second person approves it. It is done once to see what it changes, and undone: what is refused is
 * refused now, and who approves it sees what they approve.
 */
export async function propose(
  context: Context,
  { operation, summary, right, given, run }: Proposal,
): Promise<Voorgesteld> {
  const { db, now, wie, config } = context
  await sql`savepoint voorstel`.execute(db)
  const { regels } = await collect(db, () => run(context))
  await sql`rollback to savepoint voorstel`.execute(db)
  const uuid = uuidv7()
  const geldigTot = new Date(now.getTime() + config.VIER_OGEN_DAGEN * DAY)
  const door = { soort: wie.soort, uuid: wie.uuid, naam: wie.naam }
  const voorstel = {
    uuid,
    operatie: operation,
    samenvatting: summary,
    recht: right,
    invoer: sealInvoer(config, given),
    wijzigingen: getoond(regels),
    door,
    op: now,
    geldigTot,
  }
  await queries.save(db, voorstel)
  await record(context, voorstel, null, 'wacht')
  return { voorstel: uuid, geldigTot: geldigTot.toISOString() }
}

async function vergrendeld({ db, now, wie }: Context, uuid: string): Promise<queries.BewaardVoorstel> {
  const bewaard = await queries.lockOne(db, uuid, now)
  if (!bewaard) throw notFound('Voorstel')
  if (!wie.rechten.has(bewaard.recht))
    throw notAllowed({ detail: `Voor dit voorstel is het recht ${bewaard.recht} nodig.` })
  return bewaard
}

/** Gives the answer of an operation, without its address. */
function antwoordOf({ operation }: BoundOperation<Context>, value: unknown): unknown {
  const result = operation.status === 201 ? (value as { result: unknown }).result : value
  return result ?? null
}

/** Does what was proposed, for who proposed it; what refuses it now is told as that it no longer fits. */
async function perform(bound: BoundOperation<Context>, context: Context, bewaard: Bewaard, uuid: string) {
  const invoer = unsealInvoer(context.config, bewaard)
  if (!invoer)
    throw voorstelPastNiet({
      detail: 'Dit voorstel is met een andere SECRET_KEY bewaard. Wijs het af, en stel het opnieuw voor.',
    })
  try {
    const input = inputOf(bound.operation, { ...invoer, query: {} })
    const { result, regels } = await collect(context.db, () => runNow(bound, context, input))
    if (!(await queries.changesTheSame(context.db, uuid, getoond(regels)))) throw voorstelPastNiet()
    return antwoordOf(bound, result)
  } catch (error) {
    if (!(error instanceof Problem) || error.code === voorstelPastNiet.code) throw error
    throw voorstelPastNiet({ detail: `Dit kan zo niet meer: ${error.message} Wijs het af, en stel het opnieuw voor.` })
  }
}

/** @param operations everything that can be proposed: known when all features are */
export const routes = (
  operations: () => readonly BoundOperation<Context>[],
): Handlers<typeof voorstellen, Context> => ({
  async voorstellen({ db, now }) {
    return { json: `{"resultaten":${await queries.lijst(db, now)}}` }
  },

  async voorstel({ db, now }, { params }) {
    const json = await queries.voorstel(db, params.uuid, now)
    if (!json) throw notFound('Voorstel')
    return { json }
  },

  async voorstelGoedkeuren(context, { params, body }) {
    const { db, now, wie } = context
    const { voorstel, invoer } = await vergrendeld(context, params.uuid)
    const refusal = whyNotApprove(voorstel, wie)
    if (refusal) throw refusal
    const bound = operations().find((operation) => fullName(operation) === voorstel.operatie)
    if (!bound?.operation.secondPerson) throw voorstelPastNiet()
    const akkoord = { uuid: wie.uuid, naam: wie.naam }
    const steller: Wie = {
      ...wie,
      ...voorstel.door,
      actor: voorstel.door.soort === 'medewerker' ? voorstel.door.uuid : null,
      akkoord,
    }
    const antwoord = await perform(bound, { ...context, wie: steller }, invoer, params.uuid)
    await queries.besluit(db, params.uuid, { stand: 'goedgekeurd', door: akkoord, op: now, reden: body.reden })
    await record(context, voorstel, 'wacht', 'goedgekeurd', body.reden)
    const besluit = { door: akkoord, op: now.toISOString(), reden: body.reden }
    return { voorstel: { ...voorstel, stand: 'goedgekeurd', besluit }, antwoord }
  },

  async voorstelAfwijzen(context, { params, body }) {
    const { db, now, wie } = context
    const { voorstel } = await vergrendeld(context, params.uuid)
    const refusal = whyNotReject(voorstel, wie)
    if (refusal) throw refusal
    const door = { uuid: wie.uuid, naam: wie.naam }
    const stand = voorstel.door.uuid === wie.uuid ? 'ingetrokken' : 'afgewezen'
    await queries.besluit(db, params.uuid, { stand, door, op: now, reden: body.reden })
    await record(context, voorstel, voorstel.stand, stand, body.reden)
    return { ...voorstel, stand, besluit: { door, op: now.toISOString(), reden: body.reden } }
  },
})
