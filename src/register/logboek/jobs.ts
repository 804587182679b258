import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'
import { headersVan } from '../../platform/bron.ts'
import type { Config } from '../../platform/config.ts'
import type { Job } from '../../platform/jobs.ts'
import { spansVan } from './dataverwerkingen.ts'
import { regelsNa, vergrendelVerzonden, zetVerzonden } from './verzenden.ts'

const PER_KEER = 500
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

/**
 * Sends the lines of the logboek on to a Logboek Dataverwerkingen: every line, and none is forgotten when the other side is out of reach,
 * because what was taken is remembered.
 */
export const verzendDataverwerkingen: Job = {
  name: 'verzend-dataverwerkingen',
  cron: '* * * * *',
  async run({ db, now, config }) {
    const { OTEL_EXPORTER_OTLP_ENDPOINT: bestemming, SECRET_KEY } = config
    if (!bestemming || !SECRET_KEY) return
    const omzetting = { sleutel: Buffer.from(SECRET_KEY.split(',')[0] ?? '', 'base64'), bron: config.GEBEURTENIS_BRON }
    const { verzend, sluit } = await maakVerzender(config)
    try {
      let tot = await vergrendelVerzonden(db, bestemming)
      const voor = new Date(now.getTime() - WACHT_MS)
      for (;;) {
        const regels = await regelsNa(db, tot, voor, PER_KEER)
        const laatste = regels.at(-1)
        if (!laatste) break
        await verzend(regels.flatMap((regel) => spansVan(regel, omzetting)))
        tot = laatste.id
        await zetVerzonden(db, bestemming, tot)
      }
    } finally {
      await sluit()
    }
  },
}
