import { v7 as uuidv7 } from 'uuid'
import type { Adres, Contactnaam } from '../../begrippen/contract.ts'
import { decodeCursor } from '../../platform/cursor.ts'
import type { Db } from '../../platform/database.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import { type Identificator, type Partij, SOORTEN_IDENTIFICATOR, type Zoekvraag } from './contract.ts'
import { HERKOMST, zoekvormTelefoon, zoekwaarde } from './rules.ts'

const partijKort = (alias: string) => {
  const p = sql.ref(alias)
  return sql`json_build_object('uuid', ${p}.uuid, 'nummer', ${p}.nummer, 'naam', ${p}.naam, 'soortPartij', ${p}.soort_partij)`
}

const digitaalAdresJson = sql`json_build_object(
  'uuid', d.uuid, 'soortDigitaalAdres', d.soort_digitaal_adres, 'adres', d.adres, 'omschrijving', d.omschrijving,
  'isStandaardAdres', d.is_standaard_adres, 'toestemmingHergebruik', d.toestemming_hergebruik, 'verificatieDatum', d.verificatie_datum)`

const authenticatieJson = sql`json_build_object(
  'uuid', x.uuid, 'middel', x.middel, 'niveau', x.niveau, 'op', iso(x.op),
  'door', json_build_object('soort', x.door_soort, 'uuid', x.door, 'naam', x.door_naam))`

/** The JSON of a partij `p`, as the contract has it. */
export const partijJson = sql`json_build_object(
  'uuid', p.uuid, 'nummer', p.nummer, 'soortPartij', p.soort_partij, 'naam', p.naam,
  'contactnaam', case p.soort_partij when 'persoon' then json_van(p.persoon) when 'contactpersoon' then json_van(p.contactpersoon) end,
  'ingezetenschap', p.ingezetenschap,
  'werkteVoorPartij', case when p.soort_partij = 'contactpersoon' then (
    select ${partijKort('w')} from partij w where w.uuid = p.werkte_voor_partij) end,
  'interneNotitie', p.interne_notitie, 'indicatieGeheimhouding', coalesce(p.indicatie_geheimhouding, false),
  'indicatieActief', p.indicatie_actief, 'voorkeurstaal', p.voorkeurstaal, 'voorkeurskanaal', p.voorkeurskanaal,
  'bezoekadres', json_van(getoond_adres(p.bezoekadres, p.uuid)), 'correspondentieadres', json_van(getoond_adres(p.correspondentieadres, p.uuid)),
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
    select ${authenticatieJson} from partij_authenticatie x where x.partij = p.uuid order by x.op desc, x.uuid desc limit 1),
  'aangemaaktOp', iso(p.aangemaakt_op))`

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

const opAdres = (kolom: string, postcode: string | undefined, huisnummer: number | undefined) => {
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
  if (naam) parts.push(sql`(zoekvorm(${naam}) <% p.zoeknaam or p.zoeknaam like '%' || zoekvorm(${naam}) || '%')`)
  if (nummer) parts.push(sql`p.nummer = ${nummer}`)
  if (postcode || huisnummer) {
    parts.push(
      sql`(${opAdres('bezoekadres', postcode, huisnummer)} or ${opAdres('correspondentieadres', postcode, huisnummer)})`,
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
export async function zoek(db: Db, vraag: Zoekvraag): Promise<{ uuid: string; partij: string }[]> {
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

/** The own data of a partij; a field that is absent stays as it is, or gets its default. */
export interface PartijVelden {
  contactnaam?: Contactnaam | undefined
  ingezetenschap?: Partij['ingezetenschap'] | undefined
  naam?: string | undefined
  werkteVoorPartij?: string | null | undefined
  interneNotitie?: string | undefined
  indicatieGeheimhouding?: boolean | undefined
  indicatieActief?: boolean | undefined
  voorkeurstaal?: string | undefined
  voorkeurskanaal?: string | undefined
  bezoekadres?: Adres | undefined
  correspondentieadres?: Adres | undefined
}

/** Gives the columns of these fields with their values. */
function kolommen(soort: Partij['soortPartij'], velden: PartijVelden): Kolom[] {
  const naamkolom = soort === 'contactpersoon' ? 'contactpersoon' : 'persoon'
  const alle: [string, unknown, Sql][] = [
    [naamkolom, velden.contactnaam, sql`contactnaam_van(${JSON.stringify(velden.contactnaam)}::jsonb)`],
    ['ingezetenschap', velden.ingezetenschap, sql`${velden.ingezetenschap}::ingezetenschap`],
    ['organisatie', velden.naam, sql`${velden.naam}`],
    ['werkte_voor_partij', velden.werkteVoorPartij, sql`${velden.werkteVoorPartij}::uuid`],
    ['interne_notitie', velden.interneNotitie, sql`${velden.interneNotitie}`],
    ['indicatie_geheimhouding', velden.indicatieGeheimhouding, sql`${velden.indicatieGeheimhouding}::boolean`],
    ['indicatie_actief', velden.indicatieActief, sql`${velden.indicatieActief}::boolean`],
    ['voorkeurstaal', velden.voorkeurstaal, sql`${velden.voorkeurstaal}`],
    ['voorkeurskanaal', velden.voorkeurskanaal, sql`${velden.voorkeurskanaal}`],
    ['bezoekadres', velden.bezoekadres, sql`adres_van(${JSON.stringify(velden.bezoekadres)}::jsonb)`],
    [
      'correspondentieadres',
      velden.correspondentieadres,
      sql`adres_van(${JSON.stringify(velden.correspondentieadres)}::jsonb)`,
    ],
  ]
  return alle.filter(([, value]) => value !== undefined).map(([name, , value]) => [name, value])
}

/** A column of a partij with its value. */
export type Kolom = [naam: string, waarde: Sql]

/** Adds a partij with these columns; without a nummer it gets one from the register (R7). */
export async function addRows(db: Db, uuid: string, rij: readonly Kolom[]): Promise<void> {
  const namen = rij.map(([naam]) => sql`, ${sql.ref(naam)}`)
  const waarden = rij.map(([, waarde]) => sql`, ${waarde}`)
  await sql`insert into partij (uuid${sql.join(namen, sql``)}) values (${uuid}::uuid${sql.join(waarden, sql``)})`.execute(
    db,
  )
}

/** Sets columns of a partij; nothing when there are none. */
export async function set(db: Db, uuid: string, rij: readonly Kolom[]): Promise<void> {
  if (rij.length === 0) return
  const stukken = rij.map(([naam, waarde]) => sql`${sql.ref(naam)} = ${waarde}`)
  await sql`update partij set ${sql.join(stukken)} where uuid = ${uuid}::uuid`.execute(db)
}

/** Adds a partij. */
export async function make(db: Db, uuid: string, soort: Partij['soortPartij'], velden: PartijVelden): Promise<void> {
  const eigen: Kolom[] = soort === 'contactpersoon' ? [['contactpersoon_uuid', sql`${uuidv7()}::uuid`]] : []
  await addRows(db, uuid, [['soort_partij', sql`${soort}::soort_partij`], ...eigen, ...kolommen(soort, velden)])
}

/** Changes the given fields of a partij. */
export const change = (db: Db, uuid: string, soort: Partij['soortPartij'], velden: PartijVelden): Promise<void> =>
  set(db, uuid, kolommen(soort, velden))

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
  await sql`insert into partij_authenticatie (uuid, partij, middel, niveau, op, door_soort, door, door_naam)
    values (${uuid}::uuid, ${partij}::uuid, ${middel}::authenticatiemiddel, ${niveau}::betrouwbaarheidsniveau,
      ${op ?? now.toISOString()}::timestamptz, ${door.soort}, ${door.uuid}::uuid, ${door.naam})`.execute(db)
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
    uuid: uuidv7(),
    ouder: uuidv7(),
    ...HERKOMST[soort],
    soort,
    nummer,
    kvkNummer: kvkNummer ?? null,
  }))
  const kolomtypen = sql`(uuid uuid, ouder uuid, "codeRegister" text, "codeObjecttype" text, soort text, nummer text, "kvkNummer" text)`
  await sql`delete from partij_identificator where partij = ${partij}::uuid`.execute(db)
  if (bron.length === 0) return
  await sql`
    with bron as (select * from jsonb_to_recordset(${JSON.stringify(bron)}::jsonb) as b ${kolomtypen}),
    eigen as (
      insert into partij_identificator (uuid, partij, code_register, code_objecttype, code_soort_object_id, object_id)
      select uuid, ${partij}::uuid, "codeRegister", "codeObjecttype", soort, nummer from bron where soort <> 'vestigingsnummer'
      returning uuid, code_soort_object_id, object_id),
    ouder as (
      insert into partij_identificator (uuid, code_register, code_objecttype, code_soort_object_id, object_id)
      select ouder, 'hr', 'niet_natuurlijk_persoon', 'kvk_nummer', "kvkNummer" from bron b
      where soort = 'vestigingsnummer'
        and not exists (select from eigen e where e.code_soort_object_id = 'kvk_nummer' and e.object_id = b."kvkNummer")
        and not exists (select from partij_identificator i where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer")
      returning uuid, object_id)
    insert into partij_identificator (uuid, partij, code_register, code_objecttype, code_soort_object_id, object_id, sub_identificator_van)
    select b.uuid, ${partij}::uuid, b."codeRegister", b."codeObjecttype", b.soort, b.nummer, coalesce(
      (select e.uuid from eigen e where e.code_soort_object_id = 'kvk_nummer' and e.object_id = b."kvkNummer"),
      (select o.uuid from ouder o where o.object_id = b."kvkNummer"),
      (select i.uuid from partij_identificator i
       where i.code_soort_object_id = 'kvk_nummer' and i.object_id = b."kvkNummer" order by i.partij nulls last limit 1))
    from bron b where b.soort = 'vestigingsnummer'`.execute(db)
}

/** A digital address with its owner: a partij, or the betrokkene of one klantcontact (R3, R8). */
export interface AdresRij {
  partij: string | null
  betrokkene: string | null
  soortDigitaalAdres: string
  adres: string
  omschrijving: string
  isStandaardAdres?: boolean
  toestemmingHergebruik?: boolean
  verificatieDatum?: string | null
}

const adresbron = (adressen: readonly AdresRij[]) =>
  JSON.stringify(
    adressen.map((adres) => ({
      ...adres,
      uuid: uuidv7(),
      isStandaardAdres: adres.isStandaardAdres ?? false,
      toestemmingHergebruik: adres.toestemmingHergebruik ?? false,
      zoekwaarde: zoekwaarde(adres.soortDigitaalAdres, adres.adres),
    })),
  )

const insertAdressen = (adressen: readonly AdresRij[]) => sql`
  insert into digitaal_adres (uuid, partij, betrokkene, soort_digitaal_adres, adres, omschrijving,
    is_standaard_adres, toestemming_hergebruik, verificatie_datum, zoekwaarde)
  select uuid, partij, betrokkene, "soortDigitaalAdres"::soort_digitaal_adres, adres, omschrijving,
    "isStandaardAdres", "toestemmingHergebruik", "verificatieDatum", zoekwaarde
  from jsonb_to_recordset(${adresbron(adressen)}::jsonb) as b (uuid uuid, partij uuid, betrokkene uuid, "soortDigitaalAdres" text,
    adres text, omschrijving text, "isStandaardAdres" boolean, "toestemmingHergebruik" boolean, "verificatieDatum" date, zoekwaarde text)`

/** Adds digital addresses, in one statement. */
export async function addAdressen(db: Db, adressen: readonly AdresRij[]): Promise<void> {
  if (adressen.length > 0) await insertAdressen(adressen).execute(db)
}

/** An authentication for one contact; every reuse needs a new one (R1). */
export interface AuthenticatieRij {
  partij: string
  middel: string
  niveau: string
  op: string
}

/** Records what comes with a klantcontact, in one statement: the addresses of its betrokkenen and the authentications of partijen. */
export async function recordAtContact(
  db: Db,
  adressen: readonly AdresRij[],
  authenticaties: readonly AuthenticatieRij[],
  door: Wie,
): Promise<void> {
  if (authenticaties.length === 0) return addAdressen(db, adressen)
  const bron = JSON.stringify(authenticaties.map((authenticatie) => ({ ...authenticatie, uuid: uuidv7() })))
  // Also of no rows an insert has its triggers run.
  const metAdressen = adressen.length > 0 ? sql`with adres as (${insertAdressen(adressen)})` : sql``
  await sql`
    ${metAdressen}
    insert into partij_authenticatie (uuid, partij, middel, niveau, op, door_soort, door, door_naam)
    select uuid, partij, middel::authenticatiemiddel, niveau::betrouwbaarheidsniveau, op, ${door.soort}, ${door.uuid}::uuid, ${door.naam}
    from jsonb_to_recordset(${bron}::jsonb) as a (uuid uuid, partij uuid, middel text, niveau text, op timestamptz)`.execute(
    db,
  )
}

/** Removes the digital addresses of a partij. */
export async function removeAdressen(db: Db, partij: string): Promise<void> {
  await sql`delete from digitaal_adres where partij = ${partij}::uuid`.execute(db)
}

/** Removes the addresses that belong only to the betrokkenen of these klantcontacten (R3). */
export async function removeAdressenOfBetrokkenen(db: Db, klantcontacten: readonly string[]): Promise<void> {
  await sql`
    delete from digitaal_adres using betrokkene b
    where b.uuid = digitaal_adres.betrokkene and digitaal_adres.partij is null and b.klantcontact = any (${klantcontacten}::uuid[])`.execute(
    db,
  )
}

export interface Vertegenwoordiging {
  vertegenwoordiger: string
  vertegenwoordigde: string
}

function insertVertegenwoordigingen(paren: readonly Vertegenwoordiging[]): Sql {
  const bron = JSON.stringify(paren.map((paar) => ({ ...paar, uuid: uuidv7() })))
  return sql`
    insert into vertegenwoordiging (uuid, vertegenwoordigende_partij, vertegenwoordigde_partij)
    select b.uuid, b.vertegenwoordiger, b.vertegenwoordigde
    from jsonb_to_recordset(${bron}::jsonb) as b (uuid uuid, vertegenwoordiger uuid, vertegenwoordigde uuid)
    on conflict (vertegenwoordigende_partij, vertegenwoordigde_partij) do nothing`
}

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
  const paren = vertegenwoordigden.map((vertegenwoordigde) => ({ vertegenwoordiger: partij, vertegenwoordigde }))
  await sql`
    with weg as (delete from vertegenwoordiging where vertegenwoordigende_partij = ${partij}::uuid
      and vertegenwoordigde_partij <> all (${vertegenwoordigden}::uuid[]))
    ${insertVertegenwoordigingen(paren)}`.execute(db)
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
