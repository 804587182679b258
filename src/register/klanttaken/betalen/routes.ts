import type { Context } from '../../../platform/context.ts'
import { afterAsking, type Handlers } from '../../../platform/contract.ts'
import { notFound } from '../../../platform/problems.ts'
import { isSameSecret } from '../../../platform/secret.ts'
import type { Betaling, klanttaken } from '../contract.ts'
import { lockOne, readKlanttaak } from '../queries.ts'
import { beginAtProvider, dienstOf, keepAttempt } from './beginnen.ts'
import { askAbout, type Betaalbericht, type VindBetaaldienst } from './dienst.ts'
import * as queries from './queries.ts'
import { takeIn } from './verwerken.ts'

async function betalingOf({ db }: Context, klanttaak: string, uuid: string): Promise<Betaling> {
  const found = (await queries.lijst(db, klanttaak)).find((betaling) => betaling.uuid === uuid)
  if (!found) throw notFound('Betaling')
  return found
}

type Payments = Pick<Handlers<typeof klanttaken, Context>, 'betalen' | 'betalingen' | 'betalingOphalen'>

/** @param vind the payment provider that is set */
export const betaalroutes = (vind: VindBetaaldienst): Payments => ({
  betalen: afterAsking(
    (outside, { params }) => beginAtProvider(outside, vind, params.uuid),
    async (context, { params, body }, begonnen) => {
      const { uuid, adres } = await keepAttempt(context, params.uuid, body, begonnen)
      const location = `/api/v1/klanttaken/${params.uuid}/betalingen`
      return { location, result: { betaling: await betalingOf(context, params.uuid, uuid), adres } }
    },
  ),

  async betalingen({ db, gezien }, { params }) {
    const found = await readKlanttaak(db, params.uuid)
    if (!found) throw notFound('Klanttaak')
    gezien(found.partijen)
    return { resultaten: await queries.lijst(db, params.uuid) }
  },

  betalingOphalen: afterAsking(
    async (outside, { params, body }): Promise<Betaalbericht | undefined> => {
      const dienst = dienstOf(outside, vind)
      const attempt = await outside.lezen((db) => queries.poging(db, params.betaling))
      const isOurs = attempt?.klanttaak === params.uuid && isSameSecret(attempt.kenmerk, body.kenmerk)
      if (!isOurs || !isSameSecret(attempt.controle, body.controle)) throw notFound('Betaling')
      return askAbout(dienst, attempt)
    },
    async (context, { params }, bericht) => {
      if (!(await lockOne(context.db, params.uuid))) throw notFound('Betaling')
      if (bericht) await takeIn(context, bericht)
      return betalingOf(context, params.uuid, params.betaling)
    },
  ),
})
