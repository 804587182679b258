import { isObject } from '../../platform/json.ts'
import { RECHTEN } from '../../register/zaakregister/contract.ts'
import { validationError } from '../klantinteracties/wire/errors.ts'
import { bodyOf, type Face, listAnswer, type Route } from '../klantinteracties/wire/face.ts'
import { makeMemory } from '../klantinteracties/wire/memory.ts'
import { zgw } from './dialect.ts'
import { resultaten, rollen, statussen, zaakinformatieobjecten, zaakobjecten } from './onderdelen.ts'
import { zaken as zakenResource } from './zaak.ts'
import { zaakeigenschapRoutes } from './zaakeigenschappen.ts'

/** Gives the criteria of a search as the parameters of a list: several values with commas between them. */
function parametersOf(body: unknown): URLSearchParams {
  if (!isObject(body) || Object.keys(body).length === 0)
    throw validationError([
      { name: 'nonFieldErrors', code: 'empty_search_body', reason: 'Geef ten minste één zoekcriterium.' },
    ])
  if ('zaakgeometrie' in body)
    throw validationError([
      {
        name: 'zaakgeometrie',
        code: 'not-supported',
        reason: 'Zoeken binnen een gebied kan het zaakregister van Balie niet.',
      },
    ])
  return new URLSearchParams(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  )
}

const memory = makeMemory()

const PAGING = ['page', 'pageSize']

/** A search by what may not stand in a URL, such as a BSN. */
const zoek: Route = {
  path: '/zaken/_zoek',
  name: 'ZaakZoek',
  methods: {
    POST: {
      right: RECHTEN.lezen,
      name: 'zaken.zaken.zoeken',
      work: async (context, request) => {
        const query = parametersOf(bodyOf(request))
        for (const name of PAGING) {
          const value = context.query.get(name)
          if (value !== null) query.set(name, value)
        }
        // The addresses of other pages do not say what was searched for: that stands in the body.
        const shown = new URLSearchParams([...query].filter(([name]) => PAGING.includes(name)))
        const pages = { address: `${context.base}/zaken/_zoek`, query: shown }
        return listAnswer({ ...context, query }, zakenResource, memory, pages)
      },
    },
  },
  description: {
    post: {
      operationId: 'zaak_zoek',
      tags: ['zaken'],
      requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
      responses: { 200: { description: 'Gevonden.', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  },
}

/** The Zaken API of the register inside. */
export const zaken: Face = {
  title: 'Zaken API',
  description:
    'De Zaken API 1.5.1 op het zaakregister van Balie, zonder besluiten, audittrail, klantcontacten, zaakcontactmomenten en zaakverzoeken.',
  path: '/zaken/api',
  version: '1.5.1',
  dialect: zgw,
  parts: [zakenResource, rollen, statussen, resultaten, zaakobjecten, zaakinformatieobjecten],
  routes: [zoek, ...zaakeigenschapRoutes],
}
