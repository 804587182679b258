import { z } from 'zod'
import { contract } from '../../platform/contract.ts'
import { Cursor, Moment, Pagina, Paginagrootte, Uuid } from '../../platform/schemas.ts'

/** A CloudEvent of the NL GOV profile says what happened to which object, without personal data. */
export const Gebeurtenis = z
  .strictObject({
    specversion: z.literal('1.0'),
    id: Uuid,
    source: z.string(),
    type: z.string(),
    subject: Uuid,
    time: Moment,
  })
  .meta({ id: 'Gebeurtenis' })

export const gebeurtenissen = contract({
  lijst: {
    method: 'get',
    path: '/gebeurtenissen',
    right: 'gebeurtenissen.lezen',
    summary: 'Toon wat er is gebeurd, in volgorde, als CloudEvents.',
    query: z.strictObject({ na: Cursor.optional(), aantal: Paginagrootte }),
    result: Pagina(Gebeurtenis),
  },
})
