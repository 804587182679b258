import { sql } from '../../platform/sql.ts'
import { RECHTEN } from '../../register/zaakregister/contract.ts'
import { gezienOfZaken } from '../../register/zaakregister/gezien.ts'
import { addRow, changeRow, removeRow, zaaktypeOf } from '../../register/zaakregister/queries.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { fault, notFoundError } from '../klantinteracties/wire/errors.ts'
import { bodyOf, type Endpoint, itemAnswer, listAnswer, type Route, uuidOf } from '../klantinteracties/wire/face.ts'
import { parseUuid, text } from '../klantinteracties/wire/fields.ts'
import * as filter from '../klantinteracties/wire/filters.ts'
import { readChanges, readNew } from '../klantinteracties/wire/input.ts'
import { makeMemory } from '../klantinteracties/wire/memory.ts'
import { resource } from '../klantinteracties/wire/resource.ts'
import { link } from './velden.ts'
import { zaakeigenschapView } from './weergaven.ts'
import { openZaak } from './zaak.ts'

// Serves the eigenschappen of a zaak, as its zaaktype has them: a list below its zaak.

const fields = { zaak: link('Zaak'), eigenschap: link('Eigenschap'), waarde: text() }

const zaakeigenschappen = resource({
  ...zaakeigenschapView,
  path: 'zaakeigenschappen',
  rights: { lezen: RECHTEN.lezen },
  filtersOnItem: false,
  unpaged: true,
  ...gezienOfZaken(sql`select e.zaak from pagina e`),
  fields,
  filters: { zaak: filter.uuid((value) => sql`e.zaak = ${value}`) },
  remove: null,
})

const memory = makeMemory()

const keyOf = (request: Parameters<Endpoint['work']>[1]): string => {
  const uuid = parseUuid((request.params as { eigenschap: string }).eigenschap)
  if (!uuid) throw notFoundError()
  return uuid
}

/** The eigenschap that a path names, when it is of the zaak that it names. */
const conditions = (zaak: string) => [{ where: sql`e.zaak = ${zaak}::uuid` }]

const endpoint = (name: string, right: Endpoint['right'], work: Endpoint['work']): Endpoint => ({
  right,
  name: `zaken.zaakeigenschappen.${name}`,
  work,
})

const changing =
  (partial: boolean): Endpoint['work'] =>
  async (context, request) => {
    const [zaak, own] = [uuidOf(request), keyOf(request)]
    await openZaak(context, zaak)
    await itemAnswer(context, zaakeigenschappen, own, 200, { conditions: conditions(zaak) })
    const { waarde } = await readChanges(context.db, fields, bodyOf(request), { partial, own })
    await changeRow(context.db, rows.zaakeigenschap, own, { waarde })
    return itemAnswer(context, zaakeigenschappen, own, 200)
  }

const parameter = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })

const ref = { 'application/json': { schema: { type: 'object' } } }

const done = (status: number) => ({ responses: { [status]: { description: 'Gelukt.', content: ref } } })

/** The routes below a zaak. */
export const zaakeigenschapRoutes: readonly Route[] = [
  {
    path: '/zaken/:uuid/zaakeigenschappen',
    name: 'ZaakEigenschappen',
    methods: {
      GET: endpoint('lijst', RECHTEN.lezen, (context, request) => {
        const query = new URLSearchParams({ zaak: uuidOf(request) })
        return listAnswer({ ...context, query }, zaakeigenschappen, memory)
      }),
      POST: endpoint('maken', RECHTEN.bijwerken, async (context, request) => {
        const input = await readNew(context.db, fields, bodyOf(request), undefined)
        if (input.zaak !== uuidOf(request))
          throw fault('zaak', 'invalid', 'Dit is een andere zaak dan die van het pad.')
        const { zaaktype } = await openZaak(context, input.zaak)
        if ((await zaaktypeOf(context.db, rows.eigenschap, input.eigenschap)) !== zaaktype)
          throw fault('eigenschap', 'zaaktype-mismatch', 'Deze eigenschap hoort bij een ander zaaktype dan de zaak.')
        const uuid = await addRow(context.db, rows.zaakeigenschap, input)
        const location = `${context.base}/zaken/${input.zaak}/zaakeigenschappen/${uuid}`
        return { ...(await itemAnswer(context, zaakeigenschappen, uuid, 201)), location }
      }),
    },
    description: {
      parameters: [parameter('uuid')],
      get: { operationId: 'zaakeigenschapList', tags: ['zaken'], ...done(200) },
      post: { operationId: 'zaakeigenschapCreate', tags: ['zaken'], requestBody: { content: ref }, ...done(201) },
    },
  },
  {
    path: '/zaken/:uuid/zaakeigenschappen/:eigenschap',
    name: 'ZaakEigenschap',
    methods: {
      GET: endpoint('tonen', RECHTEN.lezen, (context, request) =>
        itemAnswer(context, zaakeigenschappen, keyOf(request), 200, { conditions: conditions(uuidOf(request)) }),
      ),
      PUT: endpoint('wijzigen', RECHTEN.bijwerken, changing(false)),
      PATCH: endpoint('wijzigen', RECHTEN.bijwerken, changing(true)),
      DELETE: endpoint('verwijderen', RECHTEN.bijwerken, async (context, request) => {
        const [zaak, own] = [uuidOf(request), keyOf(request)]
        await openZaak(context, zaak)
        await itemAnswer(context, zaakeigenschappen, own, 200, { conditions: conditions(zaak) })
        await removeRow(context.db, rows.zaakeigenschap, own)
        return { status: 204, json: '' }
      }),
    },
    description: {
      parameters: [parameter('uuid'), parameter('eigenschap')],
      get: { operationId: 'zaakeigenschapRetrieve', tags: ['zaken'], ...done(200) },
      put: { operationId: 'zaakeigenschapUpdate', tags: ['zaken'], requestBody: { content: ref }, ...done(200) },
      patch: {
        operationId: 'zaakeigenschapPartialUpdate',
        tags: ['zaken'],
        requestBody: { content: ref },
        ...done(200),
      },
      delete: {
        operationId: 'zaakeigenschapDestroy',
        tags: ['zaken'],
        responses: { 204: { description: 'Verwijderd.' } },
      },
    },
  },
]
