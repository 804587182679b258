import type { Wie } from '../../platform/context.ts'
import type { Db } from '../../platform/database.ts'
import { bytesText, insertRowOf, replacing, updateRow } from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import type { BewaardCertificaat } from '../toegang/certificaat.ts'
import type {
  NieuwZaaksysteem,
  StartbaarZaaktype,
  Zaaksysteem,
  Zaaksysteemstand,
  Zaaktype,
  Zaaktypekeuze,
  Zaaktypeversie,
} from './contract.ts'
import * as rows from './row.ts'

const NIETS_BEKEND: Zaaksysteemstand = {
  getestOp: null,
  versie: null,
  klokverschil: null,
  reserveert: false,
  substatussen: false,
  catalogusOp: null,
}

const velden = sql`s.uuid, s.naam, s.actief, s.zaken_url as "zakenUrl", s.catalogi_url as "catalogiUrl", s.documenten_url as "documentenUrl",
  s.client_id as "clientId", s.bronorganisatie, s.nummering, s.organisatie_als as "organisatieAls", s.kent_kvk as "kentKvk", s.notificaties,
  s.koppeling_melden as "koppelingMelden", s.events_url as "eventsUrl", s.opslag_url as "opslagUrl",
  s.max_vertrouwelijkheid as "maxVertrouwelijkheid", s.gelijktijdig, s.certificaat, ${JSON.stringify(NIETS_BEKEND)}::jsonb || s.stand as stand`

/** The zaaksystemen on name: all, or those that are used. */
export async function lijst(db: Db, { actief }: { actief?: boolean } = {}): Promise<Zaaksysteem[]> {
  const welke = actief === undefined ? sql`true` : sql`s.actief = ${actief}`
  const { rows } = await sql<Zaaksysteem>`select ${velden} from zaaksysteem s where ${welke} order by s.naam`.execute(
    db,
  )
  return rows
}

/** One zaaksysteem, or undefined; `vast`: nobody else changes it until the transaction ends. */
export async function zaaksysteem(db: Db, uuid: string, { vast = false } = {}): Promise<Zaaksysteem | undefined> {
  const { rows } = await sql<Zaaksysteem>`
    select ${velden} from zaaksysteem s where s.uuid = ${uuid}::uuid ${vast ? sql`for update` : sql``}`.execute(db)
  return rows[0]
}

/** A zaaksysteem with its secret, as it is kept: for who speaks with it. */
export interface MetGeheim extends Zaaksysteem {
  geheim: Buffer
  certificaatGeheim: Buffer | null
  /** The addresses of the zaaktypen that we know there. */
  zaaktypeUrls: string[]
}

/** The zaaksystemen that are used, or those named, with their secrets. */
export async function withSecret(db: Db, uuids?: readonly string[]): Promise<MetGeheim[]> {
  const welke = uuids ? sql`s.uuid = any (${uuids}::uuid[])` : sql`s.actief`
  const { rows } = await sql<MetGeheim>`
    select ${velden}, s.geheim, s.certificaat_geheim as "certificaatGeheim", array(select v.url from zaaktype t, jsonb_to_recordset(t.versies) as v (url text) where t.zaaksysteem = s.uuid)
      as "zaaktypeUrls"
    from zaaksysteem s where ${welke} order by s.naam`.execute(db)
  return rows
}

/** The secrets of a zaaksysteem, which are kept encrypted; one that is undefined stays as it was. */
export interface Geheimen {
  geheim: Buffer | undefined
  certificaat: BewaardCertificaat | null | undefined
}

/** Adds a zaaksysteem, or replaces all that is known of it. */
export async function save(
  db: Db,
  uuid: string,
  s: Omit<NieuwZaaksysteem, 'geheim' | 'certificaat'>,
  { geheim, certificaat }: Geheimen,
): Promise<void> {
  const row = {
    naam: s.naam,
    actief: s.actief,
    zakenUrl: s.zakenUrl,
    catalogiUrl: s.catalogiUrl,
    documentenUrl: s.documentenUrl,
    clientId: s.clientId,
    bronorganisatie: s.bronorganisatie,
    nummering: s.nummering,
    organisatieAls: s.organisatieAls,
    kentKvk: s.kentKvk,
    notificaties: s.notificaties,
    koppelingMelden: s.koppelingMelden,
    eventsUrl: s.eventsUrl,
    opslagUrl: s.opslagUrl,
    maxVertrouwelijkheid: s.maxVertrouwelijkheid,
    gelijktijdig: s.gelijktijdig,
    ...(certificaat !== undefined && {
      certificaat: certificaat ? certificaat.getoond : null,
      certificaatGeheim: certificaat ? bytesText(certificaat.geheim) : null,
    }),
  }
  if (!geheim) return updateRow(db, rows.zaaksysteem, uuid, row)
  const whole = { ...row, uuid, geheim: bytesText(geheim) }
  await sql`
    ${insertRowOf(rows.zaaksysteem, whole)}
    on conflict (uuid) do update set ${replacing(rows.zaaksysteem, [whole], 'uuid')}`.execute(db)
}

/** Keeps what was found out about a zaaksysteem beside what was known. */
export async function saveStand(db: Db, uuid: string, stand: Partial<Zaaksysteemstand>): Promise<void> {
  await sql`update zaaksysteem set stand = stand || ${JSON.stringify(stand)}::jsonb where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

const zaaktypeVelden = sql`t.identificatie, t.omschrijving, t.trefwoorden, t.versies, t.startbaar, t.synoniemen, t.rollen, t.eenheden,
  t.informatieobjecttype`

/** The zaaktypen of a zaaksysteem, on omschrijving. */
export async function zaaktypen(db: Db, zaaksysteem: string): Promise<Zaaktype[]> {
  const { rows } = await sql<Zaaktype>`
    select ${zaaktypeVelden} from zaaktype t where t.zaaksysteem = ${zaaksysteem}::uuid order by t.omschrijving, t.identificatie`.execute(
    db,
  )
  return rows
}

/** Keeps what beheer decides about a zaaktype; gives how it is now, or undefined when there is none. */
export async function chooseZaaktype(
  db: Db,
  zaaksysteem: string,
  identificatie: string,
  { startbaar, synoniemen, rollen, eenheden, informatieobjecttype }: Zaaktypekeuze,
): Promise<Zaaktype | undefined> {
  const { rows } = await sql<Zaaktype>`
    update zaaktype t set startbaar = ${startbaar}, synoniemen = ${synoniemen}::text[], rollen = ${rollen}::text[],
      eenheden = ${eenheden}::uuid[], informatieobjecttype = ${informatieobjecttype}
    where t.zaaksysteem = ${zaaksysteem}::uuid and t.identificatie = ${identificatie} returning ${zaaktypeVelden}`.execute(
    db,
  )
  return rows[0]
}

/** A zaaktype as the catalogus has it. */
export interface Cataloguszaaktype {
  identificatie: string
  omschrijving: string
  trefwoorden: readonly string[]
  versies: readonly Zaaktypeversie[]
}

/** Replaces the copy of a catalogus; what is no longer in it loses its versions, and what beheer decided stays. */
export async function saveCatalogus(db: Db, uuid: string, zaaktypen: readonly Cataloguszaaktype[]): Promise<void> {
  const row = {
    zaaksysteem: uuid,
    identificatie: sql`b.identificatie`,
    omschrijving: sql`b.omschrijving`,
    trefwoorden: sql`b.trefwoorden`,
    versies: sql`b.versies`,
  }
  await sql`
    with bron as (
      select * from jsonb_to_recordset(${JSON.stringify(zaaktypen)}::jsonb)
        as b (identificatie text, omschrijving text, trefwoorden text[], versies jsonb)),
    weg as (
      update zaaktype t set versies = '[]' where t.zaaksysteem = ${uuid}::uuid
        and not exists (select from bron b where b.identificatie = t.identificatie))
    ${insertRowOf(rows.zaaktype, row)} from bron b
    on conflict (zaaksysteem, identificatie) do update set ${replacing(rows.zaaktype, [row], 'zaaksysteem', 'identificatie')}`.execute(
    db,
  )
}

/** Is a version of zaaktype `t` valid on a day, and no concept? */
export const geldigOp = (dag: string) => sql`exists (
  select from jsonb_to_recordset(t.versies) as v (begin date, einde date, concept boolean)
  where not v.concept and v.begin <= ${dag}::date and (v.einde is null or v.einde >= ${dag}::date))`

/** The zaaktypen that somebody may start on a day, on omschrijving. */
export async function startbaar(
  db: Db,
  { rollen, eenheden, soort }: Pick<Wie, 'rollen' | 'eenheden' | 'soort'>,
  dag: string,
  { zoek, welke }: { zoek?: string | undefined; welke?: readonly { zaaksysteem: string; zaaktype: string }[] } = {},
): Promise<StartbaarZaaktype[]> {
  const mag =
    soort === 'applicatie'
      ? sql`true`
      : sql`(t.rollen = '{}' and t.eenheden = '{}' or t.rollen && ${rollen}::text[] or t.eenheden && ${eenheden}::uuid[])`
  const woorden = sql`lower(concat_ws(' ', t.omschrijving, t.identificatie, array_to_string(t.trefwoorden, ' '), array_to_string(t.synoniemen, ' ')))`
  const gezocht = (zoek ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .map((woord) => sql` and position(${woord} in ${woorden}) > 0`)
  const genoemd = welke
    ? sql` and (t.zaaksysteem, t.identificatie) in (
        select b.zaaksysteem, b.zaaktype from jsonb_to_recordset(${JSON.stringify(welke)}::jsonb) as b (zaaksysteem uuid, zaaktype text))`
    : sql``
  const { rows } = await sql<StartbaarZaaktype>`
    select json_build_object('uuid', s.uuid, 'naam', s.naam) as zaaksysteem, t.identificatie, t.omschrijving
    from zaaktype t join zaaksysteem s on s.uuid = t.zaaksysteem
    where s.actief and t.startbaar and ${mag} and ${geldigOp(dag)}${sql.join(gezocht, sql``)}${genoemd}
    order by t.omschrijving, s.naam limit 200`.execute(db)
  return rows
}
