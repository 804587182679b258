import type { z } from 'zod'
import type { KlantcontactKort } from '../../begrippen/contract.ts'
import { type Db, only } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { Internetaak } from '../internetaken/contract.ts'
import { internetaakJson } from '../internetaken/queries.ts'

/** The klantcontacten and interne taken of a zaak here, and whose data it is. */
export interface BijZaak {
  klantcontacten: z.output<typeof KlantcontactKort>[]
  internetaken: Internetaak[]
  partijen: string[]
}

const MOST = 50

/**
 * Reads the klantcontacten that are linked to a zaak, the newest first, with their interne taken, in one statement.
 * @param nummer the number of the zaak, or "" when it has none that may be shown
 */
export async function atZaak(db: Db, zaak: string, nummer: string): Promise<BijZaak> {
  const geschreven = [zaak.toLowerCase(), zaak.toUpperCase(), ...(nummer ? [nummer] : [])]
  return only(
    await sql<BijZaak>`
    with contact as materialized (
      select k.* from klantcontact k where k.uuid in (
        select o.klantcontact from onderwerpobject o where (o.identificator).object_id = any (${geschreven}::text[]) and o.is_zaak)
      order by k.plaatsgevonden_op desc, k.volgnummer desc limit ${sql.lit(MOST)})
    select coalesce((
        select json_agg(json_build_object('uuid', k.uuid, 'nummer', k.nummer, 'kanaal', k.kanaal, 'onderwerp', k.onderwerp,
          'plaatsgevondenOp', iso(k.plaatsgevonden_op)) order by k.plaatsgevonden_op desc, k.volgnummer desc) from contact k), '[]') as klantcontacten,
      coalesce((
        select json_agg(${internetaakJson} order by t.status, t.toegewezen_op desc, t.uuid desc)
        from interne_taak t where t.klantcontact in (select k.uuid from contact k)), '[]') as internetaken,
      array(select b.partij from betrokkene b join contact k on k.uuid = b.klantcontact where b.partij is not null) as partijen`.execute(
      db,
    ),
  )
}
