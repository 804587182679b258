import { v7 as uuidv7 } from 'uuid'
import { type Db, only } from '../../platform/database.ts'
import { insertRowOf, insertRows, members, source, type Table, updateRow } from '../../platform/row.ts'
import { type Sql, sql } from '../../platform/sql.ts'
import type { Catalogus, NieuwZaaktype, Zaaktype } from './contract.ts'
import * as rows from './row.ts'

// The SQL of the catalogus: what zaken can be started, kept by beheer.

/** The catalogus of the municipality; undefined when there is none yet. */
export async function readCatalogus(db: Db): Promise<(Catalogus & { uuid: string }) | undefined> {
  const found = await sql<Catalogus & { uuid: string }>`
    select uuid, naam, domein, rsin, contactpersoon from zaakregister_catalogus order by volgnummer limit 1`.execute(db)
  return found.rows[0]
}

/** How many zaaktypen are published. */
export async function countPublished(db: Db): Promise<number> {
  return only(
    await sql<{ aantal: number }>`
      select count(distinct identificatie)::int as aantal from zaakregister_zaaktype where not concept`.execute(db),
  ).aantal
}

/** Keeps the catalogus: there is one. */
export async function saveCatalogus(db: Db, own: string | undefined, catalogus: Catalogus): Promise<void> {
  if (own) return updateRow(db, rows.catalogus, own, catalogus)
  return insertRows(db, rows.catalogus, [{ ...catalogus, uuid: uuidv7() }])
}

const parts = (table: Table, alias: string, order: Sql) =>
  sql`coalesce((select json_agg(json_build_object(${members(table, alias, ['volgnummer', 'zaaktype', 'plaats'])}) order by ${order})
    from ${sql.table(table)} ${sql.ref(alias)} where ${sql.ref(`${alias}.zaaktype`)} = z.uuid), '[]')`

const zaaktypeJson = sql`json_build_object(${members(rows.zaaktype, 'z', ['volgnummer', 'catalogus'])},
  'statustypen', ${parts(rows.statustype, 's', sql`s.plaats`)},
  'roltypen', ${parts(rows.roltype, 'r', sql`r.volgnummer`)},
  'resultaattypen', ${parts(rows.resultaattype, 't', sql`t.volgnummer`)},
  'eigenschappen', ${parts(rows.eigenschap, 'e', sql`e.volgnummer`)},
  'informatieobjecttypen', coalesce((select json_agg(json_build_object('uuid', i.uuid, 'omschrijving', i.omschrijving, 'categorie', i.categorie,
      'vertrouwelijkheidaanduiding', i.vertrouwelijkheidaanduiding, 'richting', k.richting) order by k.volgnummer)
    from zaakregister_zaaktype_informatieobjecttype k join zaakregister_informatieobjecttype i on i.uuid = k.informatieobjecttype
    where k.zaaktype = z.uuid), '[]'),
  'zaken', (select count(*) from zaakregister_zaak x where x.zaaktype = z.uuid))`

/** All zaaktypen with their versions, as JSON text. */
export async function zaaktypen(db: Db): Promise<string> {
  return only(
    await sql<{ json: string }>`
      select json_build_object('resultaten', coalesce(json_agg(${zaaktypeJson} order by z.omschrijving, z.begin_geldigheid), '[]'))::text as json
      from zaakregister_zaaktype z`.execute(db),
  ).json
}

/** A version of a zaaktype; undefined when there is none. */
export async function zaaktype(db: Db, uuid: string): Promise<Zaaktype | undefined> {
  const found = await sql<{ zaaktype: Zaaktype }>`
    select ${zaaktypeJson} as zaaktype from zaakregister_zaaktype z where z.uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]?.zaaktype
}

/** Lets changes of zaaktypen wait for each other until the transaction ends. */
export const lockCatalogus = (db: Db) => sql`lock table zaakregister_zaaktype in share row exclusive mode`.execute(db)

/** Is there another published version of this zaaktype that begins on this day or later? */
export async function hasLaterVersion(db: Db, { uuid, identificatie, beginGeldigheid }: Zaaktype): Promise<boolean> {
  const found = await sql`
    select from zaakregister_zaaktype where identificatie = ${identificatie} and not concept and uuid <> ${uuid}::uuid
      and begin_geldigheid >= ${beginGeldigheid}::date`.execute(db)
  return found.rows.length > 0
}

/** Publishes a concept; the version that was valid until then ends the day before. */
export async function publish(db: Db, { uuid, identificatie, beginGeldigheid }: Zaaktype): Promise<void> {
  await sql`
    update zaakregister_zaaktype set einde_geldigheid = ${beginGeldigheid}::date - 1
    where identificatie = ${identificatie} and not concept and coalesce(einde_geldigheid >= ${beginGeldigheid}::date, true)`.execute(
    db,
  )
  await updateRow(db, rows.zaaktype, uuid, { concept: false })
}

/** Ends a zaaktype on a day. */
export const endZaaktype = (db: Db, uuid: string, eindeGeldigheid: string): Promise<void> =>
  updateRow(db, rows.zaaktype, uuid, { eindeGeldigheid })

/** Keeps a concept whole: its parts are those that are given. */
export async function saveZaaktype(
  db: Db,
  catalogus: string,
  uuid: string,
  isNew: boolean,
  { statustypen, roltypen, resultaattypen, eigenschappen, informatieobjecttypen, ...zelf }: NieuwZaaktype,
): Promise<void> {
  if (isNew) await insertRows(db, rows.zaaktype, [{ ...zelf, uuid, catalogus }])
  else {
    await updateRow(db, rows.zaaktype, uuid, zelf)
    await removeParts(db, uuid)
  }
  const part = <P extends object>(given: P) => ({ ...given, uuid: uuidv7(), zaaktype: uuid })
  await insertRows(
    db,
    rows.statustype,
    statustypen.map((given, index) => ({ ...part(given), plaats: index + 1 })),
  )
  await insertRows(db, rows.roltype, roltypen.map(part))
  await insertRows(db, rows.resultaattype, resultaattypen.map(part))
  await insertRows(db, rows.eigenschap, eigenschappen.map(part))
  await saveInformatieobjecttypen(db, catalogus, uuid, zelf.beginGeldigheid, informatieobjecttypen)
}

const DELEN = [
  rows.statustype,
  rows.roltype,
  rows.resultaattype,
  rows.eigenschap,
  rows.zaaktypeInformatieobjecttype,
] as const

async function removeParts(db: Db, zaaktype: string): Promise<void> {
  for (const part of DELEN) await sql`delete from ${sql.table(part)} where zaaktype = ${zaaktype}::uuid`.execute(db)
}

/** Ties the informatieobjecttypen to a zaaktype; one that the catalogus does not have by this omschrijving comes into it. */
async function saveInformatieobjecttypen(
  db: Db,
  catalogus: string,
  zaaktype: string,
  beginGeldigheid: string,
  types: NieuwZaaktype['informatieobjecttypen'],
): Promise<void> {
  if (types.length === 0) return
  const given = types.map(({ richting: _, ...type }) => ({ ...type, uuid: uuidv7(), catalogus, beginGeldigheid }))
  const { from, columns, values } = source(rows.informatieobjecttype, given)
  await sql`insert into zaakregister_informatieobjecttype (${columns}) select ${values} from ${from}
    on conflict (catalogus, omschrijving) do nothing`.execute(db)
  const links = types.map(({ omschrijving, richting }) => ({ uuid: uuidv7(), richting, omschrijving }))
  const link = { uuid: sql`b.uuid`, zaaktype, informatieobjecttype: sql`i.uuid`, richting: sql`b.richting` }
  await sql`
    ${insertRowOf(rows.zaaktypeInformatieobjecttype, link)}
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as b (uuid uuid, richting richting_informatieobject, omschrijving text)
    join zaakregister_informatieobjecttype i on i.catalogus = ${catalogus}::uuid and i.omschrijving = b.omschrijving`.execute(
    db,
  )
}
