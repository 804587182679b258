import type { Db } from '../../platform/database.ts'
import { insertRowOf, replacing } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { Verwerkingsactiviteit } from './contract.ts'
import { verwerkingsactiviteit } from './row.ts'

/** Lists the purposes of operations, by the name of the operation. */
export async function lijst(db: Db): Promise<Verwerkingsactiviteit[]> {
  const { rows } = await sql<Verwerkingsactiviteit>`
    select operatie, naam, verwijzing from verwerkingsactiviteit order by operatie collate "C"`.execute(db)
  return rows
}

/** Makes changes wait for each other until the transaction ends; gives the purpose of this operation. */
export async function lockOne(db: Db, operatie: string): Promise<Verwerkingsactiviteit | undefined> {
  await sql`lock table verwerkingsactiviteit in share row exclusive mode`.execute(db)
  const { rows } = await sql<Verwerkingsactiviteit>`
    select operatie, naam, verwijzing from verwerkingsactiviteit where operatie = ${operatie}`.execute(db)
  return rows[0]
}

/** Adds or changes the purpose of an operation. */
export async function save(db: Db, { operatie, naam, verwijzing }: Verwerkingsactiviteit): Promise<void> {
  const row = { operatie, naam, verwijzing }
  await sql`
    ${insertRowOf(verwerkingsactiviteit, row)}
    on conflict (operatie) do update set ${replacing(verwerkingsactiviteit, [row], 'operatie')}`.execute(db)
}

/** Removes the purpose of an operation. */
export async function remove(db: Db, operatie: string): Promise<void> {
  await sql`delete from verwerkingsactiviteit where operatie = ${operatie}`.execute(db)
}
