import { v7 as uuidv7 } from 'uuid'
import { noEenheden } from '../../../inrichting/actoren/queries.ts'
import { writeWijziging } from '../../../inrichting/wijzigingen/queries.ts'
import type { Context } from '../../../platform/context.ts'
import { afterAsking, type Handlers } from '../../../platform/contract.ts'
import { invalid, notFound, onvolledigeVolgorde } from '../../../platform/problems.ts'
import {
  MEESTE_REGELS,
  type NieuwePostregel,
  type Postregel,
  type postregels,
  regelNietBeproefd,
  teVeelRegels,
} from '../contract.ts'
import * as postvakken from '../postvakken/queries.ts'
import { readLast, tryOn } from './proef.ts'
import * as queries from './queries.ts'
import { faultsIn } from './rules.ts'

/** Gives the part of a rule that beheer sets, with uuids where it names something. */
function givenIn({ uuid: _, actief: __, beproefdOp: ___, aantal: ____, ...regel }: Postregel): NieuwePostregel {
  return { ...regel, postvak: regel.postvak?.uuid ?? null, afdeling: regel.afdeling?.uuid ?? null }
}

/** Gives what the trail keeps of a rule. */
const inTrail = (regel: Postregel) => ({
  ...givenIn(regel),
  postvak: regel.postvak?.naam ?? null,
  afdeling: regel.afdeling?.naam ?? null,
  actief: regel.actief,
})

const findIn = (all: readonly Postregel[], uuid: string): Postregel => {
  const found = all.find((regel) => regel.uuid === uuid)
  if (!found) throw notFound('Regel')
  return found
}

const required = async ({ db }: Context, uuid: string): Promise<Postregel> => findIn(await queries.lijst(db), uuid)

/** @throws Problem that names each fault at its field */
async function check({ db }: Context, regel: NieuwePostregel): Promise<void> {
  const faults = faultsIn(regel)
  if (regel.afdeling && (await noEenheden(db, [regel.afdeling])).length > 0)
    faults.push({ name: 'afdeling', code: 'onbekend', reason: 'Deze afdeling of groep bestaat niet.' })
  if (regel.postvak && !(await postvakken.postvak(db, regel.postvak)))
    faults.push({ name: 'postvak', code: 'onbekend', reason: 'Dit postvak bestaat niet.' })
  if (faults.length > 0) throw invalid(faults)
}

async function keepTrail({ db, wie }: Context, voor: Postregel | null, na: Postregel | null): Promise<void> {
  const { uuid: object = '', naam = '' } = na ?? voor ?? {}
  const wijziging = { object, naam, voor: voor && inTrail(voor), na: na && inTrail(na) }
  await writeWijziging(db, wie, { soort: 'postregel', ...wijziging })
}

export const routes: Handlers<typeof postregels, Context> = {
  async regels({ db }) {
    return { resultaten: await queries.lijst(db) }
  },

  async regelMaken(context, { body }) {
    await check(context, body)
    const uuid = uuidv7()
    const all = await queries.lockAll(context.db)
    if (all.length >= MEESTE_REGELS) throw teVeelRegels()
    await queries.add(context.db, uuid, body)
    const na = await required(context, uuid)
    await keepTrail(context, null, na)
    return { location: `/api/v1/postregels/${uuid}`, result: na }
  },

  async regelWijzigen(context, { params, body: { actief, ...velden } }) {
    const { db } = context
    const voor = findIn(await queries.lockAll(db), params.uuid)
    const regel = { ...givenIn(voor), ...velden }
    await check(context, regel)
    const isOther = JSON.stringify(regel) !== JSON.stringify(givenIn(voor))
    if (actief && (isOther || !voor.beproefdOp)) throw regelNietBeproefd()
    const stand = isOther ? { actief: false, beproefdOp: null } : { actief: actief ?? voor.actief }
    await queries.change(db, voor.uuid, { ...regel, ...stand })
    const na = await required(context, voor.uuid)
    await keepTrail(context, voor, na)
    return na
  },

  async regelVerwijderen(context, { params }) {
    const voor = findIn(await queries.lockAll(context.db), params.uuid)
    await queries.remove(context.db, voor.uuid)
    await keepTrail(context, voor, null)
    return undefined
  },

  async regelsOrdenen({ db, wie }, { body }) {
    const all = await queries.lockAll(db)
    const asked = body.regels
    if (asked.length !== all.length || all.some(({ uuid }) => !asked.includes(uuid))) throw onvolledigeVolgorde()
    await queries.setVolgorde(db, asked)
    const na = await queries.lijst(db)
    const namesOf = (regels: readonly Postregel[]) => ({ volgorde: regels.map(({ naam }) => naam) })
    const wijziging = { naam: 'Volgorde van de regels voor e-mail', voor: namesOf(all), na: namesOf(na) }
    await writeWijziging(db, wie, { soort: 'postregel', object: 'volgorde', ...wijziging })
    return { resultaten: na }
  },

  // The messages are read before the transaction, because that takes a second; who may see them is decided in the transaction.
  regelProberen: afterAsking(
    (outside, { params }) => readLast(outside, params.uuid),
    async (context, { params }, gelezen) => {
      const all = await queries.lockAll(context.db)
      const regel = findIn(all, params.uuid)
      await queries.change(context.db, regel.uuid, { beproefdOp: context.now.toISOString() })
      return tryOn(context, all, regel, gelezen)
    },
  ),
}
