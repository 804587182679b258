import type { z } from 'zod'
import type { PartijKort } from '../../begrippen/contract.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

type Partij = z.output<typeof PartijKort>

/** Finds the partijen in the register that have these numbers, by kind and number. */
export async function partijenWith(
  db: Db,
  nummers: readonly { soort: string; nummer: string }[],
): Promise<(soort: string, nummer: string) => Partij | null> {
  const sleutel = (soort: string, nummer: string) => `${soort} ${nummer}`
  if (nummers.length === 0) return () => null
  const { rows } = await sql<{ soort: string; nummer: string; partij: Partij }>`
    select i.code_soort_object_id as soort, i.object_id as nummer,
      json_build_object('uuid', p.uuid, 'nummer', p.nummer, 'naam', p.naam, 'soortPartij', p.soort_partij) as partij
    from jsonb_to_recordset(${JSON.stringify(nummers)}::jsonb) as b (soort text, nummer text)
    join partij_identificator i on i.object_id = b.nummer and i.code_soort_object_id = b.soort
    join partij p on p.uuid = i.partij`.execute(db)
  const gevonden = new Map(rows.map(({ soort, nummer, partij }) => [sleutel(soort, nummer), partij]))
  return (soort, nummer) => gevonden.get(sleutel(soort, nummer)) ?? null
}
