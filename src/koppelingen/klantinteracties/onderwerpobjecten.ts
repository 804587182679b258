import { sql } from '../../platform/sql.ts'
import {
  changeOnderwerpobject,
  makeOnderwerpobject,
  onderwerpOfOther,
  removeOnderwerpobject,
  wasOnderwerpobject,
} from '../../register/klantcontacten/delen.ts'
import { onderwerpobject } from '../../register/klantcontacten/row.ts'
import { destroy } from '../../register/klantcontacten/writes.ts'
import { removeAdressenOfBetrokkenen } from '../../register/partijen/queries.ts'
import { partijenOfContacten } from './gezien.ts'
import { objectidentificator } from './groepen.ts'
import { notAllowedError } from './wire/errors.ts'
import { optionalReference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { resource, type WireContext } from './wire/resource.ts'
import { VERNIETIGEN } from './wire/rights.ts'
import { zaakfilters } from './zaakspelling.ts'

interface Gekoppeld {
  klantcontact: string | null
  wasKlantcontact: string | null
}

/** Destroys what only this onderwerpobject referred to; says which klantcontacten stay. */
async function cascade(
  { db, wie, base }: WireContext,
  uuid: string,
  { klantcontact, wasKlantcontact }: Gekoppeld,
): Promise<string> {
  const genoemd = [...new Set([klantcontact, wasKlantcontact].filter((genoemde) => genoemde !== null))]
  const blijft = await onderwerpOfOther(db, genoemd, uuid)
  const weg = genoemd.filter((kandidaat) => !blijft.has(kandidaat))
  if (weg.length > 0 && !wie.rechten.has(VERNIETIGEN)) throw notAllowedError()
  await removeOnderwerpobject(db, uuid)
  if (weg.length > 0) {
    await removeAdressenOfBetrokkenen(db, weg)
    await destroy(db, weg)
  }
  return JSON.stringify({ behouden: [...blijft].map((kandidaat) => `${base}/klantcontacten/${kandidaat}`) })
}

/** The subjects of a klantcontact: a zaak, an earlier klantcontact (R23), another object. */
export const onderwerpobjecten = resource({
  path: 'onderwerpobjecten',
  name: 'Onderwerpobject',
  table: onderwerpobject,
  alias: 'o',
  rights: { lezen: 'klantcontacten.lezen', schrijven: 'klantcontacten.registreren' },
  filtersOnItem: true,
  fields: {
    klantcontact: optionalReference('Klantcontact'),
    wasKlantcontact: optionalReference('Klantcontact'),
    onderwerpobjectidentificator: objectidentificator(),
  },
  json: (wire) => ({
    ...json.identity(wire, 'onderwerpobjecten', sql`o.uuid`),
    klantcontact: json.referenceOrNull(wire, 'klantcontacten', sql`o.klantcontact`),
    wasKlantcontact: json.referenceOrNull(wire, 'klantcontacten', sql`o.was_klantcontact`),
    onderwerpobjectidentificator: json.objectidentificator(sql`o.identificator`),
  }),
  partijen: partijenOfContacten('o.klantcontact'),
  total: sql`select aantal_in('onderwerpobject')`,
  filters: {
    ...filter.references('klantcontact', (v) => sql`o.klantcontact = ${v}`),
    ...zaakfilters('onderwerpobjectidentificator', (condition) => condition),
    ...filter.references('wasKlantcontact', (v) => sql`o.was_klantcontact = ${v}`),
  },
  async create({ db }, { klantcontact, wasKlantcontact, onderwerpobjectidentificator: identificator }) {
    return makeOnderwerpobject(db, { klantcontact, wasKlantcontact, identificator })
  },
  async lock(db, uuid) {
    const { rows } = await sql<Gekoppeld>`
      select klantcontact, was_klantcontact as "wasKlantcontact" from onderwerpobject where uuid = ${uuid}::uuid for update`.execute(
      db,
    )
    return rows[0]
  },
  async update({ db }, uuid, { onderwerpobjectidentificator: identificator, ...changes }) {
    await changeOnderwerpobject(db, uuid, { ...changes, identificator })
  },
  wasRemoved: wasOnderwerpobject,
  removed: {
    description: 'Met `cascade=true`: de klantcontacten die blijven omdat een ander onderwerpobject ernaar verwijst.',
    schema: {
      type: 'object',
      properties: { behouden: { type: 'array', items: { type: 'string', format: 'uri' } } },
      required: ['behouden'],
      additionalProperties: false,
    },
    parameters: [{ name: 'cascade', in: 'query', schema: { type: 'string' } }],
  },
  async remove(context, uuid, stored) {
    if (context.query.get('cascade')?.toLowerCase() === 'true') {
      return { status: 200, json: await cascade(context, uuid, stored) }
    }
    await removeOnderwerpobject(context.db, uuid)
    return undefined
  },
})
