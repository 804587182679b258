import { zoekwoorden } from '../../begrippen/zoeken.ts'
import { normgegevens } from '../../inrichting/normen/queries.ts'
import type { Normgegevens } from '../../inrichting/normen/rules.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import { type Db, only } from '../../platform/database.ts'
import { members, membersOnly } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { internetaakJson } from '../internetaken/queries.ts'
import { partijJson, partijKort } from '../partijen/queries.ts'
import { digitaalAdres } from '../partijen/row.ts'
import { zoekwaarde } from '../partijen/rules.ts'
import { signalenJson } from '../signalen/reads.ts'
import { withZaak, zaakstandJson, zaakstartenJson, zaakstatus } from '../zaken/queries.ts'
import type { Onbekende } from './contract.ts'
import { isCorrected, isOnbekendeNamed, partijenOf, talkTimeNow, textNow } from './reads.ts'
import * as rows from './row.ts'

const betrokkenenJson = sql`coalesce((
  select json_agg(json_build_object(${members(rows.betrokkene, 'b', ['volgnummer', 'klantcontact', 'partij'])},
    'partij', case when p.uuid is not null then ${partijKort('p')} end, 'volledigeNaam', volledige_naam(b.contactnaam),
    'digitaleAdressen', coalesce((
      select json_agg(json_build_object(${membersOnly(digitaalAdres, 'd', ['uuid', 'soortDigitaalAdres', 'adres', 'omschrijving'])})
        order by d.volgnummer) from digitaal_adres d where d.betrokkene = b.uuid), '[]')) order by b.volgnummer)
  from betrokkene b left join partij p on p.uuid = b.partij where b.klantcontact = k.uuid), '[]')`

const actorenJson = sql`coalesce((
  select json_agg(json_build_object('uuid', a.uuid, 'naam', a.naam, 'soortActor', a.soort_actor) order by ak.volgnummer)
  from actor_klantcontact ak join actor a on a.uuid = ak.actor where ak.klantcontact = k.uuid), '[]')`

const zakenJson = sql`coalesce((
  select json_agg(json_build_object(${membersOnly(rows.onderwerpobject, 'o', ['uuid', 'identificator'])}, 'zaak', ${zaakstandJson(sql`o.identificator`)})
    order by o.volgnummer)
  from onderwerpobject o where o.klantcontact = k.uuid and o.is_zaak), '[]')`

/** The JSON of a klantcontact `k`, as the contract has it. */
const klantcontactJson = sql`json_build_object(
  ${members(rows.klantcontact, 'k', ['volgnummer', 'onderwerp', 'inhoud', 'begonnenOp', 'geeindigdOp', 'hoofdOnderwerpType', 'verdereActieOndernomen', 'metadata', 'inDelen', 'geregistreerdDoor', 'zoek'])},
  'onderwerp', ${textNow('onderwerp')}, 'inhoud', ${textNow('inhoud')}, 'gecorrigeerd', ${isCorrected},
  'begonnenOp', ${talkTimeNow('begonnen_op')}, 'geeindigdOp', ${talkTimeNow('geeindigd_op')},
  'oorspronkelijk', case when ${isCorrected} then json_build_object(${membersOnly(rows.klantcontact, 'k', ['onderwerp', 'inhoud', 'begonnenOp', 'geeindigdOp'])}) end,
  'kenmerken', k.metadata,
  'betrokkenen', ${betrokkenenJson}, 'actoren', ${actorenJson},
  'onderwerpobjecten', coalesce((
    select json_agg(json_build_object(${membersOnly(rows.onderwerpobject, 'o', ['uuid', 'wasKlantcontact', 'identificator'])})
      order by o.volgnummer) from onderwerpobject o where o.klantcontact = k.uuid and not o.is_zaak), '[]'),
  'bijlagen', coalesce((
    select json_agg(json_build_object(${membersOnly(rows.bijlage, 'g', ['uuid', 'identificator'])}) order by g.volgnummer)
    from bijlage g where g.klantcontact = k.uuid), '[]'),
  'opvolging', json_build_object(
    'internetaken', coalesce((
      select json_agg(${internetaakJson} order by t.volgnummer) from interne_taak t where t.klantcontact = k.uuid), '[]'),
    'zaken', ${zakenJson},
    'zaakstarten', ${zaakstartenJson(sql`k.uuid`)}),
  'zonderOpvolging', exists (select from klantcontact_zonder_opvolging z where z.klantcontact = k.uuid))`

/** Selects the partijen whose data a klantcontact `k` shows. */
const partijen = partijenOf(sql`k.uuid`)

export interface KlantcontactFilters {
  vanaf?: string | undefined
  tot?: string | undefined
  kanaal?: string | undefined
  nummer?: string | undefined
  partij?: string | undefined
  actor?: string | undefined
  gesprek?: string | undefined
  onderwerpobject?: string | undefined
  zonderOpvolging?: boolean | undefined
  zoek?: string | undefined
  onbekende?: Onbekende | undefined
  sorteer: 'plaatsgevondenOp' | '-plaatsgevondenOp'
  na?: string | undefined
  aantal: number
}

/** Is the betrokkene `b` an unknown one of whom this is known? */
function isOnbekende({ naam, emailadres, telefoonnummer }: Onbekende): Sql {
  const hasAdres = (soort: string, adres: string) => sql`b.uuid in (
    select d.betrokkene from digitaal_adres d where d.zoekwaarde = ${zoekwaarde(soort, adres)} and d.soort_digitaal_adres = ${soort}::soort_digitaal_adres)`
  const parts = [sql`b.partij is null`]
  if (naam) parts.push(isOnbekendeNamed(naam))
  if (emailadres) parts.push(hasAdres('email', emailadres))
  if (telefoonnummer) parts.push(hasAdres('telefoonnummer', telefoonnummer))
  return sql.join(parts, sql` and `)
}

function conditions(filters: KlantcontactFilters): Sql {
  const {
    vanaf,
    tot,
    kanaal,
    nummer,
    partij,
    actor,
    gesprek,
    onderwerpobject,
    zonderOpvolging,
    zoek,
    onbekende,
    sorteer,
    na,
  } = filters
  const parts = [sql`true`]
  if (vanaf) parts.push(sql`k.plaatsgevonden_op >= ${vanaf}::timestamptz`)
  if (tot) parts.push(sql`k.plaatsgevonden_op < ${tot}::timestamptz`)
  if (kanaal) parts.push(sql`k.kanaal = ${kanaal}`)
  if (nummer) parts.push(sql`k.nummer = ${nummer}`)
  if (partij) parts.push(sql`k.uuid in (select b.klantcontact from betrokkene b where b.partij = ${partij}::uuid)`)
  if (actor)
    parts.push(sql`k.uuid in (select ak.klantcontact from actor_klantcontact ak where ak.actor = ${actor}::uuid)`)
  if (gesprek) parts.push(sql`k.gesprek = ${gesprek}::uuid`)
  if (onderwerpobject)
    parts.push(
      sql`k.uuid in (select o.klantcontact from onderwerpobject o where (o.identificator).object_id = ${onderwerpobject})`,
    )
  if (zonderOpvolging !== undefined) {
    const zonder = sql`k.uuid in (select z.klantcontact from klantcontact_zonder_opvolging z)`
    parts.push(zonderOpvolging ? zonder : sql`not (${zonder})`)
  }
  if (onbekende) parts.push(sql`k.uuid in (select b.klantcontact from betrokkene b where ${isOnbekende(onbekende)})`)
  if (zoek) parts.push(sql`k.zoek @@ websearch_to_tsquery('public.nederlands', ${zoekwoorden(zoek)})`)
  if (na) {
    const [moment, volgnummer] = decodeCursor(na, 'moment', 'nummer')
    const vergelijking = sorteer.startsWith('-') ? sql`<` : sql`>`
    parts.push(sql`(k.plaatsgevonden_op, k.volgnummer) ${vergelijking} (${moment}::timestamptz, ${volgnummer}::bigint)`)
  }
  return sql.join(parts, sql` and `)
}

/** The rows of a page, one more than it holds. */
const paginaOf = (filters: KlantcontactFilters, richting: Sql) => sql`
  select k.* from klantcontact k where ${conditions(filters)}
  order by k.plaatsgevonden_op ${richting}, k.volgnummer ${richting} limit ${sql.lit(filters.aantal + 1)}`

/**
 * Selects the weeks in which klantcontacten took place, as the table `w`, in order. From each week the index on the date leads to the next
 * week that has any, so that empty stretches cost nothing: one klantcontact of the year 1 does not add two thousand years of weeks.
 */
function wekenWithContacten({ vanaf, tot, na, sorteer }: KlantcontactFilters): Sql {
  const aflopend = sorteer.startsWith('-')
  const op = sql`k.plaatsgevonden_op`
  const grenzen = [sql`true`]
  if (vanaf) grenzen.push(sql`${op} >= ${vanaf}::timestamptz`)
  if (tot) grenzen.push(sql`${op} < ${tot}::timestamptz`)
  if (na)
    grenzen.push(sql`${op} ${aflopend ? sql`<=` : sql`>=`} ${decodeCursor(na, 'moment', 'nummer')[0]}::timestamptz`)
  const voorbij = aflopend
    ? sql`${op} < to_timestamp(w.week::double precision * 604800)`
    : sql`${op} >= to_timestamp((w.week::double precision + 1) * 604800)`
  const volgende = (condition: Sql) => sql`(
    select week(${op}) from klantcontact k where ${condition} and ${sql.join(grenzen, sql` and `)}
    order by ${op} ${aflopend ? sql`desc` : sql`asc`} limit 1)`
  return sql`
    w (week) as (
      select ${volgende(sql`true`)}
      union all select ${volgende(voorbij)} from w where w.week is not null)`
}

/**
 * Selects the rows of a page of hits. It searches week by week, and only until the page is full: however many hits a word has in all those
 * years, only those of some weeks are read. The weeks come in order, and the loop over them keeps that order.
 */
const searchPage = (filters: KlantcontactFilters, richting: Sql): Sql => sql`
    with recursive ${wekenWithContacten(filters)}
    select treffer.* from w cross join lateral (
      select k.* from klantcontact k where week(k.plaatsgevonden_op) = w.week and ${conditions(filters)}
      order by k.plaatsgevonden_op ${richting}, k.volgnummer ${richting} limit ${sql.lit(filters.aantal + 1)}) treffer
    where w.week is not null
    limit ${sql.lit(filters.aantal + 1)}`

/** Reads a page of klantcontacten, with the key of each row and the partijen whose data it shows. */
export async function lijst(db: Db, filters: KlantcontactFilters) {
  const richting = filters.sorteer.startsWith('-') ? sql`desc` : sql`asc`
  const { rows } = await sql<{ klantcontact: string; op: string; volgnummer: string; partijen: string[] }>`
    with pagina as materialized (
      ${filters.zoek ? searchPage(filters, richting) : paginaOf(filters, richting)})
    select ${klantcontactJson}::text as klantcontact, k.plaatsgevonden_op::text as op, k.volgnummer::text, ${partijen} as partijen
    from pagina k order by k.plaatsgevonden_op ${richting}, k.volgnummer ${richting}`.execute(db)
  return rows
}

/** Reads one klantcontact as JSON text and the partijen whose data it shows, or undefined. */
export async function klantcontact(
  db: Db,
  uuid: string,
): Promise<{ klantcontact: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ klantcontact: string; partijen: string[] }>`
    select ${klantcontactJson}::text as klantcontact, ${partijen} as partijen
    from klantcontact k where k.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

/** Finds the things that a registration refers to and that do not exist, and the norms for its tasks, in one statement. */
export async function verwijzingen(
  db: Db,
  {
    partijen,
    actoren,
    klantcontacten,
    documenten,
  }: Record<'partijen' | 'actoren' | 'klantcontacten' | 'documenten', readonly string[]>,
): Promise<{ onbekend: Set<string>; normen: Normgegevens }> {
  const { onbekend, normen } = only(
    await sql<{ onbekend: string[]; normen: Normgegevens }>`
    select ${normgegevens(actoren)} as normen, array(
    select g.uuid::text as uuid from unnest(${partijen}::uuid[]) g (uuid) where not exists (select from partij p where p.uuid = g.uuid)
    union all select g.uuid::text from unnest(${actoren}::uuid[]) g (uuid) where not exists (select from actor a where a.uuid = g.uuid)
    union all select g.uuid::text from unnest(${klantcontacten}::uuid[]) g (uuid) where not exists (select from klantcontact k where k.uuid = g.uuid)
    union all select g.tekst from unnest(${documenten}::text[]) g (tekst) where not exists (
      select from informatieobject i where i.uuid = uuid_van(g.tekst))) as onbekend`.execute(db),
  )
  return { onbekend: new Set(onbekend), normen }
}

/** The JSON of a correction `x`, as the contract has it. */
export const correctieJson = sql`json_build_object(${members(rows.klantcontactCorrectie, 'x', ['klantcontact', 'door', 'doorNaam'])},
  'door', json_build_object('uuid', x.door, 'naam', x.door_naam))`

/** Reads the corrections of a klantcontact as JSON text, the last one first; undefined when it does not exist. */
export async function correcties(
  db: Db,
  klantcontact: string,
): Promise<{ json: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ json: string; partijen: string[] }>`
    select coalesce((select json_agg(${correctieJson} order by x.op desc, x.uuid desc)
      from klantcontact_correctie x where x.klantcontact = k.uuid), '[]')::text as json, ${partijen} as partijen
    from klantcontact k where k.uuid = ${klantcontact}::uuid`.execute(db)
  return rows[0]
}

/** R27: reads the progress of a klantcontact as JSON text; undefined when it does not exist. */
export async function voortgang(
  db: Db,
  klantcontact: string,
): Promise<{ json: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ json: string; partijen: string[] }>`
    select json_build_object(
      'klantcontact', k.uuid,
      'internetaken', taken.lijst,
      'zaken', zaken.lijst,
      'zaakstarten', ${zaakstartenJson(sql`k.uuid`)},
      'signalen', ${signalenJson(sql`k.uuid`)},
      'aantallen', json_build_object(
        'internetaken', json_build_object('totaal', taken.totaal, 'gedaan', taken.gedaan, 'teDoen', taken.totaal - taken.gedaan),
        'zaken', json_build_object('totaal', zaken.totaal, 'onbekend', zaken.onbekend, 'lopend', zaken.lopend, 'afgerond', zaken.afgerond),
        'zaakstarten', (select count(*) from zaakstart s where s.klantcontact = k.uuid and s.status = 'wacht')))::text as json,
      ${partijen} as partijen
    from klantcontact k
    cross join lateral (
      select count(*) as totaal, count(*) filter (where t.status = 'verwerkt') as gedaan,
        coalesce(json_agg(json_build_object('uuid', t.uuid, 'nummer', t.nummer, 'gevraagdeHandeling', t.gevraagde_handeling, 'status', t.status,
          'uiterlijkOp', iso(t.uiterlijk_op), 'afgehandeldOp',
          iso(case when not t.afgehandeld_onbekend then t.afgehandeld_op end)) order by t.volgnummer), '[]') as lijst
      from interne_taak t where t.klantcontact = k.uuid) taken
    cross join lateral (
      select count(*) as totaal, count(*) filter (where s.status = 'onbekend') as onbekend, count(*) filter (where s.status = 'lopend') as lopend,
        count(*) filter (where s.status = 'afgerond') as afgerond, coalesce(json_agg(json_build_object('uuid', o.uuid,
        'identificator', json_van(o.identificator), 'zaak', z.stand, 'status', s.status) order by o.volgnummer), '[]') as lijst
      from onderwerpobject o ${withZaak(sql`o.identificator`)} cross join lateral (select ${zaakstatus} as status) s
      where o.klantcontact = k.uuid and o.is_zaak) zaken
    where k.uuid = ${klantcontact}::uuid`.execute(db)
  return rows[0]
}

/** Reads a partij with its last klantcontacten, interne taken and zaken as JSON text; undefined when it does not exist. */
export async function klantbeeld(
  db: Db,
  partij: string,
  aantal: number,
): Promise<{ json: string; partijen: string[] } | undefined> {
  const { rows } = await sql<{ json: string; partijen: string[] }>`
    with contact as materialized (
      select k.* from klantcontact k where k.uuid in (select b.klantcontact from betrokkene b where b.partij = ${partij}::uuid)
      order by k.plaatsgevonden_op desc, k.volgnummer desc limit ${sql.lit(aantal)}),
    taak as materialized (
      select t.* from interne_taak t where t.klantcontact in (select b.klantcontact from betrokkene b where b.partij = ${partij}::uuid)
      order by t.status, t.toegewezen_op desc, t.uuid desc limit ${sql.lit(aantal)})
    select json_build_object(
      'partij', ${partijJson},
      'klantcontacten', coalesce((
        select json_agg(${klantcontactJson} order by k.plaatsgevonden_op desc, k.volgnummer desc) from contact k), '[]'),
      'internetaken', coalesce((select json_agg(${internetaakJson} order by t.status, t.toegewezen_op desc, t.uuid desc) from taak t), '[]'),
      'zaken', coalesce((
        select json_agg(json_build_object('identificator', json_van(g.identificator), 'zaak', ${zaakstandJson(sql`g.identificator`)},
          'klantcontacten', g.klantcontacten) order by g.laatste desc)
        from (
          select (array_agg(o.identificator order by o.volgnummer desc))[1] as identificator,
            json_agg(o.klantcontact order by o.volgnummer desc) as klantcontacten, max(o.volgnummer) as laatste
          from onderwerpobject o where o.is_zaak and o.klantcontact in (select b.klantcontact from betrokkene b where b.partij = ${partij}::uuid)
          group by vergelijkbaar_zaak_id(o.identificator), lower((o.identificator).code_soort_object_id)
          order by max(o.volgnummer) desc limit ${sql.lit(aantal)}) g), '[]'))::text as json,
      array(select b.partij from betrokkene b join contact k on k.uuid = b.klantcontact where b.partij is not null) || p.uuid as partijen
    from partij p where p.uuid = ${partij}::uuid`.execute(db)
  return rows[0]
}

const MOST_IN_CHAIN = 200

/** Reads the klantcontacten about the same question, the oldest first: those that this one follows, and those that follow it (R23). */
export async function keten(db: Db, klantcontact: string): Promise<{ klantcontact: string; partijen: string[] }[]> {
  const { rows } = await sql<{ klantcontact: string; partijen: string[] }>`
    with recursive schakel as (
      select k.uuid from klantcontact k where k.uuid = ${klantcontact}::uuid
      union
      select case when o.klantcontact = s.uuid then o.was_klantcontact else o.klantcontact end
      from schakel s join onderwerpobject o on o.was_klantcontact is not null and s.uuid in (o.klantcontact, o.was_klantcontact))
    select ${klantcontactJson}::text as klantcontact, ${partijen} as partijen
    from (select uuid from schakel limit ${sql.lit(MOST_IN_CHAIN)}) s join klantcontact k using (uuid)
    order by k.plaatsgevonden_op, k.volgnummer`.execute(db)
  return rows
}

/** Reads klantcontacten as JSON text, in this order with a comma between them, and the partijen whose data they show. */
export async function reeks(db: Db, uuids: readonly string[]): Promise<{ json: string; partijen: string[] }> {
  return only(await sql<{ json: string; partijen: string[] }>`${reeksOf(uuids)}`.execute(db))
}

// The uuids come from a subquery, because PostgreSQL sees the length of a bare array and then plans the statement again each time.
/** Selects klantcontacten as JSON text, in this order with a comma between them, and the partijen whose data they show. */
export const reeksOf = (uuids: readonly string[]) => sql`
  select string_agg(${klantcontactJson}::text, ',' order by g.volgorde) as json,
    array(select distinct b.partij from betrokkene b
      where b.klantcontact = any (array(select unnest(${uuids}::uuid[]))) and b.partij is not null) as partijen
  from unnest(array(select unnest(${uuids}::uuid[]))) with ordinality g (uuid, volgorde) join klantcontact k using (uuid)`

/** Counts the klantcontacten zonder opvolging (R12). */
export async function countZonderOpvolging(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`select count(*)::int as aantal from klantcontact_zonder_opvolging`.execute(db),
  ).aantal
}
