import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

/** Finds for each number, in order, the partijen that have it as klantnummer or as number in a basisregistratie. */
export async function partijenAt(
  db: Db,
  nummers: readonly string[],
): Promise<{ uuid: string; nummer: string; naam: string }[][]> {
  const { rows } = await sql<{ partijen: { uuid: string; nummer: string; naam: string }[] }>`
    with lijst as (select * from unnest(${nummers}::text[]) with ordinality as l (nummer, volgorde)),
    treffer as (
      select l.volgorde, p.uuid from lijst l join partij p on p.nummer = l.nummer
      union
      select l.volgorde, i.partij from lijst l join partij_identificator i on i.object_id = l.nummer
      where i.code_soort_object_id in ('bsn', 'rsin', 'kvk_nummer', 'vestigingsnummer') and i.partij is not null)
    select coalesce((
      select json_agg(json_build_object('uuid', p.uuid, 'nummer', p.nummer, 'naam', p.naam))
      from treffer t join partij p using (uuid) where t.volgorde = l.volgorde), '[]') as partijen
    from lijst l order by l.volgorde`.execute(db)
  return rows.map((row) => row.partijen)
}
