import type { FastifyInstance } from 'fastify'
import { createApp, createWorker, JOBS, RECHTEN } from '../../app.ts'
import { heeftDemoApplicatie } from '../../inrichting/toegang/queries.ts'
import type { Config } from '../../platform/config.ts'
import { makeJobMeter } from '../../platform/job-metrics.ts'
import { startJobs } from '../../platform/jobs.ts'
import { isMigrated, migrate } from '../../platform/migrate.ts'
import { poolMeter } from '../../platform/observability.ts'
import { checkRestriction } from '../../platform/restriction.ts'
import { isBuilt } from '../../platform/web.ts'
import { laadDemo } from '../demo/laden.ts'
import { serveDemo } from '../demo/serve.ts'
import { openSystem, type System } from './system.ts'
import { buildWebappWhenStale } from './webapp.ts'
import { welcome } from './welcome.ts'

interface Roles {
  http: boolean
  jobs: boolean
}

/** Resolves when somebody asks the program to stop, with the reason. */
function stopAsked(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
  return promise
}

/** Brings the database to where this program needs it; a production database is migrated by whoever runs it. */
async function prepare({ db }: System, config: Config): Promise<void> {
  if (!config.production) await migrate(db)
  else if (!(await isMigrated(db))) throw new Error('de database is nog niet bij. Voer eerst `balie migrate` uit.')
  await checkRestriction(db)
  if (config.production && (await heeftDemoApplicatie(db))) {
    throw new Error('in deze database staan demogegevens. Die kunnen niet in productie.')
  }
  if (config.demo) await laadDemo(db, RECHTEN, new Date())
}

/** Sees that there is a web app to serve: in production it was built beforehand, elsewhere it is built now when it has changed. */
async function prepareWebapp(config: Config): Promise<void> {
  if (!config.production) await buildWebappWhenStale(console.log)
  else if (!isBuilt()) throw new Error('de webapp is niet gebouwd. Voer eerst `npm run build` uit.')
}

/** Listens; gives the address. */
async function listen(server: FastifyInstance, { HOST }: Config, setting: string, port: number): Promise<string> {
  try {
    const address = await server.listen({ host: HOST, port })
    return address.replace('127.0.0.1', 'localhost')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new Error(`poort ${port} is al in gebruik. Kies een andere met ${setting}.`, { cause: error })
  }
}

/** The server of a process: the whole of Balie, or of one that only works in the background its health and figures. */
function serverOf(config: Config, { db, beperkt, pools }: System, { http }: Roles) {
  const jobMeter = makeJobMeter(db, JOBS)
  const meters = [jobMeter.register, poolMeter(pools)]
  const server = http
    ? createApp({ config, db, beperkt, meters, inside: serveDemo })
    : createWorker({ config, db, meters })
  return { server, jobMeter }
}

/** Serves, and says where; requests that run are finished at the end. */
async function sayWhere(server: FastifyInstance, config: Config, { http }: Roles): Promise<void> {
  if (http) {
    const address = await listen(server, config, 'PORT', config.PORT)
    return console.log(welcome(config.PUBLIC_URL ?? address, config))
  }
  const address = await listen(server, config, 'WORK_PORT', config.WORK_PORT)
  console.log(`Balie werkt op de achtergrond. Gezondheid: ${address}/health/ready. Stop met Ctrl+C.`)
}

async function run(config: Config, roles: Roles): Promise<number> {
  const stop = stopAsked()
  if (roles.http) await prepareWebapp(config)
  const system = await openSystem(config)
  try {
    await prepare(system, config)
    const { server, jobMeter } = serverOf(config, system, roles)
    const jobs = roles.jobs
      ? await startJobs({ url: system.url, db: system.db, config, log: server.log, jobs: JOBS, meter: jobMeter })
      : undefined
    try {
      await sayWhere(server, config, roles)
      console.log(`Balie stopt (${await stop}).`)
    } finally {
      await server.close()
      await jobs?.stop()
    }
    return 0
  } finally {
    await system.close()
  }
}

export const start = (config: Config) => run(config, { http: true, jobs: true })
export const serve = (config: Config) => run(config, { http: true, jobs: false })
export const work = (config: Config) => run(config, { http: false, jobs: true })
