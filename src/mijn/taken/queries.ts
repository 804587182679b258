import type { SoortKlanttaak } from '../../begrippen/contract.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'
import type { StatusKlanttaak } from '../../register/klanttaken/contract.ts'
import type { Opvraagbaar } from '../frame/downloaden.ts'
import { type Eigenaar, isEigenPartij } from '../frame/zicht.ts'

/** A klanttaak in a list. Days are those of the calendar of Amsterdam. */
export interface MijnTaak {
  uuid: string
  titel: string
  soort: SoortKlanttaak
  status: StatusKlanttaak
  laatsteDag: string
  /** The number of the zaak from which it comes; empty when it may not be known. */
  zaak: string
  uitgevoerdOp: string | null
}

/** The number of the zaak of klanttaak `k`; empty when it may not be known. */
export const nummer = sql`coalesce(
  (select z.identificatie from zaakregister_zaak z where z.uuid = k.registerzaak and z.vertrouwelijkheidaanduiding <= 'zaakvertrouwelijk'),
  (select z.identificatie from zaak z where z.uuid = k.zaak and z.toestand = 'bekend'), '')`

export const PAGE = 50

/**
 * Reads klanttaken in one statement: what is to be done first, the most urgent on top, then what is done, the last one on top. One more than
 * the page holds when there are more.
 * @param vanaf how many come before it
 */
export async function lijst(
  db: Db,
  eigenaar: Eigenaar,
  { vanaf = 0, aantal = PAGE, alleenOpen = false }: { vanaf?: number; aantal?: number; alleenOpen?: boolean } = {},
): Promise<MijnTaak[]> {
  const { rows } = await sql<{ taak: MijnTaak }>`
    select json_build_object('uuid', k.uuid, 'titel', k.titel, 'soort', k.soort, 'status', k.status, 'laatsteDag', k.laatste_dag,
      'zaak', ${nummer}, 'uitgevoerdOp', iso(k.uitgevoerd_op)) as taak
    from (
      select k.* from klanttaak k where ${isEigenPartij(sql`k.partij`, eigenaar)} ${alleenOpen ? sql`and k.status = 'open'` : sql``}
      order by k.status <> 'open', case when k.status = 'open' then k.laatste_dag end, coalesce(k.uitgevoerd_op, k.laatste_dag) desc, k.volgnummer desc
      limit ${sql.lit(aantal + 1)} offset ${vanaf}) k
    order by k.status <> 'open', case when k.status = 'open' then k.laatste_dag end, coalesce(k.uitgevoerd_op, k.laatste_dag) desc, k.volgnummer desc`.execute(
    db,
  )
  return rows.map(({ taak }) => taak)
}

/** Finds a document that goes with a klanttaak of whoever is logged in; undefined when there is none. */
export async function bijlage(
  db: Db,
  eigenaar: Eigenaar,
  { uuid, bijlage: document }: { uuid: string; bijlage: string },
): Promise<Opvraagbaar | undefined> {
  const { rows } = await sql<Opvraagbaar>`
    select h.uuid, h.omvang::float8 as omvang, i.bestandsnaam, i.mediatype, h.controle
    from klanttaak k join klanttaak_bijlage b on b.klanttaak = k.uuid join informatieobject i on i.uuid = b.informatieobject
    join inhoud h on h.uuid = i.uuid
    where k.uuid = ${uuid}::uuid and i.uuid = ${document}::uuid and ${isEigenPartij(sql`k.partij`, eigenaar)}`.execute(
    db,
  )
  return rows[0]
}
