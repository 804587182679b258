import { saveCatalogus, saveStand } from '../../inrichting/zaaksystemen/queries.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Job, JobContext, Loop } from '../../platform/jobs.ts'
import { removeAll } from '../../platform/removal.ts'
import { oudeKoppelingen } from '../../register/zaken/koppelingen.ts'
import { deliverAll, giveUpVerlaten } from './bezorgen.ts'
import { isFout } from './client/fout.ts'
import { reportAll } from './melden.ts'
import { makeStarter } from './saga/beurten.ts'
import { type Systeem, systemen } from './systemen.ts'
import { refreshAll, searchUnknown } from './volgen/verversen.ts'
import * as catalogus from './zgw/catalogus.ts'

const MINUTE_MS = 60_000
/** A run ends before the next begins. */
const MOST_MS = 45_000
/** Looking for unknown zaken leaves time in each run to refresh those that are known. */
const UNKNOWN_MS = MOST_MS / 3

/** A clock that goes on from the moment at which the job began. */
function klokOf({ now }: JobContext): () => Date {
  const begin = Date.now()
  return () => new Date(now.getTime() + Date.now() - begin)
}

/** Works for each zaaksysteem beside the others, until the run must end. */
async function inEachSystem(
  context: JobContext,
  work: (middelen: JobContext & { klok(): Date }, systeem: Systeem, tot: number) => Promise<void>,
): Promise<void> {
  const middelen = { ...context, klok: klokOf(context) }
  const tot = Date.now() + MOST_MS
  const alle = await systemen(context.db, context.config)
  await Promise.all(alle.map((een) => work(middelen, een, tot)))
}

/** Starts the zaken that are due: the number of a zaak is known within a second, when its zaaksysteem is as quick. */
export const startZaken: Loop = {
  name: 'start-zaken',
  everyMs: 500,
  begin: makeStarter,
}

/** Refreshes the copies of zaken that are due, each zaaksysteem beside the others. */
export const volgZaken: Job = {
  name: 'volg-zaken',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    const { db, config } = context
    const alle = await systemen(db, config)
    const tussentijd = MINUTE_MS / config.ZAAKSYSTEEM_ZAKEN_PER_MINUUT
    const tempo = { klok: klokOf(context), tot: Date.now() + MOST_MS, tussentijd }
    await searchUnknown(db, alle, { ...tempo, tot: Date.now() + UNKNOWN_MS })
    await Promise.all(alle.map((een) => refreshAll(db, een, tempo)))
  },
}

/** Tells zaaksystemen to which klantcontacten their zaken are linked, each beside the others. */
export const meldKoppelingen: Job = {
  name: 'meld-koppelingen',
  cron: '* * * * *',
  ownTransactions: true,
  run: (context) => inEachSystem(context, reportAll),
}

/** Brings to zaaksystemen what klanten handed in for their zaken, each beside the others. */
export const bezorgKlanttaken: Job = {
  name: 'bezorg-klanttaken',
  cron: '* * * * *',
  ownTransactions: true,
  async run(context) {
    await inEachSystem(context, deliverAll)
    await giveUpVerlaten(context)
  },
}

/** Removes what was told long ago of links that are gone. */
export const ruimGemeldeKoppelingenOp: Job = {
  name: 'ruim-gemelde-koppelingen-op',
  cron: '55 3 * * *',
  ownTransactions: true,
  async run(context) {
    await removeAll(context, [oudeKoppelingen(context.now)])
  },
}

/** Reads the zaaktypen of a zaaksysteem into our copy of them. */
export async function readCatalogus(
  db: Db,
  { uuid, verbinding }: Pick<Systeem, 'uuid' | 'verbinding'>,
  now: Date,
): Promise<number> {
  const gevonden = await catalogus.zaaktypen(verbinding)
  await inTransaction(db, 'schrijven', async (tx) => {
    await saveCatalogus(tx, uuid, gevonden)
    await saveStand(tx, uuid, { catalogusOp: now.toISOString() })
  })
  return gevonden.length
}

/** Keeps the copies of the catalogi fresh. One that cannot be read stays as it was. */
export const leesCatalogi: Job = {
  name: 'lees-catalogi',
  cron: '20 * * * *',
  ownTransactions: true,
  async run({ db, config, now, log }) {
    for (const een of await systemen(db, config)) {
      await readCatalogus(db, een, now).catch((error: unknown) => {
        if (!isFout(error)) throw error
        log.warn({ zaaksysteem: een.naam, code: error.soort }, 'catalogus niet gelezen')
      })
    }
  },
}
