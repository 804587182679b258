import type { FastifyBaseLogger } from 'fastify'
import { PgBoss } from 'pg-boss'
import type { Config } from './config.ts'
import { type Db, inTransaction } from './database.ts'

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
  url: string
  db: Db
  config: Config
  log: FastifyBaseLogger
  jobs: readonly Job[]
}

/** Runs the jobs in this process; several processes share them, each run happens once. */
export async function startJobs({ url, db, config, log, jobs }: JobsOptions): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: url, schema: 'pgboss', max: 2 })
  boss.on('error', (error) => log.error({ err: { name: error.name, message: error.message } }, 'jobs'))
  await boss.start()
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true })
    await boss.work(job.name, async () => {
      const run = (on: Db) => job.run({ db: on, now: new Date(), config, log })
      await (job.ownTransactions ? run(db) : inTransaction(db, 'schrijven', run))
    })
    await boss.schedule(job.name, job.cron, null, { tz: 'Europe/Amsterdam' })
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}
