import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { headersOf } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Omzetting, spansOf } from './dataverwerkingen.ts'
import { sleutelOf } from './pseudoniem.ts'
import * as queries from './queries.ts'
import { lockSent, regelsNa, setSent } from './verzenden.ts'

/** This many lines are read and remembered at a time. */
const PER_STAP = 200
/** A message holds at most this many spans; a line about a list of people has one for each of them. */
const PER_BERICHT = 500
/** The job runs each minute, so it stops in time, and the next run continues where it stopped. */
const MOST_MS = 45_000
/** No transaction of a request takes longer than this. */
const WACHT_MS = 60_000

/** Makes a sender of spans that waits until they are taken. The library is loaded only when there is somewhere to send them. */
async function makeVerzender({ OTEL_EXPORTER_OTLP_ENDPOINT: adres, OTEL_EXPORTER_OTLP_HEADERS: headers }: Config) {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const exporter = new OTLPTraceExporter({
    url: `${adres?.replace(/\/+$/, '')}/v1/traces`,
    headers: headersOf(headers),
  })
  return {
    send: (spans: ReadableSpan[]) =>
      new Promise<void>((done, failed) => {
        exporter.export(spans, ({ code, error }) => (code === 0 ? done() : failed(error ?? new Error('Not taken.'))))
      }),
    sluit: () => exporter.shutdown(),
  }
}

type Verzend = Awaited<ReturnType<typeof makeVerzender>>['send']

/** Sends spans, in parts of a limited size. A line always gives the same spans, so sending a message again changes nothing. */
async function sendInParts(send: Verzend, spans: ReadableSpan[]): Promise<void> {
  for (let begin = 0; begin < spans.length; begin += PER_BERICHT) await send(spans.slice(begin, begin + PER_BERICHT))
}

/** Sends the next lines and remembers them, in one transaction. It gives false when there are none, or when another process is sending. */
async function sendStep(db: Db, bestemming: string, voor: Date, omzetting: Omzetting, send: Verzend): Promise<boolean> {
  return inTransaction(db, 'schrijven', async (tx) => {
    const tot = await lockSent(tx, bestemming)
    const regels = tot === undefined ? [] : await regelsNa(tx, tot, voor, PER_STAP)
    const laatste = regels.at(-1)
    if (!laatste) return false
    await sendInParts(
      send,
      regels.flatMap((regel) => spansOf(regel, omzetting)),
    )
    await setSent(tx, bestemming, laatste.id)
    return true
  })
}

/**
 * Sends the lines of the logboek on to a Logboek Dataverwerkingen. No line is forgotten when the other side is out of reach, because the
 * job remembers what was taken. It goes in small steps: a step that was taken stays so when a later one fails, and a long backlog takes as
 * many runs as it needs.
 */
export const verzendDataverwerkingen: Job = {
  name: 'verzend-dataverwerkingen',
  cron: '* * * * *',
  ownTransactions: true,
  async run({ db, now, config }) {
    const { OTEL_EXPORTER_OTLP_ENDPOINT: bestemming, SECRET_KEY } = config
    if (!bestemming || !SECRET_KEY) return
    const omzetting = { sleutel: sleutelOf(config), bron: config.GEBEURTENIS_BRON }
    const { send, sluit } = await makeVerzender(config)
    const voor = new Date(now.getTime() - WACHT_MS)
    const einde = performance.now() + MOST_MS
    try {
      while (performance.now() < einde && (await sendStep(db, bestemming, voor, omzetting, send)));
    } finally {
      await sluit()
    }
  },
}

/** This many months have their partition before they begin. */
const MAANDEN_VOORUIT = 3

const maandenVerder = (moment: Date, maanden: number) =>
  new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth() + maanden, 1))

/** Lines of each kind stay this many months. */
const termijnen = (config: Config): readonly (readonly [queries.Soort, number])[] => [
  ['persoon', config.LOGBOEK_PERSOON_MAANDEN],
  ['brp', config.LOGBOEK_BRP_MAANDEN],
  ['overig', config.LOGBOEK_OVERIG_MAANDEN],
  ['weigering', config.LOGBOEK_WEIGERING_MAANDEN],
]

/**
 * Makes the partitions of the coming months, and removes and records months whose lines are all past their term (R30). It waits two seconds
 * for transactions that write, and otherwise tries again the next hour, so that no request waits longer for it.
 */
export const onderhoudLogboek: Job = {
  name: 'onderhoud-logboek',
  cron: '23 * * * *',
  ownTransactions: true,
  async run({ db, now, config, log }) {
    const settings = { lock_timeout: '2s', statement_timeout: '10min' }
    const inOne = <T>(work: (tx: typeof db) => Promise<T>) => inTransaction(db, 'schrijven', work, { settings })
    await inOne((tx) => queries.makeMaanden(tx, maandenVerder(now, MAANDEN_VOORUIT)))
    for (const [soort, maanden] of termijnen(config)) {
      const regels = await inOne((tx) => queries.destroy(tx, soort, maandenVerder(now, -maanden)))
      if (regels > 0) log.info({ soort, regels }, 'logboek vernietigd')
    }
  },
}
