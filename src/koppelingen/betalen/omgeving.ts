import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { asApplicatie, type Context, ownContext } from '../../platform/context.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Betaalbericht } from '../../register/klanttaken/betalen/dienst.ts'
import { takeIn, type Uitkomst } from '../../register/klanttaken/betalen/verwerken.ts'
import { store as schrijfLogboek } from '../../register/logboek/queries.ts'

/** Stands in the logboek and the trails for what the payment provider tells. */
const WIE = asApplicatie({ uuid: '01920000-0000-7000-8000-00000000be7a', naam: 'Betaalprovider' })

export interface Omgeving {
  db: Db
  config: Config
  log: FastifyBaseLogger
  now: Date
}

/** Takes in what the provider told, in a transaction of its own, with a line in the logboek (R29). */
export const takeInTold = ({ db: root, config, log, now }: Omgeving, bericht: Betaalbericht): Promise<Uitkomst> =>
  inTransaction(root, 'schrijven', async (db) => {
    const partijen: string[] = []
    const gezien: Context['gezien'] = (uuids) => {
      for (const uuid of uuids) if (uuid) partijen.push(uuid)
    }
    const uitkomst = await takeIn({ ...ownContext({ db, now, config, log }, WIE), gezien }, bericht)
    if (uitkomst === 'onbekend') log.warn({ status: bericht.status }, 'bericht over een onbekende betaling')
    if (uitkomst === 'verwerkt')
      await schrijfLogboek(db, {
        operatie: 'betalen.bericht',
        resultaat: 200,
        wie: WIE,
        partijen,
        requestId: bericht.referentie,
        trace: { traceId: bericht.referentie.replaceAll('-', '') },
        herkomst: '',
        begonnenOp: now,
      })
    return uitkomst
  })
