import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

// Tells somebody who looked at their data (R29): when, what for and which afdeling; never which medewerker.

/** Whose data it was: partijen, and the pseudonyms by which lines about another register know the same person. */
export interface Betrokkenen {
  partijen: readonly string[]
  elders: readonly string[]
  /** An application and on whose behalf it asked: what whoever asks did there themselves is left out. */
  behalve: { wie: string; namens: string | null }
}

/** A look at somebody's data, or a change of them. */
export interface Inzageregel {
  id: string
  op: string
  operatie: string
  /** The purpose, as the register van verwerkingsactiviteiten calls it. */
  activiteit: string
  /** The afdelingen of the medewerker; none for an application. */
  afdelingen: string[]
  /** The name of an application; null: it was a medewerker. */
  applicatie: string | null
}

/** Reads lines, the last one first, in one statement. What was refused showed nothing, and is left out. */
export async function inzage(
  db: Db,
  { partijen, elders, behalve }: Betrokkenen,
  { na, aantal }: { na?: string | undefined; aantal: number },
): Promise<Inzageregel[]> {
  const verder = na ? sql`and l.id < ${decodeCursor(na, 'nummer')[0]}::bigint` : sql``
  const { rows } = await sql<Inzageregel>`
    select l.id::text as id, iso(l.op) as op, l.operatie, l.verwerkingsactiviteit as activiteit,
      array(select distinct e.naam from actor_eenheid ae join actor e on e.uuid = ae.eenheid where ae.actor = l.wie order by e.naam) as afdelingen,
      case when l.wie_soort = 'applicatie' then l.wie_naam end as applicatie
    from logboek l
    where (l.partijen && ${partijen}::uuid[] or l.elders <> '{}' and l.elders && ${elders}::text[]) and l.resultaat < 400
      and (l.wie = ${behalve.wie}::uuid and l.namens is not distinct from ${behalve.namens}::text) is not true ${verder}
    order by l.id desc limit ${sql.lit(aantal)}`.execute(db)
  return rows
}
