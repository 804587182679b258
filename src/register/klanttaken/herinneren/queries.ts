import { type Db, only } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { klanttaakHerinnering } from '../row.ts'

// The SQL of reminders: each of its kind at most once for a klanttaak.

/** A term that passed longer ago is not told of any more, in days. */
const RECENT = 7

/** Prepares the reminders of this day: of what can still be done, and of what was not done in time. */
export async function prepare(db: Db, dag: string): Promise<void> {
  await sql`
    with aan as (
      select k.uuid, 'voor_termijn'::soort_herinnering as soort from klanttaak k
      where k.status = 'open' and k.herinneren_op <= ${dag}::date and k.laatste_dag >= ${dag}::date
      union all
      select k.uuid, 'na_termijn' from klanttaak k
      where k.status = 'verlopen' and k.laatste_dag between ${dag}::date - ${sql.lit(RECENT)} and ${dag}::date - 1)
    ${insertRowOf(klanttaakHerinnering, { klanttaak: sql`aan.uuid`, soort: sql`aan.soort` })} from aan
    on conflict (klanttaak, soort) do nothing`.execute(db)
}

/** A reminder that is due. */
export interface Wachtende {
  uuid: string
  klanttaak: string
  soort: 'voor_termijn' | 'na_termijn'
  pogingen: number
  laatsteDag: string
  teLaatToegestaan: boolean
  /** There is still something to remind of. */
  geldt: boolean
  /** By which kanaal the customer wants to hear from us; '': they did not say. */
  kanaal: string
  /** Where they may be mailed; null: nowhere. */
  adres: string | null
}

/**
 * Reads and locks the reminder that has been due longest; another process skips it. A customer is mailed only at an own address that they
 * said may be used again (R8): the one that they prefer, else the standard one, else the newest.
 */
export async function firstWachtende(db: Db, now: Date): Promise<Wachtende | undefined> {
  const { rows } = await sql<Wachtende>`
    select h.uuid, h.klanttaak, h.soort, h.pogingen, k.laatste_dag::text as "laatsteDag", k.te_laat_toegestaan as "teLaatToegestaan",
      k.status = case h.soort when 'voor_termijn' then 'open' else 'verlopen' end::status_klanttaak as geldt, p.voorkeurskanaal as kanaal,
      (select d.adres from digitaal_adres d where d.partij = p.uuid and d.soort_digitaal_adres = 'email' and d.toestemming_hergebruik
        order by d.uuid = p.voorkeurs_digitaal_adres desc nulls last, d.is_standaard_adres desc, d.volgnummer desc limit 1) as adres
    from klanttaak_herinnering h join klanttaak k on k.uuid = h.klanttaak join partij p on p.uuid = k.partij
    where h.status = 'wacht' and h.volgende_poging <= ${now.toISOString()}::timestamptz
    order by h.volgende_poging limit 1 for update of h skip locked`.execute(db)
  return rows[0]
}

/** It is told of a reminder that was claimed, and whose outcome nobody kept. */
const ONBEKEND = 'Onbekend of deze herinnering is verzonden: Balie stopte terwijl dat gebeurde.'

/** Claims a reminder before it is sent, so that it is never sent twice. */
export async function take(db: Db, uuid: string): Promise<void> {
  await sql`update klanttaak_herinnering set status = 'mislukt', fout = ${ONBEKEND} where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Locks a claimed reminder while it is sent; false when it is not ours any more. */
export async function retain(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`
    select from klanttaak_herinnering where uuid = ${uuid}::uuid and status = 'mislukt' and fout = ${ONBEKEND} for update`.execute(
    db,
  )
  return rows.length > 0
}

export async function remove(db: Db, uuid: string): Promise<void> {
  await sql`delete from klanttaak_herinnering where uuid = ${uuid}::uuid`.execute(db)
}

/** Keeps that a reminder was sent, and tells of it; gives the klanttaak. */
export async function setSent(db: Db, uuid: string): Promise<string> {
  return only(
    await sql<{ klanttaak: string }>`
      with gezet as (
        update klanttaak_herinnering set status = 'verzonden', pogingen = pogingen + 1, fout = null where uuid = ${uuid}::uuid
        returning klanttaak)
      select g.klanttaak, meld_klanttaak('herinnerd', array[g.klanttaak]) from gezet g`.execute(db),
  ).klanttaak
}

/** Keeps why a reminder was not sent; without a next attempt it has failed. Gives the klanttaak. */
export async function setFailed(db: Db, uuid: string, fout: string, volgende: Date | undefined): Promise<string> {
  return only(
    await sql<{ klanttaak: string }>`
      update klanttaak_herinnering set pogingen = pogingen + 1, fout = ${fout},
        volgende_poging = coalesce(${volgende?.toISOString() ?? null}::timestamptz, volgende_poging),
        status = case when ${volgende === undefined} then 'mislukt' else 'wacht' end::status_melding
      where uuid = ${uuid}::uuid returning klanttaak`.execute(db),
  ).klanttaak
}

/** Says that the customer was reminded in another way; false when no reminder was left lying. */
export async function settle(db: Db, klanttaak: string): Promise<boolean> {
  const { rows } = await sql`
    update klanttaak_herinnering set status = 'verzonden', fout = null where klanttaak = ${klanttaak}::uuid and status = 'mislukt'
    returning uuid`.execute(db)
  return rows.length > 0
}

/** Counts the klanttaken of which a reminder could not be delivered. */
export async function countNietHerinnerd(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(distinct h.klanttaak)::int as aantal from klanttaak_herinnering h join klanttaak k on k.uuid = h.klanttaak
      where h.status = 'mislukt' and k.status in ('open', 'verlopen')`.execute(db),
  ).aantal
}
