import { sql } from '../../platform/sql.ts'
import {
  addVertegenwoordiging,
  changeVertegenwoordiging,
  isVertegenwoordigd,
  removeVertegenwoordiging,
} from '../../register/partijen/onderdelen.ts'
import { vertegenwoordiging } from '../../register/partijen/row.ts'
import { fault } from './wire/errors.ts'
import { reference } from './wire/fields.ts'
import * as filter from './wire/filters.ts'
import * as json from './wire/json.ts'
import { removal, resource, type WireContext } from './wire/resource.ts'

interface Paar {
  vertegenwoordigendePartij: string
  vertegenwoordigdePartij: string
}

/** Checks that a partij represents another one, and that each pair is recorded once. */
async function check(
  { db }: WireContext,
  { vertegenwoordigendePartij, vertegenwoordigdePartij }: Paar,
  behalve: string | null,
): Promise<void> {
  if (vertegenwoordigendePartij === vertegenwoordigdePartij) {
    throw fault('vertegenwoordigdePartij', 'invalid', 'De partij kan niet zichzelf vertegenwoordigen.')
  }
  if (await isVertegenwoordigd(db, vertegenwoordigendePartij, vertegenwoordigdePartij, behalve)) {
    const reason = 'De velden vertegenwoordigende_partij, vertegenwoordigde_partij moeten een unieke set zijn.'
    throw fault('nonFieldErrors', 'unique', reason)
  }
}

/** A vertegenwoordiging says who acts for whom (R4). */
export const vertegenwoordigingen = resource({
  path: 'vertegenwoordigingen',
  name: 'Vertegenwoordigden',
  table: vertegenwoordiging,
  alias: 'v',
  rights: { lezen: 'partijen.lezen', schrijven: 'partijen.registreren' },
  filtersOnItem: true,
  fields: { vertegenwoordigendePartij: reference('Partij'), vertegenwoordigdePartij: reference('Partij') },
  json: (wire) => ({
    ...json.identity(wire, 'vertegenwoordigingen', sql`v.uuid`),
    vertegenwoordigendePartij: json.reference(wire, 'partijen', sql`v.vertegenwoordigende_partij`),
    vertegenwoordigdePartij: json.reference(wire, 'partijen', sql`v.vertegenwoordigde_partij`),
  }),
  partijen: sql`select unnest(array[v.vertegenwoordigende_partij, v.vertegenwoordigde_partij]) from pagina v`,
  filters: {
    ...filter.references('vertegenwoordigdePartij', (v) => sql`v.vertegenwoordigde_partij = ${v}`),
    ...filter.references('vertegenwoordigendePartij', (v) => sql`v.vertegenwoordigende_partij = ${v}`),
  },
  async create(context, paar) {
    await check(context, paar, null)
    return addVertegenwoordiging(context.db, paar)
  },
  async lock(db, uuid): Promise<Paar | undefined> {
    const { rows } = await sql<Paar>`
      select vertegenwoordigende_partij as "vertegenwoordigendePartij", vertegenwoordigde_partij as "vertegenwoordigdePartij"
      from vertegenwoordiging where uuid = ${uuid}::uuid for update`.execute(db)
    return rows[0]
  },
  async update(context, uuid, changes, stored) {
    await check(context, { ...stored, ...changes }, uuid)
    await changeVertegenwoordiging(context.db, uuid, changes)
  },
  remove: removal(removeVertegenwoordiging),
})
