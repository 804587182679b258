import { filled, moment, nullable, table, text, texts, uuid } from '../../platform/row.ts'

/** A time in which customers could not reach the municipality, or it them. */
export const storing = table('storing', {
  uuid,
  beginOp: moment,
  eindOp: nullable(moment),
  kanalen: filled(texts),
  reden: text,
  verlengdTot: moment,
})
