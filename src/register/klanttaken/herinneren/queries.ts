import { TALEN } from '../../../begrippen/taal.ts'
import { type Db, only } from '../../../platform/database.ts'
import { insertRowOf } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { isBevestigd } from '../../klantberichten/reads.ts'
import type { SoortHerinnering } from '../contract.ts'
import { klanttaakHerinnering } from '../row.ts'

// The SQL of reminders: each of its kind at most once for a last day.

/** A term that passed longer ago is not told of any more, in days. */
const RECENT = 7

/** Is the zaak of klanttaak `k` open? In one that was closed there is nothing to do any more. */
const isZaakOpen = sql`coalesce((select z.einddatum is null from zaakregister_zaak z where z.uuid = k.registerzaak),
  (select z.open from zaak z where z.uuid = k.zaak), true)`

/** Is there something to remind of before the term ends of klanttaak `k`, from the day on which it can be done? */
const isBeforeEnd = (dag: string) =>
  sql`k.status = 'open' and k.herinneren_op <= ${dag}::date and k.startdatum <= ${dag}::date and k.laatste_dag >= ${dag}::date and ${isZaakOpen}`

/** Did its term pass just now? */
const isAfterEnd = (dag: string) =>
  sql`k.status = 'verlopen' and k.laatste_dag between ${dag}::date - ${sql.lit(RECENT)} and ${dag}::date - 1 and ${isZaakOpen}`

/** Prepares the reminders of this day: of what can still be done, and of what was not done in time. */
export async function prepare(db: Db, dag: string): Promise<void> {
  const row = { klanttaak: sql`aan.uuid`, soort: sql`aan.soort`, laatsteDag: sql`aan.laatste_dag` }
  await sql`
    with aan as (
      select k.uuid, 'voor_termijn'::soort_herinnering as soort, k.laatste_dag from klanttaak k where ${isBeforeEnd(dag)}
      union all
      select k.uuid, 'na_termijn', k.laatste_dag from klanttaak k where ${isAfterEnd(dag)})
    ${insertRowOf(klanttaakHerinnering, row)} from aan
    on conflict (klanttaak, soort, laatste_dag) do nothing`.execute(db)
}

/** Does partij `p` prefer English? */
const leestEngels = sql`(p.voorkeurstaal = ${sql.lit(TALEN.en)})`

/** The subject of a reminder that was sent. */
export type Verzonden = Pick<Wachtende, 'klanttaak' | 'soort' | 'leestEngels'> & { weg: WegHerinnering }

/** By which way a reminder leaves. */
export type WegHerinnering = 'email' | 'sms'

/** A reminder that is due. */
export interface Wachtende {
  uuid: string
  klanttaak: string
  soort: SoortHerinnering
  pogingen: number
  laatsteDag: string
  teLaatToegestaan: boolean
  /** There is still something to remind of. */
  geldt: boolean
  /** They prefer English. */
  leestEngels: boolean
  /** By which kanaal the customer wants to hear from us; '': they did not say. */
  kanaal: string
  /** Where it may go, by the kanaal that they prefer; null: nowhere. */
  naar: { adres: string; weg: WegHerinnering } | null
}

/** The kanaal by which somebody wants to hear from us, as far as Balie has it; who named none takes either. */
const BY_EMAIL = String.raw`^\s*(e-?mail|mail|)\s*$`
const BY_SMS = String.raw`^\s*(sms|)\s*$`

/** The ways by which a reminder can leave, with the kind of address of each. */
const SOORTEN: Readonly<Record<WegHerinnering, string>> = { email: 'email', sms: 'telefoonnummer' }

/**
 * Reads and locks the reminder that has been due longest; another process skips it. A customer is reminded only at an own address that is
 * confirmed and that they said may be used again, by the kanaal that they prefer, or else by e-mail before SMS (R8); of several addresses the one that they prefer.
 */
export async function firstWachtende(
  db: Db,
  now: Date,
  { dag, wegen }: { dag: string; wegen: readonly WegHerinnering[] },
): Promise<Wachtende | undefined> {
  const soorten = wegen.map((weg) => SOORTEN[weg])
  const { rows } = await sql<Wachtende>`
    select h.uuid, h.klanttaak, h.soort, h.pogingen, k.laatste_dag::text as "laatsteDag", k.te_laat_toegestaan as "teLaatToegestaan",
      h.laatste_dag = k.laatste_dag and case h.soort when 'voor_termijn' then ${isBeforeEnd(dag)} else ${isAfterEnd(dag)} end as geldt,
      ${leestEngels} as "leestEngels", p.voorkeurskanaal as kanaal,
      (select json_build_object('adres', d.adres, 'weg', case d.soort_digitaal_adres when 'email' then 'email' else 'sms' end)
        from digitaal_adres d
        where d.partij = p.uuid and d.soort_digitaal_adres::text = any (${soorten}::text[]) and d.toestemming_hergebruik and p.indicatie_actief
          and ${isBevestigd(sql`d.uuid`)}
          and (d.soort_digitaal_adres = 'email' and p.voorkeurskanaal ~* ${BY_EMAIL} or d.soort_digitaal_adres = 'telefoonnummer' and p.voorkeurskanaal ~* ${BY_SMS})
        order by d.soort_digitaal_adres = 'email' desc, d.uuid = p.voorkeurs_digitaal_adres desc nulls last, d.is_standaard_adres desc, d.volgnummer desc
        limit 1) as naar
    from klanttaak_herinnering h join klanttaak k on k.uuid = h.klanttaak join partij p on p.uuid = k.partij
    where h.status = 'wacht' and h.volgende_poging <= ${now.toISOString()}::timestamptz
    order by h.volgende_poging limit 1 for update of h skip locked`.execute(db)
  return rows[0]
}

/** It is told of a reminder that was claimed, and whose outcome nobody kept. */
const ONBEKEND = 'Onbekend of deze herinnering is verzonden: Balie stopte terwijl dat gebeurde.'

/** Claims a reminder before it is sent, so that it is never sent twice. */
export async function take(db: Db, uuid: string, weg: WegHerinnering): Promise<void> {
  await sql`
    update klanttaak_herinnering set status = 'mislukt', fout = ${ONBEKEND}, weg = ${weg} where uuid = ${uuid}::uuid`.execute(
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

/** Keeps that a reminder was sent, and tells of it; gives what it was about. */
export async function setSent(db: Db, uuid: string): Promise<Verzonden> {
  return only(
    await sql<Verzonden>`
      with gezet as (
        update klanttaak_herinnering set status = 'verzonden', pogingen = pogingen + 1, fout = null where uuid = ${uuid}::uuid
        returning klanttaak, soort, weg)
      select g.*, ${leestEngels} as "leestEngels", meld_klanttaak('herinnerd', array[g.klanttaak])
      from gezet g join klanttaak k on k.uuid = g.klanttaak join partij p on p.uuid = k.partij`.execute(db),
  )
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

/**
 * Keeps that a reminder which was handed over did not arrive; gives the klanttaak, or undefined when there is no such reminder. The service can say so
 * before Balie kept its answer, or when that answer was lost: this waits for who is sending it, and a reminder that would be tried again is not.
 */
export async function setNietAangekomen(db: Db, uuid: string, fout: string): Promise<string | undefined> {
  const { rows } = await sql<{ klanttaak: string }>`
    update klanttaak_herinnering set status = 'mislukt', fout = ${fout}, niet_aangekomen = true
    where uuid = ${uuid}::uuid and weg = 'sms' and not niet_aangekomen returning klanttaak`.execute(db)
  return rows[0]?.klanttaak
}

/** The reminder `h` that stayed undelivered is the one of klanttaak `k` as it is now. */
const isOfNow = sql`h.status = 'mislukt' and h.laatste_dag = k.laatste_dag
  and h.soort::text = case k.status when 'open' then 'voor_termijn' when 'verlopen' then 'na_termijn' end`

/** Selects the klanttaken of which a reminder could not be delivered, while it can still be done or its term passed. */
export const nietHerinnerd = sql`
  select h.klanttaak from klanttaak_herinnering h join klanttaak k on k.uuid = h.klanttaak where ${isOfNow}`

/** Says that the customer was reminded in another way; gives of what, or undefined when no reminder was left lying. */
export async function settle(db: Db, klanttaak: string): Promise<SoortHerinnering | undefined> {
  const { rows } = await sql<{ soort: SoortHerinnering }>`
    update klanttaak_herinnering h set status = 'verzonden', fout = null from klanttaak k
    where k.uuid = ${klanttaak}::uuid and h.klanttaak = k.uuid and ${isOfNow} returning h.soort`.execute(db)
  return rows[0]?.soort
}

/** Counts the klanttaken of which a reminder could not be delivered. */
export async function countNietHerinnerd(db: Db): Promise<number> {
  return only(await sql<{ aantal: number }>`select count(*)::int as aantal from (${nietHerinnerd}) h`.execute(db))
    .aantal
}
