import type { FastifyBaseLogger } from 'fastify'
import { PgBoss } from 'pg-boss'
import type { Config } from './config.ts'
import { type Database, type Db, inTransaction } from './database.ts'
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
}

/** Connections for finding out what there is to do; the work itself is done on those of the database. */
const CONNECTIONS = 2

/** Runs the jobs in this process; several processes share them, each run happens once. */
export async function startJobs({ database, config, log, jobs }: JobsOptions): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ schema: 'pgboss', db: { executeSql: database.open(CONNECTIONS) } })
  boss.on('error', (error) => {
    const reden = outageOf(error)?.reden
    log.error({ err: { name: error.name, ...(reden && { reden }) } }, 'jobs')
  })
  const stop = () => boss.stop({ graceful: true, timeout: 10_000 })
  try {
    await boss.start()
    for (const job of jobs) {
      await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true })
      await boss.work(job.name, async () => {
        const run = (on: Db) => job.run({ db: on, now: database.now(), config, log })
        await (job.ownTransactions ? run(database.db) : inTransaction(database.db, 'schrijven', run))
      })
      await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Amsterdam' })
    }
  } catch (error) {
    await stop().catch(() => undefined)
    throw error
  }
  return { stop }
}
