import { shared, table, text, uuid } from '../../platform/row.ts'

/** A word by which employees mark interne taken. */
export const label = shared(table('label', { uuid, naam: text }))
