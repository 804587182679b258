import type { FastifyInstance } from 'fastify'
import { createApp, JOBS, RECHTEN } from '../../app.ts'
import { heeftDemoApplicatie } from '../../inrichting/toegang/queries.ts'
import type { Config } from '../../platform/config.ts'
import { startJobs } from '../../platform/jobs.ts'
import { isMigrated, migrate, refuseNewer, standingOf } from '../../platform/migrate.ts'
import { refusePooler } from '../../platform/pooler.ts'
import { isBuilt } from '../../platform/web.ts'
import { laadDemo } from '../demo/laden.ts'
import { serveDemo } from '../demo/serve.ts'
import { openSystem, type System } from './system.ts'
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

/** Sees that the database is where this program needs it; one in production is migrated by whoever runs it. */
async function prepare(system: System, config: Config): Promise<void> {
  const { db } = system
  if (!config.embedded) await refusePooler(system)
  if (!config.production) await migrate(db, { log: console.log })
  else {
    const standing = await standingOf(db)
    refuseNewer(standing)
    if (!(await isMigrated(db))) throw new Error('de database is nog niet bij. Voer eerst `balie migrate` uit.')
    if (standing.unknown.length > 0)
      console.log(
        `De database is van een nieuwere versie van Balie (${standing.unknown.at(-1)}); deze versie werkt ermee.`,
      )
  }
  if (config.production && (await heeftDemoApplicatie(db))) {
    throw new Error('in deze database staan demogegevens. Die kunnen niet in productie.')
  }
  if (config.demo) await laadDemo(db, RECHTEN, system.now())
}

/** Sees that there is a web app to serve: in production it was built beforehand, elsewhere it is built now when it has changed. */
async function prepareWebapp(config: Config): Promise<void> {
  if (!config.production) await buildWebappWhenStale(console.log)
  else if (!isBuilt()) throw new Error('de webapp is niet gebouwd. Voer eerst `npm run build` uit.')
}

/** Serves until asked to stop; requests that run are finished first. */
async function listen(server: FastifyInstance, config: Config): Promise<string> {
  const address = await server.listen({ host: config.HOST, port: config.PORT })
  return config.PUBLIC_URL ?? address.replace('127.0.0.1', 'localhost')
}

/** How much longer, in seconds, than requests may still take: for the jobs and the database. */
const REST_SECONDS = 25

/** However little the database answers: whoever asked us to stop is not kept waiting. */
function endForSure({ STOPPEN_SECONDEN }: Config): void {
  const end = () => {
    console.error('Balie stopt nu: de database antwoordt niet.')
    process.exit(1)
  }
  setTimeout(end, (STOPPEN_SECONDEN + REST_SECONDS) * 1000).unref()
}

async function run(config: Config, roles: Roles): Promise<number> {
  const stop = stopAsked()
  if (roles.http) await prepareWebapp(config)
  let crashed = false
  const system = await openSystem(config, () => {
    crashed = true
    stop.ask('PostgreSQL is gestopt.')
  })
  let isStarted = false
  const server = createApp({ config, ...system, clock: system.now, inside: serveDemo, isStarted: () => isStarted })
  let jobs: Awaited<ReturnType<typeof startJobs>> | undefined
  try {
    // It listens before the database answers: whoever watches over it sees that it lives, and is not ready yet.
    const address = roles.http ? await listen(server, config) : undefined
    const wait = { stopped: stop.asked, log: console.log }
    await whenAnswered(() => prepare(system, config), wait)
    if (roles.jobs)
      jobs = await whenAnswered(() => startJobs({ database: system, config, log: server.log, jobs: JOBS }), wait)
    isStarted = true
    if (!stop.isAsked()) {
      if (address) console.log(welcome(address, config))
      else console.log('Balie werkt op de achtergrond. Stop met Ctrl+C.')
    }
    const reason = await stop.asked
    console.log(`Balie stopt (${reason}).`)
    endForSure(config)
    return crashed ? 1 : 0
  } finally {
    await server.close()
    await jobs?.stop().catch(() => undefined)
    await system.close()
  }
}

export const start = (config: Config) => run(config, { http: true, jobs: true })
export const serve = (config: Config) => run(config, { http: true, jobs: false })
export const work = (config: Config) => run(config, { http: false, jobs: true })
