import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { PgBoss } from 'pg-boss'
import type { Config } from './config.ts'
import { type Db, inTransaction } from './database.ts'
import { faultOf } from './fault.ts'
import type { JobMeter } from './job-metrics.ts'
import { outageOf } from './outages.ts'
import type { Database } from './pools.ts'

/** The context that a job works with. */
export interface JobContext {
  /** A transaction for this run, unless the job begins its own. */
  db: Db
  now: Date
  config: Config
  log: FastifyBaseLogger
}

/** A job does work later, at set times. */
export interface Job {
  /** A unique name in kebab-case. */
  name: string
  /** The schedule, as a cron line in Dutch local time. */
  cron: string
  /** The job begins its own transactions, so what it did is kept when it fails later. */
  ownTransactions?: true
  run(context: JobContext): Promise<void>
}

/** Work that goes on all the time, in every process that runs jobs: what cannot wait for a minute. */
export interface Loop {
  /** A unique name in kebab-case. */
  name: string
  /** The rest between two steps, in ms. */
  everyMs: number
  begin(context: Omit<JobContext, 'now'>): {
    /** Begins what there is to do; it need not wait for the end of it. */
    step(): Promise<void>
    /** Ends what is being done. */
    stop(): Promise<void>
  }
}

export interface JobsOptions {
  database: Database
  config: Config
  log: FastifyBaseLogger
  jobs: readonly Job[]
  loops?: readonly Loop[]
  meter?: Pick<JobMeter, 'ran'> | undefined
}

/** Runs a job once. A failure is logged and counted in full; pg-boss, which stores it in the database, gets only the kind of fault. */
async function runOnce(job: Job, { database: { db, now }, config, log, meter }: JobsOptions): Promise<void> {
  const begun = performance.now()
  const run = (on: Db) => job.run({ db: on, now: now(), config, log })
  let isDone = false
  try {
    await (job.ownTransactions ? run(db) : inTransaction(db, 'schrijven', run))
    isDone = true
  } catch (error) {
    const fault = faultOf(error)
    log.error({ job: job.name, fault }, 'job failed')
    throw new Error(`Failed: ${fault.name} ${fault.code ?? ''}`.trim())
  } finally {
    meter?.ran(job.name, (performance.now() - begun) / 1000, isDone)
  }
}

/** The rest of a loop after a step that failed. */
const AFTER_FAULT_MS = 5_000

/** Runs a loop until it is stopped. */
function startLoop(
  { name, everyMs, begin }: Loop,
  { database: { db }, config, log }: JobsOptions,
): () => Promise<void> {
  const work = begin({ db, config, log })
  const stopping = new AbortController()
  const { signal } = stopping
  const stepOnce = async (): Promise<number> => {
    try {
      await work.step()
      return everyMs
    } catch (error) {
      log.error({ job: name, fault: faultOf(error) }, 'loop failed')
      return AFTER_FAULT_MS
    }
  }
  const running = (async () => {
    while (!signal.aborted) await sleep(await stepOnce(), undefined, { signal }).catch(() => undefined)
  })()
  return async () => {
    stopping.abort()
    await running
    await work.stop()
  }
}

/** These connections only find out what there is to do; the work itself uses the connections of the database. */
const CONNECTIONS = 2

/** Runs the jobs in this process. Several processes can share them; each run happens once. */
export async function startJobs(options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  const { database, log, jobs, loops = [] } = options
  const boss = new PgBoss({ schema: 'pgboss', db: { executeSql: database.open(CONNECTIONS) } })
  boss.on('error', (error) => {
    const reden = outageOf(error)?.reden
    log.error({ fault: faultOf(error), ...(reden && { reden }) }, 'jobs')
  })
  const stop = () => boss.stop({ graceful: true, timeout: 10_000 })
  try {
    await boss.start()
    for (const job of jobs) {
      await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true })
      await boss.work(job.name, () => runOnce(job, options))
      await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Amsterdam' })
    }
    // A schedule of an older version, which this one does not have, would wait for ever.
    for (const { name } of await boss.getSchedules())
      if (!jobs.some((job) => job.name === name)) await boss.unschedule(name)
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  const stops = loops.map((loop) => startLoop(loop, options))
  return {
    async stop() {
      await Promise.all(stops.map((end) => end()))
      await stop()
    },
  }
}
