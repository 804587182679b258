import { v7 as uuidv7 } from 'uuid'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import {
  type Changes,
  deleteRow,
  insertOf,
  insertRowOf,
  insertRows,
  members,
  membersOnly,
  type NewRow,
  source,
  updateRow,
} from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { betrokkenenOf } from '../klantcontacten/reads.ts'
import { type Identificator, type Partij, SOORTEN_IDENTIFICATOR, type Zoekvraag } from './contract.ts'
import { type NewAdres, rowOfAdres } from './onderdelen.ts'
import { hasNaamdeel } from './reads.ts'
import * as rows from './row.ts'
import { HERKOMST, zoekvormTelefoon } from './rules.ts'

/** The JSON of a partij in short, from the row `alias`. */
export const partijKort = (alias: string): Sql =>
  sql`json_build_object(${membersOnly(rows.partij, alias, ['uuid', 'nummer', 'naam', 'soortPartij'])})`

const digitaalAdresJson = sql`json_build_object(
  ${members(rows.digitaalAdres, 'd', ['volgnummer', 'partij', 'betrokkene', 'referentie', 'zoekwaarde', 'betrokkeneRol'])})`

const authenticatieJson = sql`json_build_object(
  ${members(rows.partijAuthenticatie, 'x', ['partij', 'doorSoort', 'door', 'doorNaam'])},
  'door', json_build_object('soort', x.door_soort, 'uuid', x.door, 'naam', x.door_naam))`

/** The JSON of a partij `p`, as the contract has it. */
export const partijJson = sql`json_build_object(
  ${members(rows.partij, 'p', [
    'volgnummer',
    'indicatieGeheimhouding',
    'voorkeursDigitaalAdres',
    'voorkeursRekeningnummer',
    'persoon',
    'organisatie',
    'contactpersoon',
    'contactpersoonUuid',
    'werkteVoorPartij',
    'zoeknaam',
  ])},
  'contactnaam', case p.soort_partij when 'persoon' then json_van(p.persoon) when 'contactpersoon' then json_van(p.contactpersoon) end,
  'werkteVoorPartij', case when p.soort_partij = 'contactpersoon' then (
    select ${partijKort('w')} from partij w where w.uuid = p.werkte_voor_partij) end,
  'indicatieGeheimhouding', coalesce(p.indicatie_geheimhouding, false),
  'identificatoren', coalesce((
    select json_agg(case when i.code_soort_object_id = 'vestigingsnummer' and k.uuid is not null
      then json_build_object('soort', i.code_soort_object_id, 'nummer', i.object_id, 'kvkNummer', k.object_id)
      else json_build_object('soort', i.code_soort_object_id, 'nummer', i.object_id) end order by i.volgnummer)
    from partij_identificator i left join partij_identificator k on k.uuid = i.sub_identificator_van
    where i.partij = p.uuid and i.code_soort_object_id = any (${sql.lit(`{${SOORTEN_IDENTIFICATOR.join(',')}}`)}::text[])), '[]'),
  'digitaleAdressen', coalesce((
    select json_agg(${digitaalAdresJson} order by d.is_standaard_adres desc, d.volgnummer) from digitaal_adres d where d.partij = p.uuid), '[]'),
  'vertegenwoordigt', coalesce((
    select json_agg(${partijKort('w')} order by w.naam, w.uuid) from vertegenwoordiging v
    join partij w on w.uuid = v.vertegenwoordigde_partij where v.vertegenwoordigende_partij = p.uuid), '[]'),
  'vertegenwoordigdDoor', coalesce((
    select json_agg(${partijKort('w')} order by w.naam, w.uuid) from vertegenwoordiging v
    join partij w on w.uuid = v.vertegenwoordigende_partij where v.vertegenwoordigde_partij = p.uuid), '[]'),
  'laatsteAuthenticatie', (
    select ${authenticatieJson} from partij_authenticatie x where x.partij = p.uuid order by x.op desc, x.uuid desc limit 1))`

export interface PartijFilters {
  soortPartij?: string | undefined
  indicatieActief?: boolean | undefined
  nummer?: string | undefined
  na?: string | undefined
  aantal: number
}

interface PartijRij {
  uuid: string
  volgnummer: string
  partij: string
}

/** A page of partijen, the newest first. */
export async function lijst(
  db: Db,
  { soortPartij, indicatieActief, nummer, na, aantal }: PartijFilters,
): Promise<PartijRij[]> {
  const parts = [sql`true`]
  if (soortPartij) parts.push(sql`p.soort_partij = ${soortPartij}::soort_partij`)
  if (indicatieActief !== undefined) parts.push(sql`p.indicatie_actief = ${indicatieActief}`)
  if (nummer) parts.push(sql`p.nummer = ${nummer}`)
  if (na) parts.push(sql`p.volgnummer < ${decodeCursor(na, 'nummer')[0]}::bigint`)
  const { rows } = await sql<PartijRij>`
    select p.uuid, p.volgnummer::text, ${partijJson}::text as partij from partij p
    where ${sql.join(parts, sql` and `)} order by p.volgnummer desc limit ${sql.lit(aantal + 1)}`.execute(db)
  return rows
}

const byAdres = (kolom: string, postcode: string | undefined, huisnummer: number | undefined) => {
  const adres = sql`getoond_adres(p.${sql.ref(kolom)}, p.uuid)`
  const parts = []
  if (postcode) parts.push(sql`(${adres}).postcode = ${postcode.toUpperCase().replace(/^(\d{4}) ?/, '$1 ')}`)
  if (huisnummer) parts.push(sql`(${adres}).huisnummer = ${huisnummer}`)
  return sql`(${sql.join(parts, sql` and `)})`
}

function zoekvoorwaarden(vraag: Zoekvraag): Sql[] {
  const { naam, nummer, postcode, huisnummer, telefoonnummer, emailadres, identificator } = vraag
  const hasAdres = (waarde: string, soort: string) =>
    sql`p.uuid in (select d.partij from digitaal_adres d where d.zoekwaarde = ${waarde} and d.soort_digitaal_adres = ${soort}::soort_digitaal_adres)`
  const parts: Sql[] = []
  if (naam) parts.push(sql`(zoekvorm(${naam}) <% p.zoeknaam or ${hasNaamdeel('p', naam)})`)
  if (nummer) parts.push(sql`p.nummer = ${nummer}`)
  if (postcode || huisnummer) {
    parts.push(
      sql`(${byAdres('bezoekadres', postcode, huisnummer)} or ${byAdres('correspondentieadres', postcode, huisnummer)})`,
    )
  }
  if (telefoonnummer) parts.push(hasAdres(zoekvormTelefoon(telefoonnummer), 'telefoonnummer'))
  if (emailadres) parts.push(hasAdres(emailadres.toLowerCase(), 'email'))
  if (identificator) {
    parts.push(sql`p.uuid in (select i.partij from partij_identificator i
      where i.object_id = ${identificator.nummer} and i.code_soort_object_id = ${identificator.soort})`)
  }
  return parts
}

/** Finds the partijen that meet all criteria; the closest match of the name comes first. */
export async function search(db: Db, vraag: Zoekvraag): Promise<{ uuid: string; partij: string }[]> {
  const gelijkenis = vraag.naam ? sql`word_similarity(zoekvorm(${vraag.naam}), p.zoeknaam) desc,` : sql``
  const { rows } = await sql<{ uuid: string; partij: string }>`
    select p.uuid, ${partijJson}::text as partij from partij p
    where ${sql.join(zoekvoorwaarden(vraag), sql` and `)}
    order by ${gelijkenis} p.indicatie_actief desc, p.naam, p.uuid limit ${sql.lit(vraag.aantal)}`.execute(db)
  return rows
}

/** Reads one partij, or undefined. */
export async function partij(db: Db, uuid: string): Promise<Partij | undefined> {
  const { rows } = await sql<{
    partij: Partij
  }>`select ${partijJson} as partij from partij p where p.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]?.partij
}

/** Finds the partij that has one of these numbers, or undefined. */
export async function withIdentificator(
  db: Db,
  identificatoren: readonly Identificator[],
): Promise<string | undefined> {
  const bron = JSON.stringify(identificatoren)
  const { rows } = await sql<{ uuid: string }>`
    select i.partij as uuid from jsonb_to_recordset(${bron}::jsonb) as b (soort text, nummer text)
    join partij_identificator i on i.object_id = b.nummer and i.code_soort_object_id = b.soort
    join partij p on p.uuid = i.partij limit 1`.execute(db)
  return rows[0]?.uuid
}

/** Locks a partij until the transaction ends; gives its kind, or undefined when it does not exist. */
export async function lockOne(db: Db, uuid: string): Promise<Partij['soortPartij'] | undefined> {
  const { rows } = await sql<{ soort: Partij['soortPartij'] }>`
    select soort_partij as soort from partij where uuid = ${uuid}::uuid for update`.execute(db)
  return rows[0]?.soort
}

/** Reads the kinds of these partijen; those that do not exist are absent. */
export async function soorten(db: Db, uuids: readonly string[]): Promise<Map<string, Partij['soortPartij']>> {
  const { rows } = await sql<{ uuid: string; soort: Partij['soortPartij'] }>`
    select uuid, soort_partij as soort from partij where uuid = any (${uuids}::uuid[])`.execute(db)
  return new Map(rows.map(({ uuid, soort }) => [uuid, soort]))
}

/** Adds a partij; without a nummer it gets one from the register (R7). */
export const make = (db: Db, row: NewRow<typeof rows.partij>): Promise<void> => insertRows(db, rows.partij, [row])

/** Changes the given columns of a partij. */
export const change = (db: Db, uuid: string, changes: Changes<typeof rows.partij>): Promise<void> =>
  updateRow(db, rows.partij, uuid, changes)

/** Removes a partij without a history; the database refuses it for any other. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, rows.partij, uuid)

export interface Wie {
  soort: 'medewerker' | 'applicatie'
  uuid: string
  naam: string
}

/** Records that the identity of a partij was established (R1). */
export async function authenticate(
  db: Db,
  partij: string,
  { middel, niveau, op }: { middel: string; niveau: string; op?: string | undefined },
  door: Wie,
  now: Date,
): Promise<string> {
  const uuid = uuidv7()
  await insertAuthenticaties([{ partij, middel, niveau, op: op ?? now.toISOString(), uuid }], door).execute(db)
  return uuid
}

/** Lists how and when the identity of a partij was established, the last time first. */
export async function authenticaties(
  db: Db,
  partij: string,
): Promise<{ uuid: string; authenticatie: Partij['laatsteAuthenticatie'] }[]> {
  const { rows } = await sql<{ uuid: string; authenticatie: Partij['laatsteAuthenticatie'] }>`
    select x.uuid, ${authenticatieJson} as authenticatie from partij_authenticatie x
    where x.partij = ${partij}::uuid order by x.op desc, x.uuid desc`.execute(db)
  return rows
}

/** Gives a partij exactly these identificatoren. The KVK-nummer above a vestigingsnummer is found, or kept without a partij. */
export async function setIdentificatoren(
  db: Db,
  partij: string,
  identificatoren: readonly Identificator[],
): Promise<void> {
  const bron = identificatoren.map(({ soort, nummer, kvkNummer }) => ({
    ...HERKOMST[soort],
    uuid: uuidv7(),
    partij,
    codeSoortObjectId: soort,
    objectId: nummer,
    ouder: uuidv7(),
    kvkNummer: kvkNummer ?? null,
  }))
  await sql`delete from partij_identificator where partij = ${partij}::uuid`.execute(db)
  if (bron.length === 0) return
  const extra = { ouder: 'uuid', kvkNummer: 'text' }
  const { from, columns, values } = source(rows.partijIdentificator, bron, { extra })
  const child = source(rows.partijIdentificator, bron, {
    extra,
    added: {
      subIdentificatorVan: sql`coalesce(
        (select e.uuid from eigen e where e.code_soort_object_id = 'kvk_nummer' and e.object_id = b."kvkNummer"),
        (select o.uuid from ouder o where o.object_id = b."kvkNummer"),
        (select i.uuid from partij_identificator i
          where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer" order by i.partij nulls last limit 1))`,
    },
  })
  await sql`
    with bron as (select * from ${from}),
    eigen as (
      insert into partij_identificator (${columns}) select ${values} from bron b where b."codeSoortObjectId" <> 'vestigingsnummer'
      returning uuid, code_soort_object_id, object_id),
    ouder as (
      ${insertRowOf(rows.partijIdentificator, {
        ...HERKOMST.kvk_nummer,
        uuid: sql`ouder`,
        codeSoortObjectId: 'kvk_nummer',
        objectId: sql`"kvkNummer"`,
      })} from bron b
      where b."codeSoortObjectId" = 'vestigingsnummer'
        and not exists (select from eigen e where e.code_soort_object_id = 'kvk_nummer' and e.object_id = b."kvkNummer")
        and not exists (select from partij_identificator i where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer")
      returning uuid, object_id)
    insert into partij_identificator (${child.columns}) select ${child.values} from bron b where b."codeSoortObjectId" = 'vestigingsnummer'`.execute(
    db,
  )
}

/** Writes the insert of digital addresses, each with its owner: a partij, or the betrokkene of one klantcontact (R3, R8). */
const insertAdressen = (adressen: readonly NewAdres[]) =>
  insertOf(
    rows.digitaalAdres,
    adressen.map((adres) => ({ ...rowOfAdres(adres), uuid: uuidv7() })),
  )

/** Adds digital addresses, in one statement. */
export async function addAdressen(db: Db, adressen: readonly NewAdres[]): Promise<void> {
  if (adressen.length > 0) await insertAdressen(adressen).execute(db)
}

/** An authentication for one contact; every reuse needs a new one (R1). */
export type NewAuthenticatie = Omit<
  NewRow<typeof rows.partijAuthenticatie>,
  'uuid' | 'door' | 'doorSoort' | 'doorNaam'
> & { uuid?: string }

const insertAuthenticaties = (authenticaties: readonly NewAuthenticatie[], door: Wie) =>
  insertOf(
    rows.partijAuthenticatie,
    authenticaties.map((authenticatie) => ({
      uuid: uuidv7(),
      ...authenticatie,
      doorSoort: door.soort,
      door: door.uuid,
      doorNaam: door.naam,
    })),
  )

/** Records what comes with a klantcontact, in one statement: the addresses of its betrokkenen and the authentications of partijen. */
export async function recordAtContact(
  db: Db,
  adressen: readonly NewAdres[],
  authenticaties: readonly NewAuthenticatie[],
  door: Wie,
): Promise<void> {
  if (authenticaties.length === 0) return addAdressen(db, adressen)
  const insert = insertAuthenticaties(authenticaties, door)
  // Also of no rows an insert has its triggers run.
  await (adressen.length > 0 ? sql`with adres as (${insertAdressen(adressen)}) ${insert}` : insert).execute(db)
}

/** Removes the digital addresses of a partij. */
export async function removeAdressen(db: Db, partij: string): Promise<void> {
  await sql`delete from digitaal_adres where partij = ${partij}::uuid`.execute(db)
}

/** Removes the addresses that belong only to the betrokkenen of these klantcontacten (R3). */
export async function removeAdressenOfBetrokkenen(db: Db, klantcontacten: readonly string[]): Promise<void> {
  await sql`
    delete from digitaal_adres where partij is null and betrokkene in (${betrokkenenOf(klantcontacten)})`.execute(db)
}

/** A record that a partij represents another one (R4). */
export type Vertegenwoordiging = Omit<NewRow<typeof rows.vertegenwoordiging>, 'uuid'>

const insertVertegenwoordigingen = (paren: readonly Vertegenwoordiging[]): Sql => sql`
  ${insertOf(
    rows.vertegenwoordiging,
    paren.map((paar) => ({ ...paar, uuid: uuidv7() })),
  )}
  on conflict (vertegenwoordigende_partij, vertegenwoordigde_partij) do nothing`

/** Adds records of who represents whom to the existing ones (R4). */
export async function addVertegenwoordigingen(db: Db, paren: readonly Vertegenwoordiging[]): Promise<void> {
  await insertVertegenwoordigingen(paren).execute(db)
}

/** Makes these the only partijen whom a partij represents (R4). */
export async function setVertegenwoordigden(
  db: Db,
  partij: string,
  vertegenwoordigden: readonly string[],
): Promise<void> {
  const weg = sql`delete from vertegenwoordiging where vertegenwoordigende_partij = ${partij}::uuid
    and vertegenwoordigde_partij <> all (${vertegenwoordigden}::uuid[])`
  const paren = vertegenwoordigden.map((vertegenwoordigde) => ({
    vertegenwoordigendePartij: partij,
    vertegenwoordigdePartij: vertegenwoordigde,
  }))
  await (paren.length > 0 ? sql`with weg as (${weg}) ${insertVertegenwoordigingen(paren)}` : weg).execute(db)
}

/** The numbers by which other registers know a partij; undefined when there is none that may be seen. */
export async function nummersOf(
  db: Db,
  partij: string,
): Promise<{ bsn?: string; rsin?: string; kvkNummer?: string; vestigingsnummer?: string } | undefined> {
  const { rows } = await sql<{ nummers: Record<string, string> }>`
    select json_strip_nulls(json_build_object(
      'bsn', max(i.object_id) filter (where i.code_soort_object_id = 'bsn'), 'rsin', max(i.object_id) filter (where i.code_soort_object_id = 'rsin'),
      'kvkNummer', max(i.object_id) filter (where i.code_soort_object_id = 'kvk_nummer'),
      'vestigingsnummer', max(i.object_id) filter (where i.code_soort_object_id = 'vestigingsnummer'))) as nummers
    from partij p left join partij_identificator i on i.partij = p.uuid where p.uuid = ${partij}::uuid group by p.uuid`.execute(
    db,
  )
  return rows[0]?.nummers
}
