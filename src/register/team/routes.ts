import type { Context } from '../../platform/context.ts'
import type { Handlers } from '../../platform/contract.ts'
import { type InvalidParam, invalid, notFound } from '../../platform/problems.ts'
import { bestemming, hasOpen } from '../internetaken/queries.ts'
import { newTermijn } from '../internetaken/rules.ts'
import { assignAll, lockAll } from '../internetaken/writes.ts'
import { niemandsTaken, type Overdracht, type team } from './contract.ts'
import * as queries from './queries.ts'
import { inTurn } from './rules.ts'

/** Finds what is wrong with who gets the work. */
function faultsIn({ van, naar }: Overdracht, found: readonly queries.Ontvanger[]): InvalidParam[] {
  return naar.flatMap((uuid, index): InvalidParam[] => {
    const name = `naar.${index}`
    const actor = found.find((one) => one.uuid === uuid)
    if (!actor) return [{ name, code: 'onbekend', reason: 'Deze actor bestaat niet.' }]
    if (uuid === van)
      return [{ name, code: 'niet-toegestaan', reason: 'Kies iemand anders: dit is wie de taken nu heeft.' }]
    if (!actor.indicatieActief) return [{ name, code: 'niet-actief', reason: `${actor.naam} werkt hier niet meer.` }]
    if (actor.soortActor === 'geautomatiseerde_actor')
      return [{ name, code: 'niet-toegestaan', reason: 'Kies een medewerker, een afdeling of een groep.' }]
    return []
  })
}

/** Finds the medewerker. @throws Problem when there is none */
async function required({ db }: Context, uuid: string): Promise<void> {
  const [found] = await queries.ontvangers(db, [uuid])
  if (found?.soortActor !== 'medewerker') throw notFound('Medewerker')
}

export const routes: Handlers<typeof team, Context> = {
  async tonen({ db, wie, now }, { query: { eenheid, alle } }) {
    const own = alle || wie.eenheden.length === 0 ? null : wie.eenheden
    return queries.team(db, eenheid ? [eenheid] : own, now)
  },

  async overdragen({ db, wie, config }, { body }) {
    const { van, reden } = body
    const naar = [...new Set(body.naar)]
    const found = await queries.ontvangers(db, naar)
    const faults = faultsIn({ ...body, naar }, found)
    if (faults.length > 0) throw invalid(faults)
    const locked = await lockAll(db, await queries.openTakenOf(db, van))
    // A task may have been done or sent on by another one while this waited.
    const taken = locked.filter(
      ({ status, actoren }) => status === 'te_verwerken' && actoren.some(({ uuid }) => uuid === van),
    )
    if (taken.length === 0) throw niemandsTaken()
    const { normen, eenheden } = await bestemming(db, naar)
    const gone = inTurn(taken, van, found)
    const verdeelde = gone.map(({ taak, naar: to, actoren }) => {
      const isNew = !taak.actoren.some(({ uuid }) => uuid === to.uuid)
      const units = isNew && eenheden.includes(to.uuid) ? [to.uuid] : []
      const uiterlijkOp = newTermijn(taak, { eenheden: units, normen }, config.INTERNETAAK_WERKDAGEN)
      return { uuid: taak.uuid, actoren, uiterlijkOp }
    })
    await assignAll(db, verdeelde, { soort: 'doorgestuurd', reden }, wie)
    return {
      aantal: gone.length,
      ontvangers: found.map(({ uuid, naam }) => ({
        uuid,
        naam,
        aantal: gone.filter((one) => one.naar.uuid === uuid).length,
      })),
      houdtTaken: await hasOpen(db, van),
    }
  },

  async afwezigMelden(context, { params, body }) {
    if (body.tot !== null && body.tot < body.van)
      throw invalid([{ name: 'tot', code: 'te-vroeg', reason: 'De laatste dag ligt voor de eerste.' }])
    await required(context, params.uuid)
    await queries.setAway(context.db, params.uuid, body)
    return body
  },

  async aanwezigMelden(context, { params }) {
    await required(context, params.uuid)
    await queries.setBack(context.db, params.uuid)
    return undefined
  },
}
