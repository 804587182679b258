import { Counter, Gauge, Histogram } from 'prom-client'
import type { Db } from './database.ts'
import type { Meter } from './observability.ts'
import { sql } from './sql.ts'

/** A meter that counts the runs of jobs in this process, and looks up the state of jobs across all processes. */
export interface JobMeter {
  register: Meter
  /** Reports a run that ended. */
  ran(job: string, seconds: number, isDone: boolean): void
}

interface Standing {
  name: string
  /** The time, in seconds, that the oldest overdue run has been waiting. */
  lag: number
  /** The time, in seconds, since a run last succeeded; null when none did in the last day. */
  since: number | null
}

/** Looks up the state of each job. The result is empty until a process has run jobs on this database. */
async function standings(db: Db): Promise<Standing[]> {
  const { rows } = await sql<{ known: boolean }>`select to_regclass('pgboss.job') is not null as known`.execute(db)
  if (!rows[0]?.known) return []
  const found = await sql<Standing>`
    select name,
      coalesce(extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now())), 0)::float8 as lag,
      extract(epoch from now() - max(completed_on) filter (where state = 'completed'))::float8 as since
    from pgboss.job where created_on > now() - interval '1 day' group by name`.execute(db)
  return found.rows
}

/** Makes the metrics of jobs. Runs, durations and failures concern this process; the lag and the last success concern all processes. */
export function makeJobMeter(db: Db, jobs: readonly { name: string }[]): JobMeter {
  const ours = new Set(jobs.map(({ name }) => name))
  const seconds = new Histogram({
    name: 'balie_job_seconds',
    help: 'Duration of the runs of jobs in this process.',
    labelNames: ['job'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60],
    registers: [],
  })
  const failures = new Counter({
    name: 'balie_job_failures_total',
    help: 'Runs of jobs that failed in this process; each is tried again.',
    labelNames: ['job'],
    registers: [],
  })
  for (const job of ours) failures.inc({ job }, 0)
  // The gauges of one scrape ask at the same time, and share one answer.
  let asking: Promise<Standing[]> | undefined
  const look = () => {
    asking ??= standings(db)
      .catch(() => [])
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const gauge = (name: string, help: string, figureOf: (standing: Standing) => number | null) =>
    new Gauge({
      name,
      help,
      labelNames: ['job'],
      registers: [],
      async collect() {
        this.reset()
        for (const standing of await look()) {
          const value = figureOf(standing)
          if (value !== null && ours.has(standing.name)) this.set({ job: standing.name }, Math.max(0, value))
        }
      },
    })
  const metrics = [
    seconds,
    failures,
    gauge('balie_job_lag_seconds', 'How long the oldest run waits that should have begun.', ({ lag }) => lag),
    gauge('balie_job_since_success_seconds', 'How long ago a run was last done, by any process.', ({ since }) => since),
  ]
  return {
    register: (registry) => {
      for (const metric of metrics) registry.registerMetric(metric)
    },
    ran(job, took, isDone) {
      seconds.observe({ job }, took)
      if (!isDone) failures.inc({ job })
    },
  }
}
