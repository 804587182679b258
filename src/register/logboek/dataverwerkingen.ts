import { createHmac } from 'node:crypto'
import { type HrTime, type SpanContext, SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { resourceFromAttributes } from '@opentelemetry/resources'
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base'

// This file turns lines of the logboek into those of a Logboek Dataverwerkingen (LDV 1.0): no user, no name of a customer, one line for
// each person.

/** A line of the logboek that is to be sent on. */
export interface Regel {
  id: string
  operatie: string
  resultaat: number
  partijen: string[]
  /** These pseudonyms stand for people who were seen in another register. */
  elders: string[]
  traceId: string
  ouderId: string
  begonnenOp: Date
  geeindigdOp: Date
  /** The application that made the call, if one did. */
  applicatie: string | null
  activiteit: string
}

export interface Omzetting {
  /** The pseudonyms of customers are made with this key of 32 bytes. */
  sleutel: Buffer
  /** The name of this system. */
  bron: string
}

const NIETS = { links: [], events: [], droppedAttributesCount: 0, droppedEventsCount: 0, droppedLinksCount: 0 }

const hrTime = (moment: Date): HrTime => [Math.floor(moment.getTime() / 1000), (moment.getTime() % 1000) * 1_000_000]

/** Makes the id of a span: 16 hexadecimal digits, equal each time that this line is sent, so that sending it again changes nothing. */
const spanId = (sleutel: Buffer, regel: string, deel: number) =>
  createHmac('sha256', sleutel).update(`span ${regel} ${deel}`).digest('hex').slice(0, 16)

/** Makes the code of a customer in the Logboek: it is always equal for one partij, and useless to anybody without the key. */
export const pseudoniem = (sleutel: Buffer, partij: string): string =>
  createHmac('sha256', sleutel).update(`partij ${partij}`).digest('hex')

const FOUT = 500

/** Gives the status. It is an error only for a fault of ours, not when a request was invalid or nothing was found (LDV-6). */
function statusOf({ resultaat }: Regel) {
  if (resultaat >= FOUT) return { code: SpanStatusCode.ERROR }
  return { code: resultaat < 400 ? SpanStatusCode.OK : SpanStatusCode.UNSET }
}

const contextOf = (traceId: string, id: string): SpanContext => ({
  traceId,
  spanId: id,
  traceFlags: TraceFlags.SAMPLED,
})

/** Makes the spans of a line: one, with a child for each customer when there are several (LDV-4). */
export function spansOf(regel: Regel, { sleutel, bron }: Omzetting): ReadableSpan[] {
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
    status: statusOf(regel),
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
    spanContext: () => contextOf(traceId, spanId(sleutel, id, 0)),
    ...(ouderId && { parentSpanContext: { ...contextOf(traceId, ouderId), isRemote: true } }),
    attributes: { ...attributes, ...(betrokkenen.length === 1 && betrokkene(betrokkenen[0])) },
  }
  if (betrokkenen.length < 2) return [hoofd]
  const kinderen = betrokkenen.map(
    (wie, index): ReadableSpan => ({
      ...gedeeld,
      name: operatie,
      spanContext: () => contextOf(traceId, spanId(sleutel, id, index + 1)),
      parentSpanContext: hoofd.spanContext(),
      attributes: { ...attributes, ...betrokkene(wie) },
    }),
  )
  return [hoofd, ...kinderen]
}
