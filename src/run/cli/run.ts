import type { FastifyInstance } from 'fastify'
import { createApp, JOBS, RECHTEN } from '../../app.ts'
import { heeftDemoApplicatie } from '../../inrichting/toegang/queries.ts'
import type { Config } from '../../platform/config.ts'
import { startJobs } from '../../platform/jobs.ts'
import { isMigrated, migrate } from '../../platform/migrate.ts'
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
function stopAsked(): { asked: Promise<string>; ask(reason: string): void } {
  const { promise, resolve } = Promise.withResolvers<string>()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve(signal))
  return { asked: promise, ask: resolve }
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

/** Serves until asked to stop; requests that run are finished first. */
async function listen(server: FastifyInstance, config: Config): Promise<string> {
  const address = await server.listen({ host: config.HOST, port: config.PORT })
  return config.PUBLIC_URL ?? address.replace('127.0.0.1', 'localhost')
}

async function run(config: Config, roles: Roles): Promise<number> {
  const stop = stopAsked()
  if (roles.http) await prepareWebapp(config)
  let crashed = false
  const system = await openSystem(config, () => {
    crashed = true
    stop.ask('PostgreSQL is gestopt.')
  })
  try {
    await prepare(system, config)
    const server = createApp({ config, db: system.db, beperkt: system.beperkt, inside: serveDemo })
    const jobs = roles.jobs
      ? await startJobs({ url: system.url, db: system.db, config, log: server.log, jobs: JOBS })
      : undefined
    if (roles.http) console.log(welcome(await listen(server, config), config))
    else console.log('Balie werkt op de achtergrond. Stop met Ctrl+C.')
    const reason = await stop.asked
    console.log(`Balie stopt (${reason}).`)
    await server.close()
    await jobs?.stop()
    return crashed ? 1 : 0
  } finally {
    await system.close()
  }
}

export const start = (config: Config) => run(config, { http: true, jobs: true })
export const serve = (config: Config) => run(config, { http: true, jobs: false })
export const work = (config: Config) => run(config, { http: false, jobs: true })
