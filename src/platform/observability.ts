import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from './database.ts'
import { type Standing, standingOf } from './migrate.ts'
import { outageOf } from './outages.ts'
import type { Database } from './pools.ts'
import { restrictionFault } from './restriction.ts'

/** A figure about the register that is looked up when the metrics are read. */
export interface Figure {
  /** The name of the metric, such as `balie_klantcontacten_zonder_opvolging`. */
  name: string
  help: string
  read(db: Db): Promise<number>
}

/** Adds figures to the metrics of a process. */
export type Meter = (registry: Registry) => void

/** Counts the connections of each pool: all of them, the idle ones, and the requests that wait for one. */
export const poolMeter =
  (pools: Database['pools']): Meter =>
  (registry) => {
    new Gauge({
      name: 'balie_database_connections',
      help: 'Connections with the database by pool: open, idle, and requests that wait for one.',
      labelNames: ['pool', 'state'],
      registers: [registry],
      collect() {
        for (const [pool, { totalCount, idleCount, waitingCount }] of Object.entries(pools)) {
          this.set({ pool, state: 'open' }, totalCount)
          this.set({ pool, state: 'idle' }, idleCount)
          this.set({ pool, state: 'waiting' }, waitingCount)
        }
      },
    })
  }

let ofProcess: Registry | undefined

/** Gives the figures of the process, which are collected once: what observes the garbage collector keeps its registry for ever. */
function processFigures(): Registry {
  if (!ofProcess) {
    ofProcess = new Registry()
    collectDefaultMetrics({ register: ofProcess })
  }
  return ofProcess
}

/** Serves `GET /metrics` in Prometheus' format: requests by route, the process, and figures of the register, without personal data. */
export function serveMetrics(
  server: FastifyInstance,
  db: Db,
  figures: readonly Figure[],
  meters: readonly Meter[] = [],
): void {
  const registry = new Registry()
  for (const meter of meters) meter(registry)
  const duration = new Histogram({
    name: 'balie_http_request_seconds',
    help: 'Duration of HTTP requests by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  for (const { name, help, read } of figures) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        // Without the database this figure is unknown. The other figures are needed most at that moment.
        this.set(await read(db).catch(() => Number.NaN))
      },
    })
  }
  server.addHook('onResponse', async (request, reply) => {
    const labels = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: String(reply.statusCode),
    }
    duration.observe(labels, reply.elapsedTime / 1000)
  })
  const all = Registry.merge([processFigures(), registry])
  server.get('/metrics', { logLevel: 'warn' }, async (_request, reply) =>
    reply.header('Content-Type', all.contentType).send(await all.metrics()),
  )
}

/** The result of `/health/ready`. */
type Readiness =
  | 'ok'
  | 'database-onbereikbaar'
  | 'database-alleen-lezen'
  | 'database-niet-gemigreerd'
  | 'programma-te-oud'
  | 'beperking-niet-in-orde'
  | 'start-nog'

function readinessOf(standing: Standing): Readiness {
  if (standing.isReadOnly) return 'database-alleen-lezen'
  if (standing.isTooOld) return 'programma-te-oud'
  if (standing.pending.length > 0) return 'database-niet-gemigreerd'
  return standing.views === 'none' ? 'beperking-niet-in-orde' : 'ok'
}

/** The longest time, in ms, that a caller waits to hear whether the server is ready. */
const PATIENCE_MS = 2_500

/** Checks whether the database can be used. Callers who ask during a check share its result. */
function makeLook(probe: Db, log: FastifyBaseLogger): () => Promise<Readiness> {
  let looking: Promise<Readiness> | undefined
  const look = async () => {
    try {
      const found = readinessOf(await standingOf(probe))
      return found === 'ok' && (await restrictionFault(probe)) ? 'beperking-niet-in-orde' : found
    } catch (error) {
      const reden = outageOf(error)?.reden ?? (error as Error).name
      log.warn({ reden }, 'database out of reach')
      return 'database-onbereikbaar'
    } finally {
      looking = undefined
    }
  }
  return () => {
    looking ??= look()
    const late = pause(PATIENCE_MS, 'database-onbereikbaar' as const, { ref: false })
    return Promise.race([looking, late])
  }
}

/**
 * Serves `GET /health/live`, which says that the process answers, and `GET /health/ready`, which says that the database is within reach,
 * takes writes, is migrated, and restricts the users it must (R28). It answers within three seconds, whatever the database does.
 * @param isStarted tells whether this process has finished everything that comes before serving
 */
export function serveHealth(server: FastifyInstance, probe: Db, isStarted: () => boolean): void {
  const look = makeLook(probe, server.log)
  server.get('/health/live', { logLevel: 'warn' }, async () => ({ status: 'ok' }))
  server.get('/health/ready', { logLevel: 'warn' }, async (_request, reply) => {
    const found = await look()
    const status = found === 'ok' && !isStarted() ? 'start-nog' : found
    return reply.status(status === 'ok' ? 200 : 503).send({ status })
  })
}
