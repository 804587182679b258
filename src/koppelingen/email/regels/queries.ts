import type { Db } from '../../../platform/database.ts'
import { deleteRow, insertRowOf, updateRow } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import { partijenOf } from '../../../register/klantcontacten/reads.ts'
import { type NieuwePostregel, type Postregel, PROEFBERICHTEN } from '../contract.ts'
import { emailRegel } from '../row.ts'

const regelJson = sql`json_build_object('uuid', r.uuid, 'naam', r.naam,
  'postvak', (select json_build_object('uuid', p.uuid, 'naam', p.naam) from email_postvak p where p.uuid = r.postvak),
  'van', r.van, 'naar', r.naar, 'woorden', r.woorden, 'kopNaam', r.kop_naam, 'kopWaarde', r.kop_waarde,
  'afdeling', (select json_build_object('uuid', a.uuid, 'naam', a.naam) from actor a where a.uuid = r.afdeling), 'onderwerp', r.onderwerp, 'label', r.label, 'geenTaak', r.geen_taak,
  'actief', r.actief, 'beproefdOp', iso(r.beproefd_op))`

/** Reads the rules in their order, with how many messages each met. */
export async function lijst(db: Db): Promise<Postregel[]> {
  const { rows } = await sql<{ regel: Omit<Postregel, 'aantal'>; aantal: number }>`
    select ${regelJson} as regel, (select count(*)::int from email_bericht b where b.regel = r.uuid) as aantal
    from email_regel r order by r.volgorde, r.uuid`.execute(db)
  return rows.map(({ regel, aantal }) => ({ ...regel, aantal }))
}

/** A rule as what comes in is held against it. */
export type Werkregel = Omit<Postregel, 'aantal'>

/** Reads the rules that work, in their order. */
export async function working(db: Db): Promise<Werkregel[]> {
  const { rows } = await sql<{ regel: Werkregel }>`
    select ${regelJson} as regel from email_regel r where r.actief order by r.volgorde, r.uuid`.execute(db)
  return rows.map(({ regel }) => regel)
}

/** Makes changes of the rules wait for each other until the transaction ends, and reads them as they are now. */
export async function lockAll(db: Db): Promise<Postregel[]> {
  await sql`lock table email_regel in share row exclusive mode`.execute(db)
  return lijst(db)
}

/** Adds a rule after all others. It does not work yet. */
export async function add(db: Db, uuid: string, nieuw: NieuwePostregel): Promise<void> {
  const volgorde = sql`coalesce((select max(volgorde) from email_regel), 0) + 1`
  await insertRowOf(emailRegel, { uuid, ...nieuw, volgorde }).execute(db)
}

/** Changes a rule. */
export const change = (db: Db, uuid: string, changes: Parameters<typeof updateRow<typeof emailRegel>>[3]) =>
  updateRow(db, emailRegel, uuid, changes)

/** Removes a rule. */
export const remove = (db: Db, uuid: string): Promise<void> => deleteRow(db, emailRegel, uuid)

/** Puts the rules in this order. */
export async function setVolgorde(db: Db, uuids: readonly string[]): Promise<void> {
  await sql`
    update email_regel r set volgorde = b.plaats from unnest(${uuids}::uuid[]) with ordinality as b (uuid, plaats)
    where r.uuid = b.uuid`.execute(db)
}

/** A message on which a rule can be tried. */
export interface Proefstuk {
  uuid: string
  postvak: string
  inhoud: string
  omvang: number
  aangekomenOp: Date
}

/**
 * Reads the last messages of which the content is kept, of one mailbox or of all. A copy of what was registered before names no klantcontact, so
 * nothing would tell who may see it (R28).
 */
export async function laatste(db: Db, postvak: string | null): Promise<Proefstuk[]> {
  const { rows } = await sql<Proefstuk>`
    select b.uuid, b.postvak, b.inhoud, h.omvang::float8 as omvang, b.aangekomen_op as "aangekomenOp"
    from email_bericht b join inhoud h on h.uuid = b.inhoud and h.heel
    where (${postvak}::uuid is null or b.postvak = ${postvak}::uuid) and b.stand <> 'bekend'
    order by b.uuid desc limit ${sql.lit(PROEFBERICHTEN)}`.execute(db)
  return rows
}

/** The outcome of a message. */
export interface Geworden {
  uuid: string
  klantcontact: string | null
  /** It joined a conversation. */
  isGesprek: boolean
  partijen: string[]
}

/** Reads what became of messages, as far as whoever asks may see them. */
export async function geworden(db: Db, uuids: readonly string[]): Promise<Geworden[]> {
  const { rows } = await sql<Geworden>`
    select b.uuid, b.klantcontact, ${partijenOf(sql`b.klantcontact`)} as partijen, exists (
      select from onderwerpobject o where o.klantcontact = b.klantcontact and o.was_klantcontact is not null) as "isGesprek"
    from email_bericht b where b.uuid = any (${uuids}::uuid[])`.execute(db)
  return rows
}
