import type { FastifyInstance } from 'fastify'
import { createApp, createWorker, JOBS, LOOPS, RECHTEN } from '../../app.ts'
import { hasDemoApplicatie } from '../../inrichting/toegang/queries.ts'
import type { Config } from '../../platform/config.ts'
import { makeJobMeter } from '../../platform/job-metrics.ts'
import { startJobs } from '../../platform/jobs.ts'
import { migrate, requireMigrated, standingOf } from '../../platform/migrate.ts'
import { poolMeter } from '../../platform/observability.ts'
import { refusePooler } from '../../platform/pooler.ts'
import { checkRestriction } from '../../platform/restriction.ts'
import { isBuilt } from '../../platform/web.ts'
import { loadDemo } from '../demo/laden.ts'
import { addressOf, serveDemo } from '../demo/serve.ts'
import { withDemoKey } from '../demo/sleutel.ts'
import { loadZaaksysteem } from '../demo/zaaksysteem.ts'
import { newerVersion, openSystem, type System } from './system.ts'
import { whenAnswered } from './waiting.ts'
import { buildWebappWhenStale } from './webapp.ts'
import { welcome } from './welcome.ts'

interface Roles {
  http: boolean
  jobs: boolean
}

/** Resolves when somebody asks the program to stop, with the reason. */
function stopAsked() {
  const { promise, resolve } = Promise.withResolvers<string>()
  let isAsked = false
  const ask = (reason: string) => {
    isAsked = true
    resolve(reason)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => ask(signal))
  return { asked: promise, ask, isAsked: () => isAsked }
}

/** Brings the database to the version that this program needs; in production the operator migrates it. */
async function prepare(system: System, config: Config, server: FastifyInstance, { http }: Roles): Promise<void> {
  const { db } = system
  if (!config.embedded) await refusePooler(system)
  if (!config.production) await migrate(db, { log: console.log })
  else {
    const standing = await standingOf(db)
    requireMigrated(standing)
    if (standing.unknown.length > 0) console.log(newerVersion(standing))
    await checkRestriction(db)
  }
  if (config.production && (await hasDemoApplicatie(db))) {
    throw new Error('in deze database staan demogegevens. Die kunnen niet in productie.')
  }
  if (config.demo) await loadDemo(db, RECHTEN, system.now())
  if (config.demo && http)
    await loadZaaksysteem(db, config, addressOf(server, config.PUBLIC_URL, '127.0.0.1'), system.now())
}

/** Makes sure that there is a web app to serve: in production it was built beforehand, elsewhere it is built now when it has changed. */
async function prepareWebapp(config: Config): Promise<void> {
  if (!config.production) await buildWebappWhenStale(console.log)
  else if (!isBuilt()) throw new Error('de webapp is niet gebouwd. Voer eerst `npm run build` uit.')
}

/** Listens, and gives the address. */
async function listen(server: FastifyInstance, { HOST }: Config, setting: string, port: number): Promise<string> {
  try {
    const address = await server.listen({ host: HOST, port })
    return address.replace('127.0.0.1', 'localhost')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`poort ${port} is al in gebruik. Kies een andere met ${setting}.`, { cause: error })
  }
}

/** Makes the server of a process: the whole of Balie, or only the health and metrics of a process that works in the background. */
function serverOf(config: Config, system: System, { http }: Roles, isStarted: () => boolean) {
  const { db, beperkt, probe, pools, now: clock } = system
  const jobMeter = makeJobMeter(db, JOBS)
  const meters = [jobMeter.register, poolMeter(pools)]
  const server = http
    ? createApp({ config, db, beperkt, probe, clock, meters, isStarted, inside: serveDemo })
    : createWorker({ config, db, probe, meters, isStarted })
  return { server, jobMeter }
}

/** Listens, and gives the text to print once Balie works. */
async function announce(server: FastifyInstance, config: Config, { http }: Roles): Promise<string> {
  if (http) {
    const address = await listen(server, config, 'PORT', config.PORT)
    return welcome(config.PUBLIC_URL ?? address, config)
  }
  const address = await listen(server, config, 'WORK_PORT', config.WORK_PORT)
  return `Balie werkt op de achtergrond. Gezondheid: ${address}/health/ready. Stop met Ctrl+C.`
}

/** The jobs and the database get this many seconds more than requests to finish. */
const REST_SECONDS = 25

/** Ends the process in time, however little the database answers, so that a request to stop is not kept waiting. */
function endForSure({ STOPPEN_SECONDEN }: Config): void {
  const end = () => {
    console.error('Balie stopt nu: de database antwoordt niet.')
    process.exit(1)
  }
  setTimeout(end, (STOPPEN_SECONDEN + REST_SECONDS) * 1000).unref()
}

async function run(given: Config, roles: Roles): Promise<number> {
  const stop = stopAsked()
  const config = await withDemoKey(given)
  if (roles.http) await prepareWebapp(config)
  const system = await openSystem(config)
  let isStarted = false
  const { server, jobMeter } = serverOf(config, system, roles, () => isStarted)
  let jobs: Awaited<ReturnType<typeof startJobs>> | undefined
  try {
    // It listens before the database answers, so that a supervisor sees that it lives and is not ready yet.
    const text = await announce(server, config, roles)
    const wait = { stopped: stop.asked, log: console.log }
    const jobsOptions = { database: system, config, log: server.log, jobs: JOBS, loops: LOOPS, meter: jobMeter }
    await whenAnswered(() => prepare(system, config, server, roles), wait)
    if (roles.jobs) jobs = await whenAnswered(() => startJobs(jobsOptions), wait)
    isStarted = true
    if (!stop.isAsked()) console.log(text)
    console.log(`Balie stopt (${await stop.asked}).`)
    endForSure(config)
    return 0
  } finally {
    await server.close()
    await jobs?.stop().catch(() => undefined)
    await system.close()
  }
}

export const start = (config: Config) => run(config, { http: true, jobs: true })
export const serve = (config: Config) => run(config, { http: true, jobs: false })
export const work = (config: Config) => run(config, { http: false, jobs: true })
