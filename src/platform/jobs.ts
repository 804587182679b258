import type { FastifyBaseLogger } from 'fastify'
import { PgBoss } from 'pg-boss'
import type { Config } from './config.ts'
import { type Database, type Db, inTransaction } from './database.ts'
import { faultOf } from './fault.ts'
import type { JobMeter } from './job-metrics.ts'
import { outageOf } from './outages.ts'

/** What a job works with. */
export interface JobContext {
  /** A transaction of its own, unless it begins them itself. */
  db: Db
  now: Date
  config: Config
  log: FastifyBaseLogger
}

/** Work that happens later, at set times. */
export interface Job {
  /** Unique, kebab-case. */
  name: string
  /** When, as a cron line in Dutch local time. */
  cron: string
  /** It begins transactions itself: what it did stays when it fails later. */
  ownTransactions?: true
  run(context: JobContext): Promise<void>
}

export interface JobsOptions {
  database: Database
  config: Config
  log: FastifyBaseLogger
  jobs: readonly Job[]
  meter?: Pick<JobMeter, 'ran'> | undefined
}

/** Runs a job once. What failed is told to the log and counted; pg-boss, which keeps it in the database, hears only what kind of fault it was. */
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

/** Connections for finding out what there is to do; the work itself is done on those of the database. */
const CONNECTIONS = 2

/** Runs the jobs in this process; several processes share them, each run happens once. */
export async function startJobs(options: JobsOptions): Promise<{ stop(): Promise<void> }> {
  const { database, log, jobs } = options
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
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  return { stop }
}
