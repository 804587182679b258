import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, inTransaction } from '../../../platform/database.ts'
import { faultOf } from '../../../platform/fault.ts'
import type { JobContext } from '../../../platform/jobs.ts'
import { type Beurt, setFout, takeTurn } from '../../../register/zaken/saga.ts'
import { isFout } from '../client/fout.ts'
import { systeem } from '../systemen.ts'
import { BeurtKwijt } from './stap.ts'
import { perform } from './starten.ts'

// Zaken are started a bounded number at a time, in all processes that run jobs: each takes a turn from the database. A process that ends in the
// middle leaves its turn, which ends by itself.

/** So many at a time: a system that is slow does not keep those of others. */
const NAAST_ELKAAR = 4
/** A process that stops waits no longer than this for what is on its way. */
const PATIENCE_MS = 10_000

const ONVOORZIEN = { code: 'fout', tekst: 'Er ging iets mis aan onze kant.', isTijdelijk: true }

export interface StarterOptions extends Omit<JobContext, 'now'> {
  klok?: () => Date
}

/** Starts the zaken that are due, for as long as the process lives. */
export function makeStarter({ db, config, log, klok = () => new Date() }: StarterOptions) {
  const lanes = new Set<Promise<void>>()
  let stopping = false
  const store = <T>(work: (tx: Db) => Promise<T>) => inTransaction(db, 'schrijven', work)
  const take = () => store((tx) => takeTurn(tx, klok()))

  /** Starts one; what it does not succeed in is kept, and tried again later. */
  const start = async (beurt: Beurt): Promise<void> => {
    try {
      const waar = await systeem(db, config, beurt.zaaksysteem)
      if (waar) await perform(db, waar, beurt, { klok, config })
    } catch (error) {
      if (error instanceof BeurtKwijt) return
      const fout = isFout(error)
        ? { code: error.soort, tekst: error.message, isTijdelijk: error.isTijdelijk }
        : ONVOORZIEN
      await store((tx) => setFout(tx, beurt, fout, klok()))
      log.warn({ zaakstart: beurt.uuid, code: fout.code, err: { name: (error as Error).name } }, 'zaak niet gestart')
    }
  }

  /** Starts one after the other, until none is due. */
  const runLane = async (first: Beurt): Promise<void> => {
    try {
      for (let beurt: Beurt | undefined = first; beurt; beurt = stopping ? undefined : await take()) await start(beurt)
    } catch (error) {
      log.error({ fault: faultOf(error) }, 'zaken starten')
    }
  }

  const settle = async (): Promise<void> => {
    while (lanes.size > 0) await Promise.all(lanes)
  }

  return {
    /** Begins to start what is due; does not wait for it. */
    async step(): Promise<void> {
      while (!stopping && lanes.size < NAAST_ELKAAR) {
        const beurt = await take()
        if (!beurt) return
        const lane = runLane(beurt).finally(() => lanes.delete(lane))
        lanes.add(lane)
      }
    },
    /** Waits until nothing is being started. */
    settle,
    /** Finishes what is on its way, as far as that does not take long. */
    async stop(): Promise<void> {
      stopping = true
      await Promise.race([settle(), sleep(PATIENCE_MS, undefined, { ref: false })])
    },
  }
}
