import { decodeCursor } from '../../platform/cursor.ts'
import { along, type Db, only, takeTurn } from '../../platform/database.ts'
import { type Changes, insertRows, type NewRow, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { isInNoContact, partijenOf } from '../../register/klantcontacten/reads.ts'
import { isInNoTaak } from '../../register/klanttaken/reads.ts'
import {
  type InkomendeLevering,
  type InkomendKanaal,
  type Regel,
  type SoortInkomend,
  SoortOndertekend,
  type ZonderRegel,
} from './contract.ts'
import type { Verwijzing } from './inzending.ts'
import { inkomendeLevering, inkomendKanaal } from './row.ts'
import { NIEMAND } from './weigeringen.ts'

/** Makes how it stands with what came in at an address. What a stranger was refused says nothing about it. */
const standOf = (soort: Sql, adres: Sql): Sql => sql`json_build_object('aantal', l.aantal, 'afwijkend', l.afwijkend,
  'geweigerd', (select coalesce(sum(w.aantal), 0) from inkomende_weigering w where w.soort = ${soort} and w.adres = ${adres}
    and w.bron <> ${NIEMAND}::uuid),
  'laatsteOp', l.laatste)`

/** The columns of that. */
const counted = sql`count(*) as aantal, count(*) filter (where stand = 'afwijkend') as afwijkend,
  iso(max(ontvangen_op)) as laatste`

/** Selects the deliveries by address, counted. */
const gebracht = sql`(
  select soort, adres, ${counted}, (array_agg(naam order by uuid desc))[1] as naam
  from inkomende_levering group by soort, adres)`

/** These name their kanaal in what is delivered, not in the address. */
const EEN_PAD: readonly SoortInkomend[] = ['gesprek', 'dso', 'productaanvraag', 'oproep']

/** Where is delivered by each kind; that of a melding names its service, and that of a call its queue. */
const PADEN: Readonly<Record<SoortInkomend, string>> = {
  formulier: '/api/v1/kanalen/formulieren/',
  webhook: '/api/v1/kanalen/inkomend/',
  gesprek: '/api/v1/kanalen/gesprekken',
  chatwoot: '/api/v1/kanalen/gesprekken/chatwoot/',
  rocketchat: '/api/v1/kanalen/gesprekken/rocketchat/',
  melding: '/open311/v2/services/',
  oproep: '/api/v1/kanalen/telefonie/oproepen',
  dso: '/api/v1/kanalen/dso/verzoeken',
  productaanvraag: '/api/v1/kanalen/objecten/notificaties',
}

const kanaalJson = sql`json_build_object('uuid', k.uuid, 'soort', k.soort, 'sleutel', k.sleutel, 'naam', k.naam, 'actief', k.actief,
  'regel', k.regel, 'afdeling', (select json_build_object('uuid', a.uuid, 'naam', a.naam) from actor a where a.uuid = k.afdeling),
  'pad', (${JSON.stringify(PADEN)}::jsonb ->> k.soort) || case when k.soort = any (${EEN_PAD}::text[]) then '' else k.sleutel end,
  'heeftGeheim', case when k.soort = any (${SoortOndertekend.options}::text[]) then k.geheim is not null end,
  'stand', ${standOf(sql`k.soort`, sql`k.sleutel`)})`

const fromKanaal = sql`inkomend_kanaal k left join lateral (
  select ${counted} from inkomende_levering i where i.soort = k.soort and i.adres = k.sleutel) l on true`

/** The kanalen on name, and what came in at addresses that none of them has. */
export async function lijst(db: Db): Promise<{ resultaten: InkomendKanaal[]; zonderRegel: ZonderRegel[] }> {
  const kanalen = await sql<{ kanaal: InkomendKanaal }>`
    select ${kanaalJson} as kanaal from ${fromKanaal} order by lower(k.naam), k.uuid`.execute(db)
  const zonder = await sql<{ rij: ZonderRegel }>`
    select json_build_object('soort', l.soort, 'sleutel', l.adres, 'naam', l.naam, 'stand', ${standOf(sql`l.soort`, sql`l.adres`)}) as rij from ${gebracht} l
    where not exists (select from inkomend_kanaal k where k.soort = l.soort and k.sleutel = l.adres) order by l.laatste desc limit 100`.execute(
    db,
  )
  return { resultaten: kanalen.rows.map(({ kanaal }) => kanaal), zonderRegel: zonder.rows.map(({ rij }) => rij) }
}

/** One kanaal, or undefined; with `vast` nobody changes it until the transaction ends. */
export async function kanaal(db: Db, uuid: string, { vast = false } = {}): Promise<InkomendKanaal | undefined> {
  const { rows } = await sql<{ kanaal: InkomendKanaal }>`
    select ${kanaalJson} as kanaal from ${fromKanaal} where k.uuid = ${uuid}::uuid
    ${vast ? sql`for no key update of k` : sql``}`.execute(db)
  return rows[0]?.kanaal
}

/** Adds a kanaal. */
export const add = (db: Db, row: NewRow<typeof inkomendKanaal>): Promise<void> => insertRows(db, inkomendKanaal, [row])

/** Changes a kanaal. */
export const change = (db: Db, uuid: string, changes: Changes<typeof inkomendKanaal>): Promise<void> =>
  updateRow(db, inkomendKanaal, uuid, changes)

/** The properties of a kanaal that are needed to take a delivery in. */
export interface Kanaal {
  uuid: string
  naam: string
  regel: Regel
  afdeling: { uuid: string; naam: string; actief: boolean } | null
}

/** Finds the kanaal at an address, when it is in use. */
export async function kanaalAt(db: Db, soort: SoortInkomend, sleutel: string): Promise<Kanaal | undefined> {
  const { rows } = await sql<Kanaal>`
    select k.uuid, k.naam, k.regel, (
      select json_build_object('uuid', a.uuid, 'naam', a.naam, 'actief', a.indicatie_actief) from actor a where a.uuid = k.afdeling) as afdeling
    from inkomend_kanaal k where k.soort = ${soort} and k.sleutel = ${sleutel} and k.actief`.execute(db)
  return rows[0]
}

/** Reads from where the files of a kanaal may be fetched. */
export async function fileOriginsOf(db: Db, kanaal: string): Promise<string[]> {
  const { rows } = await sql<{ van: string[] | null }>`
    select regel -> 'bestandenVan' as van from inkomend_kanaal where uuid = ${kanaal}::uuid`.execute(db)
  return rows[0]?.van ?? []
}

/** The secrets of a kanaal, encrypted: the present one and, for a while, the one before it. */
export interface Geheimen {
  uuid: string
  naam: string
  geheim: Buffer | null
  vorigGeheim: Buffer | null
  vorigGeheimTot: Date | null
}

/** Finds the secrets of the kanaal at an address, also when its rule does not hold. */
export async function geheimenAt(db: Db, soort: SoortInkomend, sleutel: string): Promise<Geheimen | undefined> {
  const { rows } = await sql<Geheimen>`
    select k.uuid, k.naam, k.geheim, k.vorig_geheim as "vorigGeheim", k.vorig_geheim_tot as "vorigGeheimTot"
    from inkomend_kanaal k where k.soort = ${soort} and k.sleutel = ${sleutel}`.execute(db)
  return rows[0]
}

/** Keeps a new secret, and the one before it until a moment. */
export async function setGeheim(db: Db, uuid: string, geheim: string, vorigTot: Date): Promise<void> {
  await sql`
    update inkomend_kanaal set vorig_geheim = geheim, geheim = ${geheim}::bytea,
      vorig_geheim_tot = case when geheim is not null then ${vorigTot.toISOString()}::timestamptz end
    where uuid = ${uuid}::uuid`.execute(db)
}

/** Gives the medewerkers with these e-mail addresses. */
export async function medewerkersWith(db: Db, adressen: readonly string[]): Promise<string[]> {
  if (adressen.length === 0) return []
  const { rows } = await sql<{ uuid: string }>`
    select uuid from actor where soort_actor = 'medewerker' and indicatie_actief
      and lower(medewerker ->> 'emailadres') = any (${adressen.map((adres) => adres.toLowerCase())}::text[]) order by uuid`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** By what a delivery is known. */
export interface Bekend {
  soort: SoortInkomend
  bron: string
  sleutel: string
}

/** Makes deliveries under the same name wait for each other until the transaction ends, from the next statement on. */
export const waitFor = (db: Db, naam: string): Promise<void> => along(db, (held) => takeTurn(held, `inkomend ${naam}`))

/** A delivery that was registered. */
export interface Eerder {
  uuid: string
  vingerafdruk: Buffer
  klantcontact: string
}

/** Finds a delivery that was registered already. */
export async function eerder(db: Db, { soort, bron, sleutel }: Bekend): Promise<Eerder | undefined> {
  const { rows } = await sql<Eerder>`
    select uuid, vingerafdruk, klantcontact from inkomende_levering
    where bron = ${bron}::uuid and soort = ${soort} and sleutel = ${sleutel} and stand <> 'geweigerd'`.execute(db)
  return rows[0]
}

/** Is something of a conversation registered that is none of these submissions? Then it was divided into other subjects (R13). */
export async function isDividedOtherwise(
  db: Db,
  { soort, bron }: Omit<Bekend, 'sleutel'>,
  gesprek: string,
  sleutels: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`
    select from klantcontact k join inkomende_levering i on i.klantcontact = k.uuid
    where k.gesprek = ${gesprek}::uuid and i.bron = ${bron}::uuid and i.soort = ${soort} and i.sleutel <> all (${sleutels}::text[])
    limit 1`.execute(db)
  return rows.length > 0
}

/** Keeps a delivery and what became of it. It goes along with the next statement. */
export const addLevering = (db: Db, row: NewRow<typeof inkomendeLevering>): Promise<void> =>
  along(db, (held) => insertRows(held, inkomendeLevering, [row]))

/** Changes what became of a delivery. */
export const changeLevering = (db: Db, uuid: string, changes: Changes<typeof inkomendeLevering>): Promise<void> =>
  updateRow(db, inkomendeLevering, uuid, changes)

/** Reads what a klantcontact is called. */
export async function nummerOf(db: Db, klantcontact: string): Promise<string> {
  return only(
    await sql<{ nummer: string }>`select nummer from klantcontact where uuid = ${klantcontact}::uuid`.execute(db),
  ).nummer
}

/** Under this code other systems name a submission as what a klantcontact is about. */
export const INZENDING = {
  codeObjecttype: 'formulierinzending',
  codeRegister: 'Open Formulieren',
  codeSoortObjectId: 'public_registration_reference',
} as const

/** Finds the klantcontact in which a submission was announced, by its reference; not one that a submission became already. */
export async function announced(db: Db, kenmerk: string): Promise<string | undefined> {
  const { rows } = await sql<{ klantcontact: string }>`
    select o.klantcontact from onderwerpobject o
    where (o.identificator).object_id = ${kenmerk} and (o.identificator).code_objecttype = ${INZENDING.codeObjecttype}
      and (o.identificator).code_register = ${INZENDING.codeRegister} and o.klantcontact is not null
      and not exists (select from inkomende_levering i where i.klantcontact = o.klantcontact)
    order by o.volgnummer limit 1`.execute(db)
  return rows[0]?.klantcontact
}

/** Finds the klantcontact that a submission became, by its reference. */
export async function delivered(db: Db, kenmerk: string): Promise<string | undefined> {
  const { rows } = await sql<{ klantcontact: string }>`
    select klantcontact from inkomende_levering where soort in ('formulier', 'productaanvraag') and kenmerk = ${kenmerk} and kenmerk <> '' and klantcontact is not null
    order by uuid limit 1`.execute(db)
  return rows[0]?.klantcontact
}

/** The klantcontacten about a matter: the first of them, the zaken to which they led, and whether a zaak is there or was to be started. */
export async function dossierOf(
  db: Db,
  { objectId, codeObjecttype, codeRegister, codeSoortObjectId }: Verwijzing,
): Promise<{ eerste: string | null; zaken: Verwijzing[]; heeftZaak: boolean }> {
  return only(
    await sql<{ eerste: string | null; zaken: Verwijzing[]; heeftZaak: boolean }>`
      with ervan as (
        select o.klantcontact from onderwerpobject o
        where (o.identificator).object_id = ${objectId} and (o.identificator).code_objecttype = ${codeObjecttype}
          and (o.identificator).code_register = ${codeRegister} and (o.identificator).code_soort_object_id = ${codeSoortObjectId}
          and o.klantcontact is not null)
      select (select k.uuid from klantcontact k join ervan e on e.klantcontact = k.uuid order by k.uuid limit 1) as eerste,
        coalesce((
          select json_agg(distinct jsonb_build_object('objectId', (z.identificator).object_id, 'codeObjecttype', 'zaak',
            'codeRegister', (z.identificator).code_register, 'codeSoortObjectId', (z.identificator).code_soort_object_id))
          from onderwerpobject z join ervan e on e.klantcontact = z.klantcontact where z.is_zaak), '[]') as zaken,
        exists (select from onderwerpobject z join ervan e on e.klantcontact = z.klantcontact where z.is_zaak)
          or exists (select from zaakstart s join ervan e on e.klantcontact = s.klantcontact) as "heeftZaak"`.execute(
      db,
    ),
  )
}

/** Gives those of these ids that name a document of ours to which something refers already, however they write its uuid. */
export async function takenDocuments(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select g.id from unnest(array(select unnest(${ids}::text[]))) as g (id) join informatieobject i on i.uuid = uuid_van(g.id)
    where not (${isInNoContact(sql`i.uuid`)} and ${isInNoTaak(sql`i.uuid`)})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

const leveringJson = sql`json_build_object('uuid', i.uuid, 'soort', i.soort, 'adres', i.adres, 'naam', i.naam, 'kenmerk', i.kenmerk,
  'ontvangenOp', iso(i.ontvangen_op), 'omvang', i.omvang, 'stand', i.stand, 'reden', i.reden, 'klantcontact', i.klantcontact,
  'herhaalbaar', i.gegevens is not null)`

/** The deliveries as JSON, the last one first, and one more than asked. */
export async function leveringen(
  db: Db,
  {
    soort,
    sleutel,
    stand,
    na,
    aantal,
  }: {
    soort?: SoortInkomend | undefined
    sleutel?: string | undefined
    stand?: string | undefined
    na?: string | undefined
    aantal: number
  },
): Promise<{ uuid: string; levering: string }[]> {
  const parts = [sql`true`]
  if (soort) parts.push(sql`i.soort = ${soort}`)
  if (sleutel) parts.push(sql`i.adres = ${sleutel}`)
  if (stand) parts.push(sql`i.stand = ${stand}`)
  if (na) parts.push(sql`i.uuid < ${decodeCursor(na, 'uuid')[0]}::uuid`)
  const { rows } = await sql<{ uuid: string; levering: string }>`
    select i.uuid, ${leveringJson}::text as levering from inkomende_levering i
    where ${sql.join(parts, sql` and `)} order by i.uuid desc limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

/** One delivery, or undefined. */
export async function levering(db: Db, uuid: string): Promise<InkomendeLevering | undefined> {
  const { rows } = await sql<{ levering: InkomendeLevering }>`
    select ${leveringJson} as levering from inkomende_levering i where i.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.levering
}

/** The data of a delivery: where they are, and of which klantcontact. */
export interface Gegevens {
  levering: string
  soort: SoortInkomend
  adres: string
  kenmerk: string
  ontvangenOp: string
  klantcontact: string
  inhoud: string
  omvang: number
  partijen: string[]
}

const gegevensOf = sql`select i.uuid as levering, i.soort, i.adres, i.kenmerk, iso(i.ontvangen_op) as "ontvangenOp", i.klantcontact,
  d.uuid as inhoud, d.omvang::float8 as omvang,
  ${partijenOf(sql`i.klantcontact`)} as partijen
  from inkomende_levering i join informatieobject d on d.uuid = i.gegevens`

/** Finds the data of a delivery, and locks it until the transaction ends; undefined when they are not kept. */
export async function lockGegevens(db: Db, uuid: string): Promise<Gegevens | undefined> {
  const { rows } = await sql<Gegevens>`${gegevensOf} where i.uuid = ${uuid}::uuid for update of i`.execute(db)
  return rows[0]
}

/** Finds the data of the last delivery at an address. */
export async function laatste(db: Db, soort: SoortInkomend, sleutel: string): Promise<Gegevens | undefined> {
  const { rows } = await sql<Gegevens>`
    ${gegevensOf} where i.soort = ${soort} and i.adres = ${sleutel} order by i.uuid desc limit 1`.execute(db)
  return rows[0]
}

/** How many bijlagen a klantcontact has. */
export async function countBijlagen(db: Db, klantcontact: string): Promise<number> {
  return only(
    await sql<{
      aantal: number
    }>`select count(*)::int as aantal from bijlage where klantcontact = ${klantcontact}::uuid`.execute(db),
  ).aantal
}

/** The interne taken of a klantcontact that are to be done. */
export async function openTaken(db: Db, klantcontact: string): Promise<string[]> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from interne_taak where klantcontact = ${klantcontact}::uuid and status = 'te_verwerken' order by uuid`.execute(
    db,
  )
  return rows.map(({ uuid }) => uuid)
}

/** The interne taak of a klantcontact that was done last. */
export async function lastTaak(db: Db, klantcontact: string): Promise<string | undefined> {
  const { rows } = await sql<{ uuid: string }>`
    select uuid from interne_taak where klantcontact = ${klantcontact}::uuid order by afgehandeld_op desc nulls last, uuid desc limit 1`.execute(
    db,
  )
  return rows[0]?.uuid
}

/** How many deliveries are not as a rule says. */
export const countAfwijkend = async (db: Db): Promise<number> =>
  only(
    await sql<{
      aantal: number
    }>`select count(*)::int as aantal from inkomende_levering where stand = 'afwijkend'`.execute(db),
  ).aantal
