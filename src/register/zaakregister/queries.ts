import { v7 as uuidv7 } from 'uuid'
import { datumOp } from '../../begrippen/kalender.ts'
import type { Db } from '../../platform/database.ts'
import {
  type Changes,
  deleteRow,
  insertRowOf,
  insertRows,
  type NewRow,
  source,
  type Table,
  updateRow,
} from '../../platform/row.ts'
import { sql } from '../../platform/sql.ts'
import * as rows from './row.ts'
import type { Zaakstand } from './rules.ts'

// The SQL of zaken of the register inside: what is written, and what decisions need.

/** Adds a row; gives its uuid. */
export async function addRow<T extends Table>(
  db: Db,
  table: T,
  row: Omit<NewRow<T>, 'uuid'> & object,
): Promise<string> {
  const uuid = uuidv7()
  await insertRows(db, table, [{ ...row, uuid } as unknown as NewRow<T> & object])
  return uuid
}

type Vertrouwelijkheid = NewRow<typeof rows.zaak>['vertrouwelijkheidaanduiding']

/** A zaak to start; a number that is empty is given, a date that is null follows from the zaaktype. */
export type NieuweZaak = Omit<NewRow<typeof rows.zaak>, 'uuid' | 'registratiedatum'> & {
  registratiedatum: string | null
}

/** Changes a row. */
export const changeRow = <T extends Table>(db: Db, of: T, uuid: string, changes: Changes<T>): Promise<void> =>
  updateRow(db, of, uuid, changes)

/** Removes a row, with what belongs to it. */
export const removeRow = (db: Db, of: Table, uuid: string): Promise<void> => deleteRow(db, of, uuid)

/** The properties of a zaaktype that are needed to start a zaak. */
export interface StartbaarZaaktype {
  concept: boolean
  beginGeldigheid: string
  eindeGeldigheid: string | null
  vertrouwelijkheidaanduiding: Vertrouwelijkheid
  /** When a zaak that starts on the asked day should be, and must be, ready. */
  einddatumGepland: string | null
  uiterlijkeEinddatumAfdoening: string
}

/** The zaaktype for a zaak that starts on a day; undefined when there is none. */
export async function startbaarZaaktype(
  db: Db,
  uuid: string,
  startdatum: string,
): Promise<StartbaarZaaktype | undefined> {
  const found = await sql<StartbaarZaaktype>`
    select concept, begin_geldigheid::text as "beginGeldigheid", einde_geldigheid::text as "eindeGeldigheid", vertrouwelijkheidaanduiding,
      (${startdatum}::date + servicenorm::interval)::date::text as "einddatumGepland",
      (${startdatum}::date + doorlooptijd::interval)::date::text as "uiterlijkeEinddatumAfdoening"
    from zaakregister_zaaktype where uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]
}

/** The afdeling of the zaaktype of a new zaak gets the first rol of behandelaar. */
async function assignAfdeling(db: Db, zaak: string): Promise<void> {
  const rol = insertRowOf(rows.rol, {
    uuid: uuidv7(),
    zaak: sql`z.uuid`,
    roltype: sql`r.uuid`,
    betrokkeneType: 'organisatorische_eenheid',
    roltoelichting: 'Behandelt zaken van dit zaaktype',
    betrokkeneIdentificatie: sql`jsonb_build_object(
      'identificatie', coalesce(nullif((a.actoridentificator).object_id, ''), a.uuid::text), 'naam', left(a.naam, 50), 'isGehuisvestIn', '')`,
  })
  await sql`
    ${rol} from zaakregister_zaak z join zaakregister_zaaktype t on t.uuid = z.zaaktype join actor a on a.uuid = t.afdeling
    cross join lateral (select x.uuid from zaakregister_roltype x
      where x.zaaktype = t.uuid and x.omschrijving_generiek = 'behandelaar' order by x.volgnummer limit 1) r
    where z.uuid = ${zaak}::uuid`.execute(db)
}

/** Starts a zaak, and gives it to the afdeling that treats those of its zaaktype; gives its uuid. */
export async function startZaak(
  db: Db,
  { einddatumGepland, uiterlijkeEinddatumAfdoening }: StartbaarZaaktype,
  { identificatie, ...zaak }: NieuweZaak,
  now: Date,
): Promise<string> {
  const uuid = await addRow(db, rows.zaak, {
    ...zaak,
    ...(identificatie && { identificatie }),
    registratiedatum: zaak.registratiedatum ?? datumOp(now),
    einddatumGepland: zaak.einddatumGepland ?? einddatumGepland,
    uiterlijkeEinddatumAfdoening: zaak.uiterlijkeEinddatumAfdoening ?? uiterlijkeEinddatumAfdoening,
  })
  await assignAfdeling(db, uuid)
  return uuid
}

/** Locks a zaak until the transaction ends, and reads what decisions about it need; undefined when there is none. */
export async function lockZaak(db: Db, uuid: string): Promise<Zaakstand | undefined> {
  const found = await sql<Zaakstand>`
    with z as materialized (select * from zaakregister_zaak where uuid = ${uuid}::uuid for update)
    select z.uuid, z.zaaktype, z.bronorganisatie, z.identificatie, z.startdatum::text, z.einddatum::text, z.hoofdzaak,
      coalesce((select h.einddatum is not null from zaakregister_zaak h where h.uuid = z.hoofdzaak), false) as "hoofdzaakGesloten",
      (select count(*)::int from zaakregister_status s where s.zaak = z.uuid) as statussen,
      (select iso(max(s.datum_status_gezet)) from zaakregister_status s where s.zaak = z.uuid) as "laatsteStatusOp",
      (select r.uuid from zaakregister_resultaat r where r.zaak = z.uuid) as resultaat,
      d.deelzaken, d."openDeelzaken", d."deelzakenZonderResultaat", k."vergrendeldeDocumenten", k."documentenZonderGebruiksrecht"
    from z
    cross join lateral (select count(*)::int as deelzaken, count(*) filter (where x.einddatum is null)::int as "openDeelzaken",
        count(*) filter (where not exists (select from zaakregister_resultaat r where r.zaak = x.uuid))::int as "deelzakenZonderResultaat"
      from zaakregister_zaak x where x.hoofdzaak = z.uuid) d
    cross join lateral (select count(*) filter (where o.lock is not null)::int as "vergrendeldeDocumenten",
        count(*) filter (where o.indicatie_gebruiksrecht is null)::int as "documentenZonderGebruiksrecht"
      from zaakregister_zaakinformatieobject i join zaakregister_document o on o.uuid = i.document where i.zaak = z.uuid) k`.execute(
    db,
  )
  return found.rows[0]
}

/** A statustype: whose it is, and whether it is the last of its zaaktype. */
export async function statustypeOf(
  db: Db,
  uuid: string,
): Promise<{ zaaktype: string; isEindstatus: boolean } | undefined> {
  const found = await sql<{ zaaktype: string; isEindstatus: boolean }>`
    select s.zaaktype, s.plaats = (select max(x.plaats) from zaakregister_statustype x where x.zaaktype = s.zaaktype) as "isEindstatus"
    from zaakregister_statustype s where s.uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]
}

/** A roltype, and how many rollen of its generic kind a zaak has. */
export async function roltypeOf(db: Db, uuid: string, zaak: string) {
  const found = await sql<{ zaaktype: string; omschrijvingGeneriek: string; rollen: number }>`
    select t.zaaktype, t.omschrijving_generiek as "omschrijvingGeneriek",
      (select count(*)::int from zaakregister_rol r join zaakregister_roltype x on x.uuid = r.roltype
        where r.zaak = ${zaak}::uuid and x.omschrijving_generiek = t.omschrijving_generiek) as rollen
    from zaakregister_roltype t where t.uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]
}

/** The zaaktype to which a part of it belongs; undefined when there is no such part. */
export async function zaaktypeOf(
  db: Db,
  of: typeof rows.resultaattype | typeof rows.eigenschap,
  uuid: string,
): Promise<string | undefined> {
  const found = await sql<{ zaaktype: string }>`
    select zaaktype from ${sql.table(of)} where uuid = ${uuid}::uuid`.execute(db)
  return found.rows[0]?.zaaktype
}

/** Closes a zaak on a day; what becomes of it later follows from its resultaat (Archiefwet). */
export async function closeZaak(db: Db, zaak: string, einddatum: string): Promise<void> {
  await sql`
    update zaakregister_zaak z set einddatum = greatest(${einddatum}::date, z.startdatum), archiefnominatie = t.archiefnominatie,
      archiefactiedatum = (greatest(${einddatum}::date, z.startdatum) + t.archiefactietermijn::interval)::date
    from zaakregister_resultaat r join zaakregister_resultaattype t on t.uuid = r.resultaattype
    where r.zaak = z.uuid and z.uuid = ${zaak}::uuid`.execute(db)
}

/** Opens a zaak again. */
export async function reopenZaak(db: Db, zaak: string): Promise<void> {
  await sql`
    update zaakregister_zaak set einddatum = null, archiefnominatie = null, archiefactiedatum = null
    where uuid = ${zaak}::uuid`.execute(db)
}

/** Reads what is needed to link a document with a zaak. */
export async function koppelbaar(db: Db, document: string, zaak: Pick<Zaakstand, 'uuid' | 'zaaktype'>) {
  const found = await sql<{ vergrendeld: boolean; hoortBijZaaktype: boolean; isGekoppeld: boolean }>`
    select d.lock is not null as vergrendeld,
      exists (select from zaakregister_zaaktype_informatieobjecttype x
        where x.zaaktype = ${zaak.zaaktype}::uuid and x.informatieobjecttype = d.informatieobjecttype) as "hoortBijZaaktype",
      exists (select from zaakregister_zaakinformatieobject k where k.document = d.uuid and k.zaak = ${zaak.uuid}::uuid) as "isGekoppeld"
    from zaakregister_document d where d.uuid = ${document}::uuid`.execute(db)
  return found.rows[0]
}

export type NieuwDocument = Omit<NewRow<typeof rows.document>, 'uuid' | 'vertrouwelijkheidaanduiding'> & {
  vertrouwelijkheidaanduiding?: Vertrouwelijkheid | undefined
}

/** Adds a document, still without content; what its type gives is filled in where it is absent. Gives its uuid. */
export async function addDocument(
  db: Db,
  { vertrouwelijkheidaanduiding, ...document }: NieuwDocument,
): Promise<string> {
  const uuid = uuidv7()
  const row = { ...document, uuid, vertrouwelijkheidaanduiding: vertrouwelijkheidaanduiding ?? null }
  const { from, columns, values } = source(rows.document, [row as never], {
    values: {
      vertrouwelijkheidaanduiding: sql`coalesce(b.vertrouwelijkheidaanduiding,
        (select t.vertrouwelijkheidaanduiding from zaakregister_informatieobjecttype t where t.uuid = b.informatieobjecttype))`,
    },
  })
  await sql`insert into zaakregister_document (${columns}) select ${values} from ${from}`.execute(db)
  return uuid
}

/** A document as it is locked for a change. */
export interface Documentstand {
  lock: string | null
  versie: number
}

export async function lockDocument(db: Db, uuid: string): Promise<Documentstand | undefined> {
  const found = await sql<Documentstand>`
    select lock, versie from zaakregister_document where uuid = ${uuid}::uuid for update`.execute(db)
  return found.rows[0]
}

/** Locks a document under a new key, or opens it. */
export async function setLock(db: Db, uuid: string, lock: string | null): Promise<void> {
  await sql`update zaakregister_document set lock = ${lock} where uuid = ${uuid}::uuid`.execute(db)
}
