import { bigint, filled, generated, jsonb, moment, shared, table, text, uuid, xid8 } from '../../platform/row.ts'

/** Something that happened, without personal data. */
export const gebeurtenis = shared(
  table('gebeurtenis', {
    id: uuid,
    volgnummer: generated(bigint),
    type: text,
    subject: uuid,
    op: filled(moment),
    gegevens: filled(jsonb<Record<string, unknown>>()),
    transactie: filled(xid8),
  }),
)
