import type { FastifyBaseLogger } from 'fastify'
import { type Config, publicOrigin } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import { faultOf } from '../../platform/fault.ts'
import { makeConnections } from './adres.ts'
import { makeOntvanger, type Ontvanger } from './ontvanger.ts'
import * as queries from './queries.ts'
import { rustOf, type Uitkomst, wachttijd } from './rules.ts'

// Every receiver is told by one process at a time, in a lane of its own: a receiver that is slow or dead delays no other. In a lane messages
// about different objects go beside each other, those about one object one after the other. What came of them is kept some at a time; a process
// that ends before that tells them again, under the same id.

/** How many gebeurtenissen are read and kept at a time. */
const PER_STEP = 100
/** How many messages are on their way to one receiver. */
const TOGETHER = 8
/** After this no message of a step begins: with the slowest answer it ends well before another process may take the lane. */
const STEP_MS = 15_000

interface Attempt {
  bezorging: queries.TeBezorgen
  uitkomst: Uitkomst
}

/** Gebeurtenissen by their object, in order. */
function byObject(bezorgingen: readonly queries.TeBezorgen[]): queries.TeBezorgen[][] {
  const groups = new Map<string, queries.TeBezorgen[]>()
  for (const bezorging of bezorgingen) {
    const group = groups.get(bezorging.subject)
    if (group) group.push(bezorging)
    else groups.set(bezorging.subject, [bezorging])
  }
  return [...groups.values()]
}

/** Tells what there is, a bounded number at a time; stops early when the receiver is out of reach or wants no more. */
async function tellAll(ontvanger: Ontvanger, bezorgingen: readonly queries.TeBezorgen[]): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  const waiting = byObject(bezorgingen)
  const end = performance.now() + STEP_MS
  let goesOn = true
  const tellGroup = async (group: readonly queries.TeBezorgen[]) => {
    for (const bezorging of group) {
      if (!goesOn || performance.now() > end) return
      const uitkomst = await ontvanger.tell(bezorging)
      attempts.push({ bezorging, uitkomst })
      if (uitkomst.soort === 'onbereikbaar' || uitkomst.soort === 'opgezegd') goesOn = false
      if (uitkomst.soort !== 'bezorgd') return
    }
  }
  const work = async () => {
    for (let group = waiting.shift(); group && goesOn; group = waiting.shift()) await tellGroup(group)
  }
  await Promise.all(Array.from({ length: TOGETHER }, work))
  return attempts
}

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)

/** How an attempt is kept: taken, to be tried again, or given up. */
function reportOf({ bezorging, uitkomst }: Attempt, now: Date): queries.Verslag {
  const { volgnummer, pogingen, opgevenNa } = bezorging
  const { soort, status, fout } = uitkomst
  // Of a receiver that is out of reach the lane says when; until then nobody tries.
  const next = soort === 'geweigerd' ? later(now, wachttijd(pogingen + 1, Math.random())) : now
  const stand = soort === 'bezorgd' ? 'bezorgd' : soort === 'opgezegd' || next >= opgevenNa ? 'mislukt' : 'wacht'
  return { volgnummer, stand, volgendePoging: next.toISOString(), status, fout }
}

/** How it is with the receiver after these attempts, in the order in which they ended. */
function standOf(attempts: readonly Attempt[], before: number, now: Date): queries.Ontvangerstand {
  let fouten = before
  for (const { uitkomst } of attempts) fouten = uitkomst.soort === 'bezorgd' ? 0 : fouten + 1
  const worst = attempts.findLast(({ uitkomst }) => uitkomst.soort === 'onbereikbaar')
  const last = worst ?? attempts.findLast(({ uitkomst }) => uitkomst.soort !== 'bezorgd')
  const gone = attempts.find(({ uitkomst }) => uitkomst.soort === 'opgezegd')
  // Attempts that were on their way together count as one time out of reach.
  if (worst) fouten = Math.max(1, Math.min(fouten, before + 1))
  const rust = fouten > 0 && last ? rustOf(last.uitkomst, fouten, Math.random()) : 0
  return {
    fouten,
    fout: fouten > 0 || gone ? ((gone ?? last)?.uitkomst.fout ?? '') : '',
    wachtTot: rust > 0 ? later(now, rust) : null,
    isOpgezegd: gone !== undefined,
    heeftBezorgd: attempts.some(({ uitkomst }) => uitkomst.soort === 'bezorgd'),
  }
}

export interface BezorgerOptions {
  db: Db
  config: Config
  log: FastifyBaseLogger
  clock?: () => Date
}

/** Tells receivers what happened, for as long as the process lives. */
export function makeBezorger({ db, config, log, clock = () => new Date() }: BezorgerOptions) {
  const connections = makeConnections(config)
  const lanes = new Map<string, Promise<void>>()
  /** Receivers with their tokens, until they are changed. */
  const made = new Map<string, { version: number; ontvanger: Ontvanger }>()
  const [bron, origin] = [config.GEBEURTENIS_BRON, publicOrigin(config)]
  let stopping = false

  const ontvangerOf = (rij: queries.Ontvangerrij): Ontvanger => {
    const version = rij.gewijzigdOp.getTime()
    const known = made.get(rij.uuid)
    if (known?.version === version) return known.ontvanger
    const ontvanger = makeOntvanger(rij, { config, connections, clock })
    made.set(rij.uuid, { version, ontvanger })
    return ontvanger
  }

  /** Tells some, to the receiver as it is now; false: there is nothing more to tell now. */
  const step = async (uuid: string): Promise<boolean> => {
    const rij = await queries.ontvanger(db, uuid)
    if (!rij?.actief) return false
    const most = rij.proef ? 1 : PER_STEP
    const bezorgingen = await queries.nextBezorgingen(db, uuid, { now: clock(), most, bron, origin })
    if (bezorgingen.length === 0) return false
    const attempts = await tellAll(ontvangerOf(rij), bezorgingen)
    const now = clock()
    const stand = standOf(attempts, rij.fouten, now)
    await queries.keepVerslag(
      db,
      uuid,
      now,
      attempts.map((attempt) => reportOf(attempt, now)),
      stand,
    )
    if (stand.fout) log.warn({ abonnement: uuid, fout: stand.fout, fouten: stand.fouten }, 'gebeurtenis niet bezorgd')
    return stand.wachtTot === null && !stand.isOpgezegd
  }

  const runLane = async (uuid: string): Promise<void> => {
    try {
      while (!stopping && (await step(uuid)));
    } catch (error) {
      log.error({ abonnement: uuid, fault: faultOf(error) }, 'bezorgen')
    } finally {
      await queries.release(db, uuid).catch(() => undefined)
      lanes.delete(uuid)
    }
  }

  return {
    /** Begins to tell every receiver for whom there is something; does not wait for them. */
    async step(): Promise<void> {
      for (const uuid of await queries.takeOntvangers(db, clock())) if (!lanes.has(uuid)) lanes.set(uuid, runLane(uuid))
    },
    /** Waits until nothing is being told. */
    async settle(): Promise<void> {
      while (lanes.size > 0) await Promise.all(lanes.values())
    },
    /** Finishes what is on its way. */
    async stop(): Promise<void> {
      stopping = true
      await this.settle()
      await connections.close()
    },
  }
}
