import { z } from 'zod'
import { contract } from '../platform/contract.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Tekst, Uuid } from '../platform/schemas.ts'

/** One look at, or change of, personal data: who, what, what for, when, from where, with what result, and whose data (R29). */
export const Regel = z
  .strictObject({
    id: z.string(),
    op: Moment,
    operatie: z.string(),
    resultaat: z.int(),
    verwerkingsactiviteit: z.string(),
    wie: z.strictObject({ soort: z.string(), uuid: Uuid.nullable(), naam: z.string() }),
    namens: z.string().nullable(),
    partijen: z.array(Uuid),
    herkomst: z.string(),
    verzoek: z.string(),
    traceId: z.string(),
  })
  .meta({ id: 'LogboekRegel' })

const zoekvelden = {
  partij: Uuid.optional(),
  wie: Uuid.optional(),
  operatie: Tekst(100).optional(),
  van: Moment.optional(),
  tot: Moment.optional(),
}

export const logboek = contract({
  zoeken: {
    method: 'get',
    path: '/logboek',
    right: 'logboek.lezen',
    summary: 'Zoek in het logboek: wie heeft wanneer welke gegevens gezien of gewijzigd; de laatste regel eerst.',
    query: z.strictObject({ ...zoekvelden, na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Regel),
  },
  exporteren: {
    method: 'get',
    path: '/logboek/export',
    right: 'logboek.exporteren',
    summary: 'Exporteer de laatste 100.000 regels van het logboek die aan de vraag voldoen, als CSV.',
    query: z.strictObject(zoekvelden),
    mediaType: 'text/csv',
  },
})
