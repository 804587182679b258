import { type Db, inTransaction, liftLimit } from '../../platform/database.ts'
import { sql } from '../../platform/sql.ts'

// Keeping the indexes up to date row by row is nearly half of the work of a large load; made at once afterwards, an index takes a tenth of
// that.

/**
 * Selects the indexes for searching and sorting of the tables that grow with the klantcontacten. It leaves out those that hold a rule
 * (unique), and those by which the triggers of a load find the parts of a klantcontact.
 */
const ZOEKINDEXEN = sql`
  select c.relname as naam, pg_get_indexdef(c.oid) as definitie
  from pg_index i join pg_class c on c.oid = i.indexrelid left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
  where not i.indisunique and coalesce(a.attname, '') not in ('uuid', 'klantcontact', 'interne_taak', 'betrokkene') and i.indrelid in (
    'klantcontact'::regclass, 'betrokkene'::regclass, 'digitaal_adres'::regclass, 'actor_klantcontact'::regclass, 'onderwerpobject'::regclass,
    'interne_taak'::regclass, 'interne_taak_actor'::regclass)`

/** Drops the indexes; the table `demo_index` remembers them, also when the load is killed. */
async function remove(db: Db): Promise<void> {
  await inTransaction(db, 'schrijven', async (tx) => {
    await sql`create table if not exists demo_index (naam text primary key, definitie text not null)`.execute(tx)
    const { rows } = await sql<{ naam: string; definitie: string }>`
      with gevonden as (${ZOEKINDEXEN}) insert into demo_index select * from gevonden on conflict do nothing returning naam`.execute(
      tx,
    )
    for (const { naam } of rows) await sql`drop index ${sql.ref(naam)}`.execute(tx)
  })
}

interface Index {
  naam: string
  definitie: string
}

/** Makes an index again and forgets that it was dropped, so that a restart continues with the others. */
const make = (db: Db, { naam, definitie }: Index) =>
  inTransaction(db, 'schrijven', async (tx) => {
    await liftLimit(tx)
    await sql.raw("set local maintenance_work_mem = '256MB'").execute(tx)
    await sql.raw(definitie).execute(tx)
    await sql`delete from demo_index where naam = ${naam}`.execute(tx)
  })

/** Makes the indexes again when a load has dropped them: two at the same time, because making one keeps one core busy. */
async function restore(db: Db): Promise<void> {
  const { rows } = await sql`select where to_regclass('demo_index') is not null`.execute(db)
  if (rows.length === 0) return
  const { rows: indexen } = await sql<Index>`select naam, definitie from demo_index order by naam`.execute(db)
  const werk = async () => {
    for (let index = indexen.pop(); index; index = indexen.pop()) await make(db, index)
  }
  await Promise.all([werk(), werk()])
  await sql`drop table demo_index`.execute(db)
}

/** Does a large load without the indexes for searching. A load that was killed leaves them to the next one. */
export async function withoutZoekindexen(db: Db, isGroot: boolean, laad: () => Promise<void>): Promise<void> {
  if (isGroot) await remove(db)
  await laad()
  await restore(db)
}
