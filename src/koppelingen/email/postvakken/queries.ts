import { v7 as uuidv7 } from 'uuid'
import type { Config } from '../../../platform/config.ts'
import { decodeCursor } from '../../../platform/cursor.ts'
import { type Db, only } from '../../../platform/database.ts'
import type { Removal } from '../../../platform/removal.ts'
import { type Changes, deleteRow, insertRowOf, insertRows, type NewRow, updateRow } from '../../../platform/row.ts'
import { sql } from '../../../platform/sql.ts'
import type { Documentcontrole } from '../../../register/documenten/contract.ts'
import { controleOf } from '../../../register/documenten/controle.ts'
import { removalOfInhoud } from '../../../register/documenten/inhoud.ts'
import type { Postvak } from '../contract.ts'
import { emailBericht, emailPostvak } from '../row.ts'

const postvakJson = sql`json_build_object('uuid', p.uuid, 'naam', p.naam, 'actief', p.actief, 'host', p.host, 'poort', p.poort,
  'beveiliging', p.beveiliging, 'gebruiker', p.gebruiker, 'aanmelden', p.aanmelden, 'clientId', p.client_id, 'tokenUrl', p.token_url,
  'scope', p.scope, 'map', p.map, 'innemenVanaf', iso(p.innemen_vanaf),
  'afdeling', (select json_build_object('uuid', a.uuid, 'naam', a.naam) from actor a where a.uuid = p.afdeling),
  'kanaal', p.kanaal, 'onderwerp', p.onderwerp, 'handeling', p.handeling, 'afzender', p.afzender,
  'ontvangstbevestiging', p.ontvangstbevestiging, 'stand', json_build_object(
    'gelezenOp', iso(p.gelezen_op), 'fout', p.fout, 'foutOp', iso(p.fout_op),
    'wachten', (select count(*) from email_bericht b where b.postvak = p.uuid and b.stand = 'wacht'),
    'oudsteOp', (select iso(min(b.aangekomen_op)) from email_bericht b where b.postvak = p.uuid and b.stand = 'wacht'),
    'apart', (select count(*) from email_bericht b where b.postvak = p.uuid and b.stand = 'apart'),
    'overgeslagen', (select count(*) from email_bericht b where b.postvak = p.uuid and b.stand = 'overgeslagen' and b.inhoud is not null)))`

/** The mailboxes, on name. */
export async function lijst(db: Db): Promise<Postvak[]> {
  const { rows } = await sql<{ postvak: Postvak }>`
    select ${postvakJson} as postvak from email_postvak p order by lower(p.naam), p.uuid`.execute(db)
  return rows.map(({ postvak }) => postvak)
}

/** One mailbox, or undefined; with `vast` nobody changes it until the transaction ends. */
export async function postvak(db: Db, uuid: string, { vast = false } = {}): Promise<Postvak | undefined> {
  const { rows } = await sql<{ postvak: Postvak }>`
    select ${postvakJson} as postvak from email_postvak p where p.uuid = ${uuid}::uuid
    ${vast ? sql`for no key update` : sql``}`.execute(db)
  return rows[0]?.postvak
}

/** Adds a mailbox. */
export const add = (db: Db, row: NewRow<typeof emailPostvak>): Promise<void> => insertRows(db, emailPostvak, [row])

/** How far the reading goes back after a change: not, to the first message, or to the first message of another mailbox or folder. */
export type Rewind = 'none' | 'begin' | 'other place'

/** Changes a mailbox; whoever reads it connects again. */
export async function change(
  db: Db,
  uuid: string,
  changes: Changes<typeof emailPostvak>,
  rewind: Rewind,
): Promise<void> {
  const begin = rewind === 'none' ? {} : { uidvalidity: null, laatsteUid: '0' }
  const plaats = rewind === 'other place' ? { plaats: uuidv7() } : {}
  await updateRow(db, emailPostvak, uuid, { ...changes, ...begin, ...plaats, fout: '', foutOp: null })
  await sql`update email_postvak set gewijzigd_op = clock_timestamp() where uuid = ${uuid}::uuid`.execute(db)
}

/** A mailbox as who reads it needs it. */
export interface TeLezen {
  uuid: string
  host: string
  poort: number
  beveiliging: string
  gebruiker: string
  aanmelden: string
  geheim: Buffer
  clientId: string | null
  tokenUrl: string | null
  scope: string | null
  map: string
  innemenVanaf: Date
  /** Another one after each change to another mailbox or folder. */
  plaats: string
  uidvalidity: string | null
  laatsteUid: string
  /** Another one after each change. */
  versie: string
}

const teLezen = sql`p.uuid, p.host, p.poort, p.beveiliging, p.gebruiker, p.aanmelden, p.geheim, p.client_id as "clientId", p.token_url as "tokenUrl",
  p.scope, p.map, p.innemen_vanaf as "innemenVanaf", p.plaats, p.uidvalidity, p.laatste_uid as "laatsteUid", p.gewijzigd_op::text as versie`

/** Reads what a test of a mailbox needs; undefined when there is none. */
export async function toTest(db: Db, uuid: string): Promise<TeLezen | undefined> {
  const { rows } = await sql<TeLezen>`select ${teLezen} from email_postvak p where p.uuid = ${uuid}::uuid`.execute(db)
  return rows[0]
}

/**
 * Takes or keeps the turn of a process for the mailboxes that nobody else reads; gives those. A turn ends by itself, so that another process
 * goes on when this one was killed. It is written again when half of it is over.
 */
export async function takeTurns(db: Db, proces: string, seconds: number): Promise<TeLezen[]> {
  const { rows } = await sql<TeLezen>`
    with beurt as (
      update email_postvak set beurt = ${proces}::uuid, beurt_tot = now() + ${seconds} * interval '1 second'
      where actief and (beurt is null or beurt_tot < now()
        or beurt = ${proces}::uuid and beurt_tot < now() + ${seconds} * interval '0.5 second') returning uuid)
    select ${teLezen} from email_postvak p
    where p.actief and (p.beurt = ${proces}::uuid or p.uuid in (select uuid from beurt))`.execute(db)
  return rows
}

/** Ends the turns of a process. */
export async function endTurns(db: Db, proces: string): Promise<void> {
  await sql`update email_postvak set beurt = null, beurt_tot = null where beurt = ${proces}::uuid`.execute(db)
}

/** Keeps that a place was read until the end. */
export async function setGelezen(db: Db, plaats: string): Promise<void> {
  await sql`
    update email_postvak set gelezen_op = now(), fout = '', fout_op = null where plaats = ${plaats}::uuid`.execute(db)
}

/** Keeps why a mailbox cannot be read. */
export async function setFout(db: Db, uuid: string, fout: string): Promise<void> {
  await sql`
    update email_postvak set fout = ${fout}, fout_op = coalesce(fout_op, now()) where uuid = ${uuid}::uuid`.execute(db)
}

/** Begins again at the first message, because the server gave its messages other UIDs. */
export async function restart(db: Db, plaats: string, uidvalidity: string): Promise<void> {
  await sql`
    update email_postvak set uidvalidity = ${uidvalidity}::bigint, laatste_uid = 0 where plaats = ${plaats}::uuid`.execute(
    db,
  )
}

/** Keeps up to where a place was read; nothing when the mailbox has another place by now. */
export async function advance(db: Db, plaats: string, uidvalidity: string, uid: number): Promise<void> {
  await sql`
    update email_postvak set laatste_uid = greatest(laatste_uid, ${uid}::bigint)
    where plaats = ${plaats}::uuid and uidvalidity = ${uidvalidity}::bigint`.execute(db)
}

/** A message that was on its way and did not arrive whole. */
export interface Onderweg {
  uuid: string
  inhoud: string | null
  /** How often it was tried before. */
  pogingen: number
}

/** Adds a message, unless it was fetched already; gives what was kept of it when it was on its way and did not arrive whole. */
export async function beginBericht(db: Db, row: NewRow<typeof emailBericht>): Promise<'nieuw' | 'bekend' | Onderweg> {
  const { rows } = await sql<Onderweg & { stand: string; nieuw: boolean }>`
    with erbij as (
      ${insertRowOf(emailBericht, row)} on conflict on constraint email_bericht_uniek do nothing returning uuid, inhoud, stand, pogingen)
    select *, true as nieuw from erbij
    union all
    select uuid, inhoud, stand, pogingen, false from email_bericht
    where plaats = ${row.plaats}::uuid and uidvalidity = ${row.uidvalidity}::bigint and uid = ${row.uid}::bigint`.execute(
    db,
  )
  const [found] = rows
  if (!found || found.nieuw) return 'nieuw'
  const { uuid, inhoud, pogingen, stand } = found
  return stand === 'ophalen' ? { uuid, inhoud, pogingen } : 'bekend'
}

/** Counts an attempt to fetch a message, before it is made: it counts too when the connection or the process ends. */
export const countPoging = (db: Db, uuid: string, pogingen: number): Promise<void> =>
  updateRow(db, emailBericht, uuid, { pogingen })

/** Keeps where the content of a message is, while it arrives or when it is whole. From then on attempts to register it are counted. */
export async function setInhoud(db: Db, uuid: string, inhoud: string, stand: 'ophalen' | 'wacht'): Promise<void> {
  await sql`
    update email_bericht set inhoud = ${inhoud}::uuid, stand = ${stand}, pogingen = case when ${stand === 'wacht'} then 0 else pogingen end where uuid = ${uuid}::uuid`.execute(
    db,
  )
}

/** Forgets a message that is no longer in the mailbox. */
export const removeBericht = (db: Db, uuid: string): Promise<void> => deleteRow(db, emailBericht, uuid)

/** A message that is to be registered, with what its mailbox says of it. */
export interface TeRegistreren {
  uuid: string
  postvak: string
  inhoud: string
  aangekomenOp: Date
  pogingen: number
  afdeling: string
  kanaal: string
  onderwerp: string
  handeling: string
  bevestigt: boolean
  toch: boolean
}

/**
 * Takes the turn for the message that waits the longest; undefined when there is none. It waits longer before each next try, so that who
 * gets stuck or is killed does not hold up the others.
 */
export async function takeBericht(db: Db): Promise<TeRegistreren | undefined> {
  const { rows } = await sql<TeRegistreren>`
    update email_bericht b set pogingen = b.pogingen + 1, volgende_poging = now() + interval '1 minute' * power(3, b.pogingen)
    from email_postvak p
    where p.uuid = b.postvak and b.uuid = (
      select w.uuid from email_bericht w where w.stand = 'wacht' and w.volgende_poging <= now()
      order by w.volgende_poging limit 1 for update of w skip locked)
    returning b.uuid, b.postvak, b.inhoud, b.aangekomen_op as "aangekomenOp", b.pogingen, p.afdeling, p.kanaal, p.onderwerp,
      p.handeling, p.ontvangstbevestiging as bevestigt, b.toch`.execute(db)
  return rows[0]
}

/** Does a message still wait? Nobody else registers it until the transaction ends. */
export async function lockBericht(db: Db, uuid: string): Promise<{ omvang: number; sha256: Buffer } | undefined> {
  const { rows } = await sql<{ omvang: number; sha256: Buffer }>`
    select h.omvang::float8 as omvang, h.sha256 from email_bericht b join inhoud h on h.uuid = b.inhoud
    where b.uuid = ${uuid}::uuid and b.stand = 'wacht' for update of b`.execute(db)
  return rows[0]
}

/** Keeps what became of a message. */
export const setUitkomst = (
  db: Db,
  uuid: string,
  uitkomst: Pick<Changes<typeof emailBericht>, 'stand' | 'reden' | 'klantcontact' | 'regel' | 'van' | 'onderwerp'>,
): Promise<void> => updateRow(db, emailBericht, uuid, uitkomst)

/**
 * Lets a message that was put aside or skipped wait again, when its content is kept; says whether it is. Undefined when it is not there or
 * something else became of it.
 */
export async function retry(db: Db, postvakUuid: string, bericht: string): Promise<{ bewaard: boolean } | undefined> {
  const { rows } = await sql<{ bewaard: boolean }>`
    with apart as (
      select uuid, inhoud is not null as bewaard from email_bericht
      where uuid = ${bericht}::uuid and postvak = ${postvakUuid}::uuid and stand in ('apart', 'overgeslagen') for update),
    wacht as (
      update email_bericht set stand = 'wacht', reden = '', pogingen = 0, volgende_poging = now(), toch = true, regel = null
      where uuid in (select uuid from apart where bewaard))
    select bewaard from apart`.execute(db)
  return rows[0]
}

/** Finds the content of a message that was put aside or skipped; null when it is not kept, undefined when something else became of it. */
export async function contentOf(
  db: Db,
  postvakUuid: string,
  bericht: string,
  config: Config,
): Promise<{ uuid: string; omvang: number; controle: Documentcontrole } | null | undefined> {
  const { rows } = await sql<{ uuid: string | null; omvang: number; controle: Documentcontrole }>`
    select h.uuid, h.omvang::float8 as omvang, ${controleOf(config)} as controle from email_bericht b left join inhoud h on h.uuid = b.inhoud
    where b.uuid = ${bericht}::uuid and b.postvak = ${postvakUuid}::uuid and b.stand in ('apart', 'overgeslagen')`.execute(
    db,
  )
  const [found] = rows
  if (!found) return undefined
  const { uuid, omvang, controle } = found
  return uuid === null ? null : { uuid, omvang, controle }
}

/** Keeps that somebody looked at a message that was put aside, and that nothing has to be done with it; false when it is not aside. */
export async function dismiss(db: Db, postvakUuid: string, bericht: string, naam: string): Promise<boolean> {
  const { rows } = await sql`
    update email_bericht set stand = 'overgeslagen', reden = 'Afgedaan door ' || ${naam}::text || '. Het stond apart: ' || reden
    where uuid = ${bericht}::uuid and postvak = ${postvakUuid}::uuid and stand = 'apart' returning 1`.execute(db)
  return rows.length > 0
}

/** The messages of a mailbox as JSON, the last one first, and one more than asked. */
export async function berichten(
  db: Db,
  postvakUuid: string,
  { stand, na, aantal }: { stand?: string | undefined; na?: string | undefined; aantal: number },
  isShown: boolean,
): Promise<{ uuid: string; bericht: string }[]> {
  const parts = [sql`b.postvak = ${postvakUuid}::uuid`]
  if (stand) parts.push(sql`b.stand = ${stand}`)
  if (na) parts.push(sql`b.uuid < ${decodeCursor(na, 'uuid')[0]}::uuid`)
  const { rows } = await sql<{ uuid: string; bericht: string }>`
    select b.uuid, json_build_object('uuid', b.uuid, 'aangekomenOp', iso(b.aangekomen_op), 'opgehaaldOp', iso(b.opgehaald_op),
      'omvang', b.omvang, 'van', case when ${isShown} then b.van else '' end, 'onderwerp', case when ${isShown} then b.onderwerp else '' end,
      'stand', b.stand, 'reden', b.reden,
      'bewaard', b.inhoud is not null, 'klantcontact', b.klantcontact,
      'regel', coalesce((select r.naam from email_regel r where r.uuid = b.regel), ''))::text as bericht
    from email_bericht b where ${sql.join(parts, sql` and `)} order by b.uuid desc limit ${sql.lit(aantal + 1)}`.execute(
    db,
  )
  return rows
}

/** Days that is kept what asked nothing or was known already (R30); what was put aside stays until somebody looked. */
const BEWAARD = 30

/** The content of messages that need not be kept any longer. */
export const oudeInhoud = (now: Date): Removal =>
  removalOfInhoud(
    (most) => sql`
      select inhoud from email_bericht where inhoud is not null and stand in ('bekend', 'overgeslagen')
        and opgehaald_op < ${now.toISOString()}::timestamptz - interval '1 day' * ${sql.lit(BEWAARD)} limit ${most}`,
  )

const count = async (db: Db, stand: string): Promise<number> =>
  only(
    await sql<{ aantal: number }>`select count(*)::int as aantal from email_bericht where stand = ${stand}`.execute(db),
  ).aantal

/** How many messages could not be registered. */
export const countApart = (db: Db): Promise<number> => count(db, 'apart')

/** How many messages are still to be registered. */
export const countWachten = (db: Db): Promise<number> => count(db, 'wacht')

/** How long the message that arrived first waits to be registered, in seconds. */
export async function secondenWachten(db: Db): Promise<number> {
  const { rows } = await sql<{ seconden: number }>`
    select coalesce(extract(epoch from now() - min(aangekomen_op)), 0)::float8 as seconden
    from email_bericht where stand = 'wacht'`.execute(db)
  return rows[0]?.seconden ?? 0
}

/** For how long the mailbox that was not read the longest was not read, in seconds. */
export async function secondenOngelezen(db: Db): Promise<number> {
  const { rows } = await sql<{ seconden: number }>`
    select coalesce(max(extract(epoch from now() - coalesce(gelezen_op, gewijzigd_op))), 0)::float8 as seconden
    from email_postvak where actief`.execute(db)
  return rows[0]?.seconden ?? 0
}
