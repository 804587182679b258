import { sql } from '../../platform/sql.ts'
import type { Sql } from './wire/json.ts'

/**
 * Selects the partijen whose data a page about klantcontacten shows: those of the betrokkenen (R29).
 * @param klantcontact the column with the klantcontact, with the alias of the page: `t.klantcontact`
 */
export const partijenOfContacten = (klantcontact: string): Sql => {
  const [alias = ''] = klantcontact.split('.')
  // It is an array, so that the betrokkenen are found along their index however few there are.
  return sql`select b.partij from betrokkene b
    where b.klantcontact = any (array(select ${sql.ref(klantcontact)} from pagina ${sql.ref(alias)})) and b.partij is not null`
}
