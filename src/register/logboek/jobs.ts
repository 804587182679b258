import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { headersVan } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import type { Job } from '../../platform/jobs.ts'
import { type Omzetting, spansVan } from './dataverwerkingen.ts'
import { regelsNa, vergrendelVerzonden, zetVerzonden } from './verzenden.ts'

/** How many lines are read and remembered at a time. */
const PER_STAP = 200
/** How many spans go in one message: a line about a list of people is one for each of them. */
const PER_BERICHT = 500
/** The job runs each minute: it stops in time, and the next goes on where it was. */
const MOST_MS = 45_000
/** No transaction of a request takes longer. */
const WACHT_MS = 60_000

/** Sends spans and waits until they are taken. Loaded only where there is somewhere to send them. */
async function maakVerzender({ OTEL_EXPORTER_OTLP_ENDPOINT: adres, OTEL_EXPORTER_OTLP_HEADERS: headers }: Config) {
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  const exporter = new OTLPTraceExporter({
    url: `${adres?.replace(/\/+$/, '')}/v1/traces`,
    headers: headersVan(headers),
  })
  return {
    verzend: (spans: ReadableSpan[]) =>
      new Promise<void>((done, failed) => {
        exporter.export(spans, ({ code, error }) => (code === 0 ? done() : failed(error ?? new Error('Not taken.'))))
      }),
    sluit: () => exporter.shutdown(),
  }
}

type Verzend = Awaited<ReturnType<typeof maakVerzender>>['verzend']

/** Sends spans, at most so many at a time. Once more gives the same spans, so a message that is sent again changes nothing. */
async function verzendInDelen(verzend: Verzend, spans: ReadableSpan[]): Promise<void> {
  for (let begin = 0; begin < spans.length; begin += PER_BERICHT) await verzend(spans.slice(begin, begin + PER_BERICHT))
}

/** Sends the next lines and remembers them, in one transaction. False: there are none, or another process is at it. */
async function verzendStap(
  db: Db,
  bestemming: string,
  voor: Date,
  omzetting: Omzetting,
  verzend: Verzend,
): Promise<boolean> {
  return inTransaction(db, 'schrijven', async (tx) => {
    const tot = await vergrendelVerzonden(tx, bestemming)
    const regels = tot === undefined ? [] : await regelsNa(tx, tot, voor, PER_STAP)
    const laatste = regels.at(-1)
    if (!laatste) return false
    await verzendInDelen(
      verzend,
      regels.flatMap((regel) => spansVan(regel, omzetting)),
    )
    await zetVerzonden(tx, bestemming, laatste.id)
    return true
  })
}

/**
 * Sends the lines of the logboek on to a Logboek Dataverwerkingen: every line, and none is forgotten when the other side is out of reach,
 * because what was taken is remembered. In small steps: what was taken stays so when a later step fails, and a long backlog is done by as many
 * runs as it needs.
 */
export const verzendDataverwerkingen: Job = {
  name: 'verzend-dataverwerkingen',
  cron: '* * * * *',
  ownTransactions: true,
  async run({ db, now, config }) {
    const { OTEL_EXPORTER_OTLP_ENDPOINT: bestemming, SECRET_KEY } = config
    if (!bestemming || !SECRET_KEY) return
    const omzetting = { sleutel: Buffer.from(SECRET_KEY.split(',')[0] ?? '', 'base64'), bron: config.GEBEURTENIS_BRON }
    const { verzend, sluit } = await maakVerzender(config)
    const voor = new Date(now.getTime() - WACHT_MS)
    const einde = performance.now() + MOST_MS
    try {
      while (performance.now() < einde && (await verzendStap(db, bestemming, voor, omzetting, verzend)));
    } finally {
      await sluit()
    }
  },
}
