import type { Vraag } from '../../../inrichting/vragensets/contract.ts'
import { inGebruik } from '../../../inrichting/vragensets/queries.ts'
import type { Db } from '../../../platform/database.ts'
import { sql } from '../../../platform/sql.ts'
import { hasOpenSignaal } from '../../../register/signalen/reads.ts'
import { withZaak, zaakstatus } from '../../../register/zaken/queries.ts'

/** A service: something that can be reported. */
export interface Service {
  service_code: string
  service_name: string
  /** The questions that its reporter answers, from the vragenset of its rule. */
  vragen: Vraag[]
}

/** The services, on name: the kanalen of this kind whose rule holds. */
export async function services(db: Db): Promise<Service[]> {
  const { rows } = await sql<Omit<Service, 'vragen'> & { vragenset: string | null }>`
    select sleutel as service_code, naam as service_name, regel #>> '{vragenset,uuid}' as vragenset from inkomend_kanaal
    where soort = 'melding' and actief order by lower(naam), sleutel`.execute(db)
  const sets = await inGebruik(
    db,
    rows.flatMap(({ vragenset }) => vragenset ?? []),
  )
  return rows.map(({ vragenset, ...service }) => ({
    ...service,
    vragen: sets.find(({ uuid }) => uuid === vragenset)?.vragen ?? [],
  }))
}

/** Finds the melding that somebody sent a moment ago with the same words. Its sleutel is that sum and its moment (see `meldingOf`), so an index has it. */
export async function recent(db: Db, bron: string, sum: Buffer, since: Date): Promise<string | undefined> {
  const hex = sum.toString('hex')
  const { rows } = await sql<{ klantcontact: string }>`
    select klantcontact from inkomende_levering
    where soort = 'melding' and bron = ${bron}::uuid and stand <> 'geweigerd'
      and sleutel between ${`${hex} ${since.toISOString()}`} and ${`${hex} 9999`}
      and ontvangen_op >= ${since.toISOString()}::timestamptz order by uuid desc limit 1`.execute(db)
  return rows[0]?.klantcontact
}

/** A melding as anybody may see it: how it is, and nothing of who reported it or in which words. */
export interface Verzoek {
  service_request_id: string
  status: 'open' | 'closed'
  service_code: string
  service_name: string
  requested_datetime: string
}

/** The meldingen that are asked. */
export interface Selectie {
  nummers: string[] | undefined
  service: string | undefined
  status: string | undefined
  vanaf: Date
  tot: Date
  /** Which page, from 1 on, and how many are on it. */
  pagina: number
  aantal: number
}

/** The meldingen, the newest first. One is open as long as something must be done for it (R27); one that is vertrouwelijk is not shown. */
export async function verzoeken(
  db: Db,
  { nummers, service, status, vanaf, tot, pagina, aantal }: Selectie,
): Promise<Verzoek[]> {
  const page = sql`limit ${sql.lit(aantal)} offset ${sql.lit((pagina - 1) * aantal)}`
  const where = nummers
    ? sql`k.nummer = any (${nummers}::text[])`
    : sql`i.ontvangen_op between ${vanaf.toISOString()}::timestamptz and ${tot.toISOString()}::timestamptz`
  const { rows } = await sql<Verzoek>`
    select * from (
      select k.nummer as service_request_id, i.adres as service_code, i.naam as service_name, iso(k.plaatsgevonden_op) as requested_datetime,
        case when exists (select from interne_taak t where t.klantcontact = k.uuid and t.status = 'te_verwerken')
          or exists (select from zaakstart s where s.klantcontact = k.uuid and s.status = 'wacht')
          or exists (select from onderwerpobject o ${withZaak(sql`o.identificator`)} where o.klantcontact = k.uuid and o.is_zaak
            and ${zaakstatus} <> 'afgerond')
          or ${hasOpenSignaal(sql`k.uuid`)} then 'open' else 'closed' end as status
      from inkomende_levering i join klantcontact k on k.uuid = i.klantcontact
      where i.soort = 'melding' and not k.vertrouwelijk and ${where} ${service ? sql`and i.adres = ${service}` : sql``}
      order by i.ontvangen_op desc, k.nummer desc ${status ? sql`` : page}) v
    ${status ? sql`where v.status = ${status} ${page}` : sql``}`.execute(db)
  return rows
}
