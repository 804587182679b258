import { v7 as uuidv7 } from 'uuid'
import type { SoortKlanttaak } from '../../begrippen/contract.ts'
import { KANAAL_MIJN } from '../../begrippen/kanaal.ts'
import type { Niveau } from '../../begrippen/niveau.ts'
import { actor } from '../../inrichting/actoren/row.ts'
import { uitstelOf } from '../../inrichting/storingen/reads.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { type Changes, deleteRow, insertRows, type NewRow, type Table, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { informatieobject } from '../documenten/row.ts'
import { partijKort } from '../partijen/queries.ts'
import { partij } from '../partijen/row.ts'
import type { Klanttaak, StatusKlanttaak } from './contract.ts'
import { nietHerinnerd } from './herinneren/queries.ts'
import { type Details, klanttaak, klanttaakBijlage, klanttaakVerloop } from './row.ts'
import type { Stand } from './rules.ts'

/** The zaak of klanttaak `k`, which who sees the one may not see the other of. */
const zaakJson = sql`coalesce(
  (select json_build_object('uuid', z.uuid, 'identificatie', z.identificatie, 'zaaktype', t.omschrijving, 'omschrijving', z.omschrijving,
      'open', z.einddatum is null, 'zaaksysteem', null)
    from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype where z.uuid = k.registerzaak),
  (select json_build_object('uuid', z.zaak_uuid, 'identificatie', z.identificatie, 'zaaktype', coalesce(z.gegevens ->> 'zaaktype', ''),
      'omschrijving', coalesce(z.gegevens ->> 'omschrijving', ''), 'open', z.open,
      'zaaksysteem', json_build_object('uuid', x.uuid, 'naam', x.naam))
    from zaak z join zaaksysteem x on x.uuid = z.zaaksysteem where z.uuid = k.zaak),
  json_build_object('uuid', k.registerzaak, 'identificatie', '', 'zaaktype', '', 'omschrijving', '', 'open', true, 'zaaksysteem', null))`

const uitstel = uitstelOf(sql`k.laatste_dag`, KANAAL_MIJN)

/** The JSON of a klanttaak `k`, as the contract has it. */
const klanttaakJson = sql`json_build_object('uuid', k.uuid, 'titel', k.titel, 'toelichting', k.toelichting, 'status', k.status,
  'startdatum', k.startdatum, 'laatsteDag', k.laatste_dag, 'uitstelTot', ${uitstel}, 'herinnerenOp', k.herinneren_op, 'teLaatToegestaan', k.te_laat_toegestaan,
  'niveau', k.niveau, 'opdracht', jsonb_build_object('soort', k.soort) || (k.details - 'definitie' - 'formio' - 'voorinvullenFormio'), 'versie', k.versie,
  'partij', (select ${partijKort('p')} from partij p where p.uuid = k.partij),
  'zaak', ${zaakJson}, 'verwerker', k.verwerker,
  'behandelaar', (select json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) from actor a where a.uuid = k.behandelaar),
  'bijlagen', coalesce((
    select json_agg(json_build_object('uuid', i.uuid, 'bestandsnaam', i.bestandsnaam, 'mediatype', i.mediatype, 'omvang', i.omvang) order by b.volgorde)
    from klanttaak_bijlage b join informatieobject i on i.uuid = b.informatieobject where b.klanttaak = k.uuid), '[]'),
  'uitgezetOp', iso(k.aangemaakt_op), 'door', json_build_object('uuid', k.door, 'naam', k.door_naam),
  'uitvoering', case when k.uitgevoerd_op is not null then json_build_object('op', iso(k.uitgevoerd_op),
    'door', (select ${partijKort('p')} from partij p where p.uuid = k.uitgevoerd_door), 'niveau', k.uitgevoerd_niveau, 'teLaat', k.te_laat,
    'klantcontact', k.klantcontact, 'antwoorden', k.ontvangen,
    'ondertekend', exists (select from klanttaak_handtekening h where h.klanttaak = k.uuid)) end,
  'verwerktOp', iso(k.verwerkt_op), 'gesignaleerdOp', iso(k.gesignaleerd_op), 'reden', k.reden)`

/** Selects the partijen whose data a klanttaak `k` shows. */
const partijen = sql`array_remove(array[k.partij, k.uitgevoerd_door], null)`

export interface KlanttaakFilters {
  partij?: string | undefined
  /** In its register. */
  zaak?: string | undefined
  status?: StatusKlanttaak | undefined
  /** Done before this moment, and not processed. */
  uitgevoerdVoor?: Date | undefined
  /** A reminder of it could not be delivered. */
  nietHerinnerd?: boolean | undefined
  na?: string | undefined
  aantal: number
}

function conditions({ partij, zaak, status, uitgevoerdVoor, na, ...filters }: KlanttaakFilters): Sql {
  const parts = [sql`true`]
  if (partij) parts.push(sql`k.partij = ${partij}::uuid`)
  if (zaak)
    parts.push(
      sql`(k.registerzaak = ${zaak}::uuid or k.zaak = any (array(select z.uuid from zaak z where z.zaak_uuid = ${zaak.toLowerCase()})))`,
    )
  // The states that have an index of their own stand in the text.
  if (status) parts.push(sql`k.status = ${sql.lit(status)}`)
  if (uitgevoerdVoor)
    parts.push(sql`k.status = 'uitgevoerd' and k.uitgevoerd_op < ${uitgevoerdVoor.toISOString()}::timestamptz`)
  if (filters.nietHerinnerd) parts.push(sql`k.uuid in (${nietHerinnerd})`)
  if (na) parts.push(sql`k.volgnummer < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  return sql.join(parts, sql` and `)
}

/** Reads a page of klanttaken, the newest first, in one statement. */
export async function lijst(db: Db, filters: KlanttaakFilters) {
  const { rows } = await sql<{ klanttaak: string; volgnummer: string; partijen: string[] }>`
    with pagina as materialized (
      select k.* from klanttaak k where ${conditions(filters)} order by k.volgnummer desc limit ${sql.lit(filters.aantal + 1)})
    select ${klanttaakJson}::text as klanttaak, k.volgnummer, ${partijen} as partijen from pagina k order by k.volgnummer desc`.execute(
    db,
  )
  return rows
}

/** Reads one klanttaak and the partijen whose data it shows, or undefined. */
export async function readKlanttaak(
  db: Db,
  uuid: string,
): Promise<{ klanttaak: Klanttaak; partijen: string[] } | undefined> {
  const { rows } = await sql<{ klanttaak: Klanttaak; partijen: string[] }>`
    select ${klanttaakJson} as klanttaak, ${partijen} as partijen from klanttaak k where k.uuid = ${uuid}::uuid`.execute(
    db,
  )
  return rows[0]
}

/** May this klanttaak be seen by who asks? */
export async function isSeen(db: Db, uuid: string): Promise<boolean> {
  const { rows } = await sql`select from klanttaak k where k.uuid = ${uuid}::uuid`.execute(db)
  return rows.length > 0
}

/** The person who did something to a klanttaak. */
export interface Door {
  uuid: string
  naam: string
}

export type Stap = Pick<NewRow<typeof klanttaakVerloop>, 'soort' | 'reden'>

/** Adds a step to the trail of klanttaken; without `door` it went by itself. */
export async function writeVerloop(db: Db, taken: readonly string[], stap: Stap, door?: Door): Promise<void> {
  await insertRows(
    db,
    klanttaakVerloop,
    taken.map((taak) => ({
      ...stap,
      uuid: uuidv7(),
      klanttaak: taak,
      ...(door && { door: door.uuid, doorNaam: door.naam }),
    })),
  )
}

/** The trail of a klanttaak as JSON text, the last step first. */
export async function verloop(db: Db, uuid: string): Promise<string> {
  return only(
    await sql<{ json: string }>`
      select coalesce(json_agg(json_build_object('uuid', v.uuid, 'soort', v.soort, 'op', iso(v.op),
        'door', case when v.door is not null then json_build_object('uuid', v.door, 'naam', v.door_naam) end,
        'reden', v.reden) order by v.op desc, v.uuid desc), '[]')::text as json
      from klanttaak_verloop v where v.klanttaak = ${uuid}::uuid`.execute(db),
  ).json
}

export type NieuweRij = Omit<NewRow<typeof klanttaak>, 'door' | 'doorNaam'> & object

/** Adds klanttaken with their documents and the beginning of their trail. */
export async function make(
  db: Db,
  taken: readonly (NieuweRij & { bijlagen: readonly string[] })[],
  door: Door,
): Promise<void> {
  const rows = taken.map(({ bijlagen: _, ...taak }) => ({ ...taak, door: door.uuid, doorNaam: door.naam }))
  await insertRows(db, klanttaak, rows as (NewRow<typeof klanttaak> & object)[])
  await insertRows(
    db,
    klanttaakBijlage,
    taken.flatMap(({ uuid, bijlagen }) =>
      bijlagen.map((informatieobject, volgorde) => ({ klanttaak: uuid, informatieobject, volgorde })),
    ),
  )
  await writeVerloop(
    db,
    taken.map(({ uuid }) => uuid),
    { soort: 'uitgezet', reden: '' },
    door,
  )
}

/** The state of a klanttaak that is needed to change or do it. */
export interface Vergrendeld extends Stand {
  uuid: string
  soort: SoortKlanttaak
  titel: string
  toelichting: string
  verwerkerTaakId: string
  handelingsPerspectief: string
  urns: string[]
  details: Details
  startdatum: string
  herinnerenOp: string | null
  partij: string
  verwerker: 'zaaksysteem' | 'behandelaar'
  behandelaar: string | null
  klantcontact: string | null
  registerzaak: string | null
  /** The uuid of the zaak in its register, and its number. */
  zaakUuid: string
  identificatie: string
  /** The zaak is more vertrouwelijk than most. */
  vertrouwelijk: boolean
  ontvangen: Record<string, unknown> | null
  ontvangenFormio: Record<string, unknown> | null
}

/** Locks a klanttaak until the transaction ends; undefined when there is none that may be seen. */
export async function lockOne(db: Db, uuid: string): Promise<Vergrendeld | undefined> {
  const { rows } = await sql<Vergrendeld>`
    with k as materialized (select * from klanttaak where uuid = ${uuid}::uuid for update)
    select k.uuid, k.soort, k.titel, k.toelichting, k.verwerker_taak_id as "verwerkerTaakId",
      k.handelings_perspectief as "handelingsPerspectief", k.urns, k.details, k.status, k.startdatum::text, k.laatste_dag::text as "laatsteDag", ${uitstel}::text as "uitstelTot",
      k.herinneren_op::text as "herinnerenOp", k.te_laat_toegestaan as "teLaatToegestaan", k.versie, k.niveau, k.partij, k.verwerker,
      k.behandelaar, k.klantcontact, k.registerzaak, k.ontvangen, k.ontvangen_formio as "ontvangenFormio", coalesce(r.uuid::text, z.zaak_uuid, k.registerzaak::text) as "zaakUuid",
      coalesce(r.identificatie, z.identificatie, '') as identificatie, coalesce(r.vertrouwelijkheidaanduiding > 'zaakvertrouwelijk', false) as vertrouwelijk
    from k left join zaakregister_zaak r on r.uuid = k.registerzaak left join zaak z on z.uuid = k.zaak`.execute(db)
  return rows[0]
}

/** Changes a klanttaak, with a step in its trail. */
export async function change(
  db: Db,
  uuid: string,
  changes: Changes<typeof klanttaak>,
  stap: Stap,
  door: Door,
): Promise<void> {
  await updateRow(db, klanttaak, uuid, changes)
  await writeVerloop(db, [uuid], stap, door)
}

/** Removes a klanttaak, with its trail. */
export const removeKlanttaak = (db: Db, uuid: string): Promise<void> => deleteRow(db, klanttaak, uuid)

/** May a partij act for another (R4): it is the same, represents it, or works for it? */
export async function mayActFor(db: Db, partij: string, klant: string): Promise<boolean> {
  const { rows } = await sql<{ mag: boolean }>`
    select ${partij}::uuid = ${klant}::uuid
      or exists (select from vertegenwoordiging v where v.vertegenwoordigende_partij = ${partij}::uuid and v.vertegenwoordigde_partij = ${klant}::uuid)
      or exists (select from partij p where p.uuid = ${partij}::uuid and p.werkte_voor_partij = ${klant}::uuid) as mag`.execute(
    db,
  )
  return rows[0]?.mag ?? false
}

/** The interne taak that was made when a klanttaak was done, while it is to do. */
export async function openInternetaak(db: Db, klantcontact: string): Promise<string | undefined> {
  const { rows } = await sql<{ uuid: string }>`
    select t.uuid from interne_taak t where t.klantcontact = ${klantcontact}::uuid and t.status = 'te_verwerken'
    order by t.volgnummer limit 1`.execute(db)
  return rows[0]?.uuid
}

/** Which of these partijen, actoren and documents do not exist, in one statement. */
export async function onbekenden(
  db: Db,
  { partijen: mensen, actoren, documenten }: Readonly<Record<'partijen' | 'actoren' | 'documenten', readonly string[]>>,
): Promise<ReadonlySet<string>> {
  const missing = (uuids: readonly string[], table: Table) =>
    sql`select g.uuid from unnest(${uuids}::uuid[]) g (uuid) where not exists (select from ${sql.table(table)} x where x.uuid = g.uuid)`
  const { rows } = await sql<{ uuid: string }>`
    ${missing(mensen, partij)} union all ${missing(actoren, actor)} union all ${missing(documenten, informatieobject)}`.execute(
    db,
  )
  return new Set(rows.map(({ uuid }) => uuid))
}

/** Ends the term of what was not done by the last day; a payment that began in time is waited for. Gives the uuids. */
export async function expire(db: Db, dag: string): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    update klanttaak k set status = 'verlopen' where k.status = 'open' and k.laatste_dag < ${dag}::date
      and coalesce(${uitstel} < ${dag}::date, true)
      and not exists (select from betaling b where b.klanttaak = k.uuid and b.status in ('begonnen', 'wacht')) returning k.uuid`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** Marks once what was done before this moment and is still not processed; gives the uuids. */
export async function markNietVerwerkt(db: Db, sinds: Date, now: Date): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    update klanttaak set gesignaleerd_op = ${now.toISOString()}::timestamptz
    where status = 'uitgevoerd' and uitgevoerd_op < ${sinds.toISOString()}::timestamptz and gesignaleerd_op is null returning uuid`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** How many were done and signalled because nobody processed them. */
export async function countNietVerwerkt(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(*)::int as aantal from klanttaak where status = 'uitgevoerd' and gesignaleerd_op is not null`.execute(
      db,
    ),
  ).aantal
}

/** At which level an application establishes who somebody is; what is not known is onbepaald. */
export const niveauOf = (niveau: string | undefined): Niveau =>
  niveau === 'laag' || niveau === 'substantieel' || niveau === 'hoog' ? niveau : 'onbepaald'
