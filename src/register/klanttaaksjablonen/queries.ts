import type { Db } from '../../platform/database.ts'
import { type Changes, insertRows, members, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Klanttaaksjabloon } from './contract.ts'
import { klanttaaksjabloon } from './row.ts'

async function read(db: Db, rest: Sql): Promise<Klanttaaksjabloon[]> {
  const { rows } = await sql<{ sjabloon: Klanttaaksjabloon }>`
    select json_build_object(${members(klanttaaksjabloon, 's')}) as sjabloon from klanttaaksjabloon s ${rest}`.execute(
    db,
  )
  return rows.map(({ sjabloon }) => sjabloon)
}

export interface SjabloonFilters {
  zaaktype?: string | undefined
  actief?: boolean | undefined
}

/** Reads the templates; with a zaaktype its own come first, and those for every zaaktype follow. */
export const lijst = (db: Db, { zaaktype, actief }: SjabloonFilters): Promise<Klanttaaksjabloon[]> =>
  read(
    db,
    sql`where (${zaaktype ?? null}::text is null or s.zaaktype in ('', ${zaaktype ?? null}::text))
      and (${actief ?? null}::boolean is null or s.actief = ${actief ?? null}::boolean)
    order by s.zaaktype = '', s.zaaktype, s.naam, s.uuid`,
  )

/** Reads one template, and locks it when it is to be changed; undefined when there is none. */
export async function sjabloon(db: Db, uuid: string, { vast = false } = {}): Promise<Klanttaaksjabloon | undefined> {
  const [found] = await read(db, sql`where s.uuid = ${uuid}::uuid ${vast ? sql`for update` : sql``}`)
  return found
}

export const make = (db: Db, nieuw: Klanttaaksjabloon): Promise<void> => insertRows(db, klanttaaksjabloon, [nieuw])

export const change = (db: Db, uuid: string, changes: Changes<typeof klanttaaksjabloon>): Promise<void> =>
  updateRow(db, klanttaaksjabloon, uuid, changes)

/** Reads what the zaaktypen of all registers are called, each name once. */
export async function zaaktypen(db: Db): Promise<string[]> {
  const { rows } = await sql<{ naam: string }>`
    select omschrijving as naam from zaaktype where omschrijving <> ''
    union select omschrijving from zaakregister_zaaktype where omschrijving <> '' order by naam`.execute(db)
  return rows.map(({ naam }) => naam)
}
