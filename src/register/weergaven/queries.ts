import { v7 as uuidv7 } from 'uuid'
import { type Db, only, takeTurn } from '../../platform/database.ts'
import { insertRowOf } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { NieuweWeergave, Weergave, WeergaveWijziging } from './contract.ts'
import { weergave as table, weergaveStandaard } from './row.ts'

/** A view as it is kept, with the facts that decide whether it is stale. */
export type Rij = Omit<Weergave, 'inhoud' | 'vervallen'> & {
  inhoud: Readonly<Record<string, unknown>>
  eenheidIsEr: boolean
  eigenaarIsLid: boolean
  labelIsEr: boolean
}

/** Tells whether the afdeling or groep with which a view `w` is shared exists, and whether its owner belongs to it. */
const eenheidIsEr = sql`exists (select from actor e where e.uuid = w.gedeeld_met and e.indicatie_actief)`
const eigenaarIsLid = sql`exists (select from actor_eenheid l where l.actor = w.medewerker and l.eenheid = w.gedeeld_met)`

/** Tells whether the label to which a view `w` is narrowed exists, if there is one. */
const labelIsEr = sql`(w.inhoud ->> 'label' is null or exists (select from label l where l.uuid::text = lower(w.inhoud ->> 'label')))`

/** Views with the order in which they are shown: those of this medewerker, and those that people of his afdelingen and groepen share with it. */
async function rijen(db: Db, medewerker: string, eenheden: readonly string[], alleen: Sql = sql`true`): Promise<Rij[]> {
  const { rows } = await sql<Rij>`
    select w.uuid, w.versie, w.naam, w.inhoud, iso(w.bijgewerkt_op) as "bijgewerktOp",
      json_build_object('uuid', m.uuid, 'naam', m.naam) as eigenaar, w.medewerker = ${medewerker}::uuid as eigen,
      case when w.gedeeld_met_naam is not null then json_build_object('uuid', w.gedeeld_met,
        'naam', coalesce((select e.naam from actor e where e.uuid = w.gedeeld_met), w.gedeeld_met_naam)) end as "gedeeldMet",
      exists (select from weergave_standaard s where s.medewerker = ${medewerker}::uuid and s.weergave = w.uuid) as standaard,
      ${eenheidIsEr} as "eenheidIsEr", ${eigenaarIsLid} as "eigenaarIsLid", ${labelIsEr} as "labelIsEr"
    from weergave w join actor m on m.uuid = w.medewerker
    where (w.medewerker = ${medewerker}::uuid
      or w.gedeeld_met = any (${eenheden}::uuid[]) and ${eenheidIsEr} and ${eigenaarIsLid})
      and ${alleen}
    order by eigen desc, lower(w.naam), w.uuid`.execute(db)
  return rows
}

/** Lists the views that a medewerker sees: their own by name, and then those that are shared with their afdelingen and groepen. */
export const lijst = (db: Db, medewerker: string, eenheden: readonly string[]): Promise<Rij[]> =>
  rijen(db, medewerker, eenheden)

/** Reads one of the views that a medewerker sees, or undefined. */
export async function weergave(
  db: Db,
  medewerker: string,
  eenheden: readonly string[],
  uuid: string,
): Promise<Rij | undefined> {
  return (await rijen(db, medewerker, eenheden, sql`w.uuid = ${uuid}::uuid`))[0]
}

/** Selects the name of an afdeling or groep, to show it after that is gone. */
const naamOf = (eenheid: string | null) => sql`(select e.naam from actor e where e.uuid = ${eenheid}::uuid)`

/** Keeps a view, unless this medewerker has `most` of them; gives its uuid. */
export async function make(
  db: Db,
  medewerker: string,
  { naam, inhoud, gedeeldMet }: NieuweWeergave,
  most: number,
): Promise<string | undefined> {
  // Two requests that keep a view at the same time wait for each other, so that both are counted.
  await takeTurn(db, `weergaven ${medewerker}`)
  const row = { uuid: uuidv7(), medewerker, naam, inhoud, gedeeldMet, gedeeldMetNaam: naamOf(gedeeldMet) }
  const { rows } = await sql<{ uuid: string }>`
    ${insertRowOf(table, row)}
    where (select count(*) from weergave where medewerker = ${medewerker}::uuid) < ${most}::int
    returning uuid`.execute(db)
  return rows[0]?.uuid
}

/** Changes a view that has not changed since this version; false when it has, or does not belong to this medewerker. */
export async function change(
  db: Db,
  medewerker: string,
  uuid: string,
  { versie, naam, inhoud, gedeeldMet }: WeergaveWijziging,
): Promise<boolean> {
  const sets = [sql`versie = versie + 1, bijgewerkt_op = now()`]
  if (naam !== undefined) sets.push(sql`naam = ${naam}`)
  if (inhoud !== undefined) sets.push(sql`inhoud = ${JSON.stringify(inhoud)}::jsonb`)
  if (gedeeldMet !== undefined)
    sets.push(sql`gedeeld_met = ${gedeeldMet}::uuid, gedeeld_met_naam = ${naamOf(gedeeldMet)}`)
  const result = await sql<{ aantal: number }>`
    with w as (
      update weergave set ${sql.join(sets)}
      where uuid = ${uuid}::uuid and medewerker = ${medewerker}::uuid and versie = ${versie}::int returning 1)
    select count(*)::int as aantal from w`.execute(db)
  return only(result).aantal > 0
}

/** Removes a view of this medewerker. */
export async function remove(db: Db, medewerker: string, uuid: string): Promise<void> {
  await sql`delete from weergave where uuid = ${uuid}::uuid and medewerker = ${medewerker}::uuid`.execute(db)
}

/** Keeps the view with which the worklist of this medewerker opens; null means none. */
export async function chooseDefault(db: Db, medewerker: string, uuid: string | null): Promise<void> {
  if (uuid === null) await sql`delete from weergave_standaard where medewerker = ${medewerker}::uuid`.execute(db)
  else
    await sql`
      ${insertRowOf(weergaveStandaard, { medewerker, weergave: uuid })}
      on conflict (medewerker) do update set weergave = excluded.weergave`.execute(db)
}
