import { makeStarter } from '../../../koppelingen/zaaksysteem/saga/beurten.ts'
import type { Job } from '../../../platform/jobs.ts'
import { startTestApp, type TestApp } from '../test-app.ts'
import { makeZaaktype } from './catalogus.ts'
import { startZaaksysteem } from './server.ts'

/** A key of 32 bytes in base64. */
export const SLEUTEL = Buffer.alloc(32, 7).toString('base64')

const STIL = {
  fatal() {},
  error() {},
  warn() {},
  info() {},
  debug() {},
  trace() {},
  silent() {},
  level: 'silent',
  child: () => STIL,
}

/** The clock of the database, by which things are due, may be this much ahead of ours. */
const AHEAD_MS = 100

/** Runs a job as it would run at a moment. */
export async function runJobs(
  app: TestApp,
  job: Job,
  now = new Date(Date.now() + AHEAD_MS),
  extra: Partial<TestApp['config']> = {},
): Promise<void> {
  await job.run({ db: app.db, now, config: { ...app.config, ...extra }, log: STIL as never })
}

/** Starts the zaken that are due at a moment, as the loop does. */
export async function startDueZaken(
  app: TestApp,
  now = new Date(Date.now() + AHEAD_MS),
  extra: Partial<TestApp['config']> = {},
): Promise<void> {
  const begun = Date.now()
  const klok = () => new Date(now.getTime() + Date.now() - begun)
  const starter = makeStarter({ db: app.db, config: { ...app.config, ...extra }, log: STIL as never, klok })
  await starter.step()
  await starter.settle()
}

/** Lets a day go by for what waits: turns end, and what is tried later is due. */
export async function oneDayLater({ pool }: TestApp): Promise<void> {
  await pool.query(`update zaakstart set volgende_poging = volgende_poging - interval '1 day' where status = 'wacht'`)
  await pool.query(
    `update zaak set volgende_keer = volgende_keer - interval '1 day', gelezen_op = gelezen_op - interval '20 hours' where volgende_keer > '-infinity'`,
  )
  await pool.query(`update zaak_onbekend set volgende_poging = volgende_poging - interval '1 day'`)
}

/** An app with a zaaksysteem beside it, set by beheer, and a zaaktype that may be started. */
export async function startWithZaaksysteem(extra: Record<string, unknown> = {}, settings: Record<string, string> = {}) {
  const app = await startTestApp({ SECRET_KEY: SLEUTEL, ZAAKSYSTEEM_ZAKEN_PER_MINUUT: '6000', ...settings })
  const zgw = await startZaaksysteem()
  makeZaaktype(zgw.stand, { identificatie: 'VERGUNNING', omschrijving: 'Kapvergunning', trefwoorden: ['boom'] })
  const systeem = await app.client.zaaksystemen.maken({ body: zgw.alsZaaksysteem(extra) })
  const params = { uuid: systeem.uuid }
  await app.client.zaaksysteem.testen({ params })
  const kies = (identificatie: string, keuze: object = {}) =>
    app.client.zaaksystemen.zaaktypeKiezen({
      params: { ...params, identificatie },
      body: { startbaar: true, ...keuze },
    })
  await kies('VERGUNNING')
  return {
    app,
    zgw,
    systeem,
    kies,
    start: { zaaksysteem: systeem.uuid, zaaktype: 'VERGUNNING' },
    async stop() {
      await app.stop()
      await zgw.stop()
    },
  }
}

export type MetZaaksysteem = Awaited<ReturnType<typeof startWithZaaksysteem>>
