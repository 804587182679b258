import { type Db, inTransaction, liftLimit } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { overnameObject } from '../row.ts'
import { mark } from './bevindingen.ts'
import { type Opdracht, readLijst } from './lezen.ts'
import { type Telling, writeLijst } from './schrijven.ts'
import { GELEZEN, resourceOf, SOORTEN, type Soort } from './soorten.ts'
import { followVanished } from './verdwenen.ts'

export type { Opdracht } from './lezen.ts'

/** The result of a list, beside the numbers of its objects at the source and here. */
export interface Uitkomst extends Telling {
  soort: string
  gelijk: number
  /** They are gone at the source, and were destroyed here. */
  verwijderd: number
  geweigerd: number
  bron: number
  hier: number
}

/** Counts the objects that were read of a list, those that were refused, and those that are here. */
async function aantallen(db: Db, bron: string, { naam, tabel }: Soort) {
  const { rows } = await sql<{ gelezen: number; geweigerd: number; hier: number }>`
    select count(*)::int as gelezen, count(*) filter (where l.geweigerd)::int as geweigerd, count(t.uuid)::int as hier
    from overname_lezing l left join ${sql.ref(tabel)} t on t.uuid = l.uuid where l.bron = ${bron} and l.soort = ${naam}`.execute(
    db,
  )
  return rows[0] ?? { gelezen: 0, geweigerd: 0, hier: 0 }
}

/** Remembers which rows came from the source, and forgets what was read. */
async function finish(db: Db, bron: string): Promise<void> {
  await inTransaction(db, 'schrijven', async (tx) => {
    await liftLimit(tx)
    for (const soort of GELEZEN) {
      await sql`
        ${insertRowOf(overnameObject, { bron, resource: resourceOf(soort), uuid: sql`l.uuid` })} from overname_lezing l join ${sql.ref(soort.tabel)} t on t.uuid = l.uuid
        where l.bron = ${bron} and l.soort = ${soort.naam} on conflict do nothing`.execute(tx)
    }
    await sql`delete from overname_lezing where bron = ${bron}`.execute(tx)
  })
}

/**
 * Takes over everything that a running Open Klant has, with the uuids and nummers it has there. First all of it is read, then rows that
 * disappeared there are destroyed here, and then new and changed rows are written, so that a value that moved from one row to another is
 * free when it is needed. A second run brings what changed, and a run that was stopped half-way is continued. Objects that this register
 * cannot have as they are, or that break a rule of the domain, are taken over and marked.
 * @throws BronFout when the source cannot be read, or so much disappeared there that somebody must approve it
 */
export async function takeOver(db: Db, opdracht: Opdracht): Promise<Uitkomst[]> {
  const bron = opdracht.bron.naam
  const daar = new Map<string, number>()
  for (const soort of GELEZEN) daar.set(soort.naam, await readLijst(db, opdracht, soort))
  await sql`analyze overname_lezing`.execute(db)
  const verwijderd = await followVanished(db, opdracht)
  const uitkomsten: Uitkomst[] = []
  for (const soort of SOORTEN) {
    const telling = await writeLijst(db, bron, soort)
    if (soort.bestaatAl) {
      const eerder = uitkomsten.find(({ soort: naam }) => naam === soort.pad)
      if (eerder) Object.assign(eerder, together(eerder, telling))
      continue
    }
    const { gelezen, geweigerd, hier } = await aantallen(db, bron, soort)
    const gelijk = Math.max(0, gelezen - geweigerd - telling.nieuw - telling.gewijzigd)
    const [weg, aantal] = [verwijderd.get(soort.naam) ?? 0, daar.get(soort.naam) ?? 0]
    uitkomsten.push({ soort: soort.naam, ...telling, gelijk, verwijderd: weg, geweigerd, bron: aantal, hier })
  }
  await finish(db, bron)
  await mark(db)
  await sql`analyze`.execute(db)
  return uitkomsten
}

/** Adds a second pass over the same rows: a row that was new or changed already is not counted again, as far as that is known. */
const together = ({ nieuw, gewijzigd, gelijk }: Uitkomst, { gewijzigd: later }: Telling) => {
  const erbij = nieuw === 0 ? Math.min(later, gelijk) : 0
  return { gewijzigd: gewijzigd + erbij, gelijk: gelijk - erbij }
}
