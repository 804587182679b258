import { datumOp } from '../../begrippen/kalender.ts'
import type { Context } from '../../platform/context.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { adresOfMijn } from '../../register/meldingen/bezorgen.ts'
import { type Eigenaar, isEigenPartij } from '../frame/zicht.ts'
import { nummer } from '../taken/queries.ts'

// Klanttaken as MijnTaken 0.1.0 of VNG has them.

/** It ends with its last day in Amsterdam, and that second counts. */
const einde = sql`(k.laatste_dag + time '23:59:59') at time zone 'Europe/Amsterdam'`
const lokaal = sql`${einde} at time zone 'Europe/Amsterdam'`
const deadline = sql`to_char(${lokaal}, 'YYYY-MM-DD"T"HH24:MI:SS') || '+' || to_char(${lokaal} - ${einde} at time zone 'UTC', 'HH24:MI')`

const statusOn = (
  dag: string,
) => sql`case when k.status in ('uitgevoerd', 'verwerkt') then 'afgerond' when k.status = 'ingetrokken' then 'geannuleerd'
  when k.status = 'open' and k.laatste_dag >= ${dag}::date or k.te_laat_toegestaan then 'open'
  else 'geannuleerd' end`

/** Gives the kind of a klanttaak: only a payment is done by a portal itself, and all others on our own pages. */
const soort = sql`case k.soort when 'betaaltaak' then 'betaling' when 'formuliertaak' then 'invullen' when 'urltaak' then 'website'
  else k.soort::text end`

/** Of a zaak that they may not see there is no context either. */
const context = (
  mijn: string,
): Sql => sql`case when ${nummer} <> '' and k.urns <> '{}' then json_build_object('urn', k.urns[1],
  'canonicalUrl', ${sql.lit(`${mijn}zaken/`)} || coalesce(k.registerzaak::text, (select z.zaak_uuid from zaak z where z.uuid = k.zaak))) end`

const taakJson = (
  mijn: string,
  dag: string,
): Sql => sql`json_strip_nulls(json_build_object('uuid', k.uuid, 'titel', json_build_object('nl', k.titel),
  'toelichting', case when k.toelichting <> '' then json_build_object('nl', k.toelichting) end, 'status', ${statusOn(dag)}, 'deadline', ${deadline},
  'context', ${context(mijn)},
  'uitvoering', json_build_object('type', ${soort}, 'fallbackUrl', ${sql.lit(`${mijn}taken/`)} || k.uuid)))`

/** More than anybody has to do; MijnTaken has no pages. */
const MOST = 500

/** Reads the klanttaken of a citizen as JSON text in one statement: what is to be done first. */
export async function taken(
  { db, config, now }: Context,
  eigenaar: Eigenaar,
  contextId: string | undefined,
): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select coalesce(json_agg(t.taak order by t.gedaan, t.laatste_dag, t.volgnummer desc), '[]')::text as json from (
      select ${taakJson(adresOfMijn(config), datumOp(now))} as taak, k.status <> 'open' as gedaan, k.laatste_dag, k.volgnummer
      from klanttaak k where ${isEigenPartij(sql`k.partij`, eigenaar)}
        ${contextId === undefined ? sql`` : sql`and ${contextId} = any (k.urns)`}
      order by k.status <> 'open', k.laatste_dag, k.volgnummer desc limit ${sql.lit(MOST)}) t`.execute(db)
  return rows[0]?.json ?? '[]'
}

/** Reads one klanttaak of a citizen as JSON text; undefined when there is none, or when it is of somebody else. */
export async function taak(
  { db, config, now }: Context,
  eigenaar: Eigenaar,
  uuid: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ json: string }>`
    select ${taakJson(adresOfMijn(config), datumOp(now))}::text as json from klanttaak k
    where k.uuid = ${uuid}::uuid and ${isEigenPartij(sql`k.partij`, eigenaar)}`.execute(db)
  return rows[0]?.json
}
