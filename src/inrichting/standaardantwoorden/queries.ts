import type { Db } from '../../platform/database.ts'
import { deleteRow, insertRowOf, replacing } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { NieuwStandaardantwoord, Standaardantwoord } from './contract.ts'
import { standaardantwoord as table } from './row.ts'

async function read(db: Db, rest: Sql): Promise<Standaardantwoord[]> {
  const { rows } = await sql<{ antwoord: Standaardantwoord }>`
    select json_build_object('uuid', s.uuid, 'soort', s.soort, 'onderwerp', s.onderwerp, 'naam', s.naam, 'tekst', s.tekst,
      'afdeling', case when a.uuid is not null then json_build_object('uuid', a.uuid, 'naam', a.naam) end) as antwoord
    from standaardantwoord s left join actor a on a.uuid = s.afdeling ${rest}`.execute(db)
  return rows.map(({ antwoord }) => antwoord)
}

const ordered = sql`order by a.naam nulls first, s.soort, lower(s.naam), s.uuid`

/** Reads all texts: those for everybody, and then those of each afdeling. */
export const lijst = (db: Db): Promise<Standaardantwoord[]> => read(db, ordered)

/** Reads the texts for answers of these afdelingen and groepen: those for everybody first. */
export const ofEenheden = (db: Db, eenheden: readonly string[]): Promise<Standaardantwoord[]> =>
  read(db, sql`where s.afdeling is null or s.afdeling = any (${eenheden}::uuid[]) ${ordered}`)

/** Reads one text, or undefined. With `vast` it is locked until the transaction ends. */
export async function standaardantwoord(
  db: Db,
  uuid: string,
  { vast = false } = {},
): Promise<Standaardantwoord | undefined> {
  const [found] = await read(db, sql`where s.uuid = ${uuid}::uuid ${vast ? sql`for update of s` : sql``}`)
  return found
}

/** Adds a text, or replaces it. */
export async function save(db: Db, uuid: string, nieuw: NieuwStandaardantwoord): Promise<void> {
  const row = { ...nieuw, uuid }
  await sql`${insertRowOf(table, row)} on conflict (uuid) do update set ${replacing(table, [row], 'uuid')}`.execute(db)
}

/** Removes a text. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, table, uuid)
