import { createHmac } from 'node:crypto'
import { type HrTime, type SpanContext, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'

// Lines of the logboek as those of a Logboek Dataverwerkingen 1.0: no user, no name of a customer, one line for each person (LDV 1.0).

/** A line of the logboek that is to be sent on. */
export interface Regel {
  id: string
  operatie: string
  resultaat: number
  partijen: string[]
  /** Who was seen in another register, by pseudonym. */
  elders: string[]
  traceId: string
  ouderId: string
  begonnenOp: Date
  geeindigdOp: Date
  /** The application that made the call, when one did. */
  applicatie: string | null
  activiteit: string
}

export interface Omzetting {
  /** By which the pseudonyms of customers are made: 32 bytes. */
  sleutel: Buffer
  /** What this system is called. */
  bron: string
}

const NIETS = { links: [], events: [], droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 }

const hrTime = (moment: Date): HrTime => [Math.floor(moment.getTime() / 1000), (moment.getTime() % 1000) * 1_000_000]

/** An id of a span: 16 hexadecimal digits, the same each time that this line is sent, so that a second time changes nothing. */
const spanId = (sleutel: Buffer, regel: string, deel: number) =>
  createHmac('sha256', sleutel).update(`span ${regel} ${deel}`).digest('hex').slice(0, 16)

/** The code of a customer in the Logboek: the same for the same partij, and of no use to who does not have the key. */
export const pseudoniem = (sleutel: Buffer, partij: string): string =>
  createHmac('sha256', sleutel).update(`partij ${partij}`).digest('hex')

const FOUT = 500

/** Error only for a fault of ours; what was not found or not valid is neither (LDV-6). */
function statusVan({ resultaat }: Regel) {
  if (resultaat >= FOUT) return { code: SpanStatusCode.ERROR }
  return { code: resultaat < 400 ? SpanStatusCode.OK : SpanStatusCode.UNSET }
}

const contextVan = (traceId: string, id: string): SpanContext => ({
  traceId,
  spanId: id,
  traceFlags: TraceFlags.SAMPLED,
})

/** The spans of a line: one, and with more customers a child for each of them (LDV-4). */
export function spansVan(regel: Regel, { sleutel, bron }: Omzetting): ReadableSpan[] {
  const { id, operatie, partijen, elders, traceId, ouderId, applicatie, activiteit, begonnenOp, geeindigdOp } = regel
  const resource = resourceFromAttributes({ 'service.name': 'balie', 'dpl.core.source': bron })
  const betrokkenen = [
    ...partijen.map((partij) => ({ id: pseudoniem(sleutel, partij), soort: `${bron}:partij` })),
    ...elders.map((persoon) => ({ id: persoon, soort: `${bron}:persoon` })),
  ]
  const betrokkene = (wie: { id: string; soort: string } | undefined) =>
    wie && { 'dpl.core.data_subject_id': wie.id, 'dpl.core.data_subject_id_type': wie.soort }
  const gedeeld = {
    ...NIETS,
    kind: SpanKind.SERVER,
    startTime: hrTime(begonnenOp),
    endTime: hrTime(geeindigdOp),
    duration: hrTime(new Date(geeindigdOp.getTime() - begonnenOp.getTime())),
    status: statusVan(regel),
    ended: true,
    resource,
    instrumentationScope: { name: 'balie.logboek' },
  }
  const attributes = {
    'dpl.core.processing_activity_id': activiteit,
    ...(ouderId && applicatie && { 'dpl.core.foreign_operation.processor': `${bron}:applicatie:${applicatie}` }),
  }
  const hoofd: ReadableSpan = {
    ...gedeeld,
    name: operatie,
    spanContext: () => contextVan(traceId, spanId(sleutel, id, 0)),
    ...(ouderId && { parentSpanContext: { ...contextVan(traceId, ouderId), isRemote: true } }),
    attributes: { ...attributes, ...(betrokkenen.length === 1 && betrokkene(betrokkenen[0])) },
  }
  if (betrokkenen.length < 2) return [hoofd]
  const kinderen = betrokkenen.map(
    (wie, index): ReadableSpan => ({
      ...gedeeld,
      name: operatie,
      spanContext: () => contextVan(traceId, spanId(sleutel, id, index + 1)),
      parentSpanContext: hoofd.spanContext(),
      attributes: { ...attributes, ...betrokkene(wie) },
    }),
  )
  return [hoofd, ...kinderen]
}
